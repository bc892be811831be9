package io.holdfast.testkit;

import io.holdfast.testkit.proxy.FaultProxy;
import io.holdfast.testkit.tls.IssuedCertificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One server of a {@link DatabaseCluster}. Safe for use by many threads. */
public interface DatabaseNode {

    /** Short, unique in the cluster, and the same for as long as the cluster lives: {@code db1}. */
    String name();

    /** The server's {@code @@server_id}. */
    int serverId();

    /** The port on 127.0.0.1 that applications use: the {@linkplain #proxy() proxy's}. */
    int port();

    /** The port on 127.0.0.1 that the server itself listens on. It stays the same over a crash and restart. */
    int directPort();

    /** What stands between the applications and this server. */
    FaultProxy proxy();

    /** Whether the server's process is there; a frozen one is. */
    boolean alive();

    /** Whether the server's process is there but stopped by {@link DatabaseCluster#freeze}. */
    boolean frozen();

    /**
     * Whether the server refuses writes of ordinary accounts, by its own word.
     *
     * @throws ClusterException if it does not answer within some seconds
     */
    boolean readOnly();

    /** What it shows to those who connect with TLS; empty if the cluster was built without certificates. */
    Optional<IssuedCertificate> certificate();

    /**
     * Executes a statement on the server itself, past the proxy, as an administrator who may do everything.
     *
     * @throws ClusterException if the server does not answer within some seconds or refuses
     */
    void execute(String sql);

    /**
     * The rows that a statement gives, each by column label, in order; executed as by {@link #execute}.
     *
     * @throws ClusterException if the server does not answer within some seconds or refuses
     */
    List<Map<String, @Nullable String>> query(String sql);
}

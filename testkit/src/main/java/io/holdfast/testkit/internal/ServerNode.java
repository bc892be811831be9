package io.holdfast.testkit.internal;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.proxy.FaultProxy;
import io.holdfast.testkit.tls.IssuedCertificate;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One server and its proxy. The cluster sees to it that one verb at a time changes it. */
public abstract class ServerNode implements DatabaseNode, AutoCloseable {

    /** What the kit last made of a server. */
    public enum Role {
        WRITER,
        REPLICA
    }

    private final int serverId;
    private final InetSocketAddress directAddress;
    private final AdminSession.Account admin;
    private final FaultProxy proxy;
    private volatile Role role = Role.REPLICA;
    private volatile @Nullable IssuedCertificate certificate;

    /** @param certificates by the name of a node; null for servers that need none */
    protected ServerNode(
            int serverId,
            InetSocketAddress directAddress,
            AdminSession.Account admin,
            @Nullable Certificates certificates) {
        this.serverId = serverId;
        this.directAddress = directAddress;
        this.admin = admin;
        certificate = certificates == null ? null : certificates.of(name(serverId));
        proxy = FaultProxy.to(directAddress);
    }

    // ---- what the interface promises ----

    @Override
    public final String name() {
        return name(serverId);
    }

    private static String name(int serverId) {
        return "db" + serverId;
    }

    @Override
    public final int serverId() {
        return serverId;
    }

    @Override
    public final int port() {
        return proxy.port();
    }

    @Override
    public final int directPort() {
        return directAddress.getPort();
    }

    @Override
    public final FaultProxy proxy() {
        return proxy;
    }

    @Override
    public final boolean readOnly() {
        try (AdminSession session = admin()) {
            return isReadOnly(session);
        }
    }

    static boolean isReadOnly(AdminSession session) {
        String value = session.value("SELECT @@GLOBAL.read_only");
        return !value.equals("0") && !value.equals("OFF");
    }

    @Override
    public final Optional<IssuedCertificate> certificate() {
        return Optional.ofNullable(certificate);
    }

    @Override
    public final void execute(String sql) {
        try (AdminSession session = admin()) {
            session.execute(sql);
        }
    }

    @Override
    public final List<Map<String, @Nullable String>> query(String sql) {
        try (AdminSession session = admin()) {
            return session.query(sql);
        }
    }

    @Override
    public final String toString() {
        return name() + " (server " + serverId + ", port " + port() + ", directly " + directPort() + ")";
    }

    // ---- what the kit does with it ----

    public final Role role() {
        return role;
    }

    public final void become(Role next) {
        role = next;
    }

    /** Whether it can be expected to answer. */
    public final boolean answers() {
        return alive() && !frozen();
    }

    public final void mustAnswer() {
        if (!alive()) {
            throw new ClusterException(name() + " is not running; restart it first");
        }
        if (frozen()) {
            throw new ClusterException(name() + " is frozen; thaw it first");
        }
    }

    // ---- the network of the servers ----

    /** Whether the other servers can be expected to hear of it. */
    public boolean reachable() {
        return answers();
    }

    /** Refuses a server that is cut off from the others. */
    public void mustBeConnected() {}

    /** Cuts the server off from the others; does nothing if it is. */
    public void leavePeers() {
        throw new UnsupportedOperationException("the servers of this cluster cannot be cut off from each other");
    }

    /** Ends that; says whether it was cut off until now. */
    public boolean meetPeers() {
        return false;
    }

    // ---- administrators ----

    public final AdminSession admin() {
        return admin(AdminSession.USUAL);
    }

    /** Opens a session whose statements may take so long. */
    public final AdminSession admin(Duration longest) {
        mustAnswer();
        try {
            return connect(longest);
        } catch (SQLException e) {
            throw new ClusterException(name() + ": cannot connect to it: " + AdminSession.describe(e), e);
        }
    }

    /** The same, where it is not known yet whether it answers. */
    protected final AdminSession connect(Duration longest) throws SQLException {
        return AdminSession.connect(name(), directAddress, admin, longest);
    }

    /** Gives the server another certificate, at once if it is running. */
    final void show(IssuedCertificate next) {
        IssuedCertificate before = certificate;
        if (before == null) {
            throw new ClusterException(name() + " has no certificate to replace; build the cluster with tls(...)");
        }
        if (alive()) {
            mustAnswer();
        }
        store(next);
        certificate = next;
        if (alive()) {
            try (AdminSession session = admin()) {
                session.execute(readCertificateAgain());
            } catch (ClusterException e) {
                certificate = before;
                store(before);
                throw new ClusterException(
                        name() + " does not take the certificate " + next + ", and keeps its own: " + e.getMessage(),
                        e);
            }
        }
    }

    /** Puts a certificate, its key and its authority where the server reads them. */
    protected abstract void store(IssuedCertificate certificate);

    /** The statement that makes a server do so while it runs. */
    protected abstract String readCertificateAgain();

    /** Kills the server and waits until it is gone; does nothing if it is not running. */
    public abstract void kill();

    public abstract void freeze();

    /** Does nothing if it is not frozen. */
    public abstract void thaw();

    /** Kills the server, and removes what is its own. */
    @Override
    public void close() {
        try {
            kill();
        } finally {
            proxy.close();
        }
    }
}

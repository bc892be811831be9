package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.internal.Certificates;
import io.holdfast.testkit.internal.Formation;
import io.holdfast.testkit.internal.ReplicatedFormation;
import io.holdfast.testkit.internal.ServerCluster;
import io.holdfast.testkit.tls.IssuedCertificate;
import io.holdfast.testkit.tls.TestAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link DatabaseCluster} of MariaDB servers that run as child processes of this JVM, bound to 127.0.0.1: a primary and
 * replicas over GTID replication, semi-synchronous without ever degrading. The servers and everything that they wrote are
 * gone when the cluster is closed or the JVM ends, by Ctrl-C too; on Linux also when the JVM is killed, except for the
 * files, which the next cluster removes.
 *
 * <p>The programs are unpacked once per machine into a cache, {@code ~/.cache/holdfast} or what the platform has instead,
 * or what {@code -Dholdfast.testkit.cache} names. {@code -Dholdfast.testkit.mariadb.home} names an installed MariaDB to use
 * in their place.
 */
public final class EmbeddedCluster extends ServerCluster<EmbeddedNode> {

    private EmbeddedCluster(EmbeddedServers servers, Formation<EmbeddedNode> formation, Duration endpointDelay) {
        super("embedded cluster", servers, formation, endpointDelay);
    }

    /** Same as {@link DatabaseCluster#embedded()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** What a cluster is to be like. Not safe for use by many threads. */
    public static final class Builder {
        private static final int MOST_REPLICAS = 8;

        private int replicas = 2;
        private Duration endpointDelay = Duration.ofSeconds(5);
        private @Nullable Path dataRoot;
        private @Nullable Certificates certificates;
        private Consumer<String> progress = line -> {};

        private Builder() {}

        /** How many replicas follow the primary: 0 to 8, by default 2. With 0 nothing is replicated. */
        public Builder replicas(int count) {
            if (count < 0 || count > MOST_REPLICAS) {
                throw new IllegalArgumentException("replicas: " + count + "; allowed is 0 to " + MOST_REPLICAS);
            }
            replicas = count;
            return this;
        }

        /** How much later than the writer the endpoint moves; by default 5 s. */
        public Builder endpointDelay(Duration delay) {
            if (delay.isNegative()) {
                throw new IllegalArgumentException("endpointDelay: " + delay + " is negative");
            }
            endpointDelay = delay;
            return this;
        }

        /** Where the cluster makes its own folder for data, which it removes; by default {@code java.io.tmpdir}. */
        public Builder dataRoot(Path folder) {
            dataRoot = folder;
            return this;
        }

        /** Makes the servers speak TLS, each with a good certificate of this authority, as by {@link TestAuthority#issue(String)}. */
        public Builder tls(TestAuthority authority) {
            return tls(authority::issue);
        }

        /**
         * Makes the servers speak TLS. Whoever connects without it is still let in, as the servers among themselves are. {@link
         * DatabaseCluster#certificate} replaces a certificate later.
         *
         * @param issue gives each node, by its name, the certificate that it starts with
         */
        public Builder tls(Function<String, IssuedCertificate> issue) {
            certificates = issue::apply;
            return this;
        }

        /** Who is told, in a line each, what takes time: unpacking, starting. Called by the thread that starts. */
        public Builder onProgress(Consumer<String> listener) {
            progress = listener;
            return this;
        }

        /**
         * Starts the servers and waits until all replicas follow.
         *
         * @throws ClusterException if this platform has no servers or one does not start; nothing is left behind then
         */
        public EmbeddedCluster start() {
            Path root = dataRoot;
            EmbeddedServers servers = EmbeddedServers.start(
                    replicas + 1,
                    root == null ? Path.of(System.getProperty("java.io.tmpdir")) : root,
                    certificates,
                    progress);
            try {
                Formation<EmbeddedNode> formation = new ReplicatedFormation<>(servers, new MariaDbReplication());
                EmbeddedCluster cluster = new EmbeddedCluster(servers, formation, endpointDelay);
                formation.assemble();
                progress.accept(cluster.toString());
                return cluster;
            } catch (RuntimeException e) {
                servers.close();
                throw e;
            }
        }
    }
}

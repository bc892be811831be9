package io.holdfast.testkit.embedded;

import io.holdfast.testkit.DatabaseCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link DatabaseCluster} of MariaDB servers that run as child processes of this JVM, bound to 127.0.0.1: a primary and
 * replicas over GTID replication, semi-synchronous without ever degrading.
 */
public abstract class EmbeddedCluster implements DatabaseCluster {

    EmbeddedCluster() {}

    /** Same as {@link DatabaseCluster#embedded()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** What a cluster is to be like. Not safe for use by many threads. */
    public static final class Builder {
        private int replicas = 2;
        private Duration endpointDelay = Duration.ofSeconds(5);
        private @Nullable Path dataRoot;
        private Consumer<String> progress = line -> {};

        Builder() {}

        /** How many replicas follow the primary: 0 to 8, by default 2. With 0 nothing is replicated. */
        public Builder replicas(int count) {
            replicas = count;
            return this;
        }

        /** How much later than the writer the endpoint moves; by default 5 s. */
        public Builder endpointDelay(Duration delay) {
            endpointDelay = delay;
            return this;
        }

        /** Where the cluster makes its own folder for data, which it removes; by default {@code java.io.tmpdir}. */
        public Builder dataRoot(Path folder) {
            dataRoot = folder;
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
         * @throws io.holdfast.testkit.ClusterException if this platform has no servers or one does not start; nothing is
         *     left behind then
         */
        public DatabaseCluster start() {
            throw new UnsupportedOperationException("not yet: " + replicas + endpointDelay + dataRoot + progress);
        }
    }
}

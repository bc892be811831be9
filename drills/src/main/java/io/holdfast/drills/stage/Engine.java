package io.holdfast.drills.stage;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.containers.ContainerCluster;
import io.holdfast.testkit.tls.TestAuthority;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the servers of a drill are: three of them, one of which is the writer. */
public enum Engine {
    /** MariaDB servers as child processes of the drill. */
    EMBEDDED(
            "one writer and replicas (GTID, semi-synchronous, never degrading), each a process of this machine",
            "",
            "REPLICA MONITOR ON *.*") {
        @Override
        DatabaseCluster start(
                boolean replicas, Duration endpointDelay, @Nullable TestAuthority issuer, Consumer<String> progress) {
            var builder =
                    DatabaseCluster.embedded().endpointDelay(endpointDelay).onProgress(progress);
            return (issuer == null ? builder : builder.tls(issuer)).start();
        }
    },
    /** MySQL servers in containers. They elect their writer themselves. */
    MYSQL(
            "a group with a single primary (Group Replication), each in a container",
            "sslMode=DISABLED&allowPublicKeyRetrieval=true",
            "SELECT ON performance_schema.replication_group_members") {
        @Override
        DatabaseCluster start(
                boolean replicas, Duration endpointDelay, @Nullable TestAuthority issuer, Consumer<String> progress) {
            if (ContainerCluster.unavailableBecause().isPresent()) {
                throw new ClusterException(
                        "--engine mysql needs a container engine and none answers: start Docker, or name"
                                + " another engine's socket with DOCKER_HOST, or use --engine embedded (drill.log has what was"
                                + " tried)");
            }
            ContainerCluster.Builder servers = DatabaseCluster.containers();
            var builder = (replicas ? servers : servers.groupReplication())
                    .endpointDelay(endpointDelay)
                    .onProgress(progress);
            return (issuer == null ? builder : builder.tls(issuer)).start();
        }

        @Override
        String arrangement(boolean replicas) {
            return replicas
                    ? "one writer and replicas (GTID, semi-synchronous, never degrading), each in a container"
                    : super.arrangement(false);
        }

        @Override
        String monitoring(boolean replicas) {
            return replicas ? "REPLICATION CLIENT ON *.*" : super.monitoring(false);
        }
    };

    private final String arrangement;
    private final String plainText;
    private final String monitoring;

    Engine(String arrangement, String plainText, String monitoring) {
        this.arrangement = arrangement;
        this.plainText = plainText;
        this.monitoring = monitoring;
    }

    /**
     * Starts three servers.
     *
     * @param replicas whether they are to be a writer and its replicas in any case
     * @param issuer of their certificates; null if they shall have none
     * @throws ClusterException if that is not possible on this machine
     */
    abstract DatabaseCluster start(
            boolean replicas, Duration endpointDelay, @Nullable TestAuthority issuer, Consumer<String> progress);

    /** How the servers belong together, in words. */
    String arrangement(boolean replicas) {
        return arrangement;
    }

    /** What a URL says so that the fault proxies can see what is said; empty where they can anyway. */
    public String plainText() {
        return plainText;
    }

    /** The privilege that shows an application who replicates from whom, or who belongs to the group. */
    String monitoring(boolean replicas) {
        return monitoring;
    }

    /** As it is written: {@code embedded}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In words. */
    public static String names(List<Engine> engines) {
        return engines.stream().map(Engine::toString).collect(Collectors.joining(", "));
    }

    public static List<Engine> all() {
        return Arrays.asList(values());
    }
}

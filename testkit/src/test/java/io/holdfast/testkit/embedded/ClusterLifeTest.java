package io.holdfast.testkit.embedded;

import static io.holdfast.testkit.Eventually.await;
import static io.holdfast.testkit.embedded.ChildJvm.folders;
import static io.holdfast.testkit.embedded.ChildJvm.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How clusters begin, and that nothing is left of them, whatever ends them. */
class ClusterLifeTest {

    private Path root;

    @BeforeEach
    void makeRoot(@TempDir Path folder) throws Exception {
        root = Files.createDirectory(folder.toRealPath()
                .resolve("with blanks, and a name that is longer than a socket's may be " + "x".repeat(60)));
    }

    private EmbeddedCluster.Builder one() {
        return DatabaseCluster.embedded().replicas(0).dataRoot(root);
    }

    private void nothingIsLeft() throws Exception {
        assertThat(servers(root)).isEmpty();
        assertThat(folders(root)).isEmpty();
    }

    // ---- in this JVM ----

    @Test
    void leavesNothingWhenItIsClosed() throws Exception {
        Set<String> before = threads();
        DatabaseCluster cluster = one().replicas(1).start();
        DatabaseNode replica = cluster.nodes().get(1);
        assertThat(servers(root)).hasSize(2);
        cluster.freeze(replica);
        int port = cluster.writer().port();
        cluster.close();
        nothingIsLeft();
        await().untilAsserted(() -> assertThat(before).containsAll(threads())); // Some of before may have ended, too.
        cluster.close();

        assertThatThrownBy(() -> cluster.restart(replica))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(cluster::repair).isInstanceOf(IllegalStateException.class);
        assertThat(replica.alive()).isFalse();
        assertThat(cluster.writer().port()).isEqualTo(port);
    }

    private static Set<String> threads() {
        Set<String> names = new TreeSet<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("holdfast"))
                .forEach(names::add);
        return names;
    }

    @Test
    void endsAVerbThatIsRunningWhenItIsClosed() throws Exception {
        DatabaseCluster cluster = one().replicas(1).start();
        DatabaseNode replica = cluster.nodes().get(1);
        CompletableFuture<Void> restarts = CompletableFuture.runAsync(() -> {
            while (true) {
                cluster.restart(replica);
            }
        });
        await().untilAsserted(() -> assertThat(replica.alive()).isFalse());
        cluster.close();
        await().untilAsserted(() -> assertThat(restarts).isCompletedExceptionally());
        nothingIsLeft();
    }

    @Test
    void isOneServerWithoutReplicas() throws SQLException {
        List<String> progress = new ArrayList<>();
        try (DatabaseCluster cluster = one().onProgress(progress::add).start()) {
            Application application = new Application(cluster);
            application.makeTable();
            application.insert(1);
            assertThat(cluster.nodes()).singleElement().isSameAs(cluster.writer());
            assertThatThrownBy(cluster::bestReplica).isInstanceOf(ClusterException.class);
            cluster.crash(cluster.writer());
            cluster.repair();
            application.insert(2);
            application.isEverywhere(1);
        }
        assertThat(progress).anySatisfy(line -> assertThat(line).contains("starting 1 servers"));
    }

    @Test
    void keepsClustersApart() throws Exception {
        try (DatabaseCluster cluster = one().start()) {
            Application application = new Application(cluster);
            application.makeTable();
            application.insert(1);
            try (DatabaseCluster other = one().start()) {
                assertThat(other.writer().query("SHOW TABLES FROM " + other.database()))
                        .isEmpty();
                assertThatThrownBy(() -> cluster.crash(other.writer())).isInstanceOf(IllegalArgumentException.class);
                assertThat(folders(root)).hasSize(2);
            }
            application.insert(2);
            assertThat(folders(root)).hasSize(1);
        }
        nothingIsLeft();
    }

    @Test
    void leavesNothingWhenItCannotStart() throws Exception {
        Path file = Files.createFile(root.resolve("file"));
        assertThatThrownBy(() -> one().dataRoot(file).start())
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> one().onProgress(line -> {
                            throw new IllegalArgumentException("enough");
                        })
                        .start())
                .hasMessage("enough");
        nothingIsLeft();
        assertThatThrownBy(() -> one().replicas(9)).hasMessageContaining("replicas: 9; allowed is 0 to 8");
        assertThatThrownBy(() -> one().endpointDelay(Duration.ofSeconds(-1)))
                .hasMessageContaining("endpointDelay: PT-1S");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void leavesNothingWhenAServerDoesNotServe() throws Exception {
        Path home = Files.createDirectories(root.resolve("home"));
        Path program = Files.createDirectories(home.resolve("bin")).resolve("mariadbd");
        Files.writeString(program, """
                #!/bin/sh
                case "$*" in
                *--bootstrap*) cat >bootstrap.sql ;;
                *) echo "out of luck"; exit 3 ;;
                esac
                """);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Path share = Files.createDirectories(home.resolve("share"));
        Files.createFile(share.resolve("mariadb_system_tables.sql"));
        Files.createFile(share.resolve("mariadb_system_tables_data.sql"));
        System.setProperty(MariaDb.PROPERTY, home.toString());
        System.setProperty(Cache.PROPERTY, root.resolve("cache").toString());
        try {
            assertThatThrownBy(() -> one().start())
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("db1 ended with status 3 instead of serving")
                    .hasMessageContaining("out of luck");
        } finally {
            System.clearProperty(MariaDb.PROPERTY);
            System.clearProperty(Cache.PROPERTY);
        }
        nothingIsLeft();
    }

    @Test
    void stopsStartingWhenInterrupted() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> one().start())
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        nothingIsLeft();
    }

    // ---- in a JVM that is killed ----

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    @DisabledOnOs(OS.WINDOWS)
    void leavesNothingOfAJvmThatIsAskedToEnd(String signal) throws Exception {
        try (ChildJvm child = new ChildJvm(root)) {
            child.awaitRunning();
            // Another JVM's cluster is nobody else's to remove.
            ClusterFolder.create(root).close();
            assertThat(folders(root)).hasSize(1);
            child.signal(signal);
            child.awaitEnd();
            nothingIsLeft();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void leavesNothingOfAJvmThatEndsWhileItStartsServers() throws Exception {
        try (ChildJvm child = new ChildJvm(root)) {
            child.awaitOutput("starting 2 servers");
            child.signal("TERM");
            child.awaitEnd();
            nothingIsLeft();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNoServerOfAJvmThatIsKilledAndRemovesItsFilesNextTime() throws Exception {
        try (ChildJvm child = new ChildJvm(root)) {
            child.awaitRunning();
            child.signal("KILL");
            child.awaitEnd();
            await().untilAsserted(() -> assertThat(servers(root)).isEmpty());
            assertThat(folders(root)).hasSize(1);
            one().start().close();
            nothingIsLeft();
        }
    }
}

package io.holdfast.testkit.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders that are made once per machine. */
class CacheTest {

    @TempDir
    private Path root;

    private final AtomicInteger fills = new AtomicInteger();

    private Path folder() {
        return new Cache(root).folder("name", this::fill);
    }

    private void fill(Path folder) throws IOException {
        fills.incrementAndGet();
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("bin/program"), "program");
        Files.writeString(folder.resolve("empty"), "");
    }

    private static void isWhole(Path folder) {
        assertThat(folder.resolve("bin/program")).hasContent("program");
        assertThat(folder.resolve("empty")).isEmptyFile();
    }

    @Test
    void fillsAFolderOnce() {
        isWhole(folder());
        assertThat(folder()).isEqualTo(root.resolve("name"));
        assertThat(fills).hasValue(1);
    }

    @Test
    void fillsAFolderOnceForManyThreads() throws Exception {
        int threads = 8;
        CyclicBarrier barrier = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Path>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                tasks.add(() -> {
                    barrier.await();
                    return folder();
                });
            }
            for (Future<Path> folder : pool.invokeAll(tasks)) {
                isWhole(folder.get());
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(fills).hasValue(1);
    }

    interface Damage {
        void doTo(Path folder) throws IOException;
    }

    static List<Named<Damage>> damages() {
        return List.of(
                Named.of("a file is gone", folder -> Files.delete(folder.resolve("bin/program"))),
                Named.of("a file is shorter", folder -> Files.writeString(folder.resolve("bin/program"), "prog")),
                Named.of("a file is longer", folder -> Files.writeString(folder.resolve("empty"), "not empty")),
                Named.of("the list is gone", folder -> Files.delete(folder.resolve(".complete"))),
                Named.of("the list is empty", folder -> Files.writeString(folder.resolve(".complete"), "")),
                Named.of("the list is zeros", folder -> Files.write(folder.resolve(".complete"), new byte[40])),
                Named.of(
                        "the list is no list",
                        folder ->
                                Files.write(folder.resolve(".complete"), new byte[] {(byte) 0xff, ' ', 0, '\n', 'x'})));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void fillsADamagedFolderAgain(Damage damage) throws IOException {
        damage.doTo(folder());
        isWhole(folder());
        assertThat(fills).hasValue(2);
    }

    @Test
    void leavesNothingOfAnAttemptThatFailed() throws IOException {
        assertThatThrownBy(() -> new Cache(root).folder("name", folder -> {
                    fill(folder);
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(root.resolve("name").toString())
                .hasMessageContaining("the disk is full")
                .hasMessageContaining("-D" + Cache.PROPERTY);
        assertThat(entries()).containsExactly("name.lock");
        isWhole(folder());
    }

    @Test
    void clearsAwayWhatAKilledProcessLeft() throws IOException {
        Files.createDirectories(root.resolve("name.tmp12345/bin"));
        Files.writeString(root.resolve("name.tmp12345/bin/program"), "prog");
        isWhole(folder());
        assertThat(entries()).containsExactlyInAnyOrder("name", "name.lock");
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }

    // ---- where ----

    @Test
    void prefersTheUsualPlace() {
        Cache cache = Cache.in(root.resolve("usual"), root.resolve("temporary"));
        assertThat(cache.folder("name", this::fill)).isEqualTo(root.resolve("usual/name"));
        assertThat(root.resolve("temporary")).doesNotExist();
    }

    @Test
    void doesWithATemporaryPlaceWhereTheUsualOneCannotBeWrittenTo() throws IOException {
        Path file = Files.createFile(root.resolve("file"));
        Cache cache = Cache.in(file.resolve("usual"), root.resolve("temporary"));
        isWhole(cache.folder("name", this::fill));
        assertThat(root.resolve("temporary/name")).isDirectory();
        assertThat(Cache.in(Path.of("?", ".cache"), root.resolve("temporary")).folder("name", this::fill))
                .as("of a user without a home")
                .isEqualTo(root.resolve("temporary/name"));
        assertThat(Path.of("?")).doesNotExist();
    }

    @Test
    void saysWhatToDoWhereThereIsNoPlace() throws IOException {
        Path file = Files.createFile(root.resolve("file"));
        assertThatThrownBy(() -> Cache.in(file.resolve("usual"), file.resolve("temporary")))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(file.resolve("usual").toString())
                .hasMessageContaining(file.resolve("temporary").toString())
                .hasMessageContaining("-D" + Cache.PROPERTY);
        assertThatThrownBy(() -> new Cache(file).folder("name", this::fill))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("-D" + Cache.PROPERTY);
    }
}

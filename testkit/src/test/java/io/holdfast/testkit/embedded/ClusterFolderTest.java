package io.holdfast.testkit.embedded;

import static io.holdfast.testkit.embedded.ChildJvm.folders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.ClusterException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The folder of one cluster, and what becomes of those that nobody owns any more. */
class ClusterFolderTest {

    private Path root;

    @BeforeEach
    void makeRoot(@TempDir Path folder) throws Exception {
        root = folder.toRealPath();
    }

    /** A folder as a process that is gone has left it. */
    private Path orphan() throws Exception {
        Path orphan = Files.createDirectory(root.resolve(ClusterFolder.PREFIX + "1-1-abc"));
        Files.createFile(orphan.resolve("owner"));
        Files.createDirectories(orphan.resolve("db1/data"));
        Files.writeString(orphan.resolve("db1/data/ibdata1"), "data");
        return orphan;
    }

    @Test
    void isMadeAndRemoved() throws Exception {
        ClusterFolder folder = ClusterFolder.create(root.resolve("made/too"));
        assertThat(folder.path()).isDirectory();
        Files.writeString(folder.path().resolve("file"), "content");
        folder.close();
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void removesWhatNobodyOwns() throws Exception {
        Path orphan = orphan();
        try (ClusterFolder folder = ClusterFolder.create(root)) {
            assertThat(orphan).doesNotExist();
            assertThat(folders(root)).containsExactly(folder.path());
        }
    }

    @Test
    void leavesTheOtherFoldersOfThisJvmAlone() throws Exception {
        try (ClusterFolder one = ClusterFolder.create(root);
                ClusterFolder two = ClusterFolder.create(root)) {
            assertThat(one.path()).isDirectory();
            assertThat(folders(root)).containsExactlyInAnyOrder(one.path(), two.path());
        }
        assertThat(folders(root)).isEmpty();
    }

    @Test
    void leavesAloneWhatIsBeingMadeAndWhatIsNotOfItsMaking() throws Exception {
        Path newborn = Files.createDirectory(root.resolve(ClusterFolder.PREFIX + "1-1-new"));
        Path stillborn = Files.createDirectory(root.resolve(ClusterFolder.PREFIX + "1-1-old"));
        Files.setLastModifiedTime(stillborn, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Path foreign = Files.createDirectory(root.resolve(ClusterFolder.PREFIX + "of-somebody"));
        Files.createFile(foreign.resolve("owner"));
        ClusterFolder.create(root).close();
        assertThat(newborn).exists();
        assertThat(stillborn).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void killsServersThatOutlivedTheirJvm() throws Exception {
        Path orphan = orphan();
        Process server =
                new ProcessBuilder("tail", "-f", orphan.resolve("owner").toString()).start();
        try {
            ClusterFolder.create(root).close();
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(orphan).doesNotExist();
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void saysWhereItCannotBeMade() throws Exception {
        Path file = Files.createFile(root.resolve("file"));
        assertThatThrownBy(() -> ClusterFolder.create(file.resolve("folder")))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(file.toString());
    }
}

package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which one cluster keeps everything. What a JVM left behind that was killed before it could clean up, files
 * and perhaps servers, the next one removes.
 *
 * <p>A JVM holds a lock on a file in its folder for as long as it lives: whoever gets that lock knows that the owner is
 * gone, even if it ran in another container. Its own folders a JVM knows by their names and leaves alone, because on many
 * systems it loses a lock by merely opening and closing the file once more.
 */
final class ClusterFolder implements AutoCloseable {

    static final String PREFIX = "holdfast-testkit-";

    private static final Logger LOG = LoggerFactory.getLogger(ClusterFolder.class);
    /** The process number of the owner, when it started, and whatever makes the name unique. */
    private static final Pattern NAME = Pattern.compile(PREFIX + "\\d+-\\d+-.+");

    private static final String OWNER = "owner";
    /** Younger folders without an owner are being made. */
    private static final Duration NEWBORN = Duration.ofMinutes(5);

    private final Path path;
    private final FileChannel owner;

    private ClusterFolder(Path path, FileChannel owner) {
        this.path = path;
        this.owner = owner;
    }

    static ClusterFolder create(Path root) {
        try {
            Files.createDirectories(root);
            removeOrphans(root);
            Path path = Files.createTempDirectory(root, mine()).toRealPath();
            return new ClusterFolder(path, own(path));
        } catch (IOException e) {
            throw new ClusterException("cannot make a folder for the cluster in " + root + ": " + e, e);
        }
    }

    /** The file has its name when it is locked: before, another JVM would lock it and take the folder for an orphan. */
    private static FileChannel own(Path path) throws IOException {
        Path unnamed = path.resolve(OWNER + ".new");
        FileChannel channel = FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new IOException(path + " has been locked by another process");
            }
            Files.move(unnamed, path.resolve(OWNER), StandardCopyOption.ATOMIC_MOVE);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** How the names of this JVM's folders begin; process numbers come again, together with the time of the start not. */
    private static String mine() {
        ProcessHandle me = ProcessHandle.current();
        long start = me.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return PREFIX + me.pid() + "-" + start + "-";
    }

    Path path() {
        return path;
    }

    // ---- orphans ----

    private static void removeOrphans(Path root) {
        String mine = mine();
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.toList()) {
                String name = String.valueOf(folder.getFileName());
                if (NAME.matcher(name).matches() && !name.startsWith(mine) && isOrphan(folder)) {
                    LOG.info("Removing {}, left behind by a process that is gone", folder);
                    killServers(folder.toRealPath());
                    delete(folder);
                }
            }
        } catch (IOException e) {
            LOG.warn("Could not look for what others left behind in {}: {}", root, e.toString());
        }
    }

    private static boolean isOrphan(Path folder) {
        Path owner = folder.resolve(OWNER);
        try {
            if (!Files.exists(owner)) {
                Instant made = Files.getLastModifiedTime(folder).toInstant();
                return made.isBefore(Instant.now().minus(NEWBORN));
            }
            try (FileChannel channel = FileChannel.open(owner, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                return lock != null;
            }
        } catch (IOException | OverlappingFileLockException e) {
            return false; // Being made or removed at this moment, or another user's.
        }
    }

    /** Where the kernel does not do it, servers outlive a JVM that was killed. */
    private static void killServers(Path folder) {
        ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(folder.toString()))
                        .isPresent())
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            LOG.warn("Could not remove {}: {}", folder, e.toString());
        }
    }

    @Override
    public void close() {
        try {
            owner.close();
        } catch (IOException e) {
            LOG.warn("Could not give up {}: {}", path, e.toString());
        }
        delete(path);
    }
}

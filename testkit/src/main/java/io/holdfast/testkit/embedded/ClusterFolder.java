package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which one cluster keeps everything. It says whose it is: what a JVM left behind that was killed before it
 * could clean up, the next one removes.
 */
final class ClusterFolder implements AutoCloseable {

    static final String PREFIX = "holdfast-testkit-";

    private static final Logger LOG = LoggerFactory.getLogger(ClusterFolder.class);
    private static final String OWNER = "owner";
    /** Younger folders without an owner are being made. */
    private static final Duration NEWBORN = Duration.ofMinutes(5);

    private final Path path;

    private ClusterFolder(Path path) {
        this.path = path;
    }

    static ClusterFolder create(Path root) {
        try {
            Files.createDirectories(root);
            removeOrphans(root);
            Path path = Files.createTempDirectory(root, PREFIX);
            Files.writeString(path.resolve(OWNER), me());
            return new ClusterFolder(path.toRealPath());
        } catch (IOException e) {
            throw new ClusterException("cannot make a folder for the cluster in " + root + ": " + e, e);
        }
    }

    Path path() {
        return path;
    }

    private static String me() {
        return identity(ProcessHandle.current());
    }

    /** Process numbers come again; together with the time of the start they do not. */
    private static String identity(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static void removeOrphans(Path root) throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.filter(ClusterFolder::isOrphan).toList()) {
                LOG.info("Removing {}, left behind by a process that is gone", folder);
                delete(folder);
            }
        }
    }

    private static boolean isOrphan(Path folder) {
        if (!folder.getFileName().toString().startsWith(PREFIX)) {
            return false;
        }
        try {
            Path owner = folder.resolve(OWNER);
            if (!Files.exists(owner)) {
                Instant made = Files.getLastModifiedTime(folder).toInstant();
                return made.isBefore(Instant.now().minus(NEWBORN));
            }
            String identity = Files.readString(owner);
            Optional<ProcessHandle> process =
                    ProcessHandle.of(Long.parseLong(identity.substring(0, identity.indexOf(' '))));
            return process.isEmpty() || !identity(process.get()).equals(identity);
        } catch (IOException | RuntimeException e) {
            return false; // Being made or removed at this moment, or another user's.
        }
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
        delete(path);
    }
}

package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders that are made once per machine and then only read: the unpacked servers, the template of a data folder.
 *
 * <p>A folder is filled under another name, reaches the disk, gets a manifest of its files and their sizes, and only then
 * its name; a file lock lets one process do the work while the others wait. A folder that lost files since, or the ends of
 * some, is made again.
 */
final class Cache {

    static final String PROPERTY = "holdfast.testkit.cache";

    private static final Logger LOG = LoggerFactory.getLogger(Cache.class);
    private static final String MANIFEST = ".complete";
    /** A file lock is the whole JVM's; this one is for its threads. */
    private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

    /** Makes a folder's content. */
    interface Filler {
        void fill(Path folder) throws IOException;
    }

    private final Path root;

    Cache(Path root) {
        this.root = root;
    }

    /** Where the system property says, or where this platform keeps caches, or in the folder for temporary files. */
    static Cache ofThisMachine() {
        String wanted = System.getProperty(PROPERTY);
        if (wanted != null) {
            return new Cache(Path.of(wanted));
        }
        Path temporary = Path.of(
                System.getProperty("java.io.tmpdir"),
                "holdfast-cache-" + System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_"));
        return in(preferredRoot(), temporary);
    }

    /** In the first place if it can be had, else in the second. */
    static Cache in(Path preferred, Path otherwise) {
        try {
            // A user without a home has "?" for one.
            if (preferred.isAbsolute()) {
                Files.createDirectories(preferred);
                if (Files.isWritable(preferred)) {
                    return new Cache(preferred);
                }
            }
        } catch (IOException e) {
            LOG.debug("Not in {}", preferred, e);
        }
        LOG.info("Using {} as a cache, for {} cannot be written to", otherwise, preferred);
        try {
            Files.createDirectories(otherwise);
            mustBeOurs(otherwise);
        } catch (IOException e) {
            throw new ClusterException(
                    "cannot make a cache in " + preferred + " nor in " + otherwise + ": " + e
                            + "; name a place for it with -D" + PROPERTY,
                    e);
        }
        return new Cache(otherwise);
    }

    /** Where everybody may write, somebody else could have put programs for us to run. */
    private static void mustBeOurs(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "owner", ".tmp");
        try {
            if (!Files.getOwner(folder).equals(Files.getOwner(file))) {
                throw new IOException(folder + " belongs to " + Files.getOwner(folder));
            }
        } finally {
            Files.delete(file);
        }
    }

    private static Path preferredRoot() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home"));
        String xdg = System.getenv("XDG_CACHE_HOME");
        if (os.startsWith("mac")) {
            return home.resolve("Library/Caches/holdfast");
        }
        if (os.startsWith("windows")) {
            return home.resolve("AppData/Local/holdfast/cache");
        }
        return (xdg == null || xdg.isEmpty() ? home.resolve(".cache") : Path.of(xdg)).resolve("holdfast");
    }

    /** The folder of this name, filled now if it is missing or incomplete. */
    Path folder(String name, Filler filler) {
        Path folder = root.resolve(name);
        try {
            if (!isComplete(folder)) {
                fillAlone(folder, filler);
            }
        } catch (IOException e) {
            throw new ClusterException(
                    "cannot prepare " + folder + ": " + e + "; another place can be named with -D" + PROPERTY, e);
        }
        return folder;
    }

    private void fillAlone(Path folder, Filler filler) throws IOException {
        Files.createDirectories(root);
        Path lockFile = root.resolve(folder.getFileName() + ".lock");
        IN_THIS_JVM.lock();
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !isComplete(folder)) {
                fill(folder, filler);
            }
        } finally {
            IN_THIS_JVM.unlock();
        }
    }

    private void fill(Path folder, Filler filler) throws IOException {
        // We hold the lock: what lies there under a temporary name belongs to a process that died.
        String temporaryName = folder.getFileName() + ".tmp";
        for (Path sibling : entries(root)) {
            if (sibling.getFileName().toString().startsWith(temporaryName)) {
                Folders.delete(sibling);
            }
        }
        Folders.delete(folder);
        Path temporary = Files.createTempDirectory(root, temporaryName);
        try {
            filler.fill(temporary);
            List<String> contents = new ArrayList<>();
            for (Path file : files(temporary)) {
                flush(file);
                contents.add(Files.size(file) + " " + temporary.relativize(file));
            }
            flush(Files.write(temporary.resolve(MANIFEST), contents, StandardCharsets.ISO_8859_1));
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(temporary); // There is none any more if all went well.
        }
    }

    private static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static boolean isComplete(Path folder) throws IOException {
        Path manifest = folder.resolve(MANIFEST);
        if (!Files.exists(manifest)) {
            return false;
        }
        // As bytes, for what is damaged need not be text.
        List<String> lines = Files.readAllLines(manifest, StandardCharsets.ISO_8859_1);
        for (String line : lines) {
            if (!isThere(folder, line)) {
                return false;
            }
        }
        return !lines.isEmpty();
    }

    private static boolean isThere(Path folder, String line) throws IOException {
        int blank = line.indexOf(' ');
        try {
            Path file = folder.resolve(line.substring(blank + 1));
            return Files.exists(file) && line.equals(Files.size(file) + " " + folder.relativize(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    static boolean isManifest(Path file) {
        return file.endsWith(MANIFEST);
    }
}

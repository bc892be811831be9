package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Folders that are made once per machine and then only read: the unpacked servers, the template of a data folder.
 *
 * <p>A folder is filled under another name, gets a manifest of its files and their sizes, and only then its name; a file
 * lock lets one process do the work while the others wait. A folder that lost files since is made again.
 */
final class Cache {

    static final String PROPERTY = "holdfast.testkit.cache";

    private static final String MANIFEST = ".complete";
    /** A file lock is the whole JVM's; this one is for its threads. */
    private static final Object IN_THIS_JVM = new Object();

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
        Path preferred = preferredRoot();
        try {
            Files.createDirectories(preferred);
            if (Files.isWritable(preferred)) {
                return new Cache(preferred);
            }
        } catch (IOException e) {
            // Then the other one.
        }
        return new Cache(Path.of(System.getProperty("java.io.tmpdir"), "holdfast-cache-" + userName()));
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

    private static String userName() {
        return System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_");
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
        synchronized (IN_THIS_JVM) {
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !isComplete(folder)) {
                    fill(folder, filler);
                }
            }
        }
    }

    private void fill(Path folder, Filler filler) throws IOException {
        // We hold the lock: what lies there under a temporary name belongs to a process that died.
        try (Stream<Path> siblings = Files.list(root)) {
            String leftOver = folder.getFileName() + ".tmp";
            for (Path sibling : siblings.toList()) {
                if (sibling.getFileName().toString().startsWith(leftOver)) {
                    Folders.delete(sibling);
                }
            }
        }
        Folders.delete(folder);
        Path temporary = Files.createTempDirectory(root, folder.getFileName() + ".tmp");
        filler.fill(temporary);
        Files.write(temporary.resolve(MANIFEST), contents(temporary), StandardCharsets.UTF_8);
        Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> contents(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<String> lines = new ArrayList<>();
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                lines.add(Files.size(file) + " " + folder.relativize(file));
            }
            return lines;
        }
    }

    private static boolean isComplete(Path folder) throws IOException {
        Path manifest = folder.resolve(MANIFEST);
        if (!Files.exists(manifest)) {
            return false;
        }
        for (String line : Files.readAllLines(manifest, StandardCharsets.UTF_8)) {
            int blank = line.indexOf(' ');
            Path file = folder.resolve(line.substring(blank + 1));
            if (!Files.exists(file) || Files.size(file) != Long.parseLong(line.substring(0, blank))) {
                return false;
            }
        }
        return true;
    }

    static boolean isManifest(Path file) {
        return file.endsWith(MANIFEST);
    }
}

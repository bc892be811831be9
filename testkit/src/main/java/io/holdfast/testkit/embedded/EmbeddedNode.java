package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.internal.AdminSession;
import io.holdfast.testkit.internal.Certificates;
import io.holdfast.testkit.internal.ServerNode;
import io.holdfast.testkit.tls.IssuedCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One server process with its folder, its ports and its proxy. */
final class EmbeddedNode extends ServerNode {

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final AdminSession.Account ADMIN =
            new AdminSession.Account(ServerConfig.ADMIN, ServerConfig.ADMIN_PASSWORD);

    private final Path folder;
    private final Path template;
    private final MariaDb server;
    private final Spawner spawner;
    private final Ports.Reservation directPort;
    private volatile @Nullable ServerProcess process;

    private EmbeddedNode(
            int serverId,
            Path folder,
            Path template,
            MariaDb server,
            Spawner spawner,
            Ports.Reservation directPort,
            @Nullable Certificates certificates) {
        super(
                serverId,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), directPort.port()),
                ADMIN,
                certificates);
        this.folder = folder;
        this.template = template;
        this.server = server;
        this.spawner = spawner;
        this.directPort = directPort;
    }

    static EmbeddedNode create(
            int serverId,
            Path folder,
            Path template,
            MariaDb server,
            Spawner spawner,
            @Nullable Certificates certificates) {
        return new EmbeddedNode(serverId, folder, template, server, spawner, Ports.reserve(), certificates);
    }

    @Override
    public boolean alive() {
        ServerProcess current = process;
        return current != null && current.alive();
    }

    @Override
    public boolean frozen() {
        ServerProcess current = process;
        return current != null && current.frozen();
    }

    // ---- its life ----

    /** Makes the data folder anew from the template. */
    void prepare() {
        try {
            Folders.delete(folder);
            Folders.copy(template, data());
            Files.createDirectories(folder.resolve("tmp"));
            Files.writeString(folder.resolve("my.cnf"), ServerConfig.file(options()));
        } catch (IOException e) {
            throw new ClusterException(name() + ": cannot prepare " + folder + ": " + e, e);
        }
        certificate().ifPresent(this::store);
    }

    @Override
    protected void store(IssuedCertificate certificate) {
        try {
            Files.writeString(folder.resolve(ServerConfig.AUTHORITY), certificate.authorityPem());
            Files.writeString(folder.resolve(ServerConfig.CERTIFICATE), certificate.certificatePem());
            Files.writeString(folder.resolve(ServerConfig.KEY), certificate.keyPem());
        } catch (IOException e) {
            throw new ClusterException(name() + ": cannot write its certificate to " + folder + ": " + e, e);
        }
    }

    @Override
    protected String readCertificateAgain() {
        return "FLUSH LOCAL SSL"; // Else the statement would be in the binary log.
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String temporary() {
        return ServerConfig.path(folder.resolve("tmp"));
    }

    private Path log() {
        return folder.resolve("server.log");
    }

    private List<String> options() {
        List<String> lines = ServerConfig.base(server);
        lines.addAll(ServerConfig.replication());
        lines.add("server_id=" + serverId());
        lines.add("report_host=127.0.0.1");
        lines.add("port=" + directPort());
        lines.add("datadir=" + ServerConfig.path(data()));
        lines.add("tmpdir=" + temporary());
        lines.add("pid_file=" + ServerConfig.path(folder.resolve("pid")));
        lines.add("socket=socket"); // In the data folder: a whole path may be longer than a socket's may.
        if (certificate().isPresent()) {
            lines.addAll(ServerConfig.tls(folder));
        }
        return lines;
    }

    /** Starts the process, without waiting for it to serve. It comes up read-only and does not replicate by itself. */
    void launch() {
        List<String> command = List.of(
                server.server().toString(),
                "--defaults-file=" + folder.resolve("my.cnf"),
                "--init-rpl-role=" + roleOption(),
                "--skip-slave-start");
        process = new ServerProcess(name(), spawner.start(command, folder, log()));
    }

    /** As what it comes up after a crash: then it decides what happens to transactions that nobody had acknowledged. */
    private String roleOption() {
        return role() == Role.WRITER ? "MASTER" : "SLAVE";
    }

    /** Waits until the server lets an administrator in. */
    void awaitReady() {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        @Nullable Exception last = null;
        while (System.nanoTime() - deadline < 0) {
            ServerProcess current = process;
            if (current == null || !current.alive()) {
                throw new ClusterException(name() + " ended "
                        + (current == null ? "" : "with status " + current.exitStatus() + " ")
                        + "instead of serving:\n" + DataTemplate.tail(log()));
            }
            try (AdminSession session = connect(AdminSession.USUAL)) {
                if (isThisServer(session)) {
                    return;
                }
            } catch (SQLException | ClusterException e) {
                last = e;
            }
            LockSupport.parkNanos(POLL.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new ClusterException("interrupted while waiting for " + name() + " to start");
            }
        }
        throw new ClusterException(
                name() + " does not serve after " + START_WITHIN.toSeconds() + " s:\n" + DataTemplate.tail(log()),
                last);
    }

    /** Not one of somebody else's that was faster to take the port. */
    private boolean isThisServer(AdminSession session) {
        return session.value("SELECT @@tmpdir").equals(temporary());
    }

    void strike() {
        ServerProcess current = process;
        if (current != null) {
            current.strike();
        }
    }

    @Override
    public void kill() {
        ServerProcess current = process;
        if (current != null) {
            current.kill();
        }
    }

    @Override
    public void freeze() {
        mustAnswer();
        ServerProcess current = process;
        if (current != null) {
            current.freeze();
        }
    }

    @Override
    public void thaw() {
        ServerProcess current = process;
        if (current != null) {
            current.thaw();
        }
    }

    @Override
    public void close() {
        try {
            super.close();
        } finally {
            directPort.close();
        }
    }
}

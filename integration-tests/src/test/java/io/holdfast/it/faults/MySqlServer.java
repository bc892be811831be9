package io.holdfast.it.faults;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import io.holdfast.testkit.containers.ContainerCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.mysql.MySQLContainer;

/** One MySQL server in a container, which can be made a member of a group, shut down, and started again without InnoDB's pen. */
final class MySqlServer implements AutoCloseable {

    static final String IMAGE = "mysql:9.7";
    static final String DATABASE = "test";
    static final String USER = "app";
    static final String PASSWORD = "app";

    /** The image's own configuration, not the one that Testcontainers puts in its place. */
    private static final @Nullable String NO_OVERRIDE = null;

    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(1);

    private final MySQLContainer container;
    private Connection root;

    private MySqlServer(MySQLContainer container, Connection root) {
        this.container = container;
        this.root = root;
    }

    /** Starts one; skips the test that asked for it where no container engine answers. */
    static MySqlServer start() throws SQLException {
        ContainerCluster.unavailableBecause().ifPresent(Assumptions::abort);
        MySQLContainer container = new MySQLContainer(IMAGE)
                .withConfigurationOverride(NO_OVERRIDE)
                .withUsername(USER)
                .withPassword(PASSWORD);
        container.start();
        MySqlServer server =
                new MySqlServer(container, connectRoot(container.getMappedPort(MySQLContainer.MYSQL_PORT)));
        Sql.run(server.root, "GRANT ALL ON test.* TO app@'%'");
        return server;
    }

    private static Connection connectRoot(int port) throws SQLException {
        return Sql.connect(Inner.CONNECTOR_J.url(port, DATABASE), "root", PASSWORD);
    }

    int port() {
        return portOf(container);
    }

    /** Asks the engine each time: after a restart it is another one. */
    private static int portOf(MySQLContainer container) {
        Ports.Binding[] bindings = container
                .getCurrentContainerInfo()
                .getNetworkSettings()
                .getPorts()
                .getBindings()
                .get(ExposedPort.tcp(MySQLContainer.MYSQL_PORT));
        return Integer.parseInt(Objects.requireNonNull(bindings)[0].getHostPortSpec());
    }

    /** A session that may do everything. */
    Connection root() {
        return root;
    }

    void run(String... statements) throws SQLException {
        Sql.run(root, statements);
    }

    String url(Inner driver, String... options) {
        return driver.url(port(), DATABASE, options);
    }

    Connection connect(Inner driver, String... options) throws SQLException {
        return Sql.connect(url(driver, options), USER, PASSWORD);
    }

    Connection connectAsRoot(Inner driver) throws SQLException {
        return Sql.connect(url(driver), "root", PASSWORD);
    }

    /** An account of that name with this password, and everything allowed to it in the database. */
    void account(String name, String how) throws SQLException {
        run("DROP USER IF EXISTS " + name, "CREATE USER " + name + " IDENTIFIED BY 'pw' " + how);
        run("GRANT ALL ON test.* TO " + name);
    }

    /** Runs the statements while accounts of the local socket can be made. */
    void withSocketPlugin(String... statements) throws SQLException {
        if (Sql.value(root, "SELECT plugin_name FROM information_schema.plugins WHERE plugin_name = 'auth_socket'")
                == null) {
            run("INSTALL PLUGIN auth_socket SONAME 'auth_socket.so'");
        }
        run(statements);
    }

    /** Makes it the only member of a new group. */
    void startGroup() throws SQLException {
        for (String mode : List.of("OFF_PERMISSIVE", "ON_PERMISSIVE", "ON")) {
            if (!"ON".equals(Sql.value(root, "SELECT @@global.gtid_mode"))) {
                run("SET GLOBAL enforce_gtid_consistency = ON", "SET GLOBAL gtid_mode = " + mode);
            }
        }
        run(
                "INSTALL PLUGIN group_replication SONAME 'group_replication.so'",
                "SET PERSIST group_replication_start_on_boot = OFF",
                "SET GLOBAL server_id = 11",
                "SET GLOBAL group_replication_group_name = 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa'",
                "SET GLOBAL group_replication_local_address = '127.0.0.1:33061'",
                "SET GLOBAL group_replication_group_seeds = '127.0.0.1:33061'",
                "SET GLOBAL group_replication_bootstrap_group = ON",
                "START GROUP_REPLICATION");
    }

    /** Tells the server to shut down, and returns at once. */
    void shutDown() throws SQLException {
        run("SHUTDOWN");
    }

    /** Waits for the end that was asked for, and starts the server again with InnoDB read-only. */
    void restartReadOnly() throws SQLException {
        root.close();
        await().atMost(RESTARTS_WITHIN).until(() -> !container.isRunning());
        container.copyFileToContainer(
                Transferable.of("[mysqld]\ninnodb_read_only = ON\n"), "/etc/mysql/conf.d/innodb-read-only.cnf");
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
        await().atMost(RESTARTS_WITHIN)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> {
                    root = connectRoot(port());
                    return true;
                });
    }

    @Override
    public void close() throws SQLException {
        root.close();
        container.stop();
    }
}

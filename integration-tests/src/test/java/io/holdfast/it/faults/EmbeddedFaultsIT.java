package io.holdfast.it.faults;

import static io.holdfast.it.faults.FaultCase.committing;
import static io.holdfast.it.faults.FaultCase.connecting;
import static io.holdfast.it.faults.FaultCase.sent;
import static io.holdfast.it.faults.Inner.CONNECTOR_J;
import static io.holdfast.it.faults.Inner.MARIADB;

import io.holdfast.fault.Fault;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.junit.ClusterExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the embedded MariaDB servers can show, through both drivers. */
class EmbeddedFaultsIT {

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.embedded().replicas(1));

    static final List<FaultCase> CASES = List.of(
            // The node refuses writes, and what only looks like it.
            sent(1, "a write on a replica", Fault.WRITE_REFUSED, driver -> {
                        try (Connection c =
                                connect(driver, CLUSTER.cluster().bestReplica().port())) {
                            Sql.run(c, "INSERT INTO t VALUES (" + fresh() + ", 1)");
                        }
                    })
                    .also(75),
            sent(75, "a batch on a replica", Fault.WRITE_REFUSED, driver -> {
                try (Connection c =
                                connect(driver, CLUSTER.cluster().bestReplica().port());
                        Statement statement = c.createStatement()) {
                    statement.addBatch("INSERT INTO t VALUES (" + fresh() + ", 1)");
                    statement.addBatch("INSERT INTO t VALUES (" + fresh() + ", 1)");
                    statement.executeBatch();
                }
            }),
            committing(1, "a commit on a node that was demoted", Fault.WRITE_REFUSED, driver -> {
                try (Connection c = connect(driver)) {
                    Sql.begin(c, "INSERT INTO t VALUES (" + fresh() + ", 1)");
                    CLUSTER.cluster().demote(CLUSTER.cluster().writer());
                    c.commit();
                } finally {
                    CLUSTER.cluster().writer().execute("SET GLOBAL read_only = OFF");
                }
            }),
            sent(2, "another option prevents it", Fault.NONE, driver -> {
                try (Connection c = connect(driver)) {
                    Sql.run(
                            c,
                            "SET sql_mode = 'NO_ENGINE_SUBSTITUTION', enforce_storage_engine = MyISAM",
                            "CREATE TABLE other (id INT) ENGINE = InnoDB");
                }
            }),
            sent(6, "a table that is read-only on a healthy primary", Fault.WRITE_REFUSED_IF_NODE_READ_ONLY, driver -> {
                try (Connection c = connect(driver)) {
                    Sql.run(c, "INSERT INTO merged VALUES (1)");
                }
            }),
            sent(8, "a write in a read-only transaction", Fault.NONE, driver -> {
                        try (Connection c = connect(driver)) {
                            Sql.run(c, "START TRANSACTION READ ONLY", "INSERT INTO t VALUES (" + fresh() + ", 1)");
                        }
                    })
                    .also(83),
            sent(12, "MariaDB's other 4156", Fault.NONE, driver -> {
                        try (Connection c = connect(driver)) {
                            Sql.run(c, "DELETE FROM t FOR PORTION OF nope FROM '2020-01-01' TO '2020-02-01'");
                        }
                    })
                    .code(4156),

            // The session ends, or only the statement.
            sent(22, "a session that kills itself", Fault.LINK_LOST, driver -> {
                        try (Connection c = connect(driver)) {
                            Sql.run(c, "KILL CONNECTION_ID()");
                        }
                    })
                    .also(82),
            sent(24, "MariaDB's other 4031", Fault.NONE, driver -> {
                CLUSTER.cluster().writer().execute("SET GLOBAL log_bin_trust_function_creators = ON");
                try (Connection c = connect(driver)) {
                    Sql.run(c, "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW FOLLOWS nope SET @a = 1");
                }
            }),
            sent(25, "KILL QUERY", Fault.NONE, driver -> {
                        try (Connection blocker = connect(driver);
                                Connection c = connect(driver);
                                Connection watcher = connect(driver)) {
                            Sql.begin(blocker, "UPDATE t SET v = 5 WHERE id = 1");
                            long id = Sql.id(c);
                            CompletableFuture<Void> killed =
                                    Sql.runAside(c, "UPDATE t SET v = 6 WHERE id = 1", watcher);
                            CLUSTER.cluster().writer().execute("KILL QUERY " + id);
                            rethrow(killed);
                        }
                    })
                    .also(72, 82),
            sent(26, "the server's own time limit", Fault.NONE, driver -> {
                        try (Connection blocker = connect(driver);
                                Connection c = connect(driver)) {
                            Sql.begin(blocker, "UPDATE t SET v = 5 WHERE id = 1");
                            Sql.run(c, "SET max_statement_time = 0.1", "UPDATE t SET v = 6 WHERE id = 1");
                        }
                    })
                    .code(1969)
                    .also(72, 82),
            sent(73, "the statement's time limit", Fault.NONE, driver -> {
                        try (Connection blocker = connect(driver);
                                Connection c = connect(driver);
                                Statement statement = c.createStatement()) {
                            Sql.begin(blocker, "UPDATE t SET v = 5 WHERE id = 1");
                            statement.setQueryTimeout(1);
                            statement.executeUpdate("UPDATE t SET v = 6 WHERE id = 1");
                        }
                    })
                    .only(CONNECTOR_J),

            // Conflicts.
            sent(28, "a deadlock", Fault.CONFLICT, driver -> {
                        try (Connection one = connect(driver);
                                Connection two = connect(driver);
                                Connection watcher = connect(driver)) {
                            Sql.begin(one, "UPDATE t SET v = 1 WHERE id = 1");
                            Sql.begin(two, "UPDATE t SET v = 2 WHERE id = 2");
                            CompletableFuture<Void> other =
                                    Sql.runAside(one, "UPDATE t SET v = 1 WHERE id = 2", watcher);
                            SQLException mine = caught(() -> Sql.run(two, "UPDATE t SET v = 2 WHERE id = 1"));
                            if (mine != null) {
                                throw mine;
                            }
                            rethrow(other);
                        }
                    })
                    .also(71),
            sent(29, "a lock that is not to be had", Fault.STATEMENT_CONFLICT, driver -> {
                        try (Connection blocker = connect(driver);
                                Connection c = connect(driver)) {
                            Sql.begin(blocker, "UPDATE t SET v = 5 WHERE id = 1");
                            Sql.run(c, "SELECT * FROM t WHERE id = 1 FOR UPDATE NOWAIT");
                        }
                    })
                    .also(71, 84),
            sent(31, "a row that was changed since the snapshot", Fault.CONFLICT, driver -> {
                        try (Connection c = connect(driver);
                                Connection other = connect(driver)) {
                            Sql.run(c, "SET innodb_snapshot_isolation = ON");
                            Sql.begin(c, "SELECT * FROM t");
                            Sql.run(other, "UPDATE t SET v = v + 1 WHERE id = 3");
                            Sql.run(c, "UPDATE t SET v = 7 WHERE id = 3");
                        }
                    })
                    .also(84),
            sent(38, "the end of a branch that lost a deadlock", Fault.CONFLICT, driver -> {
                        try (Connection one = connect(driver);
                                Connection two = connect(driver);
                                Connection watcher = connect(driver)) {
                            Sql.endBranchAfterDeadlock(one, two, watcher);
                        }
                    })
                    .code(1614),
            committing(39, "a branch that nobody knows", Fault.COMMIT_IN_DOUBT, driver -> {
                try (Connection c = connect(driver)) {
                    Sql.run(c, "XA COMMIT 'nobody'");
                }
            }),

            // Load.
            connecting(40, "too many connections", Fault.OVERLOADED, driver -> {
                        CLUSTER.cluster().writer().execute("SET GLOBAL max_connections = 10");
                        List<Connection> held = new ArrayList<>();
                        try {
                            while (held.size() < 20) {
                                held.add(connect(driver));
                            }
                        } finally {
                            for (Connection connection : held) {
                                connection.close();
                            }
                            // The server takes its time to see that they are closed.
                            Awaitility.await()
                                    .ignoreExceptions()
                                    .untilAsserted(() ->
                                            CLUSTER.cluster().writer().execute("SET GLOBAL max_connections = 1000"));
                        }
                    })
                    .also(69, 84),
            connecting(41, "an account's own limit", Fault.OVERLOADED, driver -> {
                        account("few", "IDENTIFIED BY 'pw' WITH MAX_USER_CONNECTIONS 1");
                        try (Connection first = Sql.connect(url(driver), "few", "pw")) {
                            first.setNetworkTimeout(Runnable::run, 5_000);
                            Sql.connectAndClose(url(driver), "few", "pw");
                        }
                    })
                    .code(1226),
            sent(44, "a full table", Fault.OVERLOADED, driver -> {
                        try (Connection c = connect(driver)) {
                            Sql.run(
                                    c,
                                    "SET max_heap_table_size = 16384",
                                    "CREATE TEMPORARY TABLE h (v VARCHAR(1000)) ENGINE = MEMORY",
                                    "INSERT INTO h SELECT REPEAT('x', 1000) FROM information_schema.collations");
                        }
                    })
                    .code(1114),

            // Credentials, rights, TLS.
            connecting(
                            45,
                            "a wrong password",
                            Fault.ACCESS_DENIED,
                            driver -> Sql.connectAndClose(
                                    url(driver), CLUSTER.cluster().user(), "wrong"))
                    .code(1045),
            connecting(
                            45,
                            "a database of others",
                            Fault.ACCESS_DENIED,
                            driver -> Sql.connectAndClose(
                                    driver.url(CLUSTER.cluster().writer().port(), "mysql"),
                                    CLUSTER.cluster().user(),
                                    CLUSTER.cluster().password()))
                    .code(1044),
            connecting(45, "no such database", Fault.ACCESS_DENIED, driver -> {
                        account("anywhere", "IDENTIFIED BY 'pw'", "GRANT ALL ON *.* TO anywhere@'%'");
                        Sql.connectAndClose(
                                driver.url(CLUSTER.cluster().writer().port(), "nosuch"), "anywhere", "pw");
                    })
                    .code(1049),
            connecting(45, "an account of a local socket", Fault.ACCESS_DENIED, driver -> {
                        account("local", "IDENTIFIED VIA unix_socket");
                        Sql.connectAndClose(url(driver), "local", "pw");
                    })
                    .code(1698),
            connecting(47, "an expired password", Fault.ACCESS_DENIED, driver -> {
                        account("expired", "IDENTIFIED BY 'pw' PASSWORD EXPIRE");
                        CLUSTER.cluster().writer().execute("SET GLOBAL disconnect_on_expired_password = ON");
                        Sql.connectAndClose(url(driver), "expired", "pw");
                    })
                    .code(1862),
            connecting(
                            47,
                            "an expired password that the server lets in, to have it changed",
                            Fault.ACCESS_DENIED,
                            driver -> {
                                account("late", "IDENTIFIED BY 'pw' PASSWORD EXPIRE");
                                CLUSTER.cluster().writer().execute("SET GLOBAL disconnect_on_expired_password = OFF");
                                Sql.connectAndClose(url(driver), "late", "pw");
                            })
                    .code(1820)
                    .only(CONNECTOR_J), // whose first question is answered so
            sent(47, "an expired password that is to be changed", Fault.NONE, driver -> {
                        account("late", "IDENTIFIED BY 'pw' PASSWORD EXPIRE");
                        CLUSTER.cluster().writer().execute("SET GLOBAL disconnect_on_expired_password = OFF");
                        try (Connection c = Sql.connect(url(driver), "late", "pw")) {
                            Sql.run(c, "SELECT 1");
                        }
                    })
                    .code(1820)
                    .only(MARIADB),
            connecting(48, "a locked account", Fault.ACCESS_DENIED, driver -> {
                        account("locked", "IDENTIFIED BY 'pw' ACCOUNT LOCK");
                        Sql.connectAndClose(url(driver), "locked", "pw");
                    })
                    .code(4151),
            connecting(48, "an account blocked by wrong passwords", Fault.ACCESS_DENIED, driver -> {
                        account("clumsy", "IDENTIFIED BY 'pw'");
                        CLUSTER.cluster().writer().execute("SET GLOBAL max_password_errors = 1");
                        try {
                            SQLException first = caught(() -> Sql.connectAndClose(url(driver), "clumsy", "wrong"));
                            if (first == null || first.getErrorCode() != 1045) {
                                throw new AssertionError("a wrong password was expected to be refused", first);
                            }
                            Sql.connectAndClose(url(driver), "clumsy", "pw");
                        } finally {
                            CLUSTER.cluster().writer().execute("SET GLOBAL max_password_errors = 4294967295");
                        }
                    })
                    .code(4150),
            connecting(
                            62,
                            "TLS wanted, none offered",
                            Fault.ACCESS_DENIED,
                            driver -> Sql.connectAndClose(
                                    driver.tlsUrl(
                                            CLUSTER.cluster().writer().port(),
                                            CLUSTER.cluster().database(),
                                            driver.isConnectorJ() ? "REQUIRED" : "trust"),
                                    CLUSTER.cluster().user(),
                                    CLUSTER.cluster().password()))
                    .also(81),

            // Not a failover's business.
            sent(54, "a packet that is too large", Fault.NONE, driver -> {
                CLUSTER.cluster().writer().execute("SET GLOBAL max_allowed_packet = 16384");
                try (Connection c = connect(driver)) {
                    Sql.run(c, "SELECT '" + "x".repeat(40_000) + "'");
                } finally {
                    CLUSTER.cluster().writer().execute("SET GLOBAL max_allowed_packet = 16777216");
                }
            }),
            sent(56, "a path that is none", Fault.NONE, driver -> {
                try (Connection c = connect(driver)) {
                    Sql.run(c, "SELECT EXTRACTVALUE('<a/>', '/a[')");
                }
            }),
            sent(57, "a variable of MySQL's", Fault.NONE, driver -> {
                try (Connection c = connect(driver)) {
                    Sql.run(c, "SELECT @@global.super_read_only");
                }
            }),
            sent(58, "a table of others", Fault.NONE, driver -> {
                        try (Connection c = connect(driver)) {
                            Sql.run(c, "SELECT * FROM mysql.global_priv");
                        }
                    })
                    .code(1142),
            sent(58, "a privilege that is missing", Fault.NONE, driver -> {
                        try (Connection c = connect(driver)) {
                            Sql.run(c, "SET GLOBAL max_connections = 7");
                        }
                    })
                    .code(1227),
            sent(0, "a state that a stored program makes up", Fault.NONE, driver -> {
                try (Connection c = connect(driver)) {
                    Sql.run(c, "SIGNAL SQLSTATE '08S01' SET MESSAGE_TEXT = 'no such customer'");
                }
            }),

            // The link.
            connecting(61, "a refused port", Fault.UNREACHABLE, driver -> {
                        CLUSTER.cluster().writer().proxy().refuse();
                        Sql.connectAndClose(url(driver), "any", "pw");
                    })
                    .also(76),
            connecting(
                            61,
                            "a host that nobody knows",
                            Fault.UNREACHABLE,
                            driver -> Sql.connectAndClose(driver.at("no-such-host.invalid", "x"), "any", "pw"))
                    .also(76),
            connecting(64, "a frozen server that accepts", Fault.UNREACHABLE, driver -> {
                        CLUSTER.cluster().freeze(CLUSTER.cluster().writer());
                        Sql.connectAndClose(url(driver, "connectTimeout=300", "socketTimeout=300"), "any", "pw");
                    })
                    .also(77),
            connecting(
                            70,
                            "several attempts",
                            Fault.UNREACHABLE,
                            driver -> Sql.connectAndClose(
                                    driver.at(
                                            "127.0.0.1:1",
                                            "x",
                                            "autoReconnect=true",
                                            "maxReconnects=1",
                                            "initialTimeout=1"),
                                    "any",
                                    "pw"))
                    .only(CONNECTOR_J),
            sent(63, "a reset in mid-statement", Fault.LINK_LOST, driver -> {
                        try (Connection c = connect(driver)) {
                            CLUSTER.cluster().writer().proxy().cutAfterStatement("INSERT");
                            Sql.run(c, "INSERT INTO t VALUES (" + fresh() + ", 1)");
                        }
                    })
                    .also(78),
            sent(63, "a killed session, found out later", Fault.LINK_LOST, driver -> {
                        try (Connection c = connect(driver)) {
                            CLUSTER.cluster().writer().execute("KILL " + Sql.id(c));
                            Sql.run(c, "SELECT 1");
                        }
                    })
                    .also(22, 78),
            sent(64, "no answer within the time limit", Fault.LINK_LOST, driver -> {
                        try (Connection c = connect(driver, "socketTimeout=300")) {
                            CLUSTER.cluster().writer().proxy().silence();
                            Sql.run(c, "SELECT 1");
                        }
                    })
                    .also(79),
            sent(66, "a connection that was found broken before", Fault.LINK_FOUND_CLOSED, driver -> {
                        try (Connection c = connect(driver)) {
                            breakLink(c);
                            c.createStatement().executeUpdate("INSERT INTO t VALUES (" + fresh() + ", 1)");
                        }
                    })
                    .also(80),
            sent(66, "rollback() in autocommit", Fault.NONE, driver -> {
                        try (Connection c = connect(driver)) {
                            c.rollback();
                        }
                    })
                    .only(CONNECTOR_J),
            sent(66, "a batch whose link broke", Fault.LINK_FOUND_CLOSED, driver -> {
                        try (Connection c = connect(driver);
                                PreparedStatement statement = c.prepareStatement("INSERT INTO t VALUES (?, 1)")) {
                            for (int i = 0; i < 3; i++) {
                                statement.setInt(1, fresh());
                                statement.addBatch();
                            }
                            CLUSTER.cluster().writer().proxy().cutAfterStatement("INSERT");
                            statement.executeBatch();
                        }
                    })
                    .only(CONNECTOR_J),
            sent(78, "a batch whose link broke", Fault.LINK_LOST, driver -> {
                        try (Connection c = connect(driver);
                                Statement statement = c.createStatement()) {
                            for (int i = 0; i < 3; i++) {
                                statement.addBatch("INSERT INTO t VALUES (" + fresh() + ", 1)");
                            }
                            CLUSTER.cluster().writer().proxy().cutAfterStatement("INSERT");
                            statement.executeBatch();
                        }
                    })
                    .only(MARIADB),
            sent(67, "rollback() on a dead link", Fault.LINK_LOST, driver -> {
                try (Connection c = connect(driver)) {
                    Sql.begin(c, "INSERT INTO t VALUES (" + fresh() + ", 1)");
                    CLUSTER.cluster().writer().proxy().reset();
                    c.rollback();
                }
            }),
            committing(68, "commit() in flight", Fault.LINK_LOST, driver -> {
                        try (Connection c = connect(driver)) {
                            Sql.begin(c, "INSERT INTO t VALUES (" + fresh() + ", 1)");
                            CLUSTER.cluster().writer().proxy().cutAfterCommit();
                            c.commit();
                        }
                    })
                    .also(78),
            sent(74, "a write after setReadOnly(true)", Fault.NONE, driver -> {
                        try (Connection c = connect(driver)) {
                            c.setReadOnly(true);
                            Sql.run(c, "INSERT INTO t VALUES (" + fresh() + ", 1)");
                        }
                    })
                    .also(83),
            sent(87, "a time limit for a connection that is closed", Fault.LINK_FOUND_CLOSED, driver -> {
                try (Connection c = connect(driver)) {
                    breakLink(c);
                    c.setNetworkTimeout(Runnable::run, 1_000);
                }
            }));

    private static final AtomicInteger IDS = new AtomicInteger(100);

    @BeforeAll
    static void prepare() throws SQLException {
        try (Connection c = connect(MARIADB)) {
            Sql.run(
                    c,
                    "CREATE TABLE t (id INT PRIMARY KEY, v INT) ENGINE = InnoDB",
                    "INSERT INTO t VALUES (1, 1), (2, 2), (3, 3)",
                    "CREATE TABLE part (id INT) ENGINE = MyISAM",
                    "CREATE TABLE merged (id INT) ENGINE = MERGE UNION = (part) INSERT_METHOD = NO");
        }
    }

    static Stream<Arguments> cases() {
        return FaultCase.withDrivers(CASES);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void isClassified(FaultCase theCase, Inner driver) {
        theCase.check(driver);
    }

    // ---- means ----

    private static int fresh() {
        return IDS.incrementAndGet();
    }

    private static String url(Inner driver, String... options) {
        return driver.url(CLUSTER.cluster().writer().port(), CLUSTER.cluster().database(), options);
    }

    private static Connection connect(Inner driver, String... options) throws SQLException {
        return Sql.connect(
                url(driver, options),
                CLUSTER.cluster().user(),
                CLUSTER.cluster().password());
    }

    private static Connection connect(Inner driver, int port) throws SQLException {
        return Sql.connect(
                driver.url(port, CLUSTER.cluster().database()),
                CLUSTER.cluster().user(),
                CLUSTER.cluster().password());
    }

    private static void account(String name, String how, String... more) {
        CLUSTER.cluster().writer().execute("CREATE OR REPLACE USER " + name + "@'%' " + how);
        CLUSTER.cluster().writer().execute("GRANT ALL ON " + CLUSTER.cluster().database() + ".* TO " + name + "@'%'");
        for (String sql : more) {
            CLUSTER.cluster().writer().execute(sql);
        }
    }

    /** Breaks the link and lets the driver find out. */
    private static void breakLink(Connection c) {
        CLUSTER.cluster().writer().proxy().reset();
        if (caught(() -> Sql.run(c, "SELECT 1")) == null) {
            throw new AssertionError("the driver did not notice that its link was reset");
        }
    }

    private interface Step {
        void run() throws SQLException;
    }

    private static @Nullable SQLException caught(Step step) {
        try {
            step.run();
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    private static void rethrow(CompletableFuture<Void> aside) throws Exception {
        try {
            aside.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw e;
        }
    }
}

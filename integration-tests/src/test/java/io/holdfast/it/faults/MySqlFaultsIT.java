package io.holdfast.it.faults;

import static io.holdfast.it.faults.FaultCase.committing;
import static io.holdfast.it.faults.FaultCase.connecting;
import static io.holdfast.it.faults.FaultCase.sent;
import static io.holdfast.it.faults.Inner.CONNECTOR_J;
import static io.holdfast.it.faults.Inner.MARIADB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.fault.Fault;
import io.holdfast.fault.FaultClassifier;
import io.holdfast.fault.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a MySQL server in a container can show, through both drivers. One server for all: first as it is, then as a group's only
 * member, then while it shuts down, at last with InnoDB read-only.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MySqlFaultsIT {

    private static final String LONG_QUERY = "SELECT COUNT(*) FROM information_schema.columns a,"
            + " information_schema.columns b, information_schema.columns c";

    private static final List<String> LANGUAGES = List.of(
            "bg_BG", "cs_CZ", "da_DK", "de_DE", "el_GR", "en_US", "es_ES", "et_EE", "fr_FR", "hu_HU", "it_IT", "ja_JP",
            "ko_KR", "nb_NO", "nl_NL", "pl_PL", "pt_PT", "ro_RO", "ru_RU", "sk_SK", "sr_RS", "sv_SE", "uk_UA");

    private static final AtomicInteger IDS = new AtomicInteger(100);

    /** What each driver was executing when the server was told to shut down. */
    private static final Map<Inner, CompletableFuture<Void>> UNDER_WAY = new EnumMap<>(Inner.class);

    private static @Nullable MySqlServer running;
    private static boolean grouped;
    private static boolean restarted;

    static final List<FaultCase> CASES = List.of(
            // The node refuses writes, and what only looks like it.
            sent(1, "a write while read-only", Fault.WRITE_REFUSED, driver -> {
                try (Connection c = server().connect(driver)) {
                    server().run("SET GLOBAL read_only = ON");
                    Sql.run(c, insert());
                } finally {
                    server().run("SET GLOBAL read_only = OFF");
                }
            }),
            sent(1, "root's write while super-read-only", Fault.WRITE_REFUSED, driver -> {
                try (Connection c = server().connectAsRoot(driver)) {
                    server().run("SET GLOBAL super_read_only = ON");
                    Sql.run(c, insert());
                } finally {
                    server().run("SET GLOBAL read_only = OFF");
                }
            }),
            committing(1, "a commit while super-read-only", Fault.WRITE_REFUSED, driver -> {
                try (Connection c = server().connect(driver)) {
                    Sql.begin(c, insert());
                    server().run("SET GLOBAL super_read_only = ON");
                    c.commit();
                } finally {
                    server().run("SET GLOBAL read_only = OFF");
                }
            }),
            sent(2, "--secure-file-priv", Fault.NONE, driver -> {
                try (Connection c = server().connectAsRoot(driver)) {
                    Sql.run(c, "SELECT 1 INTO OUTFILE '/etc/x'");
                }
            }),
            sent(6, "a table that is read-only on a healthy primary", Fault.WRITE_REFUSED_IF_NODE_READ_ONLY, driver -> {
                try (Connection c = server().connect(driver)) {
                    Sql.run(c, "INSERT INTO merged VALUES (1)");
                }
            }),
            sent(8, "a write in a read-only transaction", Fault.NONE, driver -> {
                        try (Connection c = server().connect(driver)) {
                            Sql.run(c, "START TRANSACTION READ ONLY", insert());
                        }
                    })
                    .also(83),
            sent(10, "a schema that is read-only", Fault.NONE, driver -> {
                try (Connection c = server().connectAsRoot(driver)) {
                    Sql.run(c, "INSERT INTO archive.t VALUES (1)");
                }
            }),
            sent(11, "a read lock of its own", Fault.NONE, driver -> {
                try (Connection c = server().connectAsRoot(driver)) {
                    Sql.run(c, "FLUSH TABLES WITH READ LOCK", insert());
                }
            }),
            sent(74, "a write after setReadOnly(true)", Fault.NONE, driver -> {
                        try (Connection c = server().connect(driver)) {
                            c.setReadOnly(true);
                            Sql.run(c, insert());
                        }
                    })
                    .also(83),

            // Off-line mode, idle sessions, interruptions.
            connecting(13, "off-line mode", Fault.NOT_EXECUTED, driver -> {
                server().run("SET GLOBAL offline_mode = ON");
                try {
                    server().connect(driver).close();
                } finally {
                    server().run("SET GLOBAL offline_mode = OFF");
                }
            }),
            sent(24, "a session that was idle for too long", Fault.LINK_LOST_UNSENT, driver -> {
                        try (Connection c = connectByTls(driver)) {
                            idleUntilDisconnected(c);
                            Sql.run(c, insert());
                        }
                    })
                    .also(65, 85),
            committing(24, "a commit after too long a pause", Fault.LINK_LOST_UNSENT, driver -> {
                        try (Connection c = connectByTls(driver)) {
                            Sql.begin(c, insert());
                            idleUntilDisconnected(c);
                            c.commit();
                        }
                    })
                    .also(65, 85),
            // Before it sends, this driver throws away what it finds in a plain socket: the server's notice, too.
            sent(63, "a session that was idle for too long, without TLS", Fault.LINK_LOST, driver -> {
                        try (Connection c = server().connect(driver)) {
                            idleUntilDisconnected(c);
                            Sql.run(c, insert());
                        }
                    })
                    .only(CONNECTOR_J),
            sent(24, "a session that was idle for too long, without TLS", Fault.LINK_LOST_UNSENT, driver -> {
                        try (Connection c = server().connect(driver)) {
                            idleUntilDisconnected(c);
                            Sql.run(c, insert());
                        }
                    })
                    .only(MARIADB)
                    .also(85),
            sent(25, "KILL QUERY", Fault.NONE, driver -> {
                        try (Connection c = server().connect(driver)) {
                            long id = Sql.id(c);
                            CompletableFuture<Void> killed = Sql.runAside(c, LONG_QUERY, server().root());
                            server().run("KILL QUERY " + id);
                            rethrow(killed);
                        }
                    })
                    .also(72, 82),
            sent(26, "the server's own time limit", Fault.NONE, driver -> {
                        try (Connection c = server().connect(driver)) {
                            Sql.run(c, "SET max_execution_time = 50", LONG_QUERY);
                        }
                    })
                    .code(3024),
            sent(73, "the statement's time limit", Fault.NONE, driver -> {
                        try (Connection c = server().connect(driver);
                                Statement statement = c.createStatement()) {
                            statement.setQueryTimeout(1);
                            statement.executeQuery(LONG_QUERY).close();
                        }
                    })
                    .also(82),
            sent(73, "cancel()", Fault.NONE, driver -> {
                        try (Connection c = server().connect(driver);
                                Statement statement = c.createStatement()) {
                            long id = Sql.id(c);
                            CompletableFuture<Void> cancelling = CompletableFuture.runAsync(
                                    () -> {
                                        Sql.awaitRunning(server().root(), id);
                                        cancel(statement);
                                    },
                                    Sql.ASIDE);
                            try {
                                statement.executeQuery(LONG_QUERY).close();
                            } finally {
                                cancelling.get(10, TimeUnit.SECONDS);
                            }
                        }
                    })
                    .also(82),

            // Conflicts.
            sent(28, "a deadlock", Fault.CONFLICT, driver -> {
                        try (Connection one = server().connect(driver);
                                Connection two = server().connect(driver)) {
                            Sql.begin(one, "UPDATE t SET v = 1 WHERE id = 1");
                            Sql.begin(two, "UPDATE t SET v = 2 WHERE id = 2");
                            CompletableFuture<Void> other =
                                    Sql.runAside(one, "UPDATE t SET v = 1 WHERE id = 2", server().root());
                            SQLException mine = caught(() -> Sql.run(two, "UPDATE t SET v = 2 WHERE id = 1"));
                            if (mine != null) {
                                throw mine;
                            }
                            rethrow(other);
                        }
                    })
                    .also(71),
            sent(29, "a lock that is not to be had", Fault.STATEMENT_CONFLICT, driver -> {
                        try (Connection blocker = server().connect(driver);
                                Connection c = server().connect(driver)) {
                            Sql.begin(blocker, "UPDATE t SET v = 5 WHERE id = 1");
                            Sql.run(c, "SET innodb_lock_wait_timeout = 1", "UPDATE t SET v = 6 WHERE id = 1");
                        }
                    })
                    .also(71, 84),
            committing(29, "a commit that waits for a lock in vain", Fault.CONFLICT, driver -> {
                        try (Connection blocker = server().connectAsRoot(driver);
                                Connection c = server().connect(driver)) {
                            Sql.run(c, "SET lock_wait_timeout = 1");
                            Sql.begin(c, insert());
                            Sql.run(blocker, "FLUSH TABLES WITH READ LOCK");
                            c.commit();
                        }
                    })
                    .also(71, 84),
            sent(30, "NOWAIT", Fault.NONE, driver -> {
                try (Connection blocker = server().connect(driver);
                        Connection c = server().connect(driver)) {
                    Sql.begin(blocker, "UPDATE t SET v = 5 WHERE id = 1");
                    Sql.run(c, "SELECT * FROM t WHERE id = 1 FOR UPDATE NOWAIT");
                }
            }),
            sent(38, "the end of a branch that lost a deadlock", Fault.CONFLICT, driver -> {
                        try (Connection one = server().connect(driver);
                                Connection two = server().connect(driver)) {
                            Sql.endBranchAfterDeadlock(one, two, server().root());
                        }
                    })
                    .code(1614),
            committing(39, "a branch that nobody knows", Fault.COMMIT_IN_DOUBT, driver -> {
                try (Connection c = server().connect(driver)) {
                    Sql.run(c, "XA COMMIT 'nobody'");
                }
            }),

            // Load.
            connecting(40, "too many connections", Fault.OVERLOADED, driver -> {
                        server().run("SET GLOBAL max_connections = 1");
                        List<Connection> held = new ArrayList<>();
                        try {
                            while (held.size() < 10) {
                                held.add(server().connect(driver));
                            }
                        } finally {
                            for (Connection connection : held) {
                                connection.close();
                            }
                            server().run("SET GLOBAL max_connections = 151");
                        }
                    })
                    .also(69),
            connecting(41, "an account's own limit of connections", Fault.OVERLOADED, driver -> {
                        server().account("few", "WITH MAX_USER_CONNECTIONS 1");
                        try (Connection first = Sql.connect(server().url(driver), "few", "pw")) {
                            first.setNetworkTimeout(Runnable::run, 5_000);
                            Sql.connectAndClose(server().url(driver), "few", "pw");
                        }
                    })
                    .code(1226),
            connecting(41, "an account's own limit per hour", Fault.OVERLOADED, driver -> {
                        server().account("hourly", "WITH MAX_CONNECTIONS_PER_HOUR 1");
                        Sql.connectAndClose(server().url(driver), "hourly", "pw");
                        Sql.connectAndClose(server().url(driver), "hourly", "pw");
                    })
                    .code(1226),
            connecting(41, "everybody's limit", Fault.OVERLOADED, driver -> {
                        server().account("many", "");
                        server().run("SET GLOBAL max_user_connections = 1");
                        try (Connection first = Sql.connect(server().url(driver), "many", "pw")) {
                            first.setNetworkTimeout(Runnable::run, 5_000);
                            Sql.connectAndClose(server().url(driver), "many", "pw");
                        } finally {
                            server().run("SET GLOBAL max_user_connections = 0");
                        }
                    })
                    .code(1203),
            sent(42, "rows too long to be sorted", Fault.OVERLOADED, driver -> {
                        try (Connection c = server().connect(driver)) {
                            Sql.run(
                                    c,
                                    "SET sort_buffer_size = 32768",
                                    "CREATE TEMPORARY TABLE wide (id INT, doc JSON)",
                                    "INSERT INTO wide SELECT id, JSON_OBJECT('x', REPEAT('x', 100000)) FROM t",
                                    "SELECT * FROM wide ORDER BY doc");
                        }
                    })
                    .code(1038),
            sent(44, "a full table", Fault.OVERLOADED, driver -> {
                        try (Connection c = server().connect(driver)) {
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
                            driver -> Sql.connectAndClose(server().url(driver), MySqlServer.USER, "wrong"))
                    .code(1045),
            connecting(
                            45,
                            "no such database",
                            Fault.ACCESS_DENIED,
                            driver -> Sql.connectAndClose(
                                    driver.url(server().port(), "nosuch"), "root", MySqlServer.PASSWORD))
                    .code(1049),
            connecting(
                            45,
                            "a database of others",
                            Fault.ACCESS_DENIED,
                            driver -> Sql.connectAndClose(
                                    driver.url(server().port(), "sys"), MySqlServer.USER, MySqlServer.PASSWORD))
                    .code(1044),
            connecting(45, "an account of a local socket", Fault.ACCESS_DENIED, driver -> {
                        server().withSocketPlugin(
                                        "DROP USER IF EXISTS local",
                                        "CREATE USER local IDENTIFIED WITH auth_socket",
                                        "GRANT ALL ON test.* TO local");
                        Sql.connectAndClose(server().url(driver), "local", "pw");
                    })
                    .code(1698),
            connecting(49, "an account whose plugin was removed", Fault.ACCESS_DENIED, driver -> {
                        server().withSocketPlugin(
                                        "DROP USER IF EXISTS local",
                                        "CREATE USER local IDENTIFIED WITH auth_socket",
                                        "GRANT ALL ON test.* TO local");
                        server().run("UNINSTALL PLUGIN auth_socket");
                        Sql.connectAndClose(server().url(driver), "local", "pw");
                    })
                    .code(1524),
            connecting(47, "an expired password", Fault.ACCESS_DENIED, driver -> {
                        server().account("expired", "PASSWORD EXPIRE");
                        Sql.connectAndClose(server().url(driver), "expired", "pw");
                    })
                    .code(1862),
            connecting(48, "a locked account", Fault.ACCESS_DENIED, driver -> {
                        server().account("locked", "ACCOUNT LOCK");
                        Sql.connectAndClose(server().url(driver), "locked", "pw");
                    })
                    .code(3118),
            connecting(48, "an account blocked by wrong passwords", Fault.ACCESS_DENIED, driver -> {
                        server().account("clumsy", "FAILED_LOGIN_ATTEMPTS 1 PASSWORD_LOCK_TIME 1");
                        SQLException first = caught(() -> Sql.connectAndClose(server().url(driver), "clumsy", "wrong"));
                        assertThat(first == null ? 0 : first.getErrorCode()).isIn(1045, 3955);
                        Sql.connectAndClose(server().url(driver), "clumsy", "pw");
                    })
                    .code(3955),
            connecting(50, "TLS demanded by the server", Fault.ACCESS_DENIED, driver -> {
                server().run("SET GLOBAL require_secure_transport = ON");
                try {
                    server().connect(driver).close();
                } finally {
                    server().run("SET GLOBAL require_secure_transport = OFF");
                }
            }),
            connecting(
                            62,
                            "a certificate that nobody vouches for",
                            Fault.ACCESS_DENIED,
                            driver -> Sql.connectAndClose(
                                    driver.tlsUrl(server().port(), "test", "VERIFY_CA"),
                                    MySqlServer.USER,
                                    MySqlServer.PASSWORD))
                    .only(CONNECTOR_J),
            connecting(
                            81,
                            "a certificate that nobody vouches for",
                            Fault.ACCESS_DENIED,
                            driver -> Sql.connectAndClose(
                                    driver.tlsUrl(server().port(), "test", "verify-ca"),
                                    MySqlServer.USER,
                                    MySqlServer.PASSWORD))
                    .only(MARIADB)
                    .also(86),
            connecting(62, "a key that must not be fetched", Fault.ACCESS_DENIED, driver -> {
                        server().run("FLUSH PRIVILEGES"); // forgets the passwords that it has seen
                        Sql.connectAndClose(
                                driver.tlsUrl(server().port(), "test", "DISABLED"),
                                MySqlServer.USER,
                                MySqlServer.PASSWORD);
                    })
                    .only(CONNECTOR_J),
            connecting(81, "a key that must not be fetched", Fault.ACCESS_DENIED, driver -> {
                        server().run("FLUSH PRIVILEGES");
                        Sql.connectAndClose(
                                driver.tlsUrl(server().port(), "test", "disable"),
                                MySqlServer.USER,
                                MySqlServer.PASSWORD);
                    })
                    .only(MARIADB),

            // Not a failover's business.
            sent(54, "a packet that is too large", Fault.NONE, driver -> {
                server().run("SET GLOBAL max_allowed_packet = 16384");
                try (Connection c = server().connect(driver)) {
                    Sql.run(c, "SELECT '" + "x".repeat(40_000) + "'");
                } finally {
                    server().run("SET GLOBAL max_allowed_packet = 67108864");
                }
            }),
            sent(56, "a path that is none", Fault.NONE, driver -> {
                try (Connection c = server().connect(driver)) {
                    Sql.run(c, "SELECT EXTRACTVALUE('<a/>', '/a[')");
                }
            }),
            sent(57, "a variable that nobody knows", Fault.NONE, driver -> {
                try (Connection c = server().connect(driver)) {
                    Sql.run(c, "SELECT @@global.aurora_server_id");
                }
            }),
            sent(58, "a table of others", Fault.NONE, driver -> {
                        try (Connection c = server().connect(driver)) {
                            Sql.run(c, "SELECT * FROM performance_schema.replication_group_members");
                        }
                    })
                    .code(1142),
            sent(58, "a privilege that is missing", Fault.NONE, driver -> {
                        try (Connection c = server().connect(driver)) {
                            Sql.run(c, "SET GLOBAL read_only = OFF");
                        }
                    })
                    .code(1227),
            sent(58, "a privilege for tags that is missing", Fault.NONE, driver -> {
                        try (Connection c = server().connect(driver)) {
                            Sql.run(c, "SET gtid_next = 'AUTOMATIC:tag'");
                        }
                    })
                    .code(6038),
            sent(60, "two engines in one transaction", Fault.NONE, driver -> {
                        server().run("SET GLOBAL enforce_gtid_consistency = ON"); // as it stays, since a group wants it
                        try (Connection c = server().connect(driver)) {
                            Sql.begin(c, insert(), "INSERT INTO part VALUES (1)");
                        }
                    })
                    .code(1785),
            sent(63, "a killed session, found out later", Fault.LINK_LOST, driver -> {
                        try (Connection c = server().connect(driver)) {
                            server().run("KILL " + Sql.id(c));
                            Sql.run(c, "SELECT 1");
                        }
                    })
                    .also(78));

    static final List<FaultCase> IN_A_GROUP = List.of(
            sent(36, "a write that the group does not get", Fault.COMMIT_IN_DOUBT, driver -> {
                try (Connection c = server().connect(driver)) {
                    server().run("SET GLOBAL group_replication_transaction_size_limit = 100");
                    Sql.run(c, insert());
                } finally {
                    server().run("SET GLOBAL group_replication_transaction_size_limit = 150000000");
                }
            }),
            committing(36, "a commit that the group does not get", Fault.COMMIT_IN_DOUBT, driver -> {
                try (Connection c = server().connect(driver)) {
                    server().run("SET GLOBAL group_replication_transaction_size_limit = 100");
                    Sql.begin(c, insert());
                    c.commit();
                } finally {
                    server().run("SET GLOBAL group_replication_transaction_size_limit = 150000000");
                }
            }),
            sent(0, "a table that a group does not take", Fault.NONE, driver -> {
                        try (Connection c = server().connect(driver)) {
                            Sql.begin(c, insert(), "INSERT INTO part VALUES (1)");
                        }
                    })
                    .code(3098),
            sent(60, "a GTID used twice", Fault.NONE, driver -> {
                        try (Connection c = server().connectAsRoot(driver)) {
                            String id = "bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb:" + IDS.incrementAndGet();
                            Sql.run(c, "SET gtid_next = '" + id + "'", insert(), insert());
                        }
                    })
                    .code(1837));

    static final List<FaultCase> SHUTTING_DOWN =
            List.of(sent(21, "a statement under way at SHUTDOWN", Fault.NODE_LEAVING, driver -> {
                        if (UNDER_WAY.isEmpty()) {
                            for (Inner each : Inner.values()) {
                                UNDER_WAY.put(each, Sql.runAside(server().connect(each), LONG_QUERY, server().root()));
                            }
                            server().shutDown();
                        }
                        rethrow(UNDER_WAY.get(driver));
                    })
                    .also(69));

    static final List<FaultCase> READ_ONLY_INNODB = List.of(
            sent(3, "DDL", Fault.WRITE_REFUSED, driver -> asRoot(driver, "CREATE TABLE x (id INT)")),
            sent(
                    4,
                    "a temporary table",
                    Fault.WRITE_REFUSED,
                    driver -> asRoot(driver, "CREATE TEMPORARY TABLE x (id INT)")),
            sent(5, "an insert", Fault.WRITE_REFUSED, driver -> asRoot(driver, insert())),
            sent(
                    5,
                    "an insert, told in German",
                    Fault.WRITE_REFUSED,
                    driver -> asRoot(driver, "SET lc_messages = 'de_DE'", insert())),
            sent(7, "an account", Fault.WRITE_REFUSED, driver -> asRoot(driver, "CREATE USER z IDENTIFIED BY 'x'")));

    @BeforeAll
    static void start() throws SQLException {
        running = MySqlServer.start();
        server().run(
                        "CREATE TABLE t (id INT PRIMARY KEY, v INT)",
                        "INSERT INTO t VALUES (1, 1), (2, 2), (3, 3)",
                        "CREATE TABLE part (id INT) ENGINE = MyISAM",
                        "CREATE TABLE merged (id INT) ENGINE = MERGE UNION = (part) INSERT_METHOD = NO",
                        "CREATE SCHEMA archive",
                        "CREATE TABLE archive.t (id INT)",
                        "ALTER SCHEMA archive READ ONLY = 1");
    }

    @AfterAll
    static void stop() throws SQLException {
        if (running != null) {
            running.close();
        }
    }

    @Order(1)
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("asItIs")
    void isClassified(FaultCase theCase, Inner driver) {
        theCase.check(driver);
    }

    static Stream<Arguments> asItIs() {
        return FaultCase.withDrivers(CASES);
    }

    /** The token that counts is the same in all of them. */
    @Order(1)
    @ParameterizedTest
    @EnumSource
    void aRefusedWriteIsRecognisedInEveryLanguage(Inner driver) throws SQLException {
        server().run("SET GLOBAL read_only = ON");
        try (Connection c = server().connect(driver)) {
            Set<String> texts = new TreeSet<>();
            for (String language : LANGUAGES) {
                Sql.run(c, "SET lc_messages = '" + language + "'");
                SQLException e = caught(() -> Sql.run(c, insert()));
                assertThat(e == null ? "nothing was thrown" : FaultClassifier.classify(e, Phase.SENT))
                        .describedAs("%s: %s", language, e == null ? "" : e.getMessage())
                        .isEqualTo(Fault.WRITE_REFUSED);
                texts.add(String.valueOf(e == null ? null : e.getMessage()));
            }
            assertThat(texts).describedAs("the texts, translated").hasSizeGreaterThan(4);
        } finally {
            server().run("SET GLOBAL read_only = OFF");
        }
    }

    @Order(2)
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("inAGroup")
    void isClassifiedInAGroup(FaultCase theCase, Inner driver) throws SQLException {
        if (!grouped) {
            server().startGroup();
            grouped = true;
        }
        theCase.check(driver);
    }

    static Stream<Arguments> inAGroup() {
        return FaultCase.withDrivers(IN_A_GROUP);
    }

    @Order(3)
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("shuttingDown")
    void isClassifiedWhileShuttingDown(FaultCase theCase, Inner driver) {
        theCase.check(driver);
    }

    static Stream<Arguments> shuttingDown() {
        return FaultCase.withDrivers(SHUTTING_DOWN);
    }

    @Order(4)
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("readOnlyInnoDb")
    void isClassifiedWithInnoDbReadOnly(FaultCase theCase, Inner driver) throws SQLException {
        if (!restarted) {
            server().restartReadOnly();
            restarted = true;
        }
        theCase.check(driver);
    }

    static Stream<Arguments> readOnlyInnoDb() {
        return FaultCase.withDrivers(READ_ONLY_INNODB);
    }

    // ---- means ----

    private static MySqlServer server() {
        return Objects.requireNonNull(running, "the server runs only between the first test and the last");
    }

    private static Connection connectByTls(Inner driver) throws SQLException {
        String mode = driver.isConnectorJ() ? "REQUIRED" : "trust";
        return Sql.connect(
                driver.tlsUrl(server().port(), MySqlServer.DATABASE, mode), MySqlServer.USER, MySqlServer.PASSWORD);
    }

    private static String insert() {
        return "INSERT INTO t VALUES (" + IDS.incrementAndGet() + ", 1)";
    }

    private static void asRoot(Inner driver, String... statements) throws SQLException {
        try (Connection c = server().connectAsRoot(driver)) {
            Sql.run(c, statements);
        }
    }

    /** Leaves the session alone until the server has ended it. */
    private static void idleUntilDisconnected(Connection c) throws SQLException {
        long id = Sql.id(c);
        Sql.run(c, "SET SESSION wait_timeout = 1");
        Sql.awaitGone(server().root(), id);
        // The server's notice is still on its way through the engine's own proxy, and there is nothing to see it by.
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            throw new CompletionException(e);
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

    private static void rethrow(@Nullable CompletableFuture<Void> aside) throws Exception {
        try {
            Objects.requireNonNull(aside).get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw e;
        }
    }
}

package io.holdfast.it.faults;

import static io.holdfast.it.faults.Inner.CONNECTOR_J;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.fault.Fault;
import io.holdfast.fault.FaultClassifier;
import io.holdfast.fault.Phase;
import io.holdfast.testkit.wire.Answer;
import io.holdfast.testkit.wire.ScriptedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What no real server here sends on demand, sent by one that plays a server, to both drivers. */
class ScriptedFaultsIT {

    private static final String IDLE =
            "The client was disconnected by the server because of inactivity. See wait_timeout and"
                    + " interactive_timeout for configuring this behavior.";

    static final List<FaultCase> CASES = List.of(
            // Answers to statements.
            statement(1, 1290, "HY000", "MariaDB服务器使用--read-only选项运行，因此无法执行此语句", Fault.WRITE_REFUSED),
            statement(5, 1015, "HY000", "无法锁定文件（错误号码：165 \"Table is read only\"）", Fault.WRITE_REFUSED),
            statement(5, 1015, "HY000", "Can't lock file (errno: 11 - Resource temporarily unavailable)", Fault.NONE),
            statement(
                    9,
                    1207,
                    "25000",
                    "Update locks cannot be acquired during a READ UNCOMMITTED transaction",
                    Fault.NONE),
            statement(
                    12, 4156, "HY000", "Cannot change the 'x' system variable in read-only mode.", Fault.WRITE_REFUSED),
            statement(
                    12,
                    4049,
                    "HY000",
                    "This operation cannot be performed on a Group Replication secondary member, it must be done on the group primary.",
                    Fault.WRITE_REFUSED),
            statement(
                    15,
                    4094,
                    "HY000",
                    "All queries have been blocked while function 'group_replication_set_as_primary()' is executing.",
                    Fault.NOT_EXECUTED),
            statement(
                    16,
                    3781,
                    "HY000",
                    "Timeout exceeded for held statement while new Group Replication primary member is applying backlog.",
                    Fault.NOT_EXECUTED),
            statement(
                    16,
                    3782,
                    "HY000",
                    "Held statement aborted because Group Replication plugin got shut down",
                    Fault.NOT_EXECUTED),
            statement(
                    16,
                    3783,
                    "HY000",
                    "Held statement was aborted due to member being in error state",
                    Fault.NOT_EXECUTED),
            statement(
                    17,
                    3796,
                    "HY000",
                    "The option group_replication_consistency cannot be used on the current member state.",
                    Fault.NOT_EXECUTED),
            statement(
                    17,
                    3797,
                    "HY000",
                    "Error while waiting for group transactions commit on group_replication_consistency= 'BEFORE'.",
                    Fault.NOT_EXECUTED),
            statement(
                    17,
                    3798,
                    "HY000",
                    "Error while waiting for transactions with group_replication_consistency= 'AFTER' to commit.",
                    Fault.NOT_EXECUTED),
            statement(
                    17,
                    3799,
                    "HY000",
                    "The Group Replication plugin is stopping, therefore new transactions are not allowed to start.",
                    Fault.NOT_EXECUTED),
            statement(18, 1047, "08S01", "WSREP has not yet prepared node for application use", Fault.NOT_EXECUTED)
                    .also(69),
            commit(18, 1047, "08S01", "WSREP has not yet prepared node for application use", Fault.NOT_EXECUTED),
            statement(
                    19,
                    1047,
                    "08S01",
                    "Aborting TOI: Replication paused on node for FTWRL/BACKUP STAGE.",
                    Fault.OVERLOADED),
            statement(20, 1047, "08S01", "Unknown command", Fault.NONE),
            statement(23, 3169, "HY000", "Session was killed", Fault.LINK_LOST),
            statement(23, 3168, "HY000", "Server isn't available", Fault.NODE_LEAVING),
            statement(
                    27,
                    4192,
                    "70100",
                    "Slave log event execution was interrupted (slave_max_statement_time exceeded)",
                    Fault.NONE),
            statement(
                            28,
                            1213,
                            "40001",
                            "Deadlock found when trying to get lock; try restarting transaction",
                            Fault.CONFLICT)
                    .also(71),
            commit(
                    28,
                    1213,
                    "40001",
                    "Deadlock found when trying to get lock; try restarting transaction",
                    Fault.CONFLICT),
            commit(
                            32,
                            3101,
                            "40000",
                            "Plugin instructed the server to rollback the current transaction.",
                            Fault.COMMIT_REFUSED)
                    .also(71),
            commit(
                    33,
                    1180,
                    "HY000",
                    "Got error 149 - 'Lock deadlock; Retry transaction' during COMMIT",
                    Fault.COMMIT_REFUSED),
            commit(
                            34,
                            1180,
                            "HY000",
                            "Got error 1 \"provider status: Not connected to Primary Component\" during COMMIT",
                            Fault.COMMIT_IN_DOUBT)
                    .also(84),
            commit(
                            35,
                            1180,
                            "HY000",
                            "Got error 90 \"wsrep_max_ws_rows exceeded\" during COMMIT",
                            Fault.COMMIT_IN_DOUBT)
                    .also(84),
            statement(35, 1181, "HY000", "Got error 5 - 'Input/output error' during ROLLBACK", Fault.COMMIT_IN_DOUBT),
            statement(36, 3100, "HY000", "Error on observer while running replication hook 'before_dml'.", Fault.NONE),
            statement(
                    37,
                    3231,
                    "HY000",
                    "The size of writeset data for the current transaction exceeds a limit",
                    Fault.NONE),
            statement(37, 1105, "HY000", "Maximum writeset size exceeded", Fault.NONE),
            statement(38, 1402, "XA100", "XA_RBROLLBACK: Transaction branch was rolled back", Fault.CONFLICT),
            statement(
                    38,
                    1613,
                    "XA106",
                    "XA_RBTIMEOUT: Transaction branch was rolled back: took too long",
                    Fault.CONFLICT),
            statement(
                    38,
                    1614,
                    "XA102",
                    "XA_RBDEADLOCK: Transaction branch was rolled back: deadlock was detected",
                    Fault.CONFLICT),
            statement(42, 1041, "HY000", "Out of memory.", Fault.OVERLOADED),
            statement(
                    42,
                    1037,
                    "HY001",
                    "Out of memory; restart server and try again (needed 65536 bytes)",
                    Fault.OVERLOADED),
            statement(
                    42,
                    1038,
                    "HY001",
                    "Out of sort memory, consider increasing server sort buffer size",
                    Fault.OVERLOADED),
            statement(43, 1206, "HY000", "The total number of locks exceeds the lock table size", Fault.OVERLOADED),
            statement(43, 1637, "HY000", "Too many active concurrent transactions", Fault.OVERLOADED),
            statement(
                    44, 1021, "HY000", "Disk full (/tmp); waiting for someone to free some space...", Fault.OVERLOADED),
            statement(44, 3675, "HY000", "Create table/tablespace 't' failed, as disk is full", Fault.OVERLOADED),
            commit(
                    44,
                    1026,
                    "HY000",
                    "Error writing file 'binlog' (errno: 28 - No space left on device)",
                    Fault.OVERLOADED),
            statement(52, 1158, "08S01", "Got an error reading communication packets", Fault.LINK_LOST),
            statement(52, 1159, "08S01", "Got timeout reading communication packets", Fault.LINK_LOST),
            statement(52, 1160, "08S01", "Got an error writing communication packets", Fault.LINK_LOST),
            statement(52, 1161, "08S01", "Got timeout writing communication packets", Fault.LINK_LOST),
            statement(53, 1152, "08S01", "Aborted connection 7 to db: 'd' user: 'u' (Got an error)", Fault.LINK_LOST),
            statement(
                    53,
                    1184,
                    "08S01",
                    "Aborted connection 7 to db: 'd' user: 'u' host: 'h' (Got an error)",
                    Fault.LINK_LOST),
            statement(54, 1153, "08S01", "Got a packet bigger than 'max_allowed_packet' bytes", Fault.NONE),
            statement(55, 1156, "08S01", "Got packets out of order", Fault.LINK_LOST),
            statement(55, 3068, "08S01", "OK packet too large", Fault.LINK_LOST),
            statement(56, 1105, "HY000", "Unknown error", Fault.NONE),
            statement(59, 1196, "HY000", "Some non-transactional changed tables couldn't be rolled back", Fault.NONE),

            // Answers to new connections and logins.
            login(
                    14,
                    6400,
                    "HY000",
                    "The server is currently in offline mode since 2026-11-25 13:00:00, reason: (GR) leave group on failure",
                    Fault.NOT_EXECUTED),
            login(21, 1053, "08S01", "Server shutdown in progress", Fault.NODE_LEAVING)
                    .also(69),
            greeting(40, 1040, "08004", "Too many connections", Fault.OVERLOADED)
                    .also(69, 84),
            login(
                    41,
                    1203,
                    "42000",
                    "User u already has more than 'max_user_connections' active connections",
                    Fault.OVERLOADED),
            greeting(42, 1135, "HY000", "Can't create a new thread (errno 11)", Fault.OVERLOADED),
            login(45, 1698, "28000", "Access denied for user 'u'@'h'", Fault.ACCESS_DENIED),
            login(
                    45,
                    1873,
                    "28000",
                    "Access denied trying to change to user 'u'@'h' (using password: YES). Disconnecting.",
                    Fault.ACCESS_DENIED),
            greeting(46, 1130, "HY000", "Host 'h' is not allowed to connect to this MySQL server", Fault.ACCESS_DENIED),
            greeting(46, 1129, "HY000", "Host 'h' is blocked because of many connection errors", Fault.ACCESS_DENIED),
            login(
                    49,
                    1251,
                    "08004",
                    "Client does not support authentication protocol requested by server",
                    Fault.ACCESS_DENIED),
            login(49, 1524, "HY000", "Plugin 'p' is not loaded", Fault.ACCESS_DENIED),
            login(
                    49,
                    1275,
                    "HY000",
                    "Server is running in --secure-auth mode, but 'u'@'h' has a password in the old format",
                    Fault.ACCESS_DENIED),
            login(
                    50,
                    3159,
                    "08004",
                    "Connections using insecure transport are prohibited while --require_secure_transport=ON.",
                    Fault.ACCESS_DENIED),
            greeting(51, 1043, "08S01", "Bad handshake", Fault.UNREACHABLE),
            greeting(51, 1042, "08S01", "Can't get hostname for your address", Fault.UNREACHABLE),

            // The link, cut where the script says.
            opening("before the greeting", server -> server.onConnect(Answer.close()))
                    .also(76, 81),
            opening("by a reset before the greeting", server -> server.onConnect(Answer.reset()))
                    .also(81),
            opening(
                            "in the middle of the greeting",
                            server -> server.onConnect(Answer.usual().half()))
                    .also(81),
            opening("by silence", server -> server.onConnect(Answer.silence())).also(64, 77),
            opening("after the login was sent", server -> server.onLogin(Answer.close()))
                    .also(81),
            opening("by silence at the login", server -> server.onLogin(Answer.silence()))
                    .also(64, 77),
            opening("while the session is set up", server -> server.on("S(ET|ELECT)", Answer.close())),
            broken("before the answer", Answer.close()).also(63, 78),
            broken("in the middle of the answer", Answer.ok(1).half()).also(63, 78),
            broken("by a reset", Answer.reset()).also(63, 78),
            broken("by silence", Answer.silence()).also(64, 79),
            commitBroken("before the answer", Answer.close()).also(63, 78),
            commitBroken("by a reset", Answer.reset()).also(63, 78),
            // Connector/J gives any class 08S01 answer to a rollback this state, whatever became of the link.
            new FaultCase(
                    Set.of(67),
                    0,
                    "a rollback that a server answers while it shuts down",
                    EnumSet.of(CONNECTOR_J),
                    Phase.SENT,
                    Fault.LINK_LOST,
                    driver -> {
                        try (ScriptedServer server = ScriptedServer.mysql()) {
                            server.on("ROLLBACK", Answer.error(1053, "08S01", "Server shutdown in progress"));
                            Connection c = connect(server, driver);
                            Sql.begin(c, "INSERT INTO t VALUES (1)");
                            c.rollback();
                        }
                    }));

    static Stream<Arguments> cases() {
        return FaultCase.withDrivers(CASES);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void isClassified(FaultCase theCase, Inner driver) {
        theCase.check(driver);
    }

    /** Sessions that are over although their driver says otherwise: a pool would hand them out again. */
    @ParameterizedTest
    @CsvSource({
        "CONNECTOR_J, 1053, 08S01, Server shutdown in progress",
        "MARIADB, 1053, 08S01, Server shutdown in progress",
        "MARIADB, 4031, HY000, '" + IDLE + "'",
        "CONNECTOR_J, 1927, 70100, Connection was killed",
        "MARIADB, 1927, 70100, Connection was killed"
    })
    void isClosedSaysNothingOfASessionThatTheServerHasEnded(Inner driver, int code, String state, String message)
            throws SQLException {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            server.on("INSERT", Answer.error(code, state, message).thenClose());
            try (Connection c = connect(server, driver)) {
                SQLException e = failure(c, "INSERT INTO t VALUES (1)");
                assertThat(c.isClosed()).isFalse();
                assertThat(FaultClassifier.classify(e, Phase.SENT).condemnsConnection())
                        .isTrue();
                assertThat(failure(c, "SELECT 1").getSQLState()).startsWith("08");
            }
        }
    }

    /** What an application has in its texts, with the drivers told to repeat it in their messages. */
    @ParameterizedTest
    @EnumSource
    void theApplicationsOwnTextIsNotTakenForTheServers(Inner driver) throws SQLException {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            server.on("INSERT", Answer.error(1290, "HY000", "... running with the --secure-file-priv option ..."));
            try (Connection c = connect(server, driver, "dumpQueriesOnException=true")) {
                SQLException e = failure(c, "INSERT INTO t VALUES ('--read-only')");
                assertThat(e.getMessage()).contains("--read-only");
                assertThat(FaultClassifier.classify(e, Phase.SENT)).isEqualTo(Fault.NONE);
            }
        }
    }

    // ---- means ----

    private interface Preparation {
        void on(ScriptedServer server);
    }

    private static FaultCase statement(int row, int code, String state, String message, Fault expected) {
        return FaultCase.sent(row, what(code, message), expected, driver -> {
                    try (ScriptedServer server = ScriptedServer.mysql()) {
                        server.on("INSERT", Answer.error(code, state, message));
                        try (Connection c = connect(server, driver)) {
                            Sql.run(c, "INSERT INTO t VALUES (1)");
                        }
                    }
                })
                .code(code);
    }

    private static FaultCase commit(int row, int code, String state, String message, Fault expected) {
        return FaultCase.committing(row, what(code, message), expected, driver -> {
                    try (ScriptedServer server = ScriptedServer.mysql()) {
                        server.on("COMMIT", Answer.error(code, state, message));
                        try (Connection c = connect(server, driver)) {
                            Sql.begin(c, "INSERT INTO t VALUES (1)");
                            c.commit();
                        }
                    }
                })
                .code(code);
    }

    private static FaultCase greeting(int row, int code, String state, String message, Fault expected) {
        return FaultCase.connecting(row, what(code, message), expected, driver -> {
                    try (ScriptedServer server = ScriptedServer.mysql()) {
                        server.onConnect(Answer.error(code, state, message));
                        connect(server, driver).close();
                    }
                })
                .code(code);
    }

    private static FaultCase login(int row, int code, String state, String message, Fault expected) {
        return FaultCase.connecting(row, what(code, message), expected, driver -> {
                    try (ScriptedServer server = ScriptedServer.mysql()) {
                        server.onLogin(Answer.error(code, state, message));
                        connect(server, driver).close();
                    }
                })
                .code(code);
    }

    private static FaultCase opening(String where, Preparation preparation) {
        return FaultCase.connecting(61, "a link that is cut " + where, Fault.UNREACHABLE, driver -> {
            try (ScriptedServer server = ScriptedServer.mysql()) {
                preparation.on(server);
                connect(server, driver, "connectTimeout=300", "socketTimeout=300")
                        .close();
            }
        });
    }

    private static FaultCase broken(String where, Answer answer) {
        return FaultCase.sent(63, "a link that is cut " + where, Fault.LINK_LOST, driver -> {
            try (ScriptedServer server = ScriptedServer.mysql()) {
                server.on("INSERT", answer);
                try (Connection c = connect(server, driver, "socketTimeout=300")) {
                    Sql.run(c, "INSERT INTO t VALUES (1)");
                }
            }
        });
    }

    private static FaultCase commitBroken(String where, Answer answer) {
        return FaultCase.committing(68, "a commit whose link is cut " + where, Fault.LINK_LOST, driver -> {
            try (ScriptedServer server = ScriptedServer.mysql()) {
                server.on("COMMIT", answer);
                try (Connection c = connect(server, driver)) {
                    Sql.begin(c, "INSERT INTO t VALUES (1)");
                    c.commit();
                }
            }
        });
    }

    private static String what(int code, String message) {
        return code + " " + (message.length() <= 50 ? message : message.substring(0, 50) + "...");
    }

    private static Connection connect(ScriptedServer server, Inner driver, String... options) throws SQLException {
        return Sql.connect(driver.url(server.port(), "test", options), "any", "thing");
    }

    private static SQLException failure(Connection connection, String sql) {
        try {
            Sql.run(connection, sql);
        } catch (SQLException e) {
            return e;
        }
        throw new AssertionError("succeeded: " + sql);
    }
}

package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cluster.Cluster;
import io.holdfast.cluster.ClusterSettings;
import io.holdfast.cluster.ConnectResult;
import io.holdfast.cluster.Connector;
import io.holdfast.cluster.Node;
import io.holdfast.cluster.RoleProbe;
import io.holdfast.cluster.Telemetry;
import io.holdfast.event.Incident.Cause;
import io.holdfast.jdbc.Connections;
import io.holdfast.recovery.RecoveryLevel;
import io.holdfast.recovery.RecoverySettings;
import io.holdfast.recovery.Session;
import io.holdfast.server.Dialect;
import io.holdfast.server.RoleReport;
import io.holdfast.testkit.wire.Answer;
import io.holdfast.testkit.wire.ScriptedServer;
import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one call waits for, all of it, ends by one deadline. In scripted time: connecting takes as long as the script says. */
class CallDeadlineIT {

    private static final Duration FAILOVER_TIMEOUT = Duration.ofSeconds(30);
    private static final Answer IDLE = Answer.error(
            4031,
            "HY000",
            "The client was disconnected by the server because of inactivity. See wait_timeout and"
                    + " interactive_timeout for configuring this behavior.");

    private final ScriptedServer server = ScriptedServer.mysql();
    private final Time time = new Time();
    private final ScriptedConnector connector = new ScriptedConnector();
    private final Cluster cluster = new Cluster(
            "scripted",
            true,
            connector.node,
            new ClusterSettings(FAILOVER_TIMEOUT, 4, Duration.ofSeconds(3), FAILOVER_TIMEOUT, null, null),
            time,
            search -> {}, // which never finds anything: what is waited for is a place on the writer, or the end of the
            // wait
            Runnable::run,
            Telemetry.NONE);

    /** How long the next connects take, all of which succeed; those after them find the server full. */
    private final Deque<Duration> connects = new ArrayDeque<>();

    private boolean hangs;

    /** Whether the driver of the next connection makes do with a server that does not prepare. */
    private boolean emulates = true;

    @AfterEach
    void closeServer() {
        server.close();
    }

    /** Whoever waits has waited. */
    private static final class Time implements Ticker {
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void await(Condition condition, long nanos) {
            now += Math.max(1, nanos);
        }

        void passes(Duration span) {
            now += span.toNanos();
        }
    }

    private final class ScriptedConnector implements Connector {

        private final Node node = new Node("127.0.0.1:" + server.port());

        @Override
        public List<Node> nodes() {
            return List.of(node);
        }

        @Override
        public Connection open(Node unused, Duration patience) throws SQLException {
            if (hangs) {
                time.passes(patience);
                throw new SQLException("link failure", "08S01", new SocketTimeoutException("connect timed out"));
            }
            Duration takes = connects.poll();
            if (takes == null) {
                throw new SQLTransientConnectionException("Too many connections", "08004", 1040);
            }
            time.passes(takes);
            String url = server.jdbcUrl("mysql") + "&useServerPrepStmts=true&emulateUnsupportedPstmts=" + emulates;
            return DriverManager.getConnection(url, "any", "thing");
        }

        @Override
        public Duration redialAfter() {
            return Duration.ofSeconds(1);
        }

        @Override
        public boolean isWatchable() {
            return true;
        }

        @Override
        public void ready(Connection connection) {}

        @Override
        public RoleReport ask(Connection connection, Duration patience, Dialect dialect) throws SQLException {
            return RoleProbe.read(connection, dialect);
        }

        @Override
        public void abort(Connection connection) {
            discard(connection);
        }

        @Override
        public void discard(Connection connection) {
            try {
                connection.close();
            } catch (SQLException dead) {
                throw new AssertionError(dead);
            }
        }
    }

    private Connection open() throws SQLException {
        connects.add(Duration.ZERO);
        Deadline deadline = Deadline.after(FAILOVER_TIMEOUT, time);
        ConnectResult result = cluster.connect(connector, deadline, FAILOVER_TIMEOUT, () -> false);
        assertThat(result).isInstanceOf(ConnectResult.Connected.class);
        RecoverySettings options = new RecoverySettings(RecoveryLevel.RETRY, FAILOVER_TIMEOUT);
        return Connections.on(new Session(cluster, connector, options, ((ConnectResult.Connected) result).physical()));
    }

    /** As HikariCP's filler gets it in an outage. */
    private Connection openWithoutNode() {
        RecoverySettings options = new RecoverySettings(RecoveryLevel.RETRY, FAILOVER_TIMEOUT);
        return Connections.on(Session.withoutNode(cluster, connector, options));
    }

    private Duration taken(Thrown.Call call) throws Exception {
        long start = time.now;
        call.run();
        return Duration.ofNanos(time.now - start);
    }

    private void breakLink(Statement statement) {
        server.on("UPDATE", Answer.close());
        Thrown.unknown(() -> statement.executeUpdate("UPDATE t SET a = 1"));
    }

    @Test
    void onALinkThatIsKnownToBeBrokenTheQueryTimeoutCounts() throws Exception {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("INSERT INTO t VALUES (1)")) {
            statement.setQueryTimeout(1);
            prepared.setQueryTimeout(2);
            breakLink(statement);
            assertThat(taken(() -> Thrown.unavailable(() -> statement.executeUpdate("INSERT INTO t VALUES (1)"))))
                    .isEqualTo(Duration.ofSeconds(1));
            assertThat(taken(() -> Thrown.unavailable(() -> statement.executeQuery("SELECT 1"))))
                    .isEqualTo(Duration.ofSeconds(1));
            assertThat(taken(() -> Thrown.unavailable(prepared::executeUpdate))).isEqualTo(Duration.ofSeconds(2));
        }
    }

    @Test
    void withoutOneItIsTheFailoverTimeout() throws Exception {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            breakLink(statement);
            assertThat(taken(() -> Thrown.unavailable(() -> statement.executeQuery("SELECT 1"))))
                    .isEqualTo(FAILOVER_TIMEOUT);
        }
    }

    @Test
    void aQueryTimeoutLongerThanTheFailoverTimeoutDoesNotCount() throws Exception {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(60);
            breakLink(statement);
            assertThat(taken(() -> Thrown.unavailable(() -> statement.executeQuery("SELECT 1"))))
                    .isEqualTo(FAILOVER_TIMEOUT);
        }
    }

    /** Leaves the connection without a node, while the cluster still has its writer: a full one. */
    private void loseNode(Statement statement) throws Exception {
        server.on("DELETE", IDLE, Answer.usual());
        assertThat(taken(() -> Thrown.unavailable(() -> statement.executeUpdate("DELETE FROM t"))))
                .isEqualTo(FAILOVER_TIMEOUT);
    }

    /** A connect that takes 20 s, and a statement whose link is lost again at once. */
    @Test
    void runningAgainHasTheTimeThatIsLeft() throws Exception {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            loseNode(statement);
            connects.add(Duration.ofSeconds(20));
            server.on("INSERT", IDLE, Answer.usual());
            assertThat(taken(() -> Thrown.unavailable(() -> statement.executeUpdate("INSERT INTO t VALUES (1)"))))
                    .isEqualTo(FAILOVER_TIMEOUT);
            assertThat(server.statements("INSERT")).hasSize(1);
        }
    }

    /** As before, and it is the statement's own making again that fails. */
    @Test
    void preparingAgainHasTheTimeThatIsLeft() throws Exception {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("INSERT INTO t VALUES (1)")) {
            loseNode(statement);
            connects.add(Duration.ofSeconds(20));
            emulates = false;
            server.on("COM_STMT_PREPARE INSERT", IDLE);
            assertThat(taken(() -> Thrown.unavailable(prepared::executeUpdate))).isEqualTo(FAILOVER_TIMEOUT);
            assertThat(server.statements("COM_STMT_PREPARE INSERT")).hasSize(2);
        }
    }

    @Test
    void allTriesTogetherHaveOneDeadline() throws Exception {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("INSERT INTO t VALUES (1)")) {
            prepared.setQueryTimeout(25);
            loseNode(statement);
            connects.add(Duration.ofSeconds(10));
            connects.add(Duration.ofSeconds(10));
            server.on("INSERT", IDLE, IDLE, Answer.usual());
            assertThat(taken(() -> Thrown.unavailable(prepared::executeUpdate))).isEqualTo(Duration.ofSeconds(25));
            assertThat(server.statements("INSERT")).hasSize(2);
        }
    }

    @Test
    void commitsSavepointsAndSwitchesHaveTheTimeThatIsLeft() throws Exception {
        List<Thrown.Call> calls;
        try (Connection connection = open()) {
            calls = List.of(
                    () -> connection.setAutoCommit(false),
                    () -> {
                        Savepoint unused = connection.setSavepoint("s");
                    },
                    () -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE));
            for (Thrown.Call call : calls) {
                connects.add(Duration.ofSeconds(20));
                server.on("SET autocommit=0|SAVEPOINT|SET SESSION TRANSACTION", IDLE, IDLE, Answer.usual());
                assertThat(taken(() -> Thrown.unavailable(call))).isEqualTo(FAILOVER_TIMEOUT);
                connects.add(Duration.ZERO);
                assertThat(connection.isValid(5)).isTrue();
                connection.setAutoCommit(true);
            }
        }
    }

    /** All that is seen is that this call had no time for it; thousands of them must not keep a writer in doubt that has just come back. */
    @Test
    void aWriterThatDoesNotAnswerInTheTimeThatIsLeftIsNotInDoubtForThat() throws Exception {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                Statement hasty = connection.createStatement()) {
            hasty.setQueryTimeout(1);
            loseNode(statement);
            hangs = true;
            assertThat(taken(() -> Thrown.unavailable(() -> hasty.executeUpdate("INSERT INTO t VALUES (1)"))))
                    .isLessThan(Duration.ofMillis(1_001));
            assertThat(cluster.view().settled()).isTrue();
            assertThat(taken(() -> Thrown.unavailable(() -> statement.executeUpdate("INSERT INTO t VALUES (1)"))))
                    .isLessThan(FAILOVER_TIMEOUT.plusMillis(1));
            assertThat(cluster.view().settled())
                    .as("it had all the time of a connect")
                    .isFalse();
        }
    }

    /** As Spring and HikariCP do it after a transaction that found no writer; or the next borrower would write without committing. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tidyingUpWaitsForNobodyAndIsNotLost(boolean hadANode) throws Exception {
        try (Connection connection = hadANode ? open() : openWithoutNode()) {
            if (hadANode) {
                try (Statement statement = connection.createStatement()) {
                    loseNode(statement);
                }
            }
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setAutoCommit(false);
            assertThat(taken(() -> Thrown.unavailable(connection::createStatement)))
                    .isEqualTo(FAILOVER_TIMEOUT);
            assertThat(taken(() -> {
                        connection.rollback();
                        connection.setAutoCommit(true);
                        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                        connection.setReadOnly(false);
                        connection.setClientInfo("a", "b");
                        assertThat(connection.isReadOnly()).isFalse();
                    }))
                    .isZero();
            connects.add(Duration.ZERO);
            assertThat(connection.isValid(5)).isTrue();
            try (Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate("INSERT INTO t VALUES (1)")).isEqualTo(1);
            }
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(server.statements("SET autocommit=0|READ ONLY")).isEmpty();
        }
    }

    /** Or the answer would be about that question. */
    @Test
    void makingAStatementAsksTheServerNothing() throws Exception {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE t SET a = 1");
            cluster.doubt(cluster.epoch(), Cause.LINK_LOST, "somebody else's link broke");
            int before = server.statements().size();
            try (Statement plain = connection.createStatement();
                    ResultSet rows = plain.executeQuery("SELECT ROW_COUNT()")) {
                assertThat(rows).isNotNull();
            }
            assertThat(server.statements().subList(before, server.statements().size()))
                    .containsExactly("SELECT ROW_COUNT()");
        }
    }

    @Test
    void whatOneCallHasWaitedIsNotTakenFromTheNext() throws Exception {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            loseNode(statement);
            connects.add(Duration.ofSeconds(20));
            assertThat(taken(() -> statement.executeUpdate("INSERT INTO t VALUES (1)")))
                    .isEqualTo(Duration.ofSeconds(20));
            time.passes(Duration.ofMinutes(1));
            loseNode(statement);
            connects.add(Duration.ofSeconds(20));
            assertThat(taken(() -> prepared.setInt(1, 2))).isEqualTo(Duration.ofSeconds(20));
            time.passes(Duration.ofMinutes(1));
            connects.add(Duration.ofSeconds(20));
            server.on("INSERT", IDLE, Answer.usual());
            assertThat(taken(prepared::executeUpdate)).isEqualTo(Duration.ofSeconds(20));
        }
    }
}

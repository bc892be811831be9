package io.holdfast.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.HoldfastDataSource;
import io.holdfast.event.Watched;
import io.holdfast.fault.Fault;
import io.holdfast.fault.FaultClassifier;
import io.holdfast.fault.Phase;
import io.holdfast.it.InnerConnection;
import io.holdfast.testkit.wire.Answer;
import io.holdfast.testkit.wire.ScriptedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.jdbc.plugin.failover.FailoverFailedSQLException;
import software.amazon.jdbc.plugin.failover.FailoverSuccessSQLException;
import software.amazon.jdbc.plugin.failover.TransactionStateUnknownSQLException;

/** What others take an error for, and Holdfast must not. Each test is named after whom and what. */
class CompetitorDefectsIT {

    private static final String[] SCHEMES = {"holdfast:mysql", "holdfast:mariadb"};

    private static Connection open(ScriptedServer server, String scheme) throws SQLException {
        return new HoldfastDataSource(server.jdbcUrl(scheme), "any", "thing").getConnection();
    }

    /** The statement fails with the server's own error, and nothing else happens: the same session goes on. */
    private static void assertPassesThrough(String scheme, int code, String state, String message) throws SQLException {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            server.on("INSERT", Answer.error(code, state, message), Answer.usual());
            try (Connection connection = open(server, scheme)) {
                Connection inner = InnerConnection.of(connection);
                assertThatThrownBy(() -> Sql.run(connection, "INSERT INTO t VALUES (1)"))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getErrorCode()).isEqualTo(code))
                        .hasMessageContaining(message);
                Sql.run(connection, "INSERT INTO t VALUES (2)");
                assertThat(InnerConnection.of(connection)).isSameAs(inner);
                assertThat(server.statements("INSERT")).hasSize(2);
            }
        }
    }

    /** AWS wrapper 4.x: code 1290 alone closes the connection and runs a failover, on a healthy writer. */
    @ParameterizedTest
    @MethodSource("schemes")
    void awsTakesEvery1290ForAFailover(String scheme) throws SQLException {
        assertPassesThrough(
                scheme,
                1290,
                "HY000",
                "The MySQL server is running with the --secure-file-priv option so it cannot execute this statement");
    }

    /** go-sql-driver's rejectReadOnly puts 1792 into one class with 1290; the AWS wrapper for Go too. */
    @ParameterizedTest
    @MethodSource("schemes")
    void goDriversTakeTheApplicationsReadOnlyTransactionForAReplica(String scheme) throws SQLException {
        assertPassesThrough(scheme, 1792, "25006", "Cannot execute statement in a READ ONLY transaction.");
    }

    /** AWS wrapper: every state of class 08 except 08004 is a broken link, a packet that is too large among them. */
    @ParameterizedTest
    @MethodSource("schemes")
    void awsTakesEveryClass08ForABrokenLink(String scheme) throws SQLException {
        assertPassesThrough(scheme, 1047, "08S01", "Unknown command");
        assertPassesThrough(scheme, 1153, "08S01", "Got a packet bigger than 'max_allowed_packet' bytes");
        assertPassesThrough(scheme, 1644, "08S01", "what a stored program signals");
    }

    /** ... and 08004 is none, whatever it is about: here the password plugin, and TLS. Both are final. */
    @ParameterizedTest
    @CsvSource({
        "holdfast:mysql, 1251, Client does not support authentication protocol requested by server",
        "holdfast:mariadb, 1251, Client does not support authentication protocol requested by server",
        "holdfast:mysql, 3159, Connections using insecure transport are prohibited",
        "holdfast:mariadb, 3159, Connections using insecure transport are prohibited"
    })
    void awsGoesByClass04WhereTheCodeSaysMore(String scheme, int code, String message) {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            server.onLogin(Answer.error(code, "08004", message));
            assertThatThrownBy(() -> open(server, scheme))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo(code));
            assertThat(server.connectionsAccepted()).isLessThanOrEqualTo(2);
        }
    }

    /**
     * Connector/J's failover URLs go on to the next host upon 1040, and MariaDB Connector/J puts the host on its deny-list for
     * a minute: a full writer is left for a replica. Holdfast waits for a place on the writer.
     */
    @ParameterizedTest
    @MethodSource("schemes")
    void connectorJAndMariaDbLeaveAWriterThatIsFull(String scheme) throws SQLException {
        try (ScriptedServer writer = ScriptedServer.mysql();
                ScriptedServer replica = ScriptedServer.mysql()
                        .set("read_only", "1")
                        .set("super_read_only", "1")
                        .set("server_uuid", "00000000-0000-0000-0000-000000000002")) {
            String url = writer.jdbcUrl(scheme)
                    .replace(":" + writer.port(), ":" + writer.port() + ",127.0.0.1:" + replica.port());
            HoldfastDataSource source = new HoldfastDataSource(url, "any", "thing");
            try (Connection first = source.getConnection()) {
                Sql.run(first, "INSERT INTO t VALUES (1)");
                long epoch = first.unwrap(Watched.class).topology().epoch();
                Answer full = Answer.error(1040, "08004", "Too many connections");
                writer.onConnect(full, full, Answer.usual());
                try (Connection second = source.getConnection()) {
                    Sql.run(second, "INSERT INTO t VALUES (2)");
                }
                assertThat(writer.statements("INSERT")).hasSize(2);
                assertThat(replica.statements("INSERT")).isEmpty();
                assertThat(first.unwrap(Watched.class).topology().epoch())
                        .as("the writer was not in doubt")
                        .isEqualTo(epoch);
            }
        }
    }

    /** AWS wrapper: "switched, repeat the query" (08S02) is also said of a write that was in flight. */
    @Test
    void awsSaysRepeatOfAWriteThatMayHaveBeenApplied() {
        SQLException lost = new SQLException("Communications link failure", "08S01");
        for (SQLException claim : new SQLException[] {
            new FailoverSuccessSQLException(lost),
            new FailoverSuccessSQLException(),
            new TransactionStateUnknownSQLException(lost),
            new FailoverFailedSQLException("no writer found", lost)
        }) {
            assertThat(FaultClassifier.classify(claim, Phase.SENT))
                    .describedAs("%s", claim)
                    .isEqualTo(Fault.LINK_LOST);
            assertThat(FaultClassifier.classify(claim, Phase.COMMITTING))
                    .describedAs("%s", claim)
                    .isEqualTo(Fault.LINK_LOST);
        }
    }

    /** ... and what made it switch, a refused write, may be an old one. */
    @Test
    void awsHidesWhatHappenedToTheCallBehindWhatHappenedBefore() {
        SQLException refused = new SQLException("... with the --read-only option ...", "HY000", 1290);
        assertThat(FaultClassifier.classify(new FailoverSuccessSQLException(refused), Phase.SENT))
                .isEqualTo(Fault.LINK_LOST);
    }

    /** Connector/J ends a batch whose link broke with S1009, which Spring takes for transient, and repeats. */
    @Test
    void connectorJCallsABatchWhoseLinkBrokeAMistakeOfTheCaller() throws SQLException {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            server.on("INSERT INTO t VALUES \\(2\\)", Answer.close());
            try (Connection connection = open(server, "holdfast:mysql");
                    Statement statement = connection.createStatement()) {
                for (int id = 1; id <= 3; id++) {
                    statement.addBatch("INSERT INTO t VALUES (" + id + ")");
                }
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(statement::executeBatch)
                        .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("08007"));
                assertThat(server.statements("INSERT INTO t VALUES (1)")).hasSize(1);
            }
        }
    }

    /** HikariCP evicts on states of class 08, so it keeps a connection on which every write is refused; here it is condemned. */
    @ParameterizedTest
    @ValueSource(strings = {"--read-only", "--super-read-only"})
    void hikariKeepsASessionOnADemotedNode(String option) {
        SQLException refused = new SQLException("running with the " + option + " option", "HY000", 1290);
        assertThat(FaultClassifier.classify(refused, Phase.SENT).condemnsConnection())
                .isTrue();
    }

    static Stream<String> schemes() {
        return Stream.of(SCHEMES);
    }
}

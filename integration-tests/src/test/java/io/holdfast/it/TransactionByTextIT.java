package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.HoldfastDataSource;
import io.holdfast.testkit.wire.Answer;
import io.holdfast.testkit.wire.ScriptedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions that SQL text begins while JDBC knows autocommit as on, so that neither drivers nor pools see them. */
class TransactionByTextIT {

    private static final Answer DEADLOCK =
            Answer.error(1213, "40001", "Deadlock found when trying to get lock; try restarting transaction");

    private static Connection open(ScriptedServer server, String scheme) throws SQLException {
        return new HoldfastDataSource(server.jdbcUrl(scheme), "any", "thing").getConnection();
    }

    /** The server is in autocommit again: what is in flight when the link breaks may be committed. */
    @ParameterizedTest
    @ValueSource(strings = {"holdfast:mysql", "holdfast:mariadb"})
    void afterADeadlockAWriteMayBeATransactionOfItsOwn(String scheme) throws SQLException {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            server.on("UPDATE", DEADLOCK);
            server.on("INSERT", Answer.close());
            try (Connection connection = open(server, scheme);
                    Statement statement = connection.createStatement()) {
                statement.execute("START TRANSACTION");
                assertThat(Thrown.driversOwn(() -> statement.executeUpdate("UPDATE t SET a = 1"))
                                .getErrorCode())
                        .isEqualTo(1213);
                Thrown.unknown(() -> statement.executeUpdate("INSERT INTO t VALUES (1)"));
            }
        }
    }

    /** No pool rolls back what it does not see, and the next borrower would be told of it at every statement. */
    @ParameterizedTest
    @ValueSource(strings = {"holdfast:mysql", "holdfast:mariadb"})
    void aLostOneIsNotHandedOn(String scheme) throws SQLException {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            server.on("INSERT", Answer.close(), Answer.usual());
            try (Connection connection = open(server, scheme);
                    Statement statement = connection.createStatement()) {
                statement.execute("START TRANSACTION");
                Thrown.notApplied(() -> statement.executeUpdate("INSERT INTO t VALUES (1)"));
                assertThat(connection.isValid(5)).isFalse();
                Thrown.notApplied(() -> connection.setAutoCommit(true));
                assertThat(connection.isValid(5)).isTrue();
                assertThat(statement.executeUpdate("INSERT INTO t VALUES (2)")).isEqualTo(1);
            }
        }
    }

    /** An unknown outcome has no code by which a library would know it for something to be run again. */
    @ParameterizedTest
    @ValueSource(strings = {"holdfast:mysql", "holdfast:mariadb"})
    void anUnknownOutcomeIsNoDeadlock(String scheme) throws SQLException {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            server.on("COMMIT", DEADLOCK, Answer.usual());
            try (Connection connection = open(server, scheme);
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("CALL p()"); // which may have committed something
                SQLException told = Thrown.unknown(connection::commit);
                assertThat(told.getErrorCode()).isZero();
                assertThat(told.getCause())
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                cause -> assertThat(cause.getErrorCode()).isEqualTo(1213));
                connection.rollback();
            }
        }
    }
}

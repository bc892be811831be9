package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.HoldfastDataSource;
import io.holdfast.outcome.FailoverOutcome;
import io.holdfast.testkit.wire.Answer;
import io.holdfast.testkit.wire.ScriptedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was set up by SQL text and cannot be had on another session: nothing goes on as if it were still there. */
class SessionStateIT {

    @ParameterizedTest
    @CsvSource({
        "holdfast:mysql, SET ROLE admin, 40001",
        "holdfast:mariadb, SET ROLE admin, 40001",
        "holdfast:mysql, SET TRANSACTION READ ONLY, 40001",
        "holdfast:mariadb, SET TRANSACTION ISOLATION LEVEL READ COMMITTED, 40001",
        "holdfast:mysql, XA START 'x', 40001", // the server rolls back a branch that is not prepared
        "holdfast:mysql, XA START 'x' / INSERT INTO t VALUES (1) / XA END 'x' / XA PREPARE 'x', 08007",
        "holdfast:mariadb, XA BEGIN 'x' / INSERT INTO t VALUES (1) / XA END 'x' / XA PREPARE 'x', 08007"
    })
    void endsWithItsNode(String scheme, String setUp, String state) throws SQLException {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            server.on("SELECT 7", Answer.close());
            try (Connection connection =
                            new HoldfastDataSource(server.jdbcUrl(scheme), "any", "thing").getConnection();
                    Statement statement = connection.createStatement()) {
                for (String sql : setUp.split(" / ")) {
                    statement.execute(sql);
                }
                SQLException told = state.equals("40001")
                        ? Thrown.notApplied(() -> statement.executeQuery("SELECT 7"))
                        : Thrown.unknown(() -> statement.executeQuery("SELECT 7"));
                assertThat((Throwable) told).isInstanceOf(FailoverOutcome.class);
                SQLException ended = Thrown.driversOwn(() -> statement.executeQuery("SELECT 8"));
                assertThat(ended.getSQLState()).isIn("08003", "HY010");
                assertThat(connection.isClosed()).isTrue();
                assertThat(server.statements("SELECT 8")).isEmpty();
            }
        }
    }
}

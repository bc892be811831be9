package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.HoldfastDataSource;
import io.holdfast.testkit.wire.Answer;
import io.holdfast.testkit.wire.ScriptedServer;
import java.io.ByteArrayInputStream;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a batch that was executed in part: the driver's own counts, wherever the outcome puts them. */
class BatchCountsIT {

    private static final Answer DUPLICATE = Answer.error(1062, "23000", "Duplicate entry '2' for key 'PRIMARY'");
    private static final Answer READ_ONLY = Answer.error(
            1290,
            "HY000",
            "The MySQL server is running with the --read-only option so it cannot execute this statement");

    private static Connection open(ScriptedServer server, String scheme) throws SQLException {
        return new HoldfastDataSource(server.jdbcUrl(scheme), "any", "thing").getConnection();
    }

    private static void fill(Statement batch) throws SQLException {
        for (int id = 1; id <= 3; id++) {
            batch.addBatch("INSERT INTO t VALUES (" + id + ")");
        }
    }

    private static void fill(PreparedStatement batch) throws SQLException {
        for (int id = 1; id <= 3; id++) {
            batch.setInt(1, id);
            batch.addBatch();
        }
    }

    private static void assertTellsOfEach(BatchUpdateException e) {
        assertThat(e.getUpdateCounts()).hasSizeGreaterThanOrEqualTo(2).startsWith(1, Statement.EXECUTE_FAILED);
        assertThat(e.getLargeUpdateCounts()).startsWith(1, Statement.EXECUTE_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"holdfast:mysql", "holdfast:mariadb"})
    void theApplicationsOwnFailureIsTheDriversExceptionWithItsCounts(String scheme) throws SQLException {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            server.on("INSERT INTO t VALUES ?\\(2\\)", DUPLICATE);
            try (Connection connection = open(server, scheme);
                    Statement statement = connection.createStatement();
                    PreparedStatement prepared = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
                fill(statement);
                assertThatExceptionOfType(BatchUpdateException.class)
                        .isThrownBy(statement::executeBatch)
                        .satisfies(BatchCountsIT::assertTellsOfEach)
                        .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(1062));
                fill(prepared);
                assertThatExceptionOfType(BatchUpdateException.class)
                        .isThrownBy(prepared::executeBatch)
                        .satisfies(BatchCountsIT::assertTellsOfEach);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"holdfast:mysql", "holdfast:mariadb"})
    void anUnknownOutcomeHasThemInItsCause(String scheme) throws SQLException {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            server.on("INSERT INTO t VALUES ?\\(2\\)", READ_ONLY);
            try (Connection connection = open(server, scheme);
                    Statement statement = connection.createStatement();
                    PreparedStatement prepared = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
                fill(statement);
                assertThat(Thrown.unknown(statement::executeBatch).getCause())
                        .isInstanceOfSatisfying(BatchUpdateException.class, BatchCountsIT::assertTellsOfEach);
                fill(prepared);
                assertThat(Thrown.unknown(prepared::executeLargeBatch).getCause())
                        .isInstanceOfSatisfying(BatchUpdateException.class, BatchCountsIT::assertTellsOfEach);
            }
        }
    }

    /** Nor with a stream, which has been read by then: a batch of which a row is missing would succeed without it. */
    @ParameterizedTest
    @ValueSource(strings = {"holdfast:mysql", "holdfast:mariadb"})
    void aRowThatCannotBeAddedAgainIsNotLeftOut(String scheme) throws SQLException {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            server.on("INSERT INTO t VALUES", READ_ONLY, Answer.usual());
            try (Connection connection = open(server, scheme);
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
                insert.setBinaryStream(1, new ByteArrayInputStream(new byte[] {1}));
                insert.addBatch();
                Thrown.notApplied(insert::executeBatch);
                assertThat(server.statements("INSERT INTO t VALUES")).hasSize(1);
                insert.setBinaryStream(1, new ByteArrayInputStream(new byte[] {1}));
                insert.addBatch();
                assertThat(insert.executeBatch()).hasSize(1);
                assertThat(server.statements("INSERT INTO t VALUES")).hasSize(2);
            }
        }
    }
}

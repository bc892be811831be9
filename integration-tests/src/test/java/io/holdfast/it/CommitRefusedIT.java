package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.HoldfastDataSource;
import io.holdfast.testkit.wire.Answer;
import io.holdfast.testkit.wire.ScriptedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits that a server answers with an error of its own, on a node that is as good as before. */
class CommitRefusedIT {

    /** How an application commits. */
    enum Commit {
        JDBC {
            @Override
            void run(Connection connection, Statement statement) throws SQLException {
                connection.commit();
            }
        },
        TEXT {
            @Override
            void run(Connection connection, Statement statement) throws SQLException {
                statement.execute("COMMIT");
            }
        };

        abstract void run(Connection connection, Statement statement) throws SQLException;
    }

    /** An error, and whether the server has surely rolled back with it. */
    record Refusal(int code, String state, String message) {
        Answer answer() {
            return Answer.error(code, state, message);
        }
    }

    private static final Refusal[] ROLLED_BACK = {
        new Refusal(1213, "40001", "Deadlock found when trying to get lock; try restarting transaction"),
        new Refusal(3101, "40000", "Plugin instructed the server to rollback the current transaction."),
        new Refusal(1180, "HY000", "Got error 149 - 'Lock deadlock; Retry transaction' during COMMIT"),
        new Refusal(1205, "HY000", "Lock wait timeout exceeded; try restarting transaction"),
        new Refusal(1020, "HY000", "Record has changed since last read in table 't'; try restarting transaction")
    };

    private static final Refusal[] IN_DOUBT = {
        new Refusal(1180, "HY000", "Got error 1 \"provider status: Not connected to Primary Component\" during COMMIT"),
        new Refusal(3100, "HY000", "Error on observer while running replication hook 'before_commit'.")
    };

    static Stream<Arguments> rolledBack() {
        return everyWay(ROLLED_BACK);
    }

    static Stream<Arguments> inDoubt() {
        return everyWay(IN_DOUBT);
    }

    static Stream<Arguments> inAutocommit() {
        return Stream.of("holdfast:mysql", "holdfast:mariadb")
                .flatMap(scheme -> Stream.of(ROLLED_BACK).map(refusal -> Arguments.of(scheme, refusal)));
    }

    private static Stream<Arguments> everyWay(Refusal[] refusals) {
        return Stream.of("holdfast:mysql", "holdfast:mariadb")
                .flatMap(scheme -> Stream.of(Commit.values())
                        .flatMap(commit -> Stream.of(refusals).map(refusal -> Arguments.of(scheme, commit, refusal))));
    }

    @ParameterizedTest
    @MethodSource("rolledBack")
    void whatIsRefusedIsNotAppliedAndCannotBeCommittedAgain(String scheme, Commit commit, Refusal refusal)
            throws SQLException {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            server.on("COMMIT", refusal.answer(), Answer.usual());
            try (Connection connection = open(server, scheme);
                    Statement statement = connection.createStatement()) {
                Connection inner = InnerConnection.of(connection);
                connection.setAutoCommit(false);
                statement.executeUpdate("INSERT INTO t VALUES (1)");
                SQLException told = Thrown.notApplied(() -> commit.run(connection, statement));
                assertThat(told.getErrorCode()).isEqualTo(refusal.code());
                assertThat((Throwable) told).hasMessageContaining("refused to commit");

                Thrown.notApplied(() -> commit.run(connection, statement));
                Thrown.notApplied(() -> statement.executeUpdate("INSERT INTO t VALUES (2)"));
                assertThat(server.statements("COMMIT")).hasSize(1);
                assertThat(server.statements("INSERT INTO t VALUES (2)")).isEmpty();

                connection.rollback();
                statement.executeUpdate("INSERT INTO t VALUES (3)");
                commit.run(connection, statement);
                assertThat(server.statements("ROLLBACK")).hasSize(1);
                assertThat(server.statements("COMMIT")).hasSize(2);
                assertThat(InnerConnection.of(connection)).isSameAs(inner);
            }
        }
    }

    /**
     * Frameworks tidy up so, and have been told by the commit; but it must not commit what an answer was about that we took for a
     * rollback.
     */
    @ParameterizedTest
    @ValueSource(strings = {"holdfast:mysql", "holdfast:mariadb"})
    void switchingAutocommitOnEndsWhatWasRefused(String scheme) throws SQLException {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            server.on("COMMIT", ROLLED_BACK[0].answer(), Answer.usual());
            try (Connection connection = open(server, scheme);
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.executeUpdate("INSERT INTO t VALUES (1)");
                Thrown.notApplied(connection::commit);
                int before = server.statements().size();
                connection.setAutoCommit(true);
                List<String> since = server.statements().stream()
                        .skip(before)
                        .map(one -> one.toLowerCase(Locale.ROOT))
                        .toList();
                assertThat(since).contains("rollback").doesNotContain("commit");
                // The last one, as the monitor may have connected meanwhile, which switches it on, too.
                assertThat(since.indexOf("rollback")).isLessThan(since.lastIndexOf("set autocommit=1"));
                assertThat(connection.getAutoCommit()).isTrue();
                statement.executeUpdate("INSERT INTO t VALUES (2)");
            }
        }
    }

    /** As Spring does: no rollback after a commit that failed, but everything back as it was, in one go. */
    @ParameterizedTest
    @ValueSource(strings = {"holdfast:mysql", "holdfast:mariadb"})
    void aPoolKeepsTheConnection(String scheme) throws SQLException {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            server.on("COMMIT", ROLLED_BACK[0].answer(), Answer.usual());
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(server.jdbcUrl(scheme));
            config.setUsername("any");
            config.setPassword("thing");
            config.setMaximumPoolSize(1);
            try (HikariDataSource pool = new HikariDataSource(config)) {
                int isolation;
                String first;
                try (Connection connection = pool.getConnection();
                        Statement statement = connection.createStatement()) {
                    first = connection.unwrap(Connection.class).toString();
                    isolation = connection.getTransactionIsolation();
                    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                    connection.setAutoCommit(false);
                    statement.executeUpdate("INSERT INTO t VALUES (1)");
                    Thrown.notApplied(connection::commit);
                    connection.setAutoCommit(true);
                    connection.setTransactionIsolation(isolation);
                }
                try (Connection connection = pool.getConnection();
                        Statement statement = connection.createStatement()) {
                    assertThat(connection.unwrap(Connection.class).toString()).isEqualTo(first);
                    assertThat(connection.getAutoCommit()).isTrue();
                    assertThat(statement.executeUpdate("INSERT INTO t VALUES (2)"))
                            .isEqualTo(1);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("inDoubt")
    void whatIsInDoubtIsUnknown(String scheme, Commit commit, Refusal refusal) throws SQLException {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            server.on("COMMIT", refusal.answer(), Answer.usual());
            try (Connection connection = open(server, scheme);
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.executeUpdate("INSERT INTO t VALUES (1)");
                assertThat(Thrown.unknown(() -> commit.run(connection, statement))
                                .getErrorCode())
                        .isEqualTo(refusal.code());
                Thrown.unknown(() -> commit.run(connection, statement));
                assertThat(server.statements("COMMIT")).hasSize(1);
                connection.rollback();
                statement.executeUpdate("INSERT INTO t VALUES (2)");
                commit.run(connection, statement);
            }
        }
    }

    /** A write in autocommit commits, too, and a deadlock of it is the application's own as ever. */
    @ParameterizedTest
    @MethodSource("inAutocommit")
    void inAutocommitOnlyCertificationIsTranslated(String scheme, Refusal refusal) throws SQLException {
        try (ScriptedServer server = ScriptedServer.mysql()) {
            server.on("INSERT", refusal.answer(), Answer.usual());
            try (Connection connection = open(server, scheme);
                    Statement statement = connection.createStatement()) {
                boolean certification = refusal.code() == 3101 || refusal.code() == 1180;
                if (certification) {
                    Thrown.notApplied(() -> statement.executeUpdate("INSERT INTO t VALUES (1)"));
                } else {
                    assertThat(Thrown.driversOwn(() -> statement.executeUpdate("INSERT INTO t VALUES (1)"))
                                    .getErrorCode())
                            .isEqualTo(refusal.code());
                }
                statement.executeUpdate("INSERT INTO t VALUES (2)");
                assertThat(server.statements("INSERT")).hasSize(2);
            }
        }
    }

    private static Connection open(ScriptedServer server, String scheme) throws SQLException {
        return new HoldfastDataSource(server.jdbcUrl(scheme), "any", "thing").getConnection();
    }
}

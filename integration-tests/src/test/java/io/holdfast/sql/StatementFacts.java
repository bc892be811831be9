package io.holdfast.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.sql.FactTable.Fact;
import io.holdfast.sql.FactTable.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the reader of statements takes for granted, asked of a real server. */
abstract class StatementFacts {

    static final String PASSWORD = "facts";

    private static final long[] SEEDS =
            LongStream.rangeClosed(1, Integer.getInteger("seeds", 3)).toArray();
    private static final int TEXTS_OF_A_SEED = 1_000;

    private static final int SYNTAX_ERROR = 1064;
    private static final int WRONG_NUMBER_OF_ARGUMENTS = 1318;

    private final Server server;

    StatementFacts(Server server) {
        this.server = server;
    }

    /** With an account that may do everything; its password is {@link #PASSWORD}. */
    abstract String url(String database);

    abstract String user();

    /** Names of our table of functions that a stored function can have here, because this server has no such built-in one. */
    abstract Set<String> namesLeftToStoredFunctions();

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("facts"), user(), PASSWORD);
    }

    /** An empty database, since what another test left behind could stand in the way. */
    private void createDatabase() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(""), user(), PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS facts");
            statement.execute("CREATE DATABASE facts");
        }
    }

    @Test
    void statementsCommitAsTheTableSaysAndTheReaderKnows() throws SQLException {
        createDatabase();
        SoftAssertions all = new SoftAssertions();
        List<Fact> facts = FactTable.of(server);
        try (Connection connection = connect();
                Statement witness = connection.createStatement()) {
            prepareTable(witness);
            for (Fact fact : facts) {
                all.assertThat(effectOf(fact.statements(), witness))
                        .as(fact.toString())
                        .isEqualTo(fact.effect());
                all.assertThat(!fact.commits() || mayCommit(fact.statements()))
                        .as("the reader on " + fact)
                        .isTrue();
            }
        }
        all.assertAll();
        assertThat(facts.stream().filter(Fact::commits).count()).isGreaterThan(70);
    }

    /** What the statements of the table take for granted. */
    private static void prepareTable(Statement statement) throws SQLException {
        statement.execute("CREATE TABLE witness (id INT PRIMARY KEY)");
        statement.execute("CREATE TABLE t (id INT PRIMARY KEY, a INT)");
        statement.execute("CREATE TABLE m (id INT PRIMARY KEY) ENGINE = MyISAM");
        statement.execute("INSERT INTO t VALUES (1, 1)");
        statement.execute("CREATE PROCEDURE nothing() BEGIN END");
        statement.execute("CREATE PROCEDURE ddl() BEGIN CREATE TABLE IF NOT EXISTS c8 (a INT); END");
        statement.execute("CREATE PROCEDURE committed() BEGIN COMMIT; END");
        statement.execute("CREATE PROCEDURE refused() BEGIN SIGNAL SQLSTATE '45000'; END");
    }

    /** Whether any of them is known to commit, by itself or as its purpose. */
    private static boolean mayCommit(List<String> statements) {
        return statements.stream().anyMatch(sql -> Traits.has(new SqlText(sql).traits(), Traits.COMMITS));
    }

    /** Runs statements in a transaction that has inserted a row, rolls it back, and looks for the row. */
    private String effectOf(List<String> statements, Statement witness) throws SQLException {
        int error = 0;
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO witness VALUES (1)");
            for (String sql : statements) {
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    error = e.getErrorCode();
                }
            }
            statement.execute("ROLLBACK");
        }
        boolean committed = witness.executeUpdate("DELETE FROM witness") == 1;
        if (error == SYNTAX_ERROR) {
            return committed ? "a syntax error that commits" : "-";
        }
        return (error == 0 ? "" : committed ? "failed-but-" : "failed-and-") + (committed ? "commits" : "keeps");
    }

    @Test
    void noStoredFunctionStandsBehindAHarmlessName() throws SQLException {
        createDatabase();
        List<String> names = new ArrayList<>(Functions.KEYWORDS);
        names.addAll(Functions.PURE);
        Set<String> stored = new TreeSet<>();
        Set<String> storedBehindAGap = new TreeSet<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET sql_mode = ''"); // MariaDB Connector/J sets IGNORE_SPACE
            for (String name : names) {
                statement.execute("CREATE FUNCTION `" + name + "`(a INT) RETURNS INT DETERMINISTIC"
                        + " BEGIN SET @called = '" + name + "'; RETURN 0; END");
                if (isCalled(statement, name, "SELECT " + name + "(0)")) {
                    stored.add(name);
                } else if (isCalled(statement, name, "SELECT " + name + " (0)")) {
                    storedBehindAGap.add(name);
                }
                statement.execute("DROP FUNCTION `" + name + "`");
            }
        }
        assertThat(stored).as("built-in elsewhere only").isEqualTo(namesLeftToStoredFunctions());
        assertThat(Functions.WITHOUT_GAP)
                .as("built-in only without a gap")
                .containsAll(without(storedBehindAGap, stored));
        assertThat(storedBehindAGap).as("the test sees them").contains("COUNT", "MAX", "SUM");
    }

    private static Collection<String> without(Set<String> names, Set<String> others) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(others);
        return rest;
    }

    /** Whether the name stands for the stored function, if only to be refused for its arguments. */
    private static boolean isCalled(Statement statement, String name, String sql) throws SQLException {
        statement.execute("SET @called = NULL");
        try (ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
        } catch (SQLException e) {
            if (e.getErrorCode() == WRONG_NUMBER_OF_ARGUMENTS) {
                return true;
            }
        }
        return name.equals(value(statement, "SELECT @called"));
    }

    /** Under each SQL mode: what the server sees in a text, behind quotes and comments, the reader sees too. */
    @ParameterizedTest
    @MethodSource("links")
    void nothingIsExecutedThatTheReaderDoesNotSee(String mode, String options) throws SQLException {
        createDatabase();
        int understood = 0;
        try (Connection connection = DriverManager.getConnection(url("facts") + options, user(), PASSWORD);
                Statement statement = connection.createStatement()) {
            for (String name : List.of("f", "count", "abs")) {
                statement.execute("CREATE FUNCTION `" + name + "`(" + (name.equals("f") ? "" : "a INT")
                        + ") RETURNS INT DETERMINISTIC BEGIN SET @called = 'x'; RETURN 0; END");
            }
            statement.execute("SET sql_mode = '" + mode + "'");
            for (long seed : SEEDS) {
                HiddenCalls texts = new HiddenCalls(seed);
                for (int i = 0; i < TEXTS_OF_A_SEED; i++) {
                    String sql = texts.next();
                    if (new SqlText(sql).traits() == Traits.READS && isExecuted(statement, sql)) {
                        understood++;
                        assertThat(value(statement, "SELECT @called"))
                                .as("seed %d, taken for a read under '%s': %s", seed, mode, sql)
                                .isNull();
                    }
                }
            }
        }
        assertThat(understood).as("texts that are executed and taken for reads").isGreaterThan(100);
    }

    private static boolean isExecuted(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            return false; // most are no SQL; and a warning of the driver's is none either
        }
    }

    private static @Nullable String value(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}

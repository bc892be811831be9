package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A way to change a row through JDBC, in a transaction that is open. Each finds the row with the id 0 in its table; those
 * that {@linkplain #calls call} also find a procedure that inserts a row, {@code p_} and the table's name.
 */
enum ExecutePath {
    EXECUTE(byText((statement, sql) -> statement.execute(sql))),
    EXECUTE_WITH_KEYS(byText((statement, sql) -> statement.execute(sql, Statement.RETURN_GENERATED_KEYS))),
    EXECUTE_WITH_COLUMN_INDEXES(byText((statement, sql) -> statement.execute(sql, new int[] {1}))),
    EXECUTE_WITH_COLUMN_NAMES(byText((statement, sql) -> statement.execute(sql, new String[] {"n"}))),
    EXECUTE_UPDATE(byText((statement, sql) -> statement.executeUpdate(sql))),
    EXECUTE_UPDATE_WITH_KEYS(byText((statement, sql) -> statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS))),
    EXECUTE_UPDATE_WITH_COLUMN_INDEXES(byText((statement, sql) -> statement.executeUpdate(sql, new int[] {1}))),
    EXECUTE_UPDATE_WITH_COLUMN_NAMES(byText((statement, sql) -> statement.executeUpdate(sql, new String[] {"n"}))),
    LARGE_UPDATE(byText((statement, sql) -> statement.executeLargeUpdate(sql))),
    LARGE_UPDATE_WITH_KEYS(
            byText((statement, sql) -> statement.executeLargeUpdate(sql, Statement.RETURN_GENERATED_KEYS))),
    LARGE_UPDATE_WITH_COLUMN_INDEXES(byText((statement, sql) -> statement.executeLargeUpdate(sql, new int[] {1}))),
    LARGE_UPDATE_WITH_COLUMN_NAMES(byText((statement, sql) -> statement.executeLargeUpdate(sql, new String[] {"n"}))),
    BATCH(byText((statement, sql) -> {
        statement.addBatch(sql);
        statement.executeBatch();
    })),
    LARGE_BATCH(byText((statement, sql) -> {
        statement.addBatch(sql);
        statement.executeLargeBatch();
    })),

    PREPARED_EXECUTE(prepared(PreparedStatement::execute)),
    PREPARED_UPDATE(prepared(PreparedStatement::executeUpdate)),
    PREPARED_LARGE_UPDATE(prepared(PreparedStatement::executeLargeUpdate)),
    PREPARED_BATCH(prepared(insert -> {
        insert.addBatch();
        insert.executeBatch();
    })),
    PREPARED_LARGE_BATCH(prepared(insert -> {
        insert.addBatch();
        insert.executeLargeBatch();
    })),
    PREPARED_ON_THE_SERVER("useServerPrepStmts=true", prepared(PreparedStatement::executeUpdate)),
    PREPARED_BATCH_REWRITTEN("rewriteBatchedStatements=true", prepared(insert -> {
        insert.addBatch();
        insert.executeBatch();
    })),
    PREPARED_WITH_KEYS((connection, rows, id) -> {
        try (PreparedStatement insert =
                connection.prepareStatement(rows.insertSql(), Statement.RETURN_GENERATED_KEYS)) {
            insert.setInt(1, id);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                assertThat(keys.next()).isTrue();
            }
        }
    }),

    CALL(called(CallableStatement::execute)),
    CALL_UPDATE(called(CallableStatement::executeUpdate)),
    CALL_BATCH(called(call -> {
        call.addBatch();
        call.executeBatch();
    })),
    CALL_BY_TEXT((connection, rows, id) -> text(connection, "CALL p_" + rows.table + "(" + id + ")")),

    SEVERAL_STATEMENTS(
            "allowMultiQueries=true",
            (connection, rows, id) ->
                    text(connection, "SELECT 1; INSERT INTO " + rows.table + " (id) VALUES (" + id + ")")),

    INSERT_ROW(updatable((rows, id) -> {
        rows.moveToInsertRow();
        rows.updateInt("id", id);
        rows.insertRow();
    })),
    UPDATE_ROW(updatable((rows, id) -> {
        assertThat(rows.next()).isTrue();
        rows.updateInt("id", id);
        rows.updateRow();
    })) {
        @Override
        List<Integer> stored(int id) {
            return List.of(id);
        }
    },
    DELETE_ROW(updatable((rows, id) -> {
        assertThat(rows.next()).isTrue();
        rows.deleteRow();
    })) {
        @Override
        List<Integer> stored(int id) {
            return List.of();
        }
    },

    /** Here as in what follows, a row was inserted and committed before. */
    AUTOCOMMIT_SWITCHED_ON_AND_OFF(afterACommit(connection -> {
        connection.setAutoCommit(true);
        connection.setAutoCommit(false);
    })),
    AUTOCOMMIT_SWITCHED_BY_TEXT(afterACommit(connection -> text(connection, "SET autocommit=1", "SET autocommit=0"))),
    COMMIT_BY_TEXT(afterACommit(connection -> text(connection, "COMMIT"))),
    TRANSACTION_BEGUN_IN_A_TRANSACTION(afterACommit(connection -> text(connection, "START TRANSACTION"))),
    DDL(afterACommit(connection -> text(connection, "CREATE OR REPLACE VIEW v_ddl AS SELECT 1")));

    /** The id of the row that was committed on the way. */
    private static final int COMMITTED = -1;

    @FunctionalInterface
    interface Work {
        void on(Connection connection, Rows rows, int id) throws SQLException;
    }

    @FunctionalInterface
    private interface ByText {
        void run(Statement statement, String sql) throws SQLException;
    }

    @FunctionalInterface
    private interface Step<T> {
        void on(T object) throws SQLException;
    }

    @FunctionalInterface
    private interface RowStep {
        void on(ResultSet rows, int id) throws SQLException;
    }

    private final String options;
    private final Work work;

    ExecutePath(Work work) {
        this("", work);
    }

    ExecutePath(String options, Work work) {
        this.options = options;
        this.work = work;
    }

    /** The inner driver's options that it needs. */
    String options() {
        return options;
    }

    void work(Connection connection, Rows rows, int id) throws SQLException {
        work.on(connection, rows, id);
    }

    /** What is in the table once it was committed. */
    List<Integer> stored(int id) {
        return commitsOnTheWay() ? List.of(COMMITTED, 0, id) : List.of(0, id);
    }

    /** What is in the table once it was rolled back. */
    List<Integer> storedBefore() {
        return commitsOnTheWay() ? List.of(COMMITTED, 0) : List.of(0);
    }

    /** Whether it has committed something that was there before. */
    boolean commitsOnTheWay() {
        return ordinal() >= AUTOCOMMIT_SWITCHED_ON_AND_OFF.ordinal();
    }

    /** Whether it needs the procedure. */
    boolean calls() {
        return name().startsWith("CALL");
    }

    private static Work byText(ByText run) {
        return (connection, rows, id) -> {
            try (Statement statement = connection.createStatement()) {
                run.run(statement, "INSERT INTO " + rows.table + " (id) VALUES (" + id + ")");
            }
        };
    }

    private static Work prepared(Step<PreparedStatement> run) {
        return (connection, rows, id) -> {
            try (PreparedStatement insert = connection.prepareStatement(rows.insertSql())) {
                insert.setInt(1, id);
                run.on(insert);
            }
        };
    }

    private static Work called(Step<CallableStatement> run) {
        return (connection, rows, id) -> {
            try (CallableStatement call = connection.prepareCall("{CALL p_" + rows.table + "(?)}")) {
                call.setInt(1, id);
                run.on(call);
            }
        };
    }

    private static Work updatable(RowStep step) {
        return (connection, rows, id) -> {
            try (Statement statement =
                            connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                    ResultSet all = statement.executeQuery("SELECT n, id FROM " + rows.table)) {
                step.on(all, id);
            }
        };
    }

    private static Work afterACommit(Step<Connection> commit) {
        return (connection, rows, id) -> {
            rows.insertByText(connection, COMMITTED);
            commit.on(connection);
            rows.insertByText(connection, id);
        };
    }

    private static void text(Connection connection, String... texts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : texts) {
                statement.execute(sql);
            }
        }
    }
}

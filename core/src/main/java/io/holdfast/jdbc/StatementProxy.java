package io.holdfast.jdbc;

import io.holdfast.recovery.Action;
import io.holdfast.recovery.Call;
import io.holdfast.recovery.Session;
import io.holdfast.recovery.TimeLimit;
import io.holdfast.sql.SqlText;
import io.holdfast.sql.Traits;
import io.holdfast.time.Deadline;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is made again, with what was set on it, when its connection has moved to another node.
 *
 * <p>Every execute method has the same form: look at the epoch, run, remember; and only in the {@code catch} the cold path
 * that may run it again. That form is written out, and the file long for it: handed over as lambdas the calls would allocate. Used by one
 * thread at a time, {@link #cancel} from any.
 */
@Forwarding(value = java.sql.PreparedStatement.class, recorder = ParameterSlots.class)
class StatementProxy extends ForwardingStatement implements TimeLimit {

    /** How the inner driver makes the statement. */
    @FunctionalInterface
    interface Recipe {
        Statement make(Connection connection) throws SQLException;
    }

    static final Recipe PLAIN = Connection::createStatement;

    final ConnectionProxy connection;
    final Session session;
    private final @Nullable Recipe recipe;
    private Statement inner;
    private int generation;
    private boolean closed;
    private @Nullable StatementSettings settings;
    private @Nullable List<String> batch;

    /** What ran last on the inner statement, as text or as {@link SqlText}; null if nothing did. */
    private @Nullable Object lastRun;

    /** What ran last before the connection moved, and took its results with it. */
    private @Nullable Object lostRun;

    StatementProxy(ConnectionProxy connection, Recipe recipe) throws SQLException {
        this(connection, recipe, recipe.make(connection.delegate()));
    }

    /** For subclasses, which make their own statements. */
    StatementProxy(ConnectionProxy connection, @Nullable Recipe recipe, Statement inner) {
        this.connection = connection;
        this.session = connection.session();
        this.recipe = recipe;
        this.inner = inner;
        this.generation = session.generation();
    }

    @Override
    Statement delegate() throws SQLException {
        return begin();
    }

    /** As {@link #current()} for a call that begins with it. */
    final Statement begin() throws SQLException {
        if (generation != session.generation()) {
            session.startCall();
            renew();
        }
        return inner;
    }

    /** The inner statement, made again first if the connection has moved. */
    final Statement current() throws SQLException {
        if (generation != session.generation()) {
            renew();
        }
        return inner;
    }

    /** Of the connection that the inner statement was made on. */
    final int generation() {
        return generation;
    }

    private void renew() throws SQLException {
        if (closed) {
            throw new SQLNonTransientException("The statement is closed", "HY010");
        }
        session.readyAgain(this);
        try {
            makeAgain();
        } catch (SQLException e) {
            Object unused = session.again(Call.HARMLESS, e, deadline(), () -> {
                makeAgain();
                return inner;
            });
        }
    }

    private void makeAgain() throws SQLException {
        int now = session.generation();
        Statement fresh = make(connection.delegate());
        if (settings != null) {
            settings.applyTo(fresh);
        }
        refill(fresh);
        adopt(fresh);
        inner = fresh;
        generation = now;
        lostRun = lastRun();
        lastRun = null;
    }

    Statement make(Connection physical) throws SQLException {
        return recipe == null ? physical.createStatement() : recipe.make(physical);
    }

    /** The inner statement is another one from now on. */
    void adopt(Statement fresh) {}

    /** Gives a statement that was made again what the application had put into the old one. */
    void refill(Statement fresh) throws SQLException {
        if (batch != null) {
            for (String sql : batch) {
                fresh.addBatch(sql);
            }
        }
    }

    @Override
    SQLException onError(SQLException e) {
        return session.translate(Call.HARMLESS, e);
    }

    /**
     * Drivers ask the server for them. If the link is lost over that, they are lost with it, and nothing else that the next call would not
     * tell of: least of all what the statement did, which was acknowledged.
     */
    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        if (closed || generation == session.generation()) {
            try {
                return inner.getWarnings();
            } catch (SQLException e) {
                if (!session.leaveIfLost(e)) {
                    throw e;
                }
            }
        }
        return null;
    }

    /** The failure of something that was sent from its text; runs it again if that is allowed. */
    private <R extends @Nullable Object> R again(String sql, SQLException e, Action<R> action) throws SQLException {
        return session.again(Call.statement(session.traits(sql)), e, deadline(), action);
    }

    /** For everything that a failed call may still take. */
    final Deadline deadline() {
        return session.deadline(limitSeconds());
    }

    @Override
    public final int limitSeconds() {
        return settings == null ? 0 : settings.queryTimeout();
    }

    final void ran(Object statement) {
        if (lastRun != statement) { // what is written costs more than what is read
            lastRun = statement;
        }
    }

    private @Nullable Object lastRun() {
        return lastRun == null ? lostRun : lastRun;
    }

    /** The inner statement whose results are to be read; they are gone if the connection has moved since it ran. */
    final Statement ranOn() throws SQLException {
        boolean moved = lastRun == null || generation != session.generation();
        if (moved && lastRun() != null) {
            throw session.lostResults(lastTraits());
        }
        return begin();
    }

    /** The traits of the statement whose results can be read now. */
    final int lastTraits() {
        Object last = lastRun();
        if (last == null) {
            return Traits.READS;
        }
        return last instanceof SqlText text ? text.traits() : session.traits((String) last);
    }

    /** Notes that a statement has, or may have, been executed. */
    final void remember(SqlText text) {
        session.journal().ran(text);
        ran(text);
    }

    private void remember(String sql) {
        session.journal().ran(sql);
        ran(sql);
    }

    final ResultSet results(ResultSet rows) {
        return new ResultSetProxy(session, this, rows);
    }

    // Executing from text.

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        session.ready(sql, this);
        Statement statement = current();
        try {
            ResultSet rows = statement.executeQuery(sql);
            remember(sql);
            return results(rows);
        } catch (SQLException e) {
            return again(sql, e, () -> {
                ResultSet rows = current().executeQuery(sql);
                remember(sql);
                return results(rows);
            });
        } catch (RuntimeException | Error e) {
            remember(sql); // it may have been executed
            throw e;
        }
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        session.ready(sql, this);
        Statement statement = current();
        try {
            int count = statement.executeUpdate(sql);
            remember(sql);
            session.wrote(count);
            return count;
        } catch (SQLException e) {
            return run(sql, e, again -> again.executeUpdate(sql));
        } catch (RuntimeException | Error e) {
            remember(sql); // it may have been executed
            throw e;
        }
    }

    @Override
    public int executeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
        return start(sql, statement -> statement.executeUpdate(sql, autoGeneratedKeys));
    }

    @Override
    public int executeUpdate(String sql, int[] columnIndexes) throws SQLException {
        return start(sql, statement -> statement.executeUpdate(sql, columnIndexes));
    }

    @Override
    public int executeUpdate(String sql, String[] columnNames) throws SQLException {
        return start(sql, statement -> statement.executeUpdate(sql, columnNames));
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        return start(sql, statement -> statement.executeLargeUpdate(sql));
    }

    @Override
    public long executeLargeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
        return start(sql, statement -> statement.executeLargeUpdate(sql, autoGeneratedKeys));
    }

    @Override
    public long executeLargeUpdate(String sql, int[] columnIndexes) throws SQLException {
        return start(sql, statement -> statement.executeLargeUpdate(sql, columnIndexes));
    }

    @Override
    public long executeLargeUpdate(String sql, String[] columnNames) throws SQLException {
        return start(sql, statement -> statement.executeLargeUpdate(sql, columnNames));
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        session.ready(sql, this);
        Statement statement = current();
        try {
            boolean hasRows = statement.execute(sql);
            remember(sql);
            return hasRows;
        } catch (SQLException e) {
            return run(sql, e, again -> again.execute(sql));
        } catch (RuntimeException | Error e) {
            remember(sql); // it may have been executed
            throw e;
        }
    }

    @Override
    public boolean execute(String sql, int autoGeneratedKeys) throws SQLException {
        return start(sql, statement -> statement.execute(sql, autoGeneratedKeys));
    }

    @Override
    public boolean execute(String sql, int[] columnIndexes) throws SQLException {
        return start(sql, statement -> statement.execute(sql, columnIndexes));
    }

    @Override
    public boolean execute(String sql, String[] columnNames) throws SQLException {
        return start(sql, statement -> statement.execute(sql, columnNames));
    }

    @FunctionalInterface
    private interface Execution<R extends @Nullable Object> {
        R on(Statement statement) throws SQLException;
    }

    /** The rarer forms of execute; the common ones spell this out, to spare the object for the lambda. */
    private <R> R start(String sql, Execution<R> execution) throws SQLException {
        session.ready(sql, this);
        Statement statement = current();
        try {
            R result = execution.on(statement);
            remember(sql);
            return result;
        } catch (SQLException e) {
            return run(sql, e, execution);
        } catch (RuntimeException | Error e) {
            remember(sql); // it may have been executed
            throw e;
        }
    }

    private <R> R run(String sql, SQLException e, Execution<R> execution) throws SQLException {
        return again(sql, e, () -> {
            R result = execution.on(current());
            remember(sql);
            return result;
        });
    }

    // Batches.

    @Override
    public void addBatch(String sql) throws SQLException {
        super.addBatch(sql);
        if (batch == null) {
            batch = new ArrayList<>();
        }
        batch.add(sql);
    }

    @Override
    public void clearBatch() throws SQLException {
        super.clearBatch();
        forgetBatch();
    }

    void forgetBatch() {
        batch = null;
    }

    @Override
    public int[] executeBatch() throws SQLException {
        return runBatch(Statement::executeBatch);
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        return runBatch(Statement::executeLargeBatch);
    }

    /** However it ends, the batch is empty afterwards, as in both drivers: who runs it again fills it again. */
    private <R> R runBatch(Execution<R> execution) throws SQLException {
        SqlText text = batchText();
        int statements = batchSize();
        try {
            session.ready(text, this);
            Statement ready = current();
            refuseIfIncomplete();
            try {
                return ranBatch(text, execution.on(ready));
            } catch (SQLException e) {
                return session.again(Call.batch(text.traits(), statements), e, deadline(), () -> {
                    Statement again = current();
                    refuseIfIncomplete(); // a row that could not be added again would be missing without a word
                    return ranBatch(text, execution.on(again));
                });
            } catch (RuntimeException | Error e) {
                session.journal().ran(text);
                throw e;
            }
        } finally {
            forgetBatch();
            emptyInner();
        }
    }

    private <R> R ranBatch(SqlText text, R counts) {
        session.journal().ran(text);
        ran(text);
        return counts;
    }

    private void emptyInner() {
        if (generation == session.generation()) {
            try {
                inner.clearBatch();
            } catch (SQLException closed) {
                // Then it holds nothing either.
            }
        }
    }

    /** Throws if the statement lacks something that was set before its connection moved. */
    void refuseIfIncomplete() throws SQLException {}

    int batchSize() {
        return batch == null ? 0 : batch.size();
    }

    /** What a batch consists of, as far as its effects go. */
    SqlText batchText() {
        return SqlText.batch(batch == null ? List.of() : batch);
    }

    // Results.

    @Override
    public @Nullable ResultSet getResultSet() throws SQLException {
        ResultSet rows = read(Statement::getResultSet);
        return rows == null ? null : results(rows);
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        return results(read(Statement::getGeneratedKeys));
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        return read(Statement::getMoreResults);
    }

    @Override
    public boolean getMoreResults(int current) throws SQLException {
        return read(statement -> statement.getMoreResults(current));
    }

    @Override
    public int getUpdateCount() throws SQLException {
        return read(Statement::getUpdateCount);
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        return read(Statement::getLargeUpdateCount);
    }

    private <R extends @Nullable Object> R read(Execution<R> reading) throws SQLException {
        Statement statement = ranOn();
        try {
            return reading.on(statement);
        } catch (SQLException e) {
            throw session.translate(Call.reading(lastTraits()), e);
        }
    }

    // Settings: forwarded and remembered.

    private StatementSettings settings() {
        StatementSettings known = settings;
        if (known == null) {
            known = new StatementSettings();
            settings = known;
        }
        return known;
    }

    @Override
    public void setFetchSize(int rows) throws SQLException {
        super.setFetchSize(rows);
        settings().fetchSize(rows);
    }

    @Override
    public void setMaxRows(int rows) throws SQLException {
        super.setMaxRows(rows);
        settings().maxRows(rows);
    }

    @Override
    public void setLargeMaxRows(long rows) throws SQLException {
        super.setLargeMaxRows(rows);
        settings().largeMaxRows(rows);
    }

    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        super.setQueryTimeout(seconds);
        settings().queryTimeout(seconds);
    }

    @Override
    public void setMaxFieldSize(int bytes) throws SQLException {
        super.setMaxFieldSize(bytes);
        settings().maxFieldSize(bytes);
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        super.setFetchDirection(direction);
        settings().fetchDirection(direction);
    }

    @Override
    public void setEscapeProcessing(boolean on) throws SQLException {
        super.setEscapeProcessing(on);
        settings().escapes(on);
    }

    @Override
    public void setPoolable(boolean on) throws SQLException {
        super.setPoolable(on);
        settings().poolable(on);
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        super.closeOnCompletion();
        settings().closeOnCompletion();
    }

    @Override
    public void setCursorName(String name) throws SQLException {
        super.setCursorName(name);
        settings().cursorName(name);
    }

    // Life.

    /** Goes to the statement that runs now, whatever node it runs on; from any thread. */
    @Override
    public void cancel() throws SQLException {
        inner.cancel();
    }

    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        release();
        if (generation == session.generation()) {
            try {
                inner.close();
            } catch (SQLException e) {
                if (!session.leaveIfLost(e)) {
                    throw e;
                }
            }
        }
    }

    /** It is closed: what it kept to be set again is of no use any more. */
    void release() {}

    @Override
    public boolean isClosed() throws SQLException {
        return closed || session.isClosed() || generation == session.generation() && inner.isClosed();
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return unwrap(inner, type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return isWrapperFor(inner, type);
    }

    @Override
    public String toString() {
        return "Holdfast " + inner;
    }
}

package io.holdfast.jdbc;

import io.holdfast.event.Watched;
import io.holdfast.recovery.Action;
import io.holdfast.recovery.Call;
import io.holdfast.recovery.Decision;
import io.holdfast.recovery.Session;
import io.holdfast.sql.SqlText;
import java.sql.CallableStatement;
import java.sql.ClientInfoStatus;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The connection that an application or a pool holds. The physical connection under it may be replaced; this object stays. The file is
 * long as the interface is wide: what is to be done is decided in {@link Session}.
 *
 * <p>Thread rule: as the inner driver's connection, that is, one thread at a time; {@link #close}, {@link #abort} and
 * {@link #isClosed} from any thread.
 */
final class ConnectionProxy extends ForwardingConnection {

    private static final Set<Integer> LEVELS = Set.of(
            TRANSACTION_READ_UNCOMMITTED,
            TRANSACTION_READ_COMMITTED,
            TRANSACTION_REPEATABLE_READ,
            TRANSACTION_SERIALIZABLE);

    /** {@code isValid(0)} means "no limit" in JDBC; a pool that says so still does not want to wait for ever. */
    private static final Duration LONGEST_VALIDATION = Duration.ofSeconds(5);

    private static final SqlText SAVEPOINT = new SqlText("SAVEPOINT");

    private final Session session;
    private final DatabaseMetaDataProxy metaData = new DatabaseMetaDataProxy(this);

    private final SpareSlots spareSlots = new SpareSlots();

    ConnectionProxy(Session session) {
        this.session = session;
    }

    Session session() {
        return session;
    }

    SpareSlots spareSlots() {
        return spareSlots;
    }

    @Override
    Connection delegate() throws SQLException {
        requireSomeNode();
        return session.connection();
    }

    /** What a connection says of itself it can say only if it has been somewhere. */
    private void requireSomeNode() throws SQLException {
        if (session.hasHadNoNode()) {
            session.ready();
        }
    }

    @Override
    SQLException onError(SQLException e) {
        return session.translate(Call.HARMLESS, e);
    }

    /** A round trip that leaves nothing behind, run again where it was lost. */
    <R extends @Nullable Object> R harmless(Action<R> action) throws SQLException {
        session.ready();
        try {
            return action.run();
        } catch (SQLException e) {
            return session.again(Call.HARMLESS, e, session.deadline(), action);
        }
    }

    /**
     * What a physical connection gets told when it comes need not wait for one now: whoever tidies up in an outage would be refused, and
     * the setting would stay what it was.
     */
    private void setting(Action<@Nullable Void> action) throws SQLException {
        if (session.isWithoutNode()) {
            requireOpen();
        } else {
            Void unused = harmless(action);
        }
    }

    // Statements. Creating one is a round trip only if the inner driver prepares on the server.

    @Override
    public Statement createStatement() throws SQLException {
        return create(StatementProxy.PLAIN);
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        return create(connection -> connection.createStatement(type, concurrency));
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        return create(connection -> connection.createStatement(type, concurrency, holdability));
    }

    private Statement create(StatementProxy.Recipe recipe) throws SQLException {
        session.readyToCreate();
        try {
            return new StatementProxy(this, recipe);
        } catch (SQLException e) {
            return session.again(Call.HARMLESS, e, session.deadline(), () -> new StatementProxy(this, recipe));
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return prepare(sql, PreparedStatementProxy.PLAIN);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        return prepare(sql, (connection, text) -> connection.prepareStatement(text, type, concurrency));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        return prepare(sql, (connection, text) -> connection.prepareStatement(text, type, concurrency, holdability));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
        return prepare(sql, (connection, text) -> connection.prepareStatement(text, autoGeneratedKeys));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] columnIndexes) throws SQLException {
        return prepare(sql, (connection, text) -> connection.prepareStatement(text, columnIndexes));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] columnNames) throws SQLException {
        return prepare(sql, (connection, text) -> connection.prepareStatement(text, columnNames));
    }

    private PreparedStatement prepare(String sql, PreparedStatementProxy.Recipe recipe) throws SQLException {
        session.readyToCreate();
        try {
            return new PreparedStatementProxy(this, sql, recipe);
        } catch (SQLException e) {
            return session.again(
                    Call.HARMLESS, e, session.deadline(), () -> new PreparedStatementProxy(this, sql, recipe));
        }
    }

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        return harmless(() -> new CallableStatementProxy(this, sql, Connection::prepareCall));
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
        return harmless(() -> new CallableStatementProxy(
                this, sql, (connection, text) -> connection.prepareCall(text, type, concurrency)));
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
        return harmless(() -> new CallableStatementProxy(
                this, sql, (connection, text) -> connection.prepareCall(text, type, concurrency, holdability)));
    }

    // Transactions.

    @Override
    public void commit() throws SQLException {
        if (!session.readyToCommit()) {
            return;
        }
        try {
            session.connection().commit();
            session.journal().committed();
        } catch (SQLException e) {
            Decision unused = session.recover(Call.COMMIT, e, session.deadline());
        }
    }

    @Override
    public void rollback() throws SQLException {
        if (!session.readyToRollBack()) {
            return;
        }
        try {
            session.connection().rollback();
            session.journal().rolledBack();
        } catch (SQLException e) {
            Decision unused = session.recover(Call.ROLLBACK, e, session.deadline());
        }
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        requireOpen();
        return session.settings().autoCommit();
    }

    /** Switching it on commits what is open (JDBC 4.3, {@code Connection.setAutoCommit}). */
    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        if (autoCommit && (!session.settings().autoCommit() || session.isTransactionLost())) {
            switchAutoCommitOn();
            return;
        }
        if (autoCommit && session.journal().mayBeInTransaction()) {
            confirmAutoCommitOn();
            return;
        }
        if (session.isWithoutNode()) {
            requireOpen();
        } else {
            tellAutoCommit(autoCommit);
        }
        rememberAutoCommit(autoCommit);
    }

    /** Once per transaction, in many applications: what a failure needs is made when there is one. */
    private void tellAutoCommit(boolean autoCommit) throws SQLException {
        session.ready();
        try {
            session.connection().setAutoCommit(autoCommit);
        } catch (SQLException e) {
            Object unused = session.again(Call.HARMLESS, e, session.deadline(), () -> {
                session.connection().setAutoCommit(autoCommit);
                return this;
            });
        }
    }

    /**
     * Switches on what JDBC knows as on, while SQL text has opened a transaction or switched it off. Drivers send that if the
     * server's answers told them that it is off, and then it commits.
     */
    private void confirmAutoCommitOn() throws SQLException {
        session.ready();
        try {
            session.connection().setAutoCommit(true);
        } catch (SQLException e) {
            Call call = session.journal().work() == 0 ? Call.HARMLESS : Call.COMMIT;
            throw session.translate(call, e, session.deadline());
        }
        rememberAutoCommit(true);
    }

    private void switchAutoCommitOn() throws SQLException {
        if (session.isLossToldByCommit()) {
            requireOpen();
            SQLException unused = endLostTransaction();
            return;
        }
        try {
            if (session.readyToCommit()) {
                endBySwitch();
            }
        } catch (SQLException outcome) {
            if (session.isTransactionLost()) {
                // Hereby said, and ended: the application has not committed it, and autocommit is what it wants now.
                SQLException further = endLostTransaction();
                if (further != null) {
                    outcome.addSuppressed(further);
                }
            }
            throw outcome;
        }
        rememberAutoCommit(true);
    }

    /** @return why the node had to be left for it; null if it had not, or there was none */
    private @Nullable SQLException endLostTransaction() {
        session.giveUpLostTransaction();
        session.journal().rolledBack(); // whether text or JDBC has begun it
        rememberAutoCommit(true);
        try {
            if (!session.isWithoutNode()) {
                rollBackInner(); // or switching might commit what was said to be not applied
                session.connection().setAutoCommit(true);
            }
            return null;
        } catch (SQLException e) {
            session.leave();
            return e;
        }
    }

    /** By text: Connector/J has taken note of the switch although it failed, and refuses to roll back in autocommit. */
    private void rollBackInner() throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            boolean unused = statement.execute("ROLLBACK");
        }
    }

    private void endBySwitch() throws SQLException {
        try {
            session.connection().setAutoCommit(true);
        } catch (SQLException e) {
            Decision unused = session.recover(Call.COMMIT, e, session.deadline());
        }
    }

    private void rememberAutoCommit(boolean autoCommit) {
        session.settings().autoCommit(autoCommit);
        session.journal().autoCommit(autoCommit);
    }

    @Override
    public Savepoint setSavepoint() throws SQLException {
        Savepoint savepoint = harmless(() -> session.connection().setSavepoint());
        session.journal().ran(SAVEPOINT);
        return savepoint;
    }

    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        Savepoint savepoint = harmless(() -> session.connection().setSavepoint(name));
        session.journal().ran(SAVEPOINT);
        return savepoint;
    }

    @Override
    public void rollback(Savepoint savepoint) throws SQLException {
        session.ready(SAVEPOINT);
        try {
            session.connection().rollback(savepoint);
        } catch (SQLException e) {
            throw session.translate(Call.statement(SAVEPOINT.traits()), e, session.deadline());
        }
    }

    @Override
    public void releaseSavepoint(Savepoint savepoint) throws SQLException {
        session.ready(SAVEPOINT);
        try {
            session.connection().releaseSavepoint(savepoint);
        } catch (SQLException e) {
            throw session.translate(Call.statement(SAVEPOINT.traits()), e, session.deadline());
        }
    }

    // Settings: forwarded and remembered. Some drivers ask the server for what they do not know.

    @Override
    public int getTransactionIsolation() throws SQLException {
        return harmless(() -> session.connection().getTransactionIsolation());
    }

    @Override
    public String getCatalog() throws SQLException {
        return harmless(() -> session.connection().getCatalog());
    }

    @Override
    public String getSchema() throws SQLException {
        return harmless(() -> session.connection().getSchema());
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        requireOpen();
        return session.settings()
                .readOnly(() -> !session.isWithoutNode()
                        && harmless(() -> session.connection().isReadOnly()));
    }

    /** Pools call this and {@link #setNetworkTimeout} around their own time limits, so it never waits for a writer. */
    @Override
    public int getNetworkTimeout() throws SQLException {
        requireOpen();
        int known = session.settings().networkTimeout();
        return known >= 0
                ? known
                : session.isWithoutNode() ? 0 : session.connection().getNetworkTimeout();
    }

    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        requireOpen();
        if (session.isWithoutNode()) {
            return null;
        }
        try {
            return session.connection().getWarnings();
        } catch (SQLException e) {
            if (!session.leaveIfLost(e)) {
                throw e;
            }
            return null; // they went with the connection, and nothing else did that the next call would not tell of
        }
    }

    /** Pools call this whenever a connection is given back: no reason to look for a writer. */
    @Override
    public void clearWarnings() throws SQLException {
        requireOpen();
        if (!session.isWithoutNode()) {
            super.clearWarnings();
        }
    }

    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        if (session.isWithoutNode() && !LEVELS.contains(level)) {
            throw new SQLException(
                    "The isolation level is " + level + "; allowed are those of java.sql.Connection", "HY024");
        }
        setting(() -> {
            session.connection().setTransactionIsolation(level);
            return null;
        });
        session.settings().isolation(level);
    }

    @Override
    public void setReadOnly(boolean readOnly) throws SQLException {
        setting(() -> {
            session.connection().setReadOnly(readOnly);
            return null;
        });
        session.settings().readOnly(readOnly);
    }

    @Override
    public void setCatalog(String catalog) throws SQLException {
        setting(() -> {
            session.connection().setCatalog(catalog);
            return null;
        });
        session.settings().catalog(catalog);
    }

    @Override
    public void setSchema(String schema) throws SQLException {
        setting(() -> {
            session.connection().setSchema(schema);
            return null;
        });
        session.settings().schema(schema);
    }

    @Override
    public void setHoldability(int holdability) throws SQLException {
        setting(() -> {
            session.connection().setHoldability(holdability);
            return null;
        });
        session.settings().holdability(holdability);
    }

    @Override
    public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
        setting(() -> {
            session.connection().setTypeMap(map);
            return null;
        });
        session.settings().typeMap(map);
    }

    /**
     * The executor is not used: Connector/J would apply the time-out some time later (MySQL bug 75615), while the caller
     * counts on it for the next statement.
     */
    @Override
    public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
        requireOpen();
        if (executor == null || milliseconds < 0) {
            throw new SQLException(
                    "setNetworkTimeout got the executor " + executor + " and " + milliseconds
                            + " ms; allowed are an executor, and milliseconds, 0 or more",
                    "HY024");
        }
        try {
            if (!session.isWithoutNode()) {
                session.connection().setNetworkTimeout(Runnable::run, milliseconds);
            }
        } catch (SQLException e) {
            if (!session.leaveIfLost(e)) {
                throw e;
            }
        }
        session.settings().networkTimeout(milliseconds);
    }

    @Override
    public String nativeSQL(String sql) throws SQLException {
        requireOpen();
        return super.nativeSQL(sql);
    }

    @Override
    public void setClientInfo(String name, String value) throws SQLClientInfoException {
        requireOpenForClientInfo();
        try {
            if (!session.isWithoutNode()) {
                session.connection().setClientInfo(name, value);
            }
            session.settings().clientInfo(name, value);
        } catch (SQLClientInfoException e) {
            throw clientInfo(e);
        }
    }

    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        requireOpenForClientInfo();
        try {
            if (!session.isWithoutNode()) {
                session.connection().setClientInfo(properties);
            }
            session.settings().clientInfo(properties);
        } catch (SQLClientInfoException e) {
            throw clientInfo(e);
        }
    }

    private void requireOpenForClientInfo() throws SQLClientInfoException {
        try {
            session.requireOpen();
        } catch (SQLException closed) {
            throw new SQLClientInfoException(
                    closed.getMessage(), closed.getSQLState(), closed.getErrorCode(), Map.of(), closed);
        }
    }

    /** The interface allows this one exception class only; the outcome becomes its cause. */
    private SQLClientInfoException clientInfo(SQLClientInfoException e) {
        SQLException outcome = session.translate(Call.HARMLESS, e);
        if (outcome == e) {
            return e;
        }
        Map<String, ClientInfoStatus> failed = e.getFailedProperties() == null ? Map.of() : e.getFailedProperties();
        return new SQLClientInfoException(
                outcome.getMessage(), outcome.getSQLState(), outcome.getErrorCode(), failed, outcome);
    }

    // Life.

    @Override
    public boolean isValid(int timeout) throws SQLException {
        if (timeout < 0) {
            throw new SQLException(
                    "The time-out of isValid is " + timeout + "; allowed are seconds, 0 or more", "HY024");
        }
        Duration asked = Duration.ofSeconds(timeout);
        boolean unbounded = timeout == 0 || asked.compareTo(LONGEST_VALIDATION) > 0;
        return session.validate(unbounded ? LONGEST_VALIDATION : asked);
    }

    @Override
    public boolean isClosed() {
        return session.isClosed();
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        if (executor == null) {
            throw new SQLException("The executor of abort is null; it must be given", "HY024");
        }
        session.abort();
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        requireOpen();
        return metaData;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type == Watched.class ? type.cast(session.watched()) : unwrap(delegate(), type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type == Watched.class || isWrapperFor(delegate(), type);
    }

    private void requireOpen() throws SQLException {
        session.requireOpen();
    }

    @Override
    public String toString() {
        return "Holdfast connection " + Integer.toHexString(System.identityHashCode(this)) + " " + session;
    }
}

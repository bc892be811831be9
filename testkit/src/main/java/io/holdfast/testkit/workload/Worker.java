package io.holdfast.testkit.workload;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * One thread of a workload.
 *
 * <p>The outcome of an attempt is settled, and recorded, at the moment in which the application is told: when the call that
 * commits returns, or when a call throws. What comes after that (rolling back, giving the connection back) may fail without
 * changing anything about it.
 */
final class Worker implements Runnable {

    /** Even everybody's deadlock handling gives up some time. */
    static final int MOST_ATTEMPTS = 1_000;

    private final DataSource dataSource;
    private final String insert;
    private final String update;
    private final long run;
    private final int thread;
    private final SplittableRandom random;
    private final double autocommitShare;
    private final long pauseNanos;
    private final AttemptLog log;
    private final BooleanSupplier stopping;

    private long sequence;
    /** Whether a statement of the current attempt has been handed to the driver. */
    private boolean executed;

    private final List<Statement> statements = new ArrayList<>();

    Worker(
            DataSource dataSource,
            WorkloadTable table,
            long run,
            int thread,
            SplittableRandom random,
            double autocommitShare,
            long pauseNanos,
            AttemptLog log,
            BooleanSupplier stopping) {
        this.dataSource = dataSource;
        this.insert = table.insert();
        this.update = table.update();
        this.run = run;
        this.thread = thread;
        this.random = random;
        this.autocommitShare = autocommitShare;
        this.pauseNanos = pauseNanos;
        this.log = log;
        this.stopping = stopping;
    }

    @Override
    public void run() {
        try {
            while (!stopping.getAsBoolean()) {
                sequence++;
                operate(random.nextDouble() < autocommitShare ? Attempt.Kind.AUTOCOMMIT : Attempt.Kind.TRANSACTION);
            }
        } catch (Error e) {
            log.failed(thread, Outcome.UNKNOWN, OutcomeRule.code(e), e);
            throw e;
        }
    }

    private void operate(Attempt.Kind kind) {
        Outcome outcome = Outcome.NOT_APPLIED;
        for (int number = 1; outcome == Outcome.NOT_APPLIED && number <= MOST_ATTEMPTS; number++) {
            outcome = attempt(kind, number);
            if (stopping.getAsBoolean()) {
                return;
            }
            if (pauseNanos > 0) {
                LockSupport.parkNanos(pauseNanos);
            }
        }
    }

    private Outcome attempt(Attempt.Kind kind, int number) {
        log.begin(thread, sequence, number, kind);
        executed = false;
        Connection connection;
        try {
            connection = dataSource.getConnection();
        } catch (SQLException | RuntimeException e) {
            return failed(e);
        }
        boolean transaction = kind == Attempt.Kind.TRANSACTION;
        Outcome outcome;
        try {
            autoCommit(connection, !transaction);
            if (transaction) {
                transact(connection, number);
            } else {
                insert(connection, number, WorkloadTable.SINGLE, Statement.NO_GENERATED_KEYS);
            }
            log.acknowledged(thread);
            outcome = Outcome.ACKNOWLEDGED;
        } catch (SQLException | RuntimeException e) {
            outcome = failed(e);
        }
        cleanUp(connection, transaction, outcome);
        return outcome;
    }

    private void transact(Connection connection, int number) throws SQLException {
        PreparedStatement first = insert(connection, number, WorkloadTable.FIRST, Statement.RETURN_GENERATED_KEYS);
        long id = generatedKey(first);
        PreparedStatement change = opened(connection.prepareStatement(update));
        change.setLong(1, id);
        change.executeUpdate();
        insert(connection, number, WorkloadTable.LAST, Statement.NO_GENERATED_KEYS);
        connection.commit();
    }

    private PreparedStatement insert(Connection connection, int number, int part, int keys) throws SQLException {
        PreparedStatement statement = opened(connection.prepareStatement(insert, keys));
        statement.setLong(1, run);
        statement.setInt(2, thread);
        statement.setLong(3, sequence);
        statement.setInt(4, number);
        statement.setInt(5, part);
        executed = true;
        statement.executeUpdate();
        return statement;
    }

    private static long generatedKey(PreparedStatement statement) throws SQLException {
        try (ResultSet keys = statement.getGeneratedKeys()) {
            if (!keys.next()) {
                throw new SQLException("The driver returned no generated key for an insert");
            }
            return keys.getLong(1);
        }
    }

    private PreparedStatement opened(PreparedStatement statement) {
        statements.add(statement);
        return statement;
    }

    /** Does not trust the pool to hand out connections that are as they were. */
    private static void autoCommit(Connection connection, boolean wanted) throws SQLException {
        if (connection.getAutoCommit() != wanted) {
            if (wanted) {
                connection.rollback(); // what is not ours must not be committed by the switch
            }
            connection.setAutoCommit(wanted);
        }
    }

    private Outcome failed(Exception failure) {
        Outcome outcome = OutcomeRule.of(failure, executed);
        log.failed(thread, outcome, OutcomeRule.code(failure), failure);
        return outcome;
    }

    private void cleanUp(Connection connection, boolean transaction, Outcome outcome) {
        for (Statement statement : statements) {
            afterwards("Statement.close", statement::close);
        }
        statements.clear();
        // To switch autocommit on commits what is open: not before it is known to be rolled back.
        if (transaction && (outcome == Outcome.ACKNOWLEDGED || afterwards("rollback", () -> rollBack(connection)))) {
            afterwards("setAutoCommit", () -> connection.setAutoCommit(true));
        }
        afterwards("close", connection::close);
    }

    private void rollBack(Connection connection) throws SQLException {
        if (executed || !connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    private interface Step {
        void run() throws SQLException;
    }

    private boolean afterwards(String call, Step step) {
        try {
            step.run();
            return true;
        } catch (SQLException | RuntimeException e) {
            log.afterwards(call, OutcomeRule.code(e));
            return false;
        }
    }
}

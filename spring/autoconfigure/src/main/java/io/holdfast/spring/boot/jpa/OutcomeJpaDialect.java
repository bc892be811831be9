package io.holdfast.spring.boot.jpa;

import io.holdfast.outcome.FailoverOutcome;
import io.holdfast.outcome.OutcomeUnknownException;
import io.holdfast.outcome.TransactionNotAppliedException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.datasource.ConnectionHandle;
import org.springframework.orm.jpa.JpaDialect;
import org.springframework.transaction.TransactionDefinition;

/**
 * Another dialect that says what a failed commit was. Hibernate reports all of them alike, and so they would all be a {@code
 * JpaSystemException}: one that was not applied would not be run again. As safe for threads as the other dialect.
 */
final class OutcomeJpaDialect implements JpaDialect {

    private final JpaDialect dialect;

    OutcomeJpaDialect(JpaDialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException failure) {
        DataAccessException translated = dialect.translateExceptionIfPossible(failure);
        FailoverOutcome outcome = outcome(failure);
        if (outcome instanceof TransactionNotAppliedException && !(translated instanceof TransientDataAccessException)) {
            return new CannotAcquireLockException(String.valueOf(failure.getMessage()), failure);
        }
        if (outcome instanceof OutcomeUnknownException && !(translated instanceof DataAccessResourceFailureException)) {
            return new DataAccessResourceFailureException(String.valueOf(failure.getMessage()), failure);
        }
        return translated;
    }

    private static @Nullable FailoverOutcome outcome(Throwable failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof FailoverOutcome outcome) {
                return outcome;
            }
        }
        return null;
    }

    @Override
    public @Nullable Object beginTransaction(EntityManager entityManager, TransactionDefinition definition)
            throws PersistenceException, SQLException {
        return dialect.beginTransaction(entityManager, definition);
    }

    @Override
    public @Nullable Object prepareTransaction(EntityManager entityManager, boolean readOnly, @Nullable String name)
            throws PersistenceException {
        return dialect.prepareTransaction(entityManager, readOnly, name);
    }

    @Override
    public void cleanupTransaction(@Nullable Object transactionData) {
        dialect.cleanupTransaction(transactionData);
    }

    @Override
    public @Nullable ConnectionHandle getJdbcConnection(EntityManager entityManager, boolean readOnly)
            throws PersistenceException, SQLException {
        return dialect.getJdbcConnection(entityManager, readOnly);
    }

    @Override
    public void releaseJdbcConnection(ConnectionHandle handle, EntityManager entityManager)
            throws PersistenceException, SQLException {
        dialect.releaseJdbcConnection(handle, entityManager);
    }
}

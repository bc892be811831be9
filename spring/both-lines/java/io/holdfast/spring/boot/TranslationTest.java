package io.holdfast.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.outcome.Outcomes;
import io.holdfast.outcome.WriterUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;

/** What each of Spring's translators makes of the three outcomes. */
class TranslationTest {

    private static SQLException failure() {
        return new SQLTransientException("Communications link failure", "08S01", 0);
    }

    private static SQLException refused() {
        return new SQLException("running with the --read-only option", "HY000", 1290);
    }

    /** The default, and those that an application may have instead. */
    static Stream<SQLExceptionTranslator> translators() {
        SQLErrorCodeSQLExceptionTranslator codes = new SQLErrorCodeSQLExceptionTranslator();
        codes.setDatabaseProductName("MySQL");
        HibernateJpaDialect hibernate = new HibernateJpaDialect();
        return Stream.of(
                new SQLExceptionSubclassTranslator(),
                codes,
                new SQLStateSQLExceptionTranslator(),
                (task, sql, exception) ->
                        hibernate.translateExceptionIfPossible(new JDBCConnectionException("failed", exception)));
    }

    @ParameterizedTest
    @MethodSource("translators")
    void unknownIsNeverTransient(SQLExceptionTranslator translator) {
        for (SQLException cause : new SQLException[] {failure(), refused()}) {
            DataAccessException translated = translator.translate("commit", null, Outcomes.unknown(cause));
            assertThat(translated)
                    .isInstanceOf(DataAccessResourceFailureException.class)
                    .isNotInstanceOf(TransientDataAccessException.class)
                    .isNotInstanceOf(RecoverableDataAccessException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("jdbcTranslators")
    void notAppliedIsWhatADeadlockIs(SQLExceptionTranslator translator) {
        for (SQLException cause : new SQLException[] {failure(), refused()}) {
            assertThat(translator.translate("update", null, Outcomes.notApplied(cause)))
                    .isInstanceOf(PessimisticLockingFailureException.class)
                    .isInstanceOf(TransientDataAccessException.class);
        }
    }

    static Stream<SQLExceptionTranslator> jdbcTranslators() {
        return translators().limit(3);
    }

    @ParameterizedTest
    @MethodSource("jdbcTranslators")
    void unavailableIsAMissingResource(SQLExceptionTranslator translator) {
        assertThat(translator.translate("connect", null, new WriterUnavailableException("no writer", failure())))
                .isInstanceOfAny(TransientDataAccessResourceException.class, DataAccessResourceFailureException.class);
    }
}

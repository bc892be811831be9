package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.outcome.FailoverOutcome;
import io.holdfast.outcome.OutcomeUnknownException;
import io.holdfast.outcome.WriterUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;

/** The three outcomes, as an application tells them apart. */
final class Thrown {

    @FunctionalInterface
    interface Call {
        void run() throws Exception;
    }

    private Thrown() {}

    static SQLException notApplied(Call call) {
        return by(call, SQLTransactionRollbackException.class, "40001");
    }

    static SQLException unknown(Call call) {
        return by(call, OutcomeUnknownException.class, "08007");
    }

    static SQLException unavailable(Call call) {
        return by(call, WriterUnavailableException.class, "08001");
    }

    /** The inner driver's exception, which is none of the three. */
    static SQLException driversOwn(Call call) {
        SQLException[] thrown = new SQLException[1];
        assertThatExceptionOfType(SQLException.class).isThrownBy(call::run).satisfies(e -> {
            assertThat((Throwable) e).isNotInstanceOf(FailoverOutcome.class);
            thrown[0] = e;
        });
        return thrown[0];
    }

    /** Nothing, or one of the three. */
    static void nothingOrHonest(Call call) throws Exception {
        try {
            call.run();
        } catch (SQLException e) {
            assertThat((Throwable) e).isInstanceOf(FailoverOutcome.class);
        }
    }

    private static SQLException by(Call call, Class<? extends SQLException> type, String state) {
        SQLException[] thrown = new SQLException[1];
        assertThatExceptionOfType(type).isThrownBy(call::run).satisfies(e -> {
            assertThat(e.getSQLState()).isEqualTo(state);
            thrown[0] = e;
        });
        return thrown[0];
    }
}

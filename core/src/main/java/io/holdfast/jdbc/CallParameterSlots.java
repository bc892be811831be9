package io.holdfast.jdbc;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a callable statement: those set by index as in any prepared statement, and also those set by name
 * and the registered OUT parameters. The latter are kept as plain lists of calls: a stored procedure is no place where
 * an allocation is felt.
 */
@Recording(CallableStatement.class)
final class CallParameterSlots extends ParameterSlots implements CallableStatementRecorder {
    private final List<Call> registrations = new ArrayList<>();
    private final List<Call> namedValues = new ArrayList<>();
    private boolean namedMissing;

    @Override
    public void rememberRegistration(byte op, @Nullable Object... call) {
        replace(registrations, new Call(op, call));
    }

    @Override
    public void rememberValue(byte op, @Nullable Object... call) {
        replace(namedValues, new Call(op, call));
    }

    /** The newest call goes last: names that differ in case only may mean the same parameter. */
    private static void replace(List<Call> calls, Call newest) {
        calls.removeIf(newest::isAboutSameParameter);
        calls.add(newest);
    }

    /** Forgets the values; what was registered as OUT remains so, as in the drivers. */
    @Override
    void clearParameters() {
        super.clearParameters();
        namedValues.clear();
        namedMissing = false;
    }

    /** All values by name go: which of them would be overwritten by one by index is not known. */
    @Override
    void giveUpUnreplayable() {
        super.giveUpUnreplayable();
        namedMissing |= !namedValues.isEmpty();
        namedValues.clear();
    }

    @Override
    boolean isPartMissing() {
        return namedMissing;
    }

    /** A row with named values is not recorded: rows hold what was set by index. */
    @Override
    void addBatch() {
        if (namedValues.isEmpty()) {
            super.addBatch();
        } else {
            loseBatch();
        }
    }

    /** Values set both by name and by index are not replayed: which of them came last is not recorded. */
    @Override
    boolean replayable() {
        boolean mixed = !namedValues.isEmpty() && hasIndexedValues();
        return !mixed && super.replayable() && namedValues.stream().allMatch(Call::replayable);
    }

    @Override
    void replayOn(PreparedStatement target) throws SQLException {
        CallableStatement callable = (CallableStatement) target;
        for (Call registration : registrations) {
            registration.replayOn(callable);
        }
        super.replayOn(target);
        for (Call value : namedValues) {
            value.replayOn(callable);
        }
    }

    private static final class Call {
        private final byte op;
        private final @Nullable Object[] arguments;

        Call(byte op, @Nullable Object[] arguments) {
            this.op = op;
            this.arguments = arguments;
        }

        boolean isAboutSameParameter(Call other) {
            return Objects.equals(arguments[0], other.arguments[0]);
        }

        boolean replayable() {
            return isReplayable(arguments[1]);
        }

        void replayOn(CallableStatement target) throws SQLException {
            CallableStatementRecorder.replay(target, op, arguments);
        }
    }
}

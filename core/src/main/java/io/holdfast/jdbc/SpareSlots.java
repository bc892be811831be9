package io.holdfast.jdbc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What closed statements of a connection used for their parameters, for the next ones: two, as many an application reads by one statement
 * while it writes by another. Taken atomically: two threads that share a connection against the rules must not share parameters as well.
 */
final class SpareSlots {

    private static final VarHandle FIRST;
    private static final VarHandle SECOND;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            FIRST = lookup.findVarHandle(SpareSlots.class, "first", ParameterSlots.class);
            SECOND = lookup.findVarHandle(SpareSlots.class, "second", ParameterSlots.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable ParameterSlots first;
    private volatile @Nullable ParameterSlots second;

    /** Empty slots for the parameters of a statement. */
    ParameterSlots take() {
        ParameterSlots spare = (ParameterSlots) FIRST.getAndSet(this, null);
        if (spare == null && second != null) {
            spare = (ParameterSlots) SECOND.getAndSet(this, null);
        }
        return spare == null ? new ParameterSlots() : spare;
    }

    /** Takes back what a closed statement used. */
    void giveBack(ParameterSlots slots) {
        if (slots.reset()) {
            (first == null ? FIRST : SECOND).setRelease(this, slots);
        }
    }
}

package io.holdfast.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Struct;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Calls of setters by index, one per slot. Op code 0 marks a slot that no setter has filled.
 *
 * <p>Two arrays hold them, and two elements of each belong to a slot, so that what is written together lies together: op code
 * and bits, value and extra.
 */
class Slots {
    /** What is cleared may keep so many slots for what comes next: some 400 kB. */
    static final int MAX_RETAINED = 1 << 14;

    private static final int FIRST_CAPACITY = 8;
    private static final long[] NO_NUMBERS = {};
    private static final @Nullable Object[] NO_OBJECTS = {};

    /** Stands for a value that could not be set again, in a slot without an op code. */
    private static final Object MISSING = new Object();

    private long[] numbers = NO_NUMBERS;
    private @Nullable Object[] objects = NO_OBJECTS;
    private int size;
    /** Whether a slot may hold anything in {@link #objects}: numbers need none. */
    private boolean hasObjects;
    /** Whether a slot may hold {@link #MISSING}. */
    private boolean hasMissing;

    static int grown(int capacity, int needed) {
        return Math.max(needed, Math.max(FIRST_CAPACITY, 2 * capacity));
    }

    final int size() {
        return size;
    }

    final int capacity() {
        return numbers.length / 2;
    }

    final void put(int slot, byte op, long bits, @Nullable Object value, @Nullable Object extra) {
        if (slot >= size) {
            extendTo(slot);
        }
        int at = 2 * slot;
        numbers[at] = op;
        numbers[at + 1] = bits;
        if (value != null || extra != null || hasObjects) {
            objects[at] = value;
            objects[at + 1] = extra;
            hasObjects = true;
        }
    }

    private void extendTo(int slot) {
        ensureCapacity(slot + 1);
        Arrays.fill(numbers, 2 * size, 2 * slot, 0); // those in between, which clear() has left as they were
        size = slot + 1;
    }

    /** Rows are short: a loop beats a call of arraycopy. */
    final void append(Slots row) {
        ensureCapacity(size + row.size);
        for (int i = 0; i < 2 * row.size; i++) {
            numbers[2 * size + i] = row.numbers[i];
        }
        if (row.hasObjects || hasObjects) {
            System.arraycopy(row.objects, 0, objects, 2 * size, 2 * row.size);
            hasObjects = true;
        }
        size += row.size;
    }

    private void ensureCapacity(int needed) {
        if (needed > capacity()) {
            int capacity = grown(capacity(), needed);
            numbers = Arrays.copyOf(numbers, 2 * capacity);
            objects = Arrays.copyOf(objects, 2 * capacity);
        }
    }

    final void clear() {
        if (capacity() > MAX_RETAINED) {
            numbers = NO_NUMBERS;
            objects = NO_OBJECTS;
        } else if (hasObjects) {
            Arrays.fill(objects, 0, 2 * size, null);
        }
        hasObjects = false;
        size = 0;
        hasMissing = false;
    }

    /** Forgets the values that cannot be set a second time, but not that there were some. */
    void giveUpUnreplayable() {
        for (int slot = 0; slot < size; slot++) {
            if (!isReplayable(objects[2 * slot])) {
                numbers[2 * slot] = 0;
                objects[2 * slot] = MISSING;
                hasMissing = true;
            }
        }
    }

    /** Whether a value was given up that was neither set anew nor cleared since. */
    final boolean isMissingSome() {
        boolean found = false;
        for (int slot = 0; hasMissing && slot < size; slot++) {
            found |= objects[2 * slot] == MISSING;
        }
        hasMissing = found;
        return found;
    }

    /** Whether every value means the same on another connection. */
    boolean replayable() {
        for (int slot = 0; slot < size; slot++) {
            if (!isReplayable(objects[2 * slot])) {
                return false;
            }
        }
        return true;
    }

    /** Sets the slots of one row; its first slot is parameter 1. */
    final void replayOn(PreparedStatement target, int start, int end) throws SQLException {
        for (int slot = start; slot < end; slot++) {
            int at = 2 * slot;
            byte op = (byte) numbers[at];
            if (op != 0) {
                PreparedStatementRecorder.replay(
                        target, slot - start + 1, op, numbers[at + 1], objects[at], objects[at + 1]);
            }
        }
    }

    /**
     * Whether a value means the same on another connection, and a second time. A stream or reader can be read only
     * once, and large objects, arrays, structs, references and row ids belong to the connection that made them.
     */
    static boolean isReplayable(@Nullable Object value) {
        return !(value instanceof InputStream
                || value instanceof Reader
                || value instanceof Blob
                || value instanceof Clob
                || value instanceof Array
                || value instanceof Struct
                || value instanceof Ref
                || value instanceof RowId
                || value instanceof SQLXML);
    }
}

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
 * The parameters of a prepared statement, remembered so that they can be set again on another connection.
 *
 * <p><b>Cost.</b> Setting a parameter writes four array elements: no boxing, no allocation once the arrays have grown.
 * Batch rows are appended to arrays of the same kind, which later batches reuse. Everything else is paid for by the
 * replay: what may be replayed is found out by looking at the values then, not while they are set.
 *
 * <p><b>Values are kept by reference</b>, as the drivers keep them. A byte array or date that the application changes
 * between setting and executing may be replayed as changed.
 *
 * <p>Like the statement it belongs to, it is used by one thread at a time.
 */
@Recording(PreparedStatement.class)
class ParameterSlots implements PreparedStatementRecorder {
    /** Some 20 MB. A batch beyond it is not recorded: its application has memory for it once, perhaps not twice. */
    static final int MAX_RECORDED = 1 << 20;

    /** What a cleared statement may keep for the next batch: some 350 kB. */
    static final int MAX_RETAINED = 1 << 14;

    /** What an idle connection may keep: some 10 kB, enough for a batch of a hundred rows with a few parameters. */
    private static final int MOST_SPARE = 512;

    private static final int[] NO_ROWS = {};

    private final Slots current = new Slots();
    private final Slots batch = new Slots();

    /** Where in {@link #batch} each row ends. */
    private int[] rowEnds = NO_ROWS;

    private int rows;
    private boolean batchLost;
    private boolean batchMissing;

    @Override
    public final void remember(int index, byte op, long bits, @Nullable Object value, @Nullable Object extra) {
        current.put(index - 1, op, bits, value, extra);
    }

    /** Forgets the current parameters, not the batch. */
    void clearParameters() {
        current.clear();
    }

    /** Makes the current parameters a row of the batch. They stay current, as JDBC has it. */
    void addBatch() {
        if (batchLost) {
            return;
        }
        if (rows == MAX_RECORDED || batch.size > MAX_RECORDED - current.size) {
            loseBatch();
            return;
        }
        batch.append(current);
        if (rows == rowEnds.length) {
            rowEnds = Arrays.copyOf(rowEnds, Slots.grown(rows, rows + 1));
        }
        rowEnds[rows++] = batch.size;
    }

    /** Forgets everything; false if it has grown too large to be kept by a connection for its next statement. */
    final boolean reset() {
        clearParameters();
        clearBatch();
        return current.capacity() + batch.capacity() + rowEnds.length <= MOST_SPARE;
    }

    /** Gives the batch up until it is cleared: a row of it cannot be recorded. */
    final void loseBatch() {
        clearBatch();
        batchLost = true;
    }

    /** Forgets the batch, not the current parameters. An executed batch has to be cleared, too. */
    final void clearBatch() {
        batch.clear();
        rows = 0;
        if (rowEnds.length > MAX_RETAINED) {
            rowEnds = NO_ROWS;
        }
        batchLost = false;
        batchMissing = false;
    }

    /** Whether rows were added since the batch was cleared, be they recorded or lost. */
    final boolean hasBatch() {
        return rows > 0 || batchLost;
    }

    /** How many rows the batch has, recorded or lost; a batch that was lost has several. */
    final int batchSize() {
        return batchLost ? Integer.MAX_VALUE : rows;
    }

    /**
     * Sets on another statement what can be set a second time. What cannot is missing from then on, until it is set anew or
     * cleared.
     */
    final void moveTo(PreparedStatement target) throws SQLException {
        if (batchReplayable()) {
            replayBatchesOn(target);
        } else {
            batchMissing = true;
        }
        if (!replayable()) {
            giveUpUnreplayable();
        }
        replayOn(target);
    }

    /** Forgets the values that cannot be set a second time, but not that there were some. */
    void giveUpUnreplayable() {
        current.giveUpUnreplayable();
    }

    /** Whether it is worth asking {@link #isIncomplete}. */
    final boolean mayBeIncomplete() {
        return batchMissing || current.hasMissing || isPartMissing();
    }

    /** Whether something that the application set is missing on the statement in use. */
    final boolean isIncomplete() {
        return batchMissing || current.isMissingSome() || isPartMissing();
    }

    /** As {@link #isIncomplete}, for what a subclass keeps besides. */
    boolean isPartMissing() {
        return false;
    }

    /** Whether {@link #replayOn} sets what the application set. */
    boolean replayable() {
        return current.replayable();
    }

    /** Whether {@link #replayBatchesOn} adds the rows that the application added. */
    final boolean batchReplayable() {
        return !batchLost && batch.replayable();
    }

    final boolean hasIndexedValues() {
        return current.size > 0;
    }

    /** Sets the current parameters on another statement. */
    void replayOn(PreparedStatement target) throws SQLException {
        current.replayOn(target, 0, current.size);
    }

    /**
     * Adds the recorded rows to the batch of another statement. That leaves the parameters of the last row set there:
     * {@link #replayOn} belongs after it, not before.
     */
    final void replayBatchesOn(PreparedStatement target) throws SQLException {
        int start = 0;
        for (int row = 0; row < rows; row++) {
            batch.replayOn(target, start, rowEnds[row]);
            target.addBatch();
            start = rowEnds[row];
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

    /** Setter calls as parallel arrays. Op code 0 marks a slot that no setter has filled. */
    private static final class Slots {
        private static final int FIRST_CAPACITY = 8;
        private static final byte[] NO_OPS = {};
        private static final long[] NO_BITS = {};
        private static final @Nullable Object[] NO_OBJECTS = {};

        /** Stands for a value that could not be set again, in a slot without an op code. */
        private static final Object MISSING = new Object();

        private byte[] ops = NO_OPS;
        private long[] bits = NO_BITS;
        private @Nullable Object[] values = NO_OBJECTS;
        private @Nullable Object[] extras = NO_OBJECTS;
        private int size;
        /** Whether a slot may hold anything in {@link #values} or {@link #extras}: numbers need neither. */
        private boolean hasObjects;
        /** Whether a slot may hold {@link #MISSING}. */
        private boolean hasMissing;

        static int grown(int capacity, int needed) {
            return Math.max(needed, Math.max(FIRST_CAPACITY, 2 * capacity));
        }

        int capacity() {
            return ops.length;
        }

        void put(int slot, byte op, long bits, @Nullable Object value, @Nullable Object extra) {
            if (slot >= size) {
                ensureCapacity(slot + 1);
                size = slot + 1;
            }
            this.ops[slot] = op;
            this.bits[slot] = bits;
            if (value != null || extra != null || hasObjects) {
                this.values[slot] = value;
                this.extras[slot] = extra;
                hasObjects = true;
            }
        }

        /** Rows are short: a loop beats four calls of arraycopy. */
        void append(Slots row) {
            ensureCapacity(size + row.size);
            for (int i = 0; i < row.size; i++) {
                ops[size + i] = row.ops[i];
                bits[size + i] = row.bits[i];
            }
            if (row.hasObjects || hasObjects) {
                System.arraycopy(row.values, 0, values, size, row.size);
                System.arraycopy(row.extras, 0, extras, size, row.size);
                hasObjects = true;
            }
            size += row.size;
        }

        private void ensureCapacity(int needed) {
            if (needed > ops.length) {
                int capacity = grown(ops.length, needed);
                ops = Arrays.copyOf(ops, capacity);
                bits = Arrays.copyOf(bits, capacity);
                values = Arrays.copyOf(values, capacity);
                extras = Arrays.copyOf(extras, capacity);
            }
        }

        void clear() {
            if (ops.length > MAX_RETAINED) {
                ops = NO_OPS;
                bits = NO_BITS;
                values = NO_OBJECTS;
                extras = NO_OBJECTS;
            } else {
                // Bits need no clearing: without an op code nobody reads them.
                Arrays.fill(ops, 0, size, (byte) 0);
                if (hasObjects) {
                    Arrays.fill(values, 0, size, null);
                    Arrays.fill(extras, 0, size, null);
                }
            }
            hasObjects = false;
            size = 0;
            hasMissing = false;
        }

        void giveUpUnreplayable() {
            for (int slot = 0; slot < size; slot++) {
                if (!isReplayable(values[slot])) {
                    ops[slot] = 0;
                    values[slot] = MISSING;
                    hasMissing = true;
                }
            }
        }

        boolean isMissingSome() {
            boolean found = false;
            for (int slot = 0; hasMissing && slot < size; slot++) {
                found |= values[slot] == MISSING;
            }
            hasMissing = found;
            return found;
        }

        boolean replayable() {
            for (int slot = 0; slot < size; slot++) {
                if (!isReplayable(values[slot])) {
                    return false;
                }
            }
            return true;
        }

        /** Sets the slots of one row; its first slot is parameter 1. */
        void replayOn(PreparedStatement target, int start, int end) throws SQLException {
            for (int slot = start; slot < end; slot++) {
                if (ops[slot] != 0) {
                    PreparedStatementRecorder.replay(
                            target, slot - start + 1, ops[slot], bits[slot], values[slot], extras[slot]);
                }
            }
        }
    }
}

package io.holdfast.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a prepared statement, remembered so that they can be set again on another connection.
 *
 * <p><b>Cost.</b> Setting a number writes two array elements, anything else two more: no boxing, no allocation once the
 * arrays have grown. Batch rows are appended to arrays of the same kind, which later batches reuse. Everything else is paid
 * for by the replay: what may be replayed is found out by looking at the values then, not while they are set.
 *
 * <p><b>Values are kept by reference</b>, as the drivers keep them. A byte array or date that the application changes
 * between setting and executing may be replayed as changed.
 *
 * <p>Like the statement it belongs to, it is used by one thread at a time.
 */
@Recording(PreparedStatement.class)
class ParameterSlots extends Slots implements PreparedStatementRecorder {
    /** Some 24 MB. A batch beyond it is not recorded: its application has memory for it once, perhaps not twice. */
    static final int MAX_RECORDED = 1 << 20;

    /** What an idle connection may keep: some 12 kB, enough for a batch of a hundred rows with a few parameters. */
    private static final int MOST_SPARE = 512;

    private static final int[] NO_ROWS = {};

    /** The rows of the batch, one after another; this object itself holds the current ones. */
    private final Slots batch = new Slots();

    /** Where in {@link #batch} each row ends. */
    private int[] rowEnds = NO_ROWS;

    private int rows;
    private boolean batchLost;
    private boolean batchMissing;

    @Override
    public final void remember(int index, byte op, long bits, @Nullable Object value, @Nullable Object extra) {
        put(index - 1, op, bits, value, extra);
    }

    /** Forgets the current parameters, not the batch. */
    void clearParameters() {
        clear();
    }

    /** Makes the current parameters a row of the batch. They stay current, as JDBC has it. */
    void addBatch() {
        if (batchLost) {
            return;
        }
        if (rows == MAX_RECORDED || batch.size() > MAX_RECORDED - size()) {
            loseBatch();
            return;
        }
        batch.append(this);
        if (rows == rowEnds.length) {
            rowEnds = Arrays.copyOf(rowEnds, grown(rows, rows + 1));
        }
        rowEnds[rows++] = batch.size();
    }

    /** Forgets everything; false if it has grown too large to be kept by a connection for its next statement. */
    final boolean reset() {
        clearParameters();
        clearBatch();
        return capacity() + batch.capacity() + rowEnds.length <= MOST_SPARE;
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

    /** Whether something that the application set is missing on the statement in use. */
    final boolean isIncomplete() {
        return batchMissing || isMissingSome() || isPartMissing();
    }

    /** As {@link #isIncomplete}, for what a subclass keeps besides. */
    boolean isPartMissing() {
        return false;
    }

    /** Whether {@link #replayBatchesOn} adds the rows that the application added. */
    final boolean batchReplayable() {
        return !batchLost && batch.replayable();
    }

    final boolean hasIndexedValues() {
        return size() > 0;
    }

    /** Sets the current parameters on another statement. */
    void replayOn(PreparedStatement target) throws SQLException {
        replayOn(target, 0, size());
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
}

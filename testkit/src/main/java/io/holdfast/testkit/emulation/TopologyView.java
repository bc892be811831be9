package io.holdfast.testkit.emulation;

import io.holdfast.testkit.DatabaseNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one node of an {@link AuroraEmulation} shows as {@code information_schema.replica_host_status}. Each node has a view
 * of its own.
 *
 * <p>By default it follows the real roles. A node that accepts writes shows itself as the one writer; one that is read-only
 * shows the node that the kit last made the writer, if that is another one. The row of a node that is down stops being
 * updated: its timestamp stands still from when a query first finds the node down.
 *
 * <p>The verbs change that from the next query on, one on top of the other, until {@link #follow()} ends them all. They
 * change what is shown, never who is the writer. A statement that was prepared on the server keeps what it was prepared
 * with. Safe for use by many threads.
 */
public final class TopologyView {

    private final Function<DatabaseNode, String> serverIds;
    private final Supplier<List<HostStatus>> actual;
    private final BooleanSupplier askedIsWritable;
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock.
    private final List<UnaryOperator<List<HostStatus>>> script = new ArrayList<>();
    private @Nullable List<HostStatus> held;
    private long heldSince;

    /**
     * @param serverIds also refuses nodes of other clusters
     * @param actual the rows by the real roles
     * @param askedIsWritable whether the node whose view this is accepts writes, by its own word
     */
    TopologyView(
            Function<DatabaseNode, String> serverIds,
            Supplier<List<HostStatus>> actual,
            BooleanSupplier askedIsWritable) {
        this.serverIds = serverIds;
        this.actual = actual;
        this.askedIsWritable = askedIsWritable;
    }

    /** Shows this node as the writer, and as the only one. */
    public TopologyView writer(DatabaseNode node) {
        String writer = serverIds.apply(node);
        return each(row -> row.as(row.serverId().equals(writer) ? HostStatus.Role.WRITER : HostStatus.Role.READER));
    }

    /** Shows this node as a writer besides the one that is shown already; {@link #age} tells which of them is newer. */
    public TopologyView alsoWriter(DatabaseNode node) {
        return row(node, row -> row.as(HostStatus.Role.WRITER));
    }

    /** Shows no writer. */
    public TopologyView noWriter() {
        return each(row -> row.as(HostStatus.Role.READER));
    }

    /**
     * Shows this node's row with a timestamp so much older than the time of the query.
     *
     * @param age negative for a timestamp in the future
     */
    public TopologyView age(DatabaseNode node, Duration age) {
        return row(node, row -> row.aged(age));
    }

    /** Shows this REPLICA_LAG_IN_MILLISECONDS; nothing lags by that. */
    public TopologyView lag(DatabaseNode node, double millis) {
        return row(node, row -> row.lagging(millis));
    }

    /** Shows this CPU, in per cent. */
    public TopologyView cpu(DatabaseNode node, double percent) {
        return row(node, row -> row.loaded(percent));
    }

    /** Shows no row for this node. */
    public TopologyView remove(DatabaseNode node) {
        String removed = serverIds.apply(node);
        return add(rows ->
                rows.stream().filter(row -> !row.serverId().equals(removed)).toList());
    }

    /** Shows a reader that the cluster does not have. */
    public TopologyView add(String serverId) {
        HostStatus stranger = HostStatus.of(ServerIds.valid(serverId), HostStatus.Role.READER);
        return add(rows -> {
            List<HostStatus> more = new ArrayList<>(rows);
            more.add(stranger);
            return more;
        });
    }

    /**
     * Stops following: from now on shows what is shown now, with timestamps that stand still. A view that lags is one that
     * is held before a failover and {@linkplain #follow() follows} some time after it.
     */
    public TopologyView hold() {
        boolean writable = askedIsWritable.getAsBoolean();
        lock.lock();
        try {
            held = rows().stream().map(row -> row.decided(writable)).toList();
            heldSince = System.nanoTime();
            script.clear();
            return this;
        } finally {
            lock.unlock();
        }
    }

    /** Shows the real roles again. */
    public TopologyView follow() {
        lock.lock();
        try {
            held = null;
            script.clear();
            return this;
        } finally {
            lock.unlock();
        }
    }

    private TopologyView row(DatabaseNode node, UnaryOperator<HostStatus> change) {
        String changed = serverIds.apply(node);
        return each(row -> row.serverId().equals(changed) ? change.apply(row) : row);
    }

    private TopologyView each(UnaryOperator<HostStatus> change) {
        return add(rows -> rows.stream().map(change).toList());
    }

    private TopologyView add(UnaryOperator<List<HostStatus>> change) {
        lock.lock();
        try {
            script.add(change);
            return this;
        } finally {
            lock.unlock();
        }
    }

    /** What is shown at this moment. */
    List<HostStatus> rows() {
        lock.lock();
        try {
            List<HostStatus> rows = held == null ? actual.get() : older(held, System.nanoTime() - heldSince);
            for (UnaryOperator<List<HostStatus>> change : script) {
                rows = change.apply(rows);
            }
            return rows;
        } finally {
            lock.unlock();
        }
    }

    private static List<HostStatus> older(List<HostStatus> rows, long nanos) {
        return rows.stream().map(row -> row.aged(row.age().plusNanos(nanos))).toList();
    }
}

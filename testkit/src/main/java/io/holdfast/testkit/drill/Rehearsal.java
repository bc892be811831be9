package io.holdfast.testkit.drill;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.workload.InvariantChecker;
import io.holdfast.testkit.workload.InvariantReport;
import io.holdfast.testkit.workload.Operation;
import io.holdfast.testkit.workload.RecoveryRule;
import io.holdfast.testkit.workload.Workload;
import io.holdfast.testkit.workload.WorkloadRecord;
import io.holdfast.testkit.workload.WriteProbe;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One fault, staged on a cluster while an application works there, and the comparison of what the application was told with
 * what the database holds.
 *
 * <pre>{@code
 * Rehearsal rehearsal = Rehearsal.of(cluster, Fault.CRASH);
 * OrderService orders = new OrderService(poolAsInProduction(cluster));
 * rehearsal.run(id -> orders.place("order-" + id), "SELECT SUBSTRING(reference, 7) FROM orders")
 *         .assertSurvived();
 * }</pre>
 *
 * <p>A run waits until the application is calm, which means that in each half of a second every thread had something
 * acknowledged, and nothing failed. Then the fault happens. The run ends when the cluster is whole and the application calm
 * again, or was given enough time for that. What it found is logged, at level INFO.
 *
 * <p>Not safe for use by many threads. A cluster must be used by one rehearsal at a time.
 */
public final class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    /** A call that was under way when all was calm takes no time; where it was not, nobody waits for the rest. */
    private static final Duration HUNG_AFTER = Duration.ofSeconds(5);

    private final DatabaseCluster cluster;
    private final Fault fault;
    private final List<RehearsalResult> results = new ArrayList<>();
    private int threads = 4;
    private Duration pause = Duration.ofMillis(10);
    private Duration calm = Duration.ofSeconds(1);
    private Duration beginsWithin = Duration.ofSeconds(15);
    private Duration recoverWithin = Duration.ofSeconds(20);

    private Rehearsal(DatabaseCluster cluster, Fault fault) {
        this.cluster = cluster;
        this.fault = fault;
    }

    /**
     * A rehearsal of this fault on this cluster, which is to be whole.
     *
     * @throws UnsupportedOperationException if it cannot be staged there; the message says why
     */
    public static Rehearsal of(DatabaseCluster cluster, Fault fault) {
        fault.impossibleOn(cluster).ifPresent(reason -> {
            throw new UnsupportedOperationException(fault + " cannot be staged: " + reason);
        });
        return new Rehearsal(cluster, fault);
    }

    /** Where it happens. */
    public DatabaseCluster cluster() {
        return cluster;
    }

    /** What will happen. */
    public Fault fault() {
        return fault;
    }

    /** How many threads call the application: 1 to 512, by default 4. */
    public Rehearsal threads(int count) {
        threads = count;
        return this;
    }

    /** How long a thread rests after each call; by default 10 ms. */
    public Rehearsal pause(Duration rest) {
        pause = rest;
        return this;
    }

    /**
     * How long nothing must fail, and every thread get something done in each half of that, for the application to count as
     * calm; by default 1 s. It is to be some times as long as a call takes.
     */
    public Rehearsal calm(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("calm: " + time + " is not more than nothing");
        }
        calm = time;
        return this;
    }

    /** How much time the application has to be calm before anything happens; 15 s, but for a test of this class. */
    Rehearsal beginsWithin(Duration limit) {
        beginsWithin = limit;
        return this;
    }

    /** How much time the application has, once the cluster is whole again, to be calm; by default 20 s. */
    public Rehearsal recoverWithin(Duration limit) {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("recoverWithin: " + limit + " is negative");
        }
        recoverWithin = limit;
        return this;
    }

    /**
     * Has an application work through the fault.
     *
     * @param operation what it does for one of its callers
     * @param query finds what was done, on the writer, after the end: its first column is the id of an {@link Operation}, as a
     *     number, as text, or as the {@code UUID} made of it; what is not is passed over. Every operation that was applied is
     *     to be found once
     * @param more other places that each have every operation once, if it writes to several: one that is missing in any of
     *     them is not whole
     * @throws IllegalStateException if the application does not work even before the fault; the cause is what it threw
     * @throws ClusterException if a query cannot be executed, which is tried before anything else; if the fault cannot be
     *     staged; or if this thread was interrupted
     */
    public RehearsalResult run(Operation operation, String query, String... more) {
        List<String> queries = new ArrayList<>(List.of(more));
        queries.add(0, query);
        // Now, so that a typing error does not cost a drill.
        InvariantReport unused =
                InvariantChecker.check(cluster, WorkloadRecord.of("app", 0, 0, 0, List.of()), List.copyOf(queries));
        return run(
                Workload.of(operation)
                        .threads(threads)
                        .pause(pause)
                        .hungAfter(HUNG_AFTER)
                        .start(),
                record -> InvariantChecker.check(cluster, record, queries));
    }

    /**
     * Has the kit's own {@link Workload} work through the fault, on a data source as the application would have it: half of it
     * single inserts, half transactions, which are run again after SQLState 40001.
     *
     * @throws IllegalStateException if the data source does not work even before the fault; the cause is what it threw
     * @throws ClusterException if the fault cannot be staged, or this thread was interrupted
     */
    public RehearsalResult run(DataSource dataSource) {
        Workload load;
        try {
            load = Workload.on(dataSource)
                    .threads(threads)
                    .pause(pause)
                    .hungAfter(HUNG_AFTER)
                    .start();
        } catch (SQLException e) {
            throw new IllegalStateException("the data source does not work before the fault: " + e.getMessage(), e);
        }
        return run(load, record -> InvariantChecker.check(cluster, record));
    }

    private interface Check {
        InvariantReport of(WorkloadRecord record);
    }

    private RehearsalResult run(Workload load, Check check) {
        try (load;
                WriteProbe probe = WriteProbe.start(cluster)) {
            Stage stage = new Stage(cluster, new Calm(load, threads, calm));
            if (!stage.awaitCalm(beginsWithin)) {
                throw notWorking(load.stop());
            }
            fault.play(stage);
            boolean recovered = stage.awaitCalm(recoverWithin.plus(calm));
            WorkloadRecord record = load.stop();
            RehearsalResult result = new RehearsalResult(
                    figures(stage, recovered, probe, record, check.of(record)), record, stage.events());
            LOG.info("{}", result);
            results.add(result);
            return result;
        }
    }

    private IllegalStateException notWorking(WorkloadRecord record) {
        return new IllegalStateException(
                "the application does not work, and nothing has happened yet: within " + beginsWithin.toMillis()
                        + " ms there were no " + calm.toMillis() + " ms in which each of " + threads
                        + " threads had something acknowledged and nothing failed; acknowledged "
                        + record.acknowledged() + ", failed " + record.failed() + " " + record.failures(),
                record.lastFailure().orElse(null));
    }

    private RehearsalFigures figures(
            Stage stage, boolean recovered, WriteProbe probe, WorkloadRecord record, InvariantReport invariants) {
        long begin = stage.events().get(0).nanoTime();
        long beginNanos = begin - record.startedAtNanoTime();
        long end = record.startedAtNanoTime() + record.durationNanos();
        return new RehearsalFigures(
                fault,
                record.acknowledged(),
                record.failed(),
                record.failures(),
                invariants.lost(),
                invariants.duplicated(),
                invariants.misreported(),
                invariants.examples(),
                recovered,
                recovered
                        ? TimeUnit.NANOSECONDS.toMillis(
                                RecoveryRule.healedAfterNanos(beginNanos, record.durationNanos(), record.attempts()))
                        : -1,
                record.longestGapMillis(begin, end),
                Math.max(probe.serverGapMillis(begin, end), TimeUnit.NANOSECONDS.toMillis(stage.outageNanos())));
    }

    /**
     * For who gave this rehearsal to somebody, as the JUnit extension does: a drill that never ran, or whose result nobody
     * looked at, proves nothing.
     *
     * @throws AssertionError if nothing was run, or there is a result of which nothing was asserted nor asked
     */
    public void mustBeJudged() {
        if (results.isEmpty()) {
            throw new AssertionError(fault + " never happened: call run(...) of the rehearsal");
        }
        if (!results.stream().allMatch(RehearsalResult::judged)) {
            throw new AssertionError(
                    "nobody looked at a result: end with assertSurvived(), or assert something about its figures()");
        }
    }
}

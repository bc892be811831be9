package io.holdfast.testkit.workload;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * An application in miniature: threads that write through a {@link DataSource} and remember what they were told.
 *
 * <p>Half of the operations are single inserts with autocommit, the other half transactions of three statements. Each
 * attempt of an operation writes its own id into its rows. An attempt that failed with SQLState 40001 is run again under
 * the next attempt number, as everybody's deadlock handling does, up to 1,000 times; nothing else is. After any other failure the thread goes
 * on with its next operation.
 *
 * <pre>{@code
 * Workload load = Workload.on(dataSource).contender("plain").threads(8).start();
 * cluster.crash(cluster.writer());
 * ...
 * WorkloadRecord record = load.stop();
 * InvariantReport report = InvariantChecker.check(cluster, record);
 * }</pre>
 *
 * <p>{@link #of} has an application of one's own do the work instead, and says what of the above is so there, too.
 *
 * <p>Each start is a run of its own: what earlier runs left in the table is neither in the way nor counted. The threads are
 * daemons. Safe for use by many threads.
 */
public final class Workload implements AutoCloseable {

    private final AttemptLog log;
    private final Crew crew;

    Workload(AttemptLog log, Crew crew) {
        this.log = log;
        this.crew = crew;
    }

    /** Begins to describe a workload that writes into a table of its own. */
    public static Builder on(DataSource dataSource) {
        return new Builder(dataSource);
    }

    /** Begins to describe a workload that calls an application, which writes what it writes. */
    public static OperationWorkload of(Operation operation) {
        return new OperationWorkload(operation);
    }

    /** What has been recorded so far. Attempts that are under way are not in it. */
    public WorkloadRecord record() {
        return log.snapshot();
    }

    /** Attempts acknowledged so far; cheap. */
    public long acknowledged() {
        return log.acknowledged();
    }

    /** Exceptions seen so far; cheap. */
    public long failed() {
        return log.failed();
    }

    /**
     * Lets every thread end its attempt and returns what was recorded. Threads that take more than 30 s are interrupted,
     * and what they were doing is recorded as {@link Outcome#UNKNOWN} with the code {@code HUNG/0}. An interrupt of the
     * caller ends that wait at once. A second call returns the same record.
     */
    public WorkloadRecord stop() {
        return crew.stop();
    }

    /** Stops. */
    @Override
    public void close() {
        WorkloadRecord unused = stop();
    }

    /** What a workload is to be like. Not safe for use by many threads. */
    public static final class Builder {
        private final DataSource dataSource;
        private String contender = "app";
        private int threads = 4;
        private Duration pause = Duration.ofMillis(1);
        private double autocommitShare = 0.5;
        private long seed = 1;
        private Duration hungAfter = Duration.ofSeconds(30);

        private Builder(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        /**
         * Whose rows these are: they are in the table {@code workload_} and this name. By default {@code app}.
         *
         * @param name 1 to 40 letters, digits, {@code _} and {@code -}
         */
        public Builder contender(String name) {
            contender = WorkloadTable.checkedContender(name);
            return this;
        }

        /** How many threads write: 1 to 512, by default 4. */
        public Builder threads(int count) {
            threads = WorkloadLimits.threads(count);
            return this;
        }

        /** How long a thread rests after each attempt, successful or not; by default 1 ms. */
        public Builder pause(Duration rest) {
            pause = WorkloadLimits.pause(rest);
            return this;
        }

        /** Which share of the operations are autocommit inserts: 0 to 1, by default 0.5. The others are transactions. */
        public Builder autocommitShare(double share) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("autocommitShare: " + share + "; allowed is 0 to 1");
            }
            autocommitShare = share;
            return this;
        }

        /** What decides which operation is of which kind: with one seed each thread does the same in the same order. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** How long {@link Workload#stop} waits for an attempt to end before it is recorded as hung; by default 30 s. */
        public Builder hungAfter(Duration patience) {
            hungAfter = WorkloadLimits.hungAfter(patience);
            return this;
        }

        /**
         * Creates the workload's table if it is missing, through the data source, and starts the threads.
         *
         * @throws SQLException if the table cannot be created
         */
        public Workload start() throws SQLException {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(new WorkloadTable(contender).create());
            }
            return running();
        }

        private Workload running() {
            // Random, and not from the seed: two runs of one seed must not be taken for one.
            long run = UUID.randomUUID().getMostSignificantBits();
            WorkloadTable table = new WorkloadTable(contender);
            AttemptLog log = new AttemptLog(contender, run, threads);
            Crew crew = new Crew(log, hungAfter);
            SplittableRandom seeds = new SplittableRandom(seed);
            for (int thread = 0; thread < threads; thread++) {
                Worker worker = new Worker(
                        dataSource,
                        table,
                        run,
                        thread,
                        seeds.split(),
                        autocommitShare,
                        pause.toNanos(),
                        log,
                        crew::stopping);
                crew.add("workload-" + contender + "-" + thread, worker);
            }
            crew.start();
            return new Workload(log, crew);
        }
    }
}

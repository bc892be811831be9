package io.holdfast.testkit.workload;

import java.time.Duration;
import javax.sql.DataSource;

/**
 * An application in miniature: threads that write through a {@link DataSource} and remember what they were told.
 *
 * <p>Half of the operations are single inserts with autocommit, the other half transactions of three statements. Each
 * attempt of an operation writes its own id into its rows. An attempt that failed with SQLState 40001 is run again under
 * the next attempt number, as everybody's deadlock handling does; nothing else is.
 *
 * <pre>{@code
 * Workload load = Workload.on(dataSource).contender("plain").threads(8).start();
 * cluster.crash(cluster.writer());
 * ...
 * WorkloadRecord record = load.stop();
 * InvariantReport report = InvariantChecker.check(cluster, record);
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class Workload implements AutoCloseable {

    private Workload() {}

    /** Begins to describe a workload. */
    public static Builder on(DataSource dataSource) {
        return new Builder(dataSource);
    }

    /** What has been recorded so far. */
    public WorkloadRecord record() {
        throw new UnsupportedOperationException();
    }

    /** Attempts acknowledged so far; cheap. */
    public long acknowledged() {
        throw new UnsupportedOperationException();
    }

    /** Exceptions seen so far; cheap. */
    public long failed() {
        throw new UnsupportedOperationException();
    }

    /**
     * Lets every thread end its attempt and returns what was recorded. Threads that take more than 30 s are interrupted,
     * and what they were doing is recorded as {@link Outcome#UNKNOWN} with the code {@code HUNG/0}.
     */
    public WorkloadRecord stop() {
        throw new UnsupportedOperationException();
    }

    /** Stops. */
    @Override
    public void close() {
        stop();
    }

    /** What a workload is to be like. Not safe for use by many threads. */
    public static final class Builder {
        private final DataSource dataSource;
        private String contender = "app";
        private int threads = 4;
        private Duration pause = Duration.ofMillis(1);

        private Builder(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        /** Whose rows these are; workloads that run on one database need different names. By default {@code app}. */
        public Builder contender(String name) {
            contender = name;
            return this;
        }

        /** How many threads write; by default 4. */
        public Builder threads(int count) {
            threads = count;
            return this;
        }

        /** How long a thread rests after each operation, successful or not; by default 1 ms. */
        public Builder pause(Duration rest) {
            pause = rest;
            return this;
        }

        /**
         * Creates the workload's table if it is missing, through the data source, and starts the threads.
         *
         * @throws java.sql.SQLException if the table cannot be created
         */
        public Workload start() throws java.sql.SQLException {
            throw new UnsupportedOperationException("not yet: " + dataSource + contender + threads + pause);
        }
    }
}

package io.holdfast.drills.application;

import io.holdfast.drills.result.Remark;
import io.holdfast.testkit.workload.WorkloadRecord;
import java.sql.SQLException;
import java.util.List;

/** One process of an application in a drill: a pool, and threads that write through it. Safe for use by many threads. */
public interface Application extends AutoCloseable {

    /**
     * Begins to write.
     *
     * @throws SQLException if it cannot
     */
    void begin() throws SQLException;

    /** Operations acknowledged so far. */
    long acknowledged();

    /** Exceptions seen so far. */
    long failed();

    /** Its metrics as Prometheus reads them, as of some moments ago; empty if it has none. */
    String metrics();

    /** What Holdfast has said in it so far; times are values of {@code System.nanoTime()} of this process. */
    List<Remark> remarks();

    /**
     * Borrows a connection from its pool and keeps it without using it, as a job does between two statements.
     *
     * @throws SQLException if there is none
     */
    void keepOneConnection() throws SQLException;

    /** Does what restarting it does to its connections: all of them are replaced by fresh ones. */
    void restart();

    /** Has the writing end, and returns at once: where there are several, all are to end at the same time. */
    void beginToStop();

    /** Ends the writing, and returns what it was told; times are of this process. A second call returns the same. */
    WorkloadRecord stop();

    /** Stops it, if it has not, and leaves nothing behind. */
    @Override
    void close();
}

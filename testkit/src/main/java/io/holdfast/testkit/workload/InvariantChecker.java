package io.holdfast.testkit.workload;

import io.holdfast.testkit.DatabaseCluster;
import java.sql.Connection;
import java.sql.SQLException;

/** Compares what a workload was told with what the database holds. */
public final class InvariantChecker {

    private InvariantChecker() {}

    /** Checks on the cluster's writer. Call it when the workload has stopped and the cluster is calm. */
    public static InvariantReport check(DatabaseCluster cluster, WorkloadRecord record) {
        throw new UnsupportedOperationException();
    }

    /** Checks over this connection, which must lead to the writer and to the workload's database. */
    public static InvariantReport check(Connection writer, WorkloadRecord record) throws SQLException {
        throw new UnsupportedOperationException();
    }
}

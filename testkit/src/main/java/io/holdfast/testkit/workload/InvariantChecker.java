package io.holdfast.testkit.workload;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Compares what a workload was told with what the database holds. Beside the record it needs some 20 bytes of memory for
 * each attempt, with whatever driver.
 */
public final class InvariantChecker {

    private static final Duration READ_WITHIN = Duration.ofSeconds(30);
    private static final int PAGE = 5_000;

    private InvariantChecker() {}

    /**
     * Checks on the cluster's writer, past its proxy. Call it when the workload has stopped and the cluster is calm.
     *
     * @throws ClusterException if the writer does not answer
     * @throws IllegalArgumentException if the record was taken while the workload was running
     */
    public static InvariantReport check(DatabaseCluster cluster, WorkloadRecord record) {
        DatabaseNode writer = cluster.writer();
        try (Connection connection = DirectConnection.open(cluster, writer, READ_WITHIN)) {
            return check(connection, record);
        } catch (SQLException e) {
            throw new ClusterException(
                    writer.name() + ": cannot read what the workload " + record.contender() + " has written: ("
                            + e.getSQLState() + "/" + e.getErrorCode() + ") " + e.getMessage(),
                    e);
        }
    }

    /**
     * Checks over this connection, which must lead to the writer and to the workload's database.
     *
     * @throws IllegalArgumentException if the record was taken while the workload was running
     */
    public static InvariantReport check(Connection writer, WorkloadRecord record) throws SQLException {
        if (!record.complete()) {
            throw new IllegalArgumentException("the record of " + record.contender()
                    + " was taken while its workload was running: check what stop() returned");
        }
        Evidence evidence = new Evidence(record);
        boolean autoCommit = writer.getAutoCommit();
        if (autoCommit) {
            writer.setAutoCommit(false); // so that all pages are of one moment
        }
        try {
            readRows(writer, record, evidence);
        } finally {
            if (autoCommit) {
                writer.rollback();
                writer.setAutoCommit(true);
            }
        }
        return evidence.verdict();
    }

    /** In pages, because each driver has its own way to stream a result, and all read it into memory without it. */
    private static void readRows(Connection writer, WorkloadRecord record, Evidence evidence) throws SQLException {
        try (PreparedStatement page = writer.prepareStatement(new WorkloadTable(record.contender()).page())) {
            page.setLong(1, record.run());
            page.setInt(3, PAGE);
            long lastId = 0;
            int rows = PAGE;
            while (rows == PAGE) {
                page.setLong(2, lastId);
                rows = 0;
                try (ResultSet result = page.executeQuery()) {
                    while (result.next()) {
                        rows++;
                        lastId = result.getLong(1);
                        evidence.row(
                                result.getInt(2),
                                result.getLong(3),
                                result.getInt(4),
                                result.getInt(5),
                                result.getInt(6));
                    }
                }
            }
        }
    }
}

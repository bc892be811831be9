package io.holdfast.testkit.workload;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

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
     * @throws IllegalArgumentException if the record was taken while the workload was running, or is of an application's own
     *     operations
     */
    public static InvariantReport check(DatabaseCluster cluster, WorkloadRecord record) {
        return onWriter(cluster, record, connection -> check(connection, record));
    }

    /**
     * The same for an application's own operations, which are looked for with these queries, of any database that the
     * cluster's account may read.
     *
     * <p>The first column of each is the {@linkplain Operation id} of an operation, as a number, as text, or as the {@code UUID}
     * made of it; what is not is passed over. Each query is to give each operation that was applied once: with several of them
     * an operation is whole if all have it.
     *
     * @throws ClusterException if the writer does not answer, or refuses a query
     * @throws IllegalArgumentException if the record was taken while the workload was running, or is of a workload on a data
     *     source; or if there is no query
     */
    public static InvariantReport check(DatabaseCluster cluster, WorkloadRecord record, List<String> queries) {
        return onWriter(cluster, record, connection -> check(connection, record, queries));
    }

    private interface Check {
        InvariantReport over(Connection writer) throws SQLException;
    }

    private static InvariantReport onWriter(DatabaseCluster cluster, WorkloadRecord record, Check check) {
        DatabaseNode writer = cluster.writer();
        try (Connection connection = DirectConnection.open(cluster, writer, READ_WITHIN)) {
            return check.over(connection);
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
     * @throws IllegalArgumentException if the record was taken while the workload was running, or is of an application's own
     *     operations
     */
    public static InvariantReport check(Connection writer, WorkloadRecord record) throws SQLException {
        mustBeComplete(record);
        Evidence evidence = new Evidence(record);
        atOneMoment(writer, () -> readRows(writer, record, evidence));
        return evidence.verdict();
    }

    /** As {@link #check(DatabaseCluster, WorkloadRecord, List)}, over this connection, which must lead to the writer. */
    public static InvariantReport check(Connection writer, WorkloadRecord record, List<String> queries)
            throws SQLException {
        mustBeComplete(record);
        if (queries.isEmpty()) {
            throw new IllegalArgumentException("no query says where the ids of the operations are");
        }
        OperationEvidence evidence = new OperationEvidence(record, queries);
        atOneMoment(writer, () -> {
            for (int query = 0; query < queries.size(); query++) {
                readValues(writer, queries.get(query), query, evidence);
            }
        });
        return evidence.verdict();
    }

    private static void mustBeComplete(WorkloadRecord record) {
        if (!record.complete()) {
            throw new IllegalArgumentException("the record of " + record.contender()
                    + " was taken while its workload was running: check what stop() returned");
        }
    }

    private interface Reading {
        void run() throws SQLException;
    }

    private static void atOneMoment(Connection writer, Reading reading) throws SQLException {
        boolean autoCommit = writer.getAutoCommit();
        if (autoCommit) {
            writer.setAutoCommit(false);
        }
        try {
            reading.run();
        } finally {
            if (autoCommit) {
                writer.rollback();
                writer.setAutoCommit(true);
            }
        }
    }

    private static void readValues(Connection writer, String sql, int query, OperationEvidence evidence)
            throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.setFetchSize(PAGE);
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    evidence.value(query, result.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + "; the query was: " + sql, e.getSQLState(), e.getErrorCode(), e);
        }
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

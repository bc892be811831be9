package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A table of its own for each test, and what is in it by the servers' own word, past every proxy. */
final class Rows {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int MOST_AT_ONCE = 16_384;

    private final DatabaseCluster cluster;
    final String table;

    private Rows(DatabaseCluster cluster, String table) {
        this.cluster = cluster;
        this.table = table;
    }

    static Rows in(DatabaseCluster cluster) {
        String table = "t" + COUNT.incrementAndGet();
        cluster.writer()
                .execute("CREATE TABLE " + cluster.database() + "." + table
                        + " (n BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, id INT NOT NULL)");
        return new Rows(cluster, table);
    }

    String insertSql() {
        return "INSERT INTO " + table + " (id) VALUES (?)";
    }

    /** Inserts by a prepared statement, as frameworks do. */
    void insert(Connection connection, int id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(insertSql())) {
            insert.setInt(1, id);
            insert.executeUpdate();
        }
    }

    void insertByText(Connection connection, int id) throws SQLException {
        try (Statement insert = connection.createStatement()) {
            insert.executeUpdate("INSERT INTO " + table + " (id) VALUES (" + id + ")");
        }
    }

    /** Puts in the ids from 1 up to this one, past every proxy; a few at a time, as no statement may take more than seconds. */
    void fill(int last) {
        String name = cluster.database() + "." + table;
        cluster.writer().execute("INSERT INTO " + name + " (id) VALUES (1)");
        int there = 1;
        while (there < last) {
            int more = Math.min(Math.min(there, MOST_AT_ONCE), last - there);
            cluster.writer()
                    .execute("INSERT INTO " + name + " (id) SELECT id + " + there + " FROM " + name + " WHERE id <= "
                            + more);
            there += more;
        }
    }

    int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** The ids on the writer, smallest first, each as often as it is there. */
    List<Integer> stored() {
        return storedOn(cluster.writer());
    }

    /** Waits until a replica has so many rows. */
    void awaitOn(DatabaseNode node, int count) {
        await(node.name() + " has " + count + " rows")
                .atMost(30, SECONDS)
                .ignoreExceptions() // while it has no table either
                .until(() -> storedOn(node).size() == count);
    }

    List<Integer> storedOn(DatabaseNode node) {
        List<Map<String, @Nullable String>> rows =
                node.query("SELECT id FROM " + cluster.database() + "." + table + " ORDER BY id");
        return rows.stream()
                .map(row -> Integer.parseInt(String.valueOf(row.get("id"))))
                .toList();
    }
}

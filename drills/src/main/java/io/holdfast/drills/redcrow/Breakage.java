package io.holdfast.drills.redcrow;

import io.holdfast.drills.stage.Engine;
import io.holdfast.drills.stage.Stage;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.time.Duration;

/** Breaks the replication of a replica, in a table of its own. Of the drill's thread. */
final class Breakage {

    private static final int CONFLICTING = 1;
    private static final int DIVERGING = 2;
    private static final int LAST = 3;

    private final DatabaseCluster cluster;
    private final DatabaseNode writer;
    private final boolean mysql;
    private final String table;

    Breakage(Stage stage) {
        cluster = stage.cluster();
        writer = stage.cast().first();
        mysql = stage.settings().engine() == Engine.MYSQL;
        table = cluster.database() + ".redcrow";
    }

    /** Makes the table and waits until it is on all replicas. */
    void prepare(Stage stage) throws InterruptedException {
        writer.execute("CREATE TABLE " + table + " (id INT NOT NULL PRIMARY KEY, changes INT NOT NULL)");
        writer.execute("INSERT INTO " + table + " VALUES (" + DIVERGING + ", 0)");
        for (DatabaseNode node : cluster.nodes()) {
            stage.awaitServers(node.name() + " has the drill's own table", () -> has(node, DIVERGING));
        }
    }

    /** The replica gets a row past the replication, and then the writer one with the same key. */
    void conflict(DatabaseNode replica) {
        writePast(replica, "INSERT INTO " + table + " VALUES (" + CONFLICTING + ", 7)");
        writer.execute("INSERT INTO " + table + " VALUES (" + CONFLICTING + ", 0)");
    }

    /** What somebody does who has read the error. */
    void repair(DatabaseNode replica) {
        writePast(replica, "DELETE FROM " + table + " WHERE id = " + CONFLICTING);
        replica.execute("START REPLICA");
    }

    /** The replica gets a transaction of its own, and the writer changes what that has removed. */
    void diverge(DatabaseNode replica) {
        write(replica, "DELETE FROM " + table + " WHERE id = " + DIVERGING);
        writer.execute("UPDATE " + table + " SET changes = changes + 1 WHERE id = " + DIVERGING);
    }

    /** Ends the lag, and waits until the replica has what the writer has now. */
    void catchUp(Stage stage, DatabaseNode replica) {
        cluster.lag(replica, Duration.ZERO);
        writer.execute("INSERT INTO " + table + " VALUES (" + LAST + ", 0)");
        stage.awaitServersUninterrupted(replica.name() + " has caught up", () -> has(replica, LAST));
    }

    private boolean has(DatabaseNode node, int id) {
        // Before it has the table, there is no such table to be asked.
        return !node.query(
                                "SELECT table_name FROM information_schema.tables WHERE CONCAT(table_schema, '.', table_name) = '"
                                        + table + "'")
                        .isEmpty()
                && !node.query("SELECT id FROM " + table + " WHERE id = " + id).isEmpty();
    }

    /** Not for the binary log where that tells histories apart by their numbers; elsewhere it does no harm there. */
    private void writePast(DatabaseNode replica, String sql) {
        write(replica, mysql ? sql : "SET STATEMENT sql_log_bin=0 FOR " + sql);
    }

    private void write(DatabaseNode replica, String sql) {
        if (!mysql) {
            replica.execute(sql); // as an administrator, whom read_only does not stop
            return;
        }
        replica.execute("SET GLOBAL super_read_only=OFF");
        try {
            replica.execute(sql);
        } finally {
            replica.execute("SET GLOBAL super_read_only=ON");
        }
    }
}

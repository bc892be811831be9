package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the verbs say to the servers about replication.
 *
 * <p>There is one GTID domain, so a position is one GTID, {@code domain-server-sequence}, and its sequence number orders
 * it. Two positions with the same number and different servers are two histories.
 */
final class Replication {

    private static final Duration POLL = Duration.ofMillis(5);

    private Replication() {}

    static boolean isReadOnly(AdminSession session) {
        String value = session.value("SELECT @@GLOBAL.read_only");
        return !value.equals("0") && !value.equals("OFF");
    }

    static void setReadOnly(AdminSession session, boolean readOnly) {
        session.execute("SET GLOBAL read_only=" + (readOnly ? 1 : 0));
    }

    /** Whether commits wait for a replica. To switch it off lets those go that are waiting. */
    static void setSemiSync(AdminSession session, boolean on) {
        session.execute("SET GLOBAL rpl_semi_sync_master_enabled=" + (on ? 1 : 0));
    }

    /** Everything that this server has committed, of its own or from others. */
    static String position(AdminSession session) {
        return session.value("SELECT @@GLOBAL.gtid_binlog_pos");
    }

    /** Everything that this replica has received, whether applied or not. */
    static String received(AdminSession session) {
        String position = status(session, "Gtid_IO_Pos");
        return position.isEmpty() ? position(session) : position;
    }

    static long sequence(String position) {
        return position.isEmpty() ? 0 : Long.parseLong(position.substring(position.lastIndexOf('-') + 1));
    }

    /** A column of SHOW SLAVE STATUS; empty if the server is no replica. */
    static String status(AdminSession session, String column) {
        return statusOf(session).getOrDefault(column, "");
    }

    private static Map<String, String> statusOf(AdminSession session) {
        List<Map<String, @Nullable String>> rows = session.query("SHOW SLAVE STATUS");
        if (rows.isEmpty()) {
            return Map.of();
        }
        Map<String, String> status = new LinkedHashMap<>();
        rows.get(0).forEach((column, value) -> status.put(column, Objects.requireNonNullElse(value, "")));
        return status;
    }

    /** Waits until a replica has applied everything up to a position. */
    static boolean awaitApplied(AdminSession replica, String position, Duration within) {
        return position.isEmpty()
                || replica.value("SELECT MASTER_GTID_WAIT('" + position + "', " + within.toMillis() / 1000.0 + ")")
                        .equals("0");
    }

    /** Makes a replica replicate from another server from now on. */
    static void follow(AdminSession replica, EmbeddedNode source) {
        replica.execute("STOP SLAVE");
        replica.execute("CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT=" + source.directPort()
                + ", MASTER_USER='" + ServerConfig.ADMIN + "', MASTER_PASSWORD='" + ServerConfig.ADMIN_PASSWORD
                + "', MASTER_USE_GTID=slave_pos, MASTER_SSL=0, MASTER_CONNECT_RETRY=1, MASTER_HEARTBEAT_PERIOD=1");
        replica.execute("START SLAVE");
    }

    /** Makes a server that has a history of its own a replica that continues it. */
    static void join(AdminSession former, EmbeddedNode source) {
        setSemiSync(former, false); // A replica that waited for replicas of its own would never apply anything.
        former.execute("STOP SLAVE");
        former.execute("SET GLOBAL gtid_slave_pos=@@GLOBAL.gtid_binlog_pos");
        follow(former, source);
    }

    /** Makes a replica the one that accepts writes. */
    static void lead(AdminSession replica, boolean acknowledgedByReplicas) {
        replica.execute("STOP SLAVE");
        replica.execute("RESET SLAVE ALL");
        setSemiSync(replica, acknowledgedByReplicas);
        setReadOnly(replica, false);
    }

    /** Whether the server replicates from this source, at once and without an error. */
    static boolean follows(AdminSession session, EmbeddedNode source) {
        Map<String, String> status = statusOf(session);
        return String.valueOf(source.directPort()).equals(status.get("Master_Port"))
                && "Yes".equals(status.get("Slave_IO_Running"))
                && "Yes".equals(status.get("Slave_SQL_Running"))
                && "0".equals(status.get("SQL_Delay"));
    }

    /**
     * Why this server will never get on with replicating, as the server says it; empty if it will.
     */
    static String brokenBecause(AdminSession session) {
        Map<String, String> status = statusOf(session);
        if (status.isEmpty()) {
            return "it is no replica";
        }
        if (!"0".equals(status.get("Last_SQL_Errno"))) {
            return status.get("Last_SQL_Errno") + " " + status.get("Last_SQL_Error");
        }
        if ("No".equals(status.get("Slave_IO_Running")) && !"0".equals(status.get("Last_IO_Errno"))) {
            return status.get("Last_IO_Errno") + " " + status.get("Last_IO_Error");
        }
        return "";
    }

    /**
     * Waits until a replica that has just joined replicates and is at a position.
     *
     * @return false if it never will be, because its history is another one
     */
    static boolean catchUp(AdminSession replica, EmbeddedNode source, String position, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (!follows(replica, source) || !awaitApplied(replica, position, POLL)) {
            if (!brokenBecause(replica).isEmpty() || System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }

    static void mustHaveApplied(AdminSession replica, EmbeddedNode node, String position, Duration within) {
        if (!awaitApplied(replica, position, within)) {
            throw new ClusterException(node.name() + " has not applied " + position + " after " + within.toSeconds()
                    + " s; it is at " + replica.value("SELECT @@GLOBAL.gtid_slave_pos") + ", "
                    + brokenBecause(replica));
        }
    }
}

package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.internal.AdminSession;
import io.holdfast.testkit.internal.ReplicaStatus;
import io.holdfast.testkit.internal.Replication;

/**
 * MariaDB's GTID replication. There is one GTID domain, so a position is one GTID, {@code domain-server-sequence}, and its
 * sequence number orders it. Two positions with the same number and different servers are two histories.
 *
 * <p>A replica forgets what it has received and not applied when it starts to replicate anew, and asks for it again. Where
 * that has been acknowledged to an application it must not be forgotten while nobody can be asked.
 */
final class MariaDbReplication implements Replication<EmbeddedNode, String> {

    private static final double LOOK_SECONDS = 0.005;

    @Override
    public boolean hasSource(ReplicaStatus status, EmbeddedNode source) {
        return status.column("Source_Port").equals(String.valueOf(source.directPort()));
    }

    // ---- positions ----

    @Override
    public String position(AdminSession session) {
        return session.value("SELECT @@GLOBAL.gtid_binlog_pos");
    }

    @Override
    public String received(AdminSession session) {
        String received = session.replicaStatus().column("Gtid_IO_Pos");
        String position = position(session);
        return contains(session, position, received) ? position : received;
    }

    @Override
    public boolean isAt(AdminSession session, String position) {
        return position.isEmpty()
                || session.value("SELECT MASTER_GTID_WAIT('" + position + "', " + LOOK_SECONDS + ")")
                        .equals("0");
    }

    @Override
    public boolean contains(AdminSession session, String all, String part) {
        return size(part) <= size(all);
    }

    @Override
    public long size(String position) {
        return position.isEmpty() ? 0 : Long.parseLong(position.substring(position.lastIndexOf('-') + 1));
    }

    /** By what it has replicated: what it has written itself has numbers, too. */
    @Override
    public long lacks(AdminSession replica, String position) {
        return Math.max(0, size(position) - size(replica.value("SELECT @@GLOBAL.gtid_slave_pos")));
    }

    /** Whether the last thing in a replica's history is its own. */
    @Override
    public boolean hasStrayed(AdminSession replica, AdminSession leading) {
        return replica.isTrue("@@GLOBAL.gtid_binlog_pos <> @@GLOBAL.gtid_slave_pos"
                + " AND @@GLOBAL.gtid_binlog_pos LIKE CONCAT('%-', @@server_id, '-%')");
    }

    /**
     * One that is behind finds out by itself, when it asks for the rest, whether its history is the source's; one that asks
     * for nothing does not.
     */
    @Override
    public void mustBeBehind(AdminSession replica, EmbeddedNode node, AdminSession leading, EmbeddedNode source) {
        String own = position(replica);
        String position = position(leading);
        if (!own.equals(position) && contains(replica, own, position)) {
            throw new ClusterException(node.name() + " is at " + own + ", of which " + source.name() + ", at "
                    + position + ", knows nothing");
        }
    }

    // ---- changes ----

    @Override
    public void setReadOnly(AdminSession session, boolean readOnly) {
        session.execute("SET GLOBAL read_only=" + (readOnly ? 1 : 0));
    }

    @Override
    public void setSemiSync(AdminSession session, boolean on) {
        session.execute("SET GLOBAL rpl_semi_sync_master_enabled=" + (on ? 1 : 0));
    }

    @Override
    public boolean isSemiSync(AdminSession session) {
        return session.isTrue("@@GLOBAL.rpl_semi_sync_master_enabled");
    }

    @Override
    public void follow(AdminSession replica, EmbeddedNode source) {
        follow(replica, source, "");
    }

    @Override
    public void join(AdminSession former, EmbeddedNode source) {
        setSemiSync(former, false); // A replica that waited for replicas of its own would never apply anything.
        former.execute("STOP SLAVE");
        former.execute("SET GLOBAL gtid_slave_pos=@@GLOBAL.gtid_binlog_pos");
        follow(former, source, ", MASTER_DELAY=0");
    }

    private static void follow(AdminSession replica, EmbeddedNode source, String more) {
        replica.execute("STOP SLAVE");
        replica.execute("CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT=" + source.directPort()
                + ", MASTER_USER='" + ServerConfig.ADMIN + "', MASTER_PASSWORD='" + ServerConfig.ADMIN_PASSWORD
                + "', MASTER_USE_GTID=slave_pos, MASTER_SSL=0, MASTER_CONNECT_RETRY=1, MASTER_HEARTBEAT_PERIOD=1"
                + more);
        replica.execute("START SLAVE");
    }

    @Override
    public void lag(AdminSession replica, long seconds) {
        replica.execute("STOP SLAVE");
        replica.execute("CHANGE MASTER TO MASTER_DELAY=" + seconds);
        replica.execute("START SLAVE");
    }

    @Override
    public String applyAtOnce(AdminSession replica) {
        String received = received(replica);
        if (replica.replicaStatus().lags()) {
            replica.execute("STOP SLAVE");
            // With GTID it would throw away what it has received; by its position in that it goes on.
            ReplicaStatus stopped = replica.replicaStatus();
            replica.execute("CHANGE MASTER TO MASTER_DELAY=0, MASTER_USE_GTID=no, RELAY_LOG_FILE='"
                    + stopped.column("Relay_Log_File") + "', RELAY_LOG_POS=" + stopped.column("Relay_Log_Pos"));
            replica.execute("START SLAVE SQL_THREAD");
        }
        return received;
    }
}

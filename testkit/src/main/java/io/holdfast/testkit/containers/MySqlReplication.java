package io.holdfast.testkit.containers;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.internal.AdminSession;
import io.holdfast.testkit.internal.ReplicaStatus;
import io.holdfast.testkit.internal.Replication;

/**
 * MySQL's GTID replication.
 *
 * <p>A replica keeps what it has received and not applied as long as one of its two threads runs while the source or the
 * delay is changed. Hence the one that is not concerned is left running: what has been acknowledged to an application must
 * not be forgotten while nobody can be asked for it.
 */
final class MySqlReplication implements Replication<ContainerNode, GtidSet> {

    @Override
    public boolean hasSource(ReplicaStatus status, ContainerNode source) {
        return status.column("Source_Host").equals(source.peerAddress());
    }

    // ---- positions ----

    @Override
    public GtidSet position(AdminSession session) {
        return new GtidSet(session.value("SELECT @@GLOBAL.gtid_executed"));
    }

    @Override
    public GtidSet received(AdminSession session) {
        GtidSet retrieved = new GtidSet(session.replicaStatus().column("Retrieved_Gtid_Set"));
        return new GtidSet(session.value(
                "SELECT GTID_SUBTRACT('" + retrieved.and(position(session)).text() + "', '')"));
    }

    @Override
    public boolean isAt(AdminSession session, GtidSet position) {
        return session.isTrue("GTID_SUBSET('" + position.text() + "', @@GLOBAL.gtid_executed)");
    }

    @Override
    public boolean contains(AdminSession session, GtidSet all, GtidSet part) {
        return session.isTrue("GTID_SUBSET('" + part.text() + "', '" + all.text() + "')");
    }

    @Override
    public long size(GtidSet position) {
        return position.size();
    }

    @Override
    public long lacks(AdminSession replica, GtidSet position) {
        return new GtidSet(replica.value("SELECT GTID_SUBTRACT('" + position.text() + "', @@GLOBAL.gtid_executed)"))
                .size();
    }

    @Override
    public boolean hasStrayed(AdminSession replica, AdminSession leading) {
        return !errant(replica, leading).isEmpty();
    }

    @Override
    public void mustBeBehind(AdminSession replica, ContainerNode node, AdminSession leading, ContainerNode source) {
        GtidSet errant = errant(replica, leading);
        if (!errant.isEmpty()) {
            throw new ClusterException(
                    node.name() + " has " + errant + ", of which " + source.name() + " knows nothing");
        }
    }

    /** What a server has of which its source knows nothing. */
    private GtidSet errant(AdminSession replica, AdminSession leading) {
        GtidSet more = new GtidSet(replica.value("SELECT GTID_SUBTRACT('"
                + position(replica).text() + "', '" + position(leading).text() + "')"));
        // These the source has, too, and only waits for the acknowledgement; if not, it will say so when it is asked
        // for
        // the rest.
        return more.isAllOf(leading.value("SELECT @@server_uuid")) ? new GtidSet("") : more;
    }

    // ---- changes ----

    @Override
    public void setReadOnly(AdminSession session, boolean readOnly) {
        // Each of the two takes the other one along in this direction.
        session.execute(readOnly ? "SET GLOBAL super_read_only=ON" : "SET GLOBAL read_only=OFF");
    }

    @Override
    public void setSemiSync(AdminSession session, boolean on) {
        session.execute("SET GLOBAL rpl_semi_sync_source_enabled=" + (on ? "ON" : "OFF"));
    }

    @Override
    public boolean isSemiSync(AdminSession session) {
        return session.isTrue("@@GLOBAL.rpl_semi_sync_source_enabled");
    }

    @Override
    public void follow(AdminSession replica, ContainerNode source) {
        replica.execute("STOP REPLICA IO_THREAD");
        replica.execute("CHANGE REPLICATION SOURCE TO SOURCE_HOST='" + source.peerAddress()
                + "', SOURCE_HEARTBEAT_PERIOD=1"); // A new source sets it back.
        replica.execute("START REPLICA");
    }

    @Override
    public void join(AdminSession former, ContainerNode source) {
        setSemiSync(former, false); // A replica that waited for replicas of its own would never apply anything.
        former.execute("STOP REPLICA");
        former.execute("CHANGE REPLICATION SOURCE TO SOURCE_HOST='" + source.peerAddress() + "', SOURCE_PORT="
                + ContainerNode.SERVER_PORT + ", SOURCE_USER='" + ServerOptions.ADMIN + "', SOURCE_PASSWORD='"
                + ServerOptions.ADMIN_PASSWORD + "', SOURCE_AUTO_POSITION=1, GET_SOURCE_PUBLIC_KEY=1, SOURCE_SSL=0,"
                + " SOURCE_CONNECT_RETRY=1, SOURCE_RETRY_COUNT=86400, SOURCE_HEARTBEAT_PERIOD=1, SOURCE_DELAY=0");
        former.execute("START REPLICA");
    }

    @Override
    public void lag(AdminSession replica, long seconds) {
        replica.execute("START REPLICA IO_THREAD"); // See above; does nothing if it is running.
        replica.execute("STOP REPLICA SQL_THREAD");
        replica.execute("CHANGE REPLICATION SOURCE TO SOURCE_DELAY=" + seconds);
        replica.execute("START REPLICA SQL_THREAD");
    }

    @Override
    public GtidSet applyAtOnce(AdminSession replica) {
        if (replica.replicaStatus().lags()) {
            lag(replica, 0);
            return stopReceiving(replica); // What came while it was running must be applied, too.
        }
        return received(replica);
    }
}

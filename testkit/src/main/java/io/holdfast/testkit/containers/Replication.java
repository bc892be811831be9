package io.holdfast.testkit.containers;

import io.holdfast.testkit.ClusterException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the verbs say to the servers about replication.
 *
 * <p>A replica keeps what it has received and not applied as long as one of its two threads runs while the source or the
 * delay is changed. Hence the one that is not concerned is left running: what has been acknowledged to an application must
 * not be forgotten while nobody can be asked for it.
 */
final class Replication {

    private static final Duration POLL = Duration.ofMillis(10);

    private Replication() {}

    static boolean isReadOnly(AdminSession session) {
        return session.isTrue("@@GLOBAL.read_only");
    }

    static void setReadOnly(AdminSession session, boolean readOnly) {
        // Each of the two takes the other one along in this direction.
        session.execute(readOnly ? "SET GLOBAL super_read_only=ON" : "SET GLOBAL read_only=OFF");
    }

    /** Whether commits wait for a replica. To switch it off lets those go that are waiting. */
    static void setSemiSync(AdminSession session, boolean on) {
        session.execute("SET GLOBAL rpl_semi_sync_source_enabled=" + (on ? "ON" : "OFF"));
    }

    static boolean isSemiSync(AdminSession session) {
        return session.isTrue("@@GLOBAL.rpl_semi_sync_source_enabled");
    }

    /** Everything that this server has committed, of its own or from others. */
    static GtidSet position(AdminSession session) {
        return new GtidSet(session.value("SELECT @@GLOBAL.gtid_executed"));
    }

    /** Everything that this server has: committed, or received and not applied yet. */
    static GtidSet received(AdminSession session) {
        GtidSet all = ReplicaStatus.of(session).received().and(position(session));
        return new GtidSet(session.value("SELECT GTID_SUBTRACT('" + all.text() + "', '')"));
    }

    static boolean contains(AdminSession session, GtidSet all, GtidSet part) {
        return session.isTrue("GTID_SUBSET('" + part.text() + "', '" + all.text() + "')");
    }

    /** What a server has of which its source knows nothing. */
    static GtidSet errant(AdminSession replica, AdminSession leading) {
        GtidSet more = new GtidSet(replica.value("SELECT GTID_SUBTRACT('"
                + position(replica).text() + "', '" + position(leading).text() + "')"));
        // The source has these, too, and only waits for the acknowledgement. If not, it will say so when it is asked
        // for
        // the rest.
        return more.isAllOf(leading.value("SELECT @@server_uuid")) ? new GtidSet("") : more;
    }

    static void mustBeBehind(AdminSession replica, ContainerNode node, AdminSession leading, ContainerNode source) {
        GtidSet errant = errant(replica, leading);
        if (!errant.isEmpty()) {
            throw new ClusterException(
                    node.name() + " has " + errant + ", of which " + source.name() + " knows nothing");
        }
    }

    // ---- changes ----

    /** Makes a server the one that accepts writes. */
    static void lead(AdminSession session, boolean acknowledgedByReplicas) {
        session.execute("STOP REPLICA");
        session.execute("RESET REPLICA ALL");
        setSemiSync(session, acknowledgedByReplicas);
        setReadOnly(session, false);
    }

    /** Makes a replica replicate from another server from now on; a lag stays what it is. */
    static void follow(AdminSession replica, ContainerNode source) {
        replica.execute("STOP REPLICA IO_THREAD");
        replica.execute("CHANGE REPLICATION SOURCE TO SOURCE_HOST='" + source.name() + "'");
        replica.execute("START REPLICA");
    }

    /** Makes a server that has a history of its own, or none, a replica that continues it, without lag. */
    static void join(AdminSession former, ContainerNode source) {
        setSemiSync(former, false); // A replica that waited for replicas of its own would never apply anything.
        former.execute("STOP REPLICA");
        former.execute("CHANGE REPLICATION SOURCE TO SOURCE_HOST='" + source.name() + "', SOURCE_PORT="
                + ContainerNode.SERVER_PORT + ", SOURCE_USER='" + ServerOptions.ADMIN + "', SOURCE_PASSWORD='"
                + ServerOptions.ADMIN_PASSWORD + "', SOURCE_AUTO_POSITION=1, GET_SOURCE_PUBLIC_KEY=1, SOURCE_SSL=0,"
                + " SOURCE_CONNECT_RETRY=1, SOURCE_RETRY_COUNT=86400, SOURCE_HEARTBEAT_PERIOD=1, SOURCE_DELAY=0");
        former.execute("START REPLICA");
    }

    /** Makes a replica apply so many seconds later than its source. */
    static void lag(AdminSession replica, long seconds) {
        replica.execute("START REPLICA IO_THREAD"); // See above; does nothing if it is running.
        replica.execute("STOP REPLICA SQL_THREAD");
        replica.execute("CHANGE REPLICATION SOURCE TO SOURCE_DELAY=" + seconds);
        replica.execute("START REPLICA SQL_THREAD");
    }

    /** Makes a replica stop receiving, and apply what it has at once, whatever its lag; returns what it has received. */
    static GtidSet stopReceiving(AdminSession replica) {
        if (ReplicaStatus.of(replica).lags()) {
            lag(replica, 0);
        }
        replica.execute("STOP REPLICA IO_THREAD");
        return received(replica);
    }

    // ---- waiting ----

    /** Waits until a replica has applied everything up to a position. */
    static void awaitApplied(AdminSession replica, ContainerNode node, GtidSet position, Duration within) {
        new Wait(replica, node, "has not applied " + position, within)
                .until(status -> isAt(replica, position), ReplicaStatus::cannotApplyBecause);
    }

    /** Waits until a replica receives from a source and has received everything up to a position. */
    static void awaitReceived(
            AdminSession replica, ContainerNode node, ContainerNode source, GtidSet position, Duration within) {
        new Wait(replica, node, "has not received " + position + " from " + source.name(), within)
                .until(
                        status -> status.hasSource(source)
                                && status.receives()
                                && contains(replica, received(replica), position),
                        ReplicaStatus::brokenBecause);
    }

    /** Waits until a replica replicates from a source and has applied everything up to a position. */
    static void awaitCaughtUp(
            AdminSession replica, ContainerNode node, ContainerNode source, GtidSet position, Duration within) {
        new Wait(replica, node, "does not follow " + source.name() + " up to " + position, within)
                .until(
                        status -> status.hasSource(source)
                                && status.receives()
                                && status.applies()
                                && isAt(replica, position),
                        ReplicaStatus::brokenBecause);
    }

    private static boolean isAt(AdminSession replica, GtidSet position) {
        return replica.isTrue("GTID_SUBSET('" + position.text() + "', @@GLOBAL.gtid_executed)");
    }

    private record Wait(AdminSession replica, ContainerNode node, String failure, Duration within) {

        void until(Predicate<ReplicaStatus> condition, Function<ReplicaStatus, String> hopelessBecause) {
            long deadline = System.nanoTime() + within.toNanos();
            for (ReplicaStatus status = look(); !condition.test(status); status = look()) {
                String hopeless = hopelessBecause.apply(status);
                if (!hopeless.isEmpty()) {
                    throw new ClusterException(node.name() + " " + failure + ": " + hopeless);
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new ClusterException(node.name() + " " + failure + " after " + within.toSeconds()
                            + " s; it has received " + received(replica) + " and applied " + position(replica));
                }
                LockSupport.parkNanos(POLL.toNanos());
                if (Thread.currentThread().isInterrupted()) {
                    throw new ClusterException(node.name() + " " + failure + ": interrupted while waiting for that");
                }
            }
        }

        private ReplicaStatus look() {
            return ReplicaStatus.of(replica);
        }
    }
}

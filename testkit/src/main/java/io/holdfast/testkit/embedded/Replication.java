package io.holdfast.testkit.embedded;

import io.holdfast.testkit.ClusterException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the verbs say to the servers about replication.
 *
 * <p>There is one GTID domain, so a position is one GTID, {@code domain-server-sequence}, and its sequence number orders
 * it. Two positions with the same number and different servers are two histories.
 *
 * <p>A replica forgets what it has received and not applied when it starts to replicate anew, and asks for it again. Where
 * that has been acknowledged to an application it must not be forgotten while nobody can be asked.
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

    static boolean isSemiSync(AdminSession session) {
        return session.value("SELECT @@GLOBAL.rpl_semi_sync_master_enabled").equals("1");
    }

    /** Everything that this server has committed, of its own or from others. */
    static String position(AdminSession session) {
        return session.value("SELECT @@GLOBAL.gtid_binlog_pos");
    }

    /** Everything that this server has: committed, or received and not applied yet. */
    static String received(AdminSession session) {
        String received = ReplicaStatus.of(session).received();
        String position = position(session);
        return sequence(received) > sequence(position) ? received : position;
    }

    /** Whether the last thing in a replica's history is not from its source. */
    static boolean wroteByItself(AdminSession replica) {
        return replica.value("SELECT @@GLOBAL.gtid_binlog_pos <> @@GLOBAL.gtid_slave_pos"
                        + " AND @@GLOBAL.gtid_binlog_pos LIKE CONCAT('%-', @@server_id, '-%')")
                .equals("1");
    }

    static long sequence(String position) {
        return position.isEmpty() ? 0 : Long.parseLong(position.substring(position.lastIndexOf('-') + 1));
    }

    /**
     * Refuses a server that has what its source has not. One that is behind finds out by itself, when it asks for the rest,
     * whether its history is the source's; one that asks for nothing does not.
     */
    static void mustBeBehind(AdminSession replica, EmbeddedNode node, AdminSession leading, EmbeddedNode source) {
        String own = position(replica);
        String position = position(leading);
        if (!own.equals(position) && sequence(own) >= sequence(position)) {
            throw new ClusterException(node.name() + " is at " + own + ", of which " + source.name() + ", at "
                    + position + ", knows nothing");
        }
    }

    // ---- changes ----

    /** Makes a server the one that accepts writes. */
    static void lead(AdminSession session, boolean acknowledgedByReplicas) {
        session.execute("STOP SLAVE");
        session.execute("RESET SLAVE ALL");
        setSemiSync(session, acknowledgedByReplicas);
        setReadOnly(session, false);
    }

    /** Makes a replica replicate from another server from now on; a lag stays what it is. */
    static void follow(AdminSession replica, EmbeddedNode source) {
        follow(replica, source, "");
    }

    /** Makes a server that has a history of its own a replica that continues it, without lag. */
    static void join(AdminSession former, EmbeddedNode source) {
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

    /** Makes a replica apply so many seconds later than its source. */
    static void lag(AdminSession replica, long seconds) {
        replica.execute("STOP SLAVE");
        replica.execute("CHANGE MASTER TO MASTER_DELAY=" + seconds);
        replica.execute("START SLAVE");
    }

    /** Makes a replica stop receiving; returns what it has received. */
    static String stopReceiving(AdminSession replica) {
        replica.execute("STOP SLAVE IO_THREAD");
        return received(replica);
    }

    /** Makes a replica that does not receive any more apply what it has received at once, whatever its lag. */
    static void applyAtOnce(AdminSession replica) {
        if (ReplicaStatus.of(replica).lags()) {
            replica.execute("STOP SLAVE");
            // With GTID it would throw away what it has received; by its position in that it goes on.
            replica.execute("CHANGE MASTER TO MASTER_DELAY=0, MASTER_USE_GTID=no, "
                    + ReplicaStatus.of(replica).relayLogPosition());
            replica.execute("START SLAVE SQL_THREAD");
        }
    }

    // ---- waiting ----

    /** Waits until a replica has applied everything up to a position. */
    static void awaitApplied(AdminSession replica, EmbeddedNode node, String position, Duration within) {
        new Wait(replica, node, "has not applied " + position, within)
                .until(status -> isAt(replica, position), ReplicaStatus::cannotApplyBecause);
    }

    /** Waits until a replica receives from a source and has received everything up to a position. */
    static void awaitReceived(
            AdminSession replica, EmbeddedNode node, EmbeddedNode source, String position, Duration within) {
        new Wait(replica, node, "has not received " + position + " from " + source.name(), within)
                .until(
                        status -> status.hasSource(source)
                                && status.receives()
                                && sequence(received(replica)) >= sequence(position),
                        ReplicaStatus::brokenBecause);
    }

    /** Waits until a replica replicates from a source and has applied everything up to a position. */
    static void awaitCaughtUp(
            AdminSession replica, EmbeddedNode node, EmbeddedNode source, String position, Duration within) {
        new Wait(replica, node, "does not follow " + source.name() + " up to " + position, within)
                .until(
                        status -> status.hasSource(source)
                                && status.receives()
                                && status.applies()
                                && isAt(replica, position),
                        ReplicaStatus::brokenBecause);
    }

    private static boolean isAt(AdminSession replica, String position) {
        return position.isEmpty()
                || replica.value("SELECT MASTER_GTID_WAIT('" + position + "', " + POLL.toMillis() / 1000.0 + ")")
                        .equals("0");
    }

    private record Wait(AdminSession replica, EmbeddedNode node, String failure, Duration within) {

        void until(Predicate<ReplicaStatus> condition, Function<ReplicaStatus, String> hopelessBecause) {
            long deadline = System.nanoTime() + within.toNanos();
            for (ReplicaStatus status = look(); !condition.test(status); status = look()) {
                String hopeless = hopelessBecause.apply(status);
                if (!hopeless.isEmpty()) {
                    throw new ClusterException(node.name() + " " + failure + ": " + hopeless);
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new ClusterException(node.name() + " " + failure + " after " + within.toSeconds()
                            + " s; it has received " + received(replica) + " and applied "
                            + replica.value("SELECT @@GLOBAL.gtid_slave_pos"));
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

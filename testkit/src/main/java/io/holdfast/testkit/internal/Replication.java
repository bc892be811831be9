package io.holdfast.testkit.internal;

/**
 * What the verbs say to the servers about replication, in the words of one kind of server. A position {@code P} says what
 * a server has of the cluster's history.
 */
public interface Replication<N extends ServerNode, P> {

    boolean hasSource(ReplicaStatus status, N source);

    /** Everything that this server has committed, of its own or from others. */
    P position(AdminSession session);

    /** Everything that this server has: committed, or received and not applied yet. */
    P received(AdminSession session);

    /** Whether a server has applied everything up to a position. May wait for it for some milliseconds. */
    boolean isAt(AdminSession session, P position);

    /** Whether one position of the servers' common history is within another. */
    boolean contains(AdminSession session, P all, P part);

    /** Orders the positions of servers with one history. */
    long size(P position);

    /** How many transactions up to a position a replica has not applied. */
    long lacks(AdminSession replica, P position);

    /** Whether a replica has what cannot be from its source. */
    boolean hasStrayed(AdminSession replica, AdminSession leading);

    /** Refuses a server that has what its source has not. */
    void mustBeBehind(AdminSession replica, N node, AdminSession leading, N source);

    void setReadOnly(AdminSession session, boolean readOnly);

    /** Whether commits wait for a replica. To switch it off lets those go that are waiting. */
    void setSemiSync(AdminSession session, boolean on);

    boolean isSemiSync(AdminSession session);

    /** Makes a server the one that accepts writes. */
    default void lead(AdminSession session, boolean acknowledgedByReplicas) {
        session.execute("STOP REPLICA");
        session.execute("RESET REPLICA ALL");
        setSemiSync(session, acknowledgedByReplicas);
        setReadOnly(session, false);
    }

    /** Makes a replica replicate from another server from now on; a lag stays what it is. */
    void follow(AdminSession replica, N source);

    /** Makes a server that has a history of its own, or none, a replica that continues it, without lag. */
    void join(AdminSession former, N source);

    /** Makes a replica apply so many seconds later than its source. */
    void lag(AdminSession replica, long seconds);

    /** Makes a replica stop receiving; returns what it has received. */
    default P stopReceiving(AdminSession replica) {
        replica.execute("STOP REPLICA IO_THREAD");
        return received(replica);
    }

    /**
     * Makes a replica that does not receive any more apply what it has received at once, whatever its lag; returns what it
     * has received.
     */
    P applyAtOnce(AdminSession replica);
}

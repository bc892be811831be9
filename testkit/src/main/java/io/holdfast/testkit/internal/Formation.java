package io.holdfast.testkit.internal;

import java.time.Duration;
import java.util.Optional;

/**
 * Which server leads and which ones follow it, and how that changes. One verb at a time; only {@link #writer()} and {@link
 * #bestReplica()} may be called at any time.
 */
public interface Formation<N extends ServerNode> {

    N writer();

    Optional<N> bestReplica();

    /** Makes a cluster of servers that have just been started. */
    void assemble();

    void switchover(N target);

    void promote(N target);

    /** Makes a replica the writer with what it has applied, and no more; returns how many transactions it lacks. */
    default long promoteAsIs(N target) {
        throw new UnsupportedOperationException(
                "the servers of this cluster decide together which of them is the writer");
    }

    void restart(N node);

    void restartAsReplica(N node);

    void demote(N node);

    void lag(N node, Duration by);

    /** Cuts a server off from the other ones. */
    default void partition(N node) {
        node.leavePeers();
    }

    /** Ends what {@link #partition} began. */
    void heal(N node);

    /** Puts everything in order that is not, after all proxies pass and nothing is frozen. */
    void repair();
}

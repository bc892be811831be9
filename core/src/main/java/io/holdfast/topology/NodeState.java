package io.holdfast.topology;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Holdfast knows of one node at one moment. Immutable.
 *
 * @param address as the user wrote it, or as the cluster gave it
 * @param server the identity of the server that answers there; null if none does
 * @param evidence what it or the attempt to ask it said, for people
 * @param since for how long it has been in this role
 * @param lag how far it is behind its source, by its own word; null if it has none, or does not say
 * @param replicationError why it does not replicate, by its own word; null if it does not say that it fails
 * @param certificateExpires when the certificate that it shows to this JVM expires; null if the connections are without TLS, or it does not say
 * @param discovered whether the address came from the cluster rather than from the user
 */
public record NodeState(
        String address,
        @Nullable String server,
        Role role,
        String evidence,
        Duration since,
        @Nullable Duration lag,
        @Nullable String replicationError,
        @Nullable Instant certificateExpires,
        boolean discovered) {

    /** What a node is good for. */
    public enum Role {
        /** The one that connections go to. */
        WRITER,
        /** Accepts writes, but is not, or not yet, known to be the writer; in Galera, and groups with several primaries, the usual case. */
        WRITABLE,
        READ_ONLY,
        UNREACHABLE,
        /** Not asked yet, or it refuses to answer. */
        UNKNOWN
    }

    @Override
    public String toString() {
        return role + " for " + since.toSeconds() + " s: " + evidence;
    }
}

package io.holdfast.cluster;

import io.holdfast.fault.CertificateTrouble;
import io.holdfast.fault.Fault;
import io.holdfast.server.ReplicaChannel;
import io.holdfast.server.RoleReport;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last word about one node: its own answer, or how asking it failed, or nothing yet.
 *
 * @param role what the server said, null if it said nothing
 * @param channels where it replicates from; null if it was not asked, or would not tell
 * @param fault what asking it ended in, {@link Fault#NONE} if it answered or has not been asked
 * @param failure the exception behind {@code fault}
 * @param certificate what is wrong with its certificate, if {@code failure} is about that; the failure may tell less
 * @param discovered whether it was found through the topology, and is not one of the addresses that the user gave
 */
record NodeReport(
        Node node,
        @Nullable RoleReport role,
        @Nullable List<ReplicaChannel> channels,
        Fault fault,
        @Nullable SQLException failure,
        @Nullable CertificateTrouble certificate,
        boolean discovered) {

    static NodeReport pending(Node node, boolean discovered) {
        return new NodeReport(node, null, null, Fault.NONE, null, null, discovered);
    }

    static NodeReport answered(Node node, RoleReport role) {
        return new NodeReport(node, role, null, Fault.NONE, null, null, false);
    }

    static NodeReport failed(Node node, Fault fault, SQLException failure) {
        return failed(node, fault, failure, CertificateTrouble.of(failure));
    }

    static NodeReport failed(Node node, Fault fault, SQLException failure, @Nullable CertificateTrouble certificate) {
        return new NodeReport(node, null, null, fault, failure, certificate, false);
    }

    NodeReport with(@Nullable List<ReplicaChannel> newChannels, boolean isDiscovered) {
        return new NodeReport(node, role, newChannels, fault, failure, certificate, isDiscovered);
    }

    boolean isPending() {
        return role == null && failure == null;
    }

    boolean claimsWriter() {
        return role != null && role.writable();
    }

    /** Whether its name means nothing to this machine. */
    boolean isUnresolved() {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof UnknownHostException)) {
            cause = cause.getCause() == cause ? null : cause.getCause();
        }
        return cause != null;
    }

    /** Whether the same server is in the same role, or as unreachable, as in another report. */
    boolean sameState(NodeReport other) {
        return server().equals(other.server())
                && claimsWriter() == other.claimsWriter()
                && fault == other.fault
                && isPending() == other.isPending();
    }

    /** Which server answered; empty if none did. */
    String server() {
        return role == null ? "" : role.server();
    }

    /** Whether it is known to replicate from the given server. */
    boolean replicatesFrom(String server) {
        return channels != null && channels.stream().anyMatch(channel -> channel.leadsFrom(server));
    }

    /** One node's part of an error message. */
    String describe() {
        if (role != null) {
            String sources = channels == null || channels.isEmpty()
                    ? ""
                    : ", replicates from " + channels.get(0).source();
            return node + (role.writable() ? " may be written to (" : " is read-only (") + role.evidence() + sources
                    + ")";
        }
        if (failure == null) {
            return node + " has not answered";
        }
        if (certificate != null) {
            return node + ": " + certificate.describe();
        }
        Throwable deepest = failure;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String reason = deepest == failure
                ? String.valueOf(failure.getMessage())
                : deepest.getClass().getSimpleName() + ": " + deepest.getMessage();
        return node + ": " + reason;
    }
}

package io.holdfast.cluster;

import io.holdfast.fault.Fault;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The last word about one node in a search: its own answer, or how asking it failed, or nothing yet.
 *
 * @param role what the server said, null if it said nothing
 * @param fault what asking it ended in, {@link Fault#NONE} if it answered or has not been asked
 * @param failure the exception behind {@code fault}
 */
record NodeReport(
        Node node,
        @Nullable RoleReport role,
        Fault fault,
        @Nullable SQLException failure) {

    static NodeReport pending(Node node) {
        return new NodeReport(node, null, Fault.NONE, null);
    }

    static NodeReport answered(Node node, RoleReport role) {
        return new NodeReport(node, role, Fault.NONE, null);
    }

    static NodeReport failed(Node node, Fault fault, SQLException failure) {
        return new NodeReport(node, null, fault, failure);
    }

    boolean isPending() {
        return role == null && failure == null;
    }

    boolean claimsWriter() {
        return role != null && role.writable();
    }

    /** One node's part of an error message. */
    String describe() {
        if (role != null) {
            return node + (role.writable() ? " may be written to (" : " is read-only (") + role.evidence() + ")";
        }
        if (failure == null) {
            return node + " has not answered";
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

package io.holdfast.cluster;

import io.holdfast.event.Incident.Cause;
import io.holdfast.fault.Fault;
import io.holdfast.server.RoleReport;
import java.util.Optional;

/**
 * What speaks against the writer. Immutable.
 *
 * @param againstServer whether it is about the server itself, rather than about a name that leads elsewhere
 */
record Evidence(Cause cause, String text, boolean againstServer) {

    static Evidence againstServer(Cause cause, String text) {
        return new Evidence(cause, text, true);
    }

    /** A name leads to another server than the writer, of which nothing bad is known. */
    static Evidence leadsElsewhere(Node node, String server) {
        return new Evidence(Cause.MOVED, node + " leads to another server now, " + server, false);
    }

    /** Whether what the writer's node says fits in with what is thought of it. Pure. */
    static Optional<Evidence> in(NodeReport writer, ClusterView view) {
        RoleReport role = writer.role();
        if (view.server() == null) {
            return Optional.empty();
        }
        if (role == null) {
            return writer.fault() == Fault.UNREACHABLE
                    ? Optional.of(againstServer(Cause.UNREACHABLE, writer.describe()))
                    : Optional.empty();
        }
        if (!role.server().equals(view.server())) {
            return Optional.of(leadsElsewhere(writer.node(), role.server()));
        }
        return role.writable() ? Optional.empty() : Optional.of(againstServer(Cause.READ_ONLY, writer.describe()));
    }
}

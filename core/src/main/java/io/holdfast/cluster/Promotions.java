package io.holdfast.cluster;

import io.holdfast.fault.Fault;
import io.holdfast.server.ReplicaChannel;
import io.holdfast.server.RoleReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was seen of the servers since the last election that tells one that was promoted before our eyes from one that accepts writes
 * for no such reason: a replica left writable, a former writer that is back.
 *
 * <p>Guarded by the cluster's lock.
 */
final class Promotions {

    /**
     * What it comes to, as sets of servers.
     *
     * @param promoted seen read-only first, and writable later. One that was away in between has returned, and was not promoted
     * @param outlived have accepted writes already when the undisputed writer was asked, and was the writer still
     * @param attached replicated from the writer when they last told, or would if it were there
     * @param released did so, and have been made to stop
     * @param mutual the writer replicated from them when it last told: primaries that stand in for each other
     */
    record Seen(
            Set<String> promoted,
            Set<String> outlived,
            Set<String> attached,
            Set<String> released,
            Set<String> mutual) {
        static final Seen NOTHING = new Seen(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    private enum Bond {
        /** Not known to replicate from the writer. */
        NONE,
        ATTACHED,
        /** Its replication was stopped, but it still knows where it would replicate from. */
        STOPPED,
        /** The same, and the writer was asked later and was the writer still: it was stopped for some other reason. */
        PAUSED,
        /** It knows the writer as its source no more. */
        REMOVED
    }

    private static final class Server {
        Node node;
        /** By its last word, and it has not been away since: one that restarts comes back as its configuration has it. */
        boolean readOnly;

        boolean promoted;
        boolean claims;
        long claimsSince;
        boolean outlived;
        boolean feedsWriter;
        Bond bond = Bond.NONE;
        long stoppedSince;
        String source = "";

        Server(Node node) {
            this.node = node;
        }
    }

    private final Map<String, Server> servers = new HashMap<>();

    /**
     * A server has answered, or does not.
     *
     * @param told whether it was asked where it replicates from, too
     * @param askedNanos when it was asked
     * @param now when the answer came
     */
    void heard(NodeReport answer, boolean told, long askedNanos, long now, ClusterView view) {
        RoleReport role = answer.role();
        if (role == null) {
            isAway(answer);
            return;
        }
        Server server = servers.computeIfAbsent(role.server(), name -> new Server(answer.node()));
        server.node = answer.node();
        if (role.writable()) {
            server.promoted |= server.readOnly;
            server.claimsSince = server.claims ? server.claimsSince : now;
        } else {
            server.promoted = false;
            server.outlived = false;
        }
        server.readOnly = !role.writable();
        server.claims = role.writable();
        String writer = view.server();
        List<ReplicaChannel> channels = told ? answer.channels() : null;
        if (channels != null && role.server().equals(writer)) {
            servers.forEach((name, other) -> other.feedsWriter =
                    channels.stream().anyMatch(channel -> channel.leadsFrom(name) && !channel.stopped()));
        } else if (channels != null && writer != null) {
            heard(server, channels, writer, now);
        }
        if (role.writable() && view.settled() && role.server().equals(writer)) {
            servers.forEach((name, other) -> outlive(name.equals(writer), other, askedNanos));
        }
    }

    private void isAway(NodeReport answer) {
        if (answer.fault() == Fault.UNREACHABLE) {
            servers.values().forEach(server -> server.readOnly &= !server.node.equals(answer.node()));
        }
    }

    private static void heard(Server server, List<ReplicaChannel> channels, String writer, long now) {
        // A server that was restarted knows its source by its address only, until it has reached it.
        List<ReplicaChannel> towards = channels.stream()
                .filter(channel -> channel.leadsFrom(writer) || channel.source().equals(server.source))
                .toList();
        if (towards.stream().anyMatch(channel -> !channel.stopped())) {
            server.bond = Bond.ATTACHED;
            server.source = towards.get(0).source();
        } else if (server.bond == Bond.ATTACHED && !towards.isEmpty()) {
            server.bond = Bond.STOPPED;
            server.stoppedSince = now;
        } else if (server.bond != Bond.NONE && towards.isEmpty()) {
            server.bond = Bond.REMOVED;
        }
    }

    /** The writer is the writer still: what was seen of another before it was asked did not replace it. */
    private static void outlive(boolean isWriter, Server other, long askedNanos) {
        if (isWriter) {
            return;
        }
        other.outlived |= other.claims && askedNanos - other.claimsSince >= 0;
        if (other.bond == Bond.STOPPED && askedNanos - other.stoppedSince >= 0) {
            other.bond = Bond.PAUSED;
        }
    }

    /** @param same whether the writer is the one that it was before */
    void elected(boolean same) {
        for (Server server : servers.values()) {
            server.promoted = false;
            if (!same) {
                server.outlived = false;
                server.feedsWriter = false;
                server.bond = Bond.NONE;
                server.source = "";
            }
        }
    }

    Seen seen() {
        return new Seen(
                those(server -> server.promoted),
                those(server -> server.outlived),
                those(server -> server.bond == Bond.ATTACHED || server.bond == Bond.PAUSED),
                those(server -> server.bond == Bond.STOPPED || server.bond == Bond.REMOVED),
                those(server -> server.feedsWriter));
    }

    private Set<String> those(Predicate<Server> which) {
        return servers.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}

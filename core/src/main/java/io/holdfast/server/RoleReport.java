package io.holdfast.server;

import io.holdfast.topology.ClusterKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about itself, and of the others where it knows them.
 *
 * @param kind the kind of cluster that it was asked as a member of
 * @param server its identity, the same whatever name it was reached by
 * @param writable whether everything that could forbid it says that it may be written to
 * @param cutOff whether it has lost its cluster, so that what waits there for the others' consent waits for nothing
 * @param evidence what that was concluded from, for messages
 * @param clusterId what tells its cluster from others; null where there is nothing of the kind
 * @param members the members that it knows, itself included; empty where servers do not know each other
 * @param position the transactions that it has executed, in its own notation; null if that was not asked
 * @param blind what it would not tell for lack of a privilege, with the remedy; null if it told everything
 */
public record RoleReport(
        ClusterKind kind,
        String server,
        boolean writable,
        boolean cutOff,
        String evidence,
        @Nullable String clusterId,
        List<Member> members,
        @Nullable String position,
        @Nullable String blind) {

    /** Whether other members may be written to at the same time without harm. */
    public boolean sharesWriting() {
        return kind == ClusterKind.GALERA
                || (kind == ClusterKind.GROUP_REPLICATION
                        && members.stream().filter(Member::writer).count() > 1);
    }

    /** Whether its own word needs no confirmation by the silence or the word of others: a majority stands behind it. */
    public boolean conclusive() {
        return writable
                && blind == null
                && (kind == ClusterKind.GROUP_REPLICATION || kind == ClusterKind.GALERA)
                && !sharesWriting();
    }

    /** The same, of a server of a kind that would have told more, though not its position where nothing is lost that has one. */
    public RoleReport as(ClusterKind otherKind, String whatIsBlind) {
        String kept = otherKind == ClusterKind.REPLICATION ? position : null;
        return new RoleReport(otherKind, server, writable, cutOff, evidence, clusterId, members, kept, whatIsBlind);
    }
}

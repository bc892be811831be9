package io.holdfast.server;

import static io.holdfast.server.Dialect.text;

import io.holdfast.topology.ClusterKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a node of a Galera cluster says. A node outside of the primary component answers {@code SELECT 1}, and pings, and takes
 * connections, and serves nothing; one that rejects queries calls itself ready. So all of it has to be as it should.
 */
final class Galera {

    static final String STATUS = "'wsrep_ready', 'wsrep_connected', 'wsrep_cluster_status', 'wsrep_local_state',"
            + " 'wsrep_local_state_comment', 'wsrep_cluster_size', 'wsrep_cluster_state_uuid', 'wsrep_incoming_addresses'";

    private static final String SYNCED = "4";

    /** A donor, or a node that is being backed up: behind, but it takes writes. */
    private static final String DONOR = "2";

    private Galera() {}

    static RoleReport report(Dialect dialect, List<Map<String, @Nullable String>> rows) {
        Map<String, @Nullable String> first = rows.get(0);
        Map<String, String> status = new TreeMap<>();
        for (Map<String, @Nullable String> row : rows) {
            status.put(text(row, "name").toLowerCase(Locale.ROOT), text(row, "value"));
        }
        String state = status.getOrDefault("wsrep_local_state", "");
        String rejects = text(first, "wsrep_reject_queries");
        boolean serves = "ON".equalsIgnoreCase(status.get("wsrep_ready"))
                && "ON".equalsIgnoreCase(status.get("wsrep_connected"))
                && "Primary".equalsIgnoreCase(status.get("wsrep_cluster_status"))
                && (SYNCED.equals(state) || DONOR.equals(state))
                && "NONE".equalsIgnoreCase(rejects);
        String evidence = "wsrep_ready=" + status.get("wsrep_ready") + ", wsrep_connected="
                + status.get("wsrep_connected") + ", wsrep_cluster_status=" + status.get("wsrep_cluster_status") + ", "
                + status.getOrDefault("wsrep_local_state_comment", state) + ", wsrep_reject_queries=" + rejects + ", "
                + Dialect.fences(first);
        return new RoleReport(
                ClusterKind.GALERA,
                text(first, "server"),
                serves && Dialect.isUnfenced(first),
                !"Primary".equalsIgnoreCase(status.get("wsrep_cluster_status")),
                evidence,
                status.get("wsrep_cluster_state_uuid"),
                members(status.getOrDefault("wsrep_incoming_addresses", "")),
                null,
                null);
    }

    /** Nodes know each other's addresses, not who is who; {@code AUTO} stands for one that was not told its own. */
    private static List<Member> members(String addresses) {
        List<Member> members = new ArrayList<>();
        for (String address : addresses.split(",", -1)) {
            String text = address.strip();
            int colon = text.lastIndexOf(':');
            boolean hasPort = colon > text.lastIndexOf(']') && text.indexOf(':') == colon || text.contains("]:");
            String host = hasPort ? text.substring(0, colon) : text;
            String port = hasPort ? text.substring(colon + 1) : "";
            if (!host.isEmpty() && !"AUTO".equalsIgnoreCase(host) && !"0".equals(port)) {
                members.add(new Member("", Dialect.address(host, port), true, true, null));
            }
        }
        return members;
    }
}

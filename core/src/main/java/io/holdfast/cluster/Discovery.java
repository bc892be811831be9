package io.holdfast.cluster;

import io.holdfast.server.HostPattern;
import io.holdfast.server.Member;
import io.holdfast.server.RoleReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses to ask besides those that the user gave, by what members say of each other. Pure.
 *
 * <p>A member that answers at an address of the user's needs no other: it may have names that only the cluster's own network knows.
 * What is found here is believed only if the expected server answers there.
 */
final class Discovery {

    /** More members than any cluster of these kinds can have; against a table with nonsense in it. */
    static final int MOST = 32;

    private Discovery() {}

    /**
     * @param reports of all nodes that are known
     * @return new addresses with the server that is expected there, empty if it is not known who that is
     */
    static Map<Node, String> candidates(List<NodeReport> reports, @Nullable HostPattern pattern) {
        Set<String> known = reports.stream()
                .map(NodeReport::server)
                .filter(server -> !server.isEmpty())
                .collect(Collectors.toSet());
        Set<Node> asked = reports.stream().map(NodeReport::node).collect(Collectors.toSet());
        Map<Node, String> found = new LinkedHashMap<>();
        for (NodeReport report : reports) {
            RoleReport role = report.role();
            if (role == null || role.members().size() > MOST) {
                continue;
            }
            boolean namesOnly =
                    role.members().stream().anyMatch(member -> !member.server().isEmpty());
            if (!namesOnly && known.size() >= role.members().size()) {
                continue; // addresses without names, and everybody is there already
            }
            for (Member member : role.members()) {
                String address = address(member, report.node(), pattern);
                if (address != null && !known.contains(member.server()) && !asked.contains(new Node(address))) {
                    found.putIfAbsent(new Node(address), member.server());
                }
            }
        }
        return found;
    }

    private static @Nullable String address(Member member, Node asked, @Nullable HostPattern pattern) {
        String address = member.address();
        if (address != null) {
            return isLoopback(address) && !isLoopback(asked.address()) ? null : address;
        }
        HostPattern known =
                pattern == null ? HostPattern.behind(asked.address()).orElse(null) : pattern;
        return known == null || member.server().isEmpty() ? null : known.address(member.server(), port(asked));
    }

    /** What a server calls by such a name is itself, not what the client finds there. */
    private static boolean isLoopback(String address) {
        return address.startsWith("localhost:") || address.startsWith("127.") || address.startsWith("[::1]:");
    }

    private static int port(Node node) {
        String address = node.address();
        String port = address.substring(address.lastIndexOf(':') + 1);
        return port.matches("\\d{1,5}") ? Integer.parseInt(port) : 3306;
    }
}

package io.holdfast.testkit.emulation;

import io.holdfast.testkit.DatabaseNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which server id each node has, and at which address it is reached. */
record ServerIds(Map<DatabaseNode, String> byNode) {

    private static final Pattern VALID = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,62}|[0-9]{1,62}");
    private static final Pattern LAST_NUMBER = Pattern.compile("[1-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-4]");
    private static final String NETWORK = "127.0.0.";

    static String valid(String serverId) {
        if (!VALID.matcher(serverId).matches()) {
            throw new IllegalArgumentException("server id: '" + serverId
                    + "'; allowed are up to 63 letters, digits and hyphens, beginning with a letter, or digits alone");
        }
        return serverId;
    }

    static ServerIds of(List<DatabaseNode> nodes, List<String> ids) {
        if (ids.size() != nodes.size() || ids.stream().distinct().count() != ids.size()) {
            throw new IllegalArgumentException(
                    "server ids: " + ids + "; " + nodes.size() + " nodes need one each, and no two the same");
        }
        Map<DatabaseNode, String> byNode = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            byNode.put(nodes.get(i), valid(ids.get(i)));
        }
        return new ServerIds(byNode);
    }

    String of(DatabaseNode node) {
        String id = byNode.get(node);
        if (id == null) {
            throw new IllegalArgumentException(node + " is not a node of this cluster; those are " + byNode.keySet());
        }
        return id;
    }

    /** Whether every id can be the last part of an address. */
    boolean areNumbers() {
        return byNode.values().stream().allMatch(id -> LAST_NUMBER.matcher(id).matches());
    }

    /** For each node 127.0.0.x, where x is its id if all ids are such numbers, and its place from 1 on otherwise. */
    Map<DatabaseNode, String> hosts() {
        Map<DatabaseNode, String> hosts = new LinkedHashMap<>();
        byNode.forEach((node, id) -> hosts.put(node, NETWORK + (areNumbers() ? id : hosts.size() + 1)));
        return hosts;
    }
}

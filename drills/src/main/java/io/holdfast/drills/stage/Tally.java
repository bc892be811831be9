package io.holdfast.drills.stage;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many rows of each contender have come to some servers since a moment. Not thread-safe. */
final class Tally {

    /** What the workload calls its tables, with the contender's name behind. */
    private static final String TABLE_PREFIX = "workload_";

    private final DatabaseCluster cluster;
    private final List<Contender> contenders;
    private final List<DatabaseNode> nodes;
    /** By contender, then by node. */
    private final Map<String, Map<String, Long>> before;

    private Tally(DatabaseCluster cluster, List<Contender> contenders, List<DatabaseNode> nodes) {
        this.cluster = cluster;
        this.contenders = contenders;
        this.nodes = nodes;
        before = count();
    }

    /** Begins to count on these servers. */
    static Tally on(DatabaseCluster cluster, List<Contender> contenders, List<DatabaseNode> nodes) {
        return new Tally(cluster, contenders, nodes);
    }

    /** What has come since, by contender, then by node. */
    Map<String, Map<String, Long>> since() {
        Map<String, Map<String, Long>> counts = count();
        counts.forEach((contender, byNode) -> byNode.replaceAll(
                (node, rows) -> rows - before.getOrDefault(contender, Map.of()).getOrDefault(node, 0L)));
        return counts;
    }

    private Map<String, Map<String, Long>> count() {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            Map<String, Long> byNode = new LinkedHashMap<>();
            nodes.forEach(node -> byNode.put(node.name(), rows(node, contender.name())));
            counts.put(contender.name(), byNode);
        }
        return counts;
    }

    private long rows(DatabaseNode node, String contender) {
        String table = cluster.database() + "." + TABLE_PREFIX + contender;
        return Long.parseLong(String.valueOf(
                node.query("SELECT COUNT(*) AS n FROM " + table).get(0).get("n")));
    }
}

package io.holdfast.cluster;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that a watch asks: those that the user gave, and the members that these speak of.
 *
 * <p>Guarded by the cluster's lock.
 */
final class WatchedNodes implements Iterable<WatchedNode> {

    private final Connector connector;
    private final NodeProbe.Maker probes;
    private final ClusterSettings settings;
    private final List<WatchedNode> nodes = new ArrayList<>();

    /** @param dueNanos when the user's are to be asked first */
    WatchedNodes(Connector connector, NodeProbe.Maker probes, ClusterSettings settings, long now, long dueNanos) {
        this.connector = connector;
        this.probes = probes;
        this.settings = settings;
        for (Node node : connector.nodes()) {
            nodes.add(new WatchedNode(node, probes, null, now, dueNanos));
        }
    }

    @Override
    public Iterator<WatchedNode> iterator() {
        return nodes.iterator();
    }

    Stream<WatchedNode> stream() {
        return nodes.stream();
    }

    int count() {
        return nodes.size();
    }

    /** The one at an address; null if there is none. */
    @Nullable
    WatchedNode at(@Nullable Node node) {
        return nodes.stream()
                .filter(watched -> watched.node().equals(node))
                .findFirst()
                .orElse(null);
    }

    /** What counts now of what they said. */
    List<NodeReport> reports() {
        return nodes.stream().map(WatchedNode::report).toList();
    }

    /**
     * Takes in members that the others speak of, and leaves alone those of them that cannot be reached and are not missed; while
     * nobody can be reached, none is. Not
     * before the user's own addresses have had their say: who answers there needs no other.
     */
    void discover(long now) {
        boolean isEarly = nodes.stream().anyMatch(node -> !node.isDiscovered() && node.hasSaidNothing());
        if (settings.isFixed() || isEarly) {
            return;
        }
        List<NodeReport> answers = nodes.stream()
                .filter(node -> !node.isDiscovered() || node.lastAnswer().role() != null)
                .map(WatchedNode::lastAnswer)
                .toList();
        Map<Node, String> wanted = Discovery.candidates(answers, settings.hostPattern());
        boolean nobodySpeaks = answers.stream().allMatch(answer -> answer.role() == null);
        nodes.removeIf(node -> !nobodySpeaks
                && node.isDiscovered()
                && node.lastAnswer().role() == null
                && !node.isAsking()
                && !wanted.containsKey(node.node()));
        wanted.forEach((node, server) -> {
            if (at(node) == null && nodes.size() < Discovery.MOST && connector.canOpen(node)) {
                nodes.add(new WatchedNode(node, probes, server, now, now));
            }
        });
    }
}

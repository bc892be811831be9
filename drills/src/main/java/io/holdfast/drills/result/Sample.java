package io.holdfast.drills.result;

import java.util.List;
import java.util.Map;

/**
 * What the nodes said of themselves at one moment.
 *
 * @param atNanos when, since the drill's start
 * @param endpoint the node that the endpoint led new connections to
 * @param nodes all nodes, in an order that never changes
 */
public record Sample(long atNanos, String endpoint, List<NodeState> nodes) {

    /** What a node says of itself. */
    public enum Role {
        WRITER("writer"),
        READ_ONLY("read-only"),
        /** It accepts writes, and another one is the writer. */
        SECOND_WRITER("second writer"),
        /** It does not answer. */
        DOWN("down");

        private final String text;

        Role(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * One node.
     *
     * @param connections how many connections each contender has open there
     */
    public record NodeState(String name, Role role, Map<String, Integer> connections) {

        public int connections(String contender) {
            return connections.getOrDefault(contender, 0);
        }
    }

    /** How many connections a contender has open on nodes of this role. */
    public int connections(String contender, Role role) {
        return nodes.stream()
                .filter(node -> node.role() == role)
                .mapToInt(node -> node.connections(contender))
                .sum();
    }

    /** How many connections a contender has open on nodes that are not the writer. */
    public int connectionsElsewhere(String contender) {
        return nodes.stream().mapToInt(node -> node.connections(contender)).sum() - connections(contender, Role.WRITER);
    }

    public Role role(String node) {
        return nodes.stream()
                .filter(state -> state.name().equals(node))
                .map(NodeState::role)
                .findFirst()
                .orElse(Role.DOWN);
    }
}

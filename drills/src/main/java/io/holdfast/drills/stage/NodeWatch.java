package io.holdfast.drills.stage;

import io.holdfast.drills.result.Sample;
import io.holdfast.drills.result.Sample.NodeState;
import io.holdfast.drills.result.Sample.Role;
import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Asks every node, time and again, what it is and whose connections it has. Safe for use by many threads. */
final class NodeWatch implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(500);
    /** Whoever has just asked a node that froze waits for its answer much longer than a drill may. */
    private static final Duration OTHERS_ASK = Duration.ofSeconds(1);

    /** One question for both: the role stands beside the accounts as if it were one of them, which none is called. */
    private static final String QUESTION = "SELECT '@read_only' AS name, @@GLOBAL.read_only AS n"
            + " UNION ALL SELECT user, COUNT(*) FROM information_schema.processlist GROUP BY user";

    private final DatabaseCluster cluster;
    private final Stopwatch clock;
    private final Periodic periodic;
    /** Held while one asks, so that the samples stay in order. */
    private final ReentrantLock asking = new ReentrantLock();

    /** Replaced as a whole by whoever asks. */
    private volatile List<Sample> samples = List.of();

    /** Asks for the first time before it returns. */
    NodeWatch(DatabaseCluster cluster, Stopwatch clock) {
        this.cluster = cluster;
        this.clock = clock;
        look();
        periodic = Periodic.start("holdfast-drill-watch", INTERVAL, this::look);
    }

    /** Asks now, unless somebody else does and takes long for it. */
    void look() {
        if (!asking.tryLock() && !othersAreDone()) {
            return;
        }
        try {
            List<NodeState> states =
                    cluster.nodes().stream().map(NodeWatch::ask).toList();
            Sample sample =
                    new Sample(clock.nanos(), cluster.endpoint().target().name(), onlyOneWriter(states));
            List<Sample> longer = new ArrayList<>(samples);
            longer.add(sample);
            samples = List.copyOf(longer);
        } finally {
            asking.unlock();
        }
    }

    /** If so, it is this thread's turn. */
    private boolean othersAreDone() {
        try {
            return asking.tryLock(OTHERS_ASK.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Of several that accept writes the writer is the one that was last made it. */
    private List<NodeState> onlyOneWriter(List<NodeState> states) {
        String writer = cluster.writer().name();
        boolean isThere = states.stream()
                .anyMatch(state -> state.role() == Role.WRITER && state.name().equals(writer));
        return states.stream()
                .map(state ->
                        isThere && state.role() == Role.WRITER && !state.name().equals(writer)
                                ? new NodeState(state.name(), Role.SECOND_WRITER, state.connections())
                                : state)
                .toList();
    }

    private static NodeState ask(DatabaseNode node) {
        try {
            Map<String, Integer> connections = new HashMap<>();
            Role role = Role.DOWN;
            for (Map<String, @Nullable String> row : node.query(QUESTION)) {
                String name = String.valueOf(row.get("name"));
                String value = String.valueOf(row.get("n"));
                if (name.equals("@read_only")) {
                    role = value.equals("0") || value.equals("OFF") ? Role.WRITER : Role.READ_ONLY;
                } else if (name.startsWith(Contender.ACCOUNT_PREFIX)) {
                    connections.put(name.substring(Contender.ACCOUNT_PREFIX.length()), Integer.parseInt(value));
                }
            }
            return new NodeState(node.name(), role, Map.copyOf(connections));
        } catch (ClusterException e) {
            return new NodeState(node.name(), Role.DOWN, Map.of());
        }
    }

    List<Sample> samples() {
        return samples;
    }

    Sample latest() {
        List<Sample> all = samples;
        return all.get(all.size() - 1);
    }

    @Override
    public void close() {
        periodic.close();
    }
}

package io.holdfast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.event.Incident;
import io.holdfast.event.Notice;
import io.holdfast.event.Told;
import io.holdfast.event.Watched;
import io.holdfast.fault.CertificateTrouble;
import io.holdfast.fault.Fault;
import io.holdfast.server.Dialect;
import io.holdfast.server.Member;
import io.holdfast.server.ReplicaChannel;
import io.holdfast.server.RoleReport;
import io.holdfast.time.Ticker;
import io.holdfast.topology.ClusterKind;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that answer what a script says, when it says so, and a watch that looks at them, all in scripted time and on one thread: a
 * minute of it takes a moment, and comes out the same each time but for the jitter.
 */
final class ScriptedCluster {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** Who is the writer, where a server of a group says so. */
    private static final String HAPPY = "as the script says";

    /** What one node is like at the moment. */
    final class ScriptedNode {
        final String name;
        boolean writable;
        boolean up = true;
        boolean frozen;
        Duration latency = Duration.ofMillis(1);

        @Nullable
        String source;

        /** The transactions that it has; null for those that all have. */
        @Nullable
        String position;

        /** Its replication, which it still knows. */
        boolean stopped;

        @Nullable
        String replicationError;

        @Nullable
        Instant certificateExpires;

        int certificateDoubted;

        /** Whom it does not let in any more; who is in stays. */
        final Set<Connector> shutOut = new HashSet<>();

        int asked;
        final List<Long> askedAt = new ArrayList<>();
        int open;

        ScriptedNode(String name) {
            this.name = name;
        }

        Node node() {
            return new Node(name + ":3306");
        }

        private NodeReport answer(NodeProbe.About about) {
            NodeReport report = NodeReport.answered(
                    node(),
                    new RoleReport(
                            kind,
                            name,
                            writable,
                            false,
                            HAPPY,
                            null,
                            members(),
                            position == null ? commonPosition() : position,
                            null));
            return about == NodeProbe.About.ROLE ? report : report.with(channels(), false);
        }

        private List<ReplicaChannel> channels() {
            return source == null
                    ? List.of()
                    : List.of(new ReplicaChannel(
                            source,
                            "",
                            source + ":3306",
                            ScriptedCluster.this.node(source).up && !stopped,
                            replicationError == null && !stopped,
                            stopped,
                            0L,
                            replicationError));
        }

        private NodeReport failed(Exception cause) {
            return NodeReport.failed(node(), Fault.UNREACHABLE, new SQLException("no answer", "08S01", cause));
        }

        private NodeReport denied() {
            return NodeReport.failed(node(), Fault.ACCESS_DENIED, new SQLException("access denied", "28000", 1045));
        }
    }

    private record Event(long at, int order, Runnable action) {}

    private final ClusterKind kind;
    private final Map<String, ScriptedNode> nodes = new LinkedHashMap<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingInt(Event::order));
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final Deque<Runnable> answers = new ArrayDeque<>();
    private final List<Connection> connections = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<SessionHandle, Object> sessions = new HashMap<>();

    /** When a connection was ended from outside, by node. */
    final Map<String, List<Long>> aborted = new LinkedHashMap<>();

    /** What was reported of incidents, and of which change of them. */
    final List<Incident> reported = new ArrayList<>();

    final List<Telemetry.Change> changes = new ArrayList<>();
    final List<Notice> notices = new ArrayList<>();

    final Cluster cluster;

    /** How many there have been. */
    int watches;

    /** Those that the URL names. */
    List<String> listed;

    /** What becomes of a question for want of something that this machine has not got; null while there is enough. */
    @Nullable
    Error shortage;

    /** The thread of the watch ends with the next thing that happens. */
    boolean watchDies;

    private long now = TimeUnit.DAYS.toNanos(1);
    private final long start = now;
    private int order;

    /** The first one is the writer, the others replicate from it. */
    ScriptedCluster(ClusterKind kind, String... names) {
        this.kind = kind;
        listed = List.of(names);
        for (String name : names) {
            ScriptedNode node = new ScriptedNode(name);
            node.writable = nodes.isEmpty();
            node.source = nodes.isEmpty() ? null : names[0];
            nodes.put(name, node);
        }
        ClusterSettings settings =
                new ClusterSettings(CONNECT_TIMEOUT, 10, Duration.ofSeconds(3), Duration.ofSeconds(30), null, null);
        cluster = new Cluster(
                "scripted",
                false,
                node(names[0]).node(),
                settings,
                ticker(),
                threads::add,
                Runnable::run,
                telemetry(),
                (asking, shown) -> {
                    watches++;
                    return (node, expected) -> new ScriptedProbe(asking, byAddress(node));
                });
    }

    ScriptedNode node(String name) {
        ScriptedNode node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("no node " + name);
        }
        return node;
    }

    private ScriptedNode byAddress(Node node) {
        return node(node.address().substring(0, node.address().indexOf(':')));
    }

    private List<Member> members() {
        return kind == ClusterKind.GROUP_REPLICATION
                ? nodes.values().stream()
                        .map(node -> new Member(node.name, node.name + ":3306", node.writable, node.up, null))
                        .toList()
                : List.of();
    }

    /** Where replicas can be behind, the watch wants to know how far the writer has come. */
    private @Nullable String commonPosition() {
        return kind == ClusterKind.REPLICATION ? "0-1-100" : null;
    }

    // ---- the script ----

    /** Opens connections to the writer, as the application would. */
    void use(String writer, int count) {
        use(connector, writer, count);
    }

    void use(Connector through, String writer, int count) {
        for (int i = 0; i < count; i++) {
            Connection connection = (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy == arguments[0];
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
            connections.add(connection);
            links.add(cluster.attach(
                    new PhysicalConnection(connection, node(writer).node(), writer, cluster.epoch()), through));
        }
    }

    /** A connection finds a server where the view has its writer. */
    void confirm(String name) {
        ScriptedNode node = node(name);
        RoleReport role =
                Objects.requireNonNull(node.answer(NodeProbe.About.ROLE).role());
        ClusterView unused = cluster.confirm(cluster.view(), node.node(), role);
    }

    /** Somebody has a connection of ours, whether or not it has a node. */
    void openSession() {
        Object session = new Object();
        sessions.put(cluster.sessionOpened(session, connector), session);
    }

    void closeSession() {
        sessions.keySet().forEach(cluster::sessionClosed);
        sessions.clear();
    }

    /** Nobody has it any more, and nobody has closed it. */
    void dropSession() {
        List<SessionHandle> handles = List.copyOf(sessions.keySet());
        sessions.clear();
        for (int i = 0; i < 100 && !handles.stream().allMatch(SessionHandle::isGone); i++) {
            System.gc();
        }
        assertThat(handles).allMatch(SessionHandle::isGone);
    }

    /** All leave their node. */
    void loseLinks() {
        links.forEach(cluster::detach);
    }

    /** At this time of the script. */
    void at(Duration time, Runnable action) {
        events.add(new Event(start + time.toNanos(), order++, action));
    }

    /** Changes rows over the first connection, ten times a second. */
    void writeBetween(Duration from, Duration to) {
        for (Duration time = from; time.compareTo(to) < 0; time = time.plusMillis(100)) {
            at(time, () -> links.get(0).wrote());
        }
    }

    /** Time in which nobody runs. */
    void pass(Duration time) {
        now += time.toNanos();
    }

    /** The whole JVM stands still: nobody runs, nobody reads what has arrived. */
    void pauseAt(Duration time, Duration length) {
        at(time, () -> now += length.toNanos());
    }

    /**
     * Plays until this time, when the application closes its connections; returns once nobody watches any more, and what was still
     * asked then has been answered.
     */
    void playUntil(Duration end) {
        at(end, () -> links.forEach(cluster::detach));
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
        while (!answers.isEmpty()) {
            answers.remove().run();
        }
    }

    Duration time() {
        return Duration.ofNanos(now - start);
    }

    int askedBetween(String name, Duration from, Duration to) {
        return (int) node(name).askedAt.stream()
                .filter(at -> at - start >= from.toNanos() && at - start < to.toNanos())
                .count();
    }

    /** Probes that hold a connection. */
    int open() {
        return nodes.values().stream().mapToInt(node -> node.open).sum();
    }

    // ---- what the watch is given ----

    private Telemetry telemetry() {
        return new Telemetry() {
            @Override
            public void opened(Watched opened) {}

            @Override
            public void topologyChanged(Watched changed) {}

            @Override
            public void incident(Watched where, Change change, Incident incident) {
                changes.add(change);
                reported.add(incident);
            }

            @Override
            public void told(Watched where, Told what) {}

            @Override
            public void notice(Watched where, Notice notice) {
                notices.add(notice);
            }
        };
    }

    private Ticker ticker() {
        return new Ticker() {
            @Override
            public long nanoTime() {
                return now;
            }

            @Override
            public Instant now() {
                return Instant.EPOCH.plusNanos(now - start);
            }

            @Override
            public void await(Condition condition, long nanos) throws InterruptedException {
                if (watchDies) {
                    throw new InterruptedException("killed");
                }
                long until = now + nanos;
                Event next = events.peek();
                if (next == null && nanos > TimeUnit.MINUTES.toNanos(10)) {
                    throw new IllegalStateException("it waits for ever");
                }
                if (next != null && next.at <= until) {
                    now = Math.max(now, next.at);
                    events.remove(next);
                    next.action.run();
                } else {
                    now = until;
                }
            }
        };
    }

    private final class ScriptedProbe implements NodeProbe {
        private final ScriptedNode node;
        private final Connector asking;
        private boolean connected;
        private int failed;

        ScriptedProbe(Connector asking, ScriptedNode node) {
            this.asking = asking;
            this.node = node;
        }

        @Override
        public void ask(boolean isWriter, About about, Consumer<@Nullable NodeReport> then) {
            if (shortage != null) {
                throw shortage;
            }
            node.asked++;
            node.askedAt.add(now);
            Duration wait = node.frozen ? CONNECT_TIMEOUT : node.latency;
            Runnable answer = () -> then.accept(answer(about));
            answers.add(answer);
            at(Duration.ofNanos(now - start).plus(wait), () -> {
                answers.remove(answer);
                answer.run();
            });
        }

        private NodeReport answer(About about) {
            if (node.up && !connected && node.shutOut.contains(asking)) {
                return node.denied();
            }
            if (node.up && !node.frozen) {
                failed = 0;
                node.open += connected ? 0 : 1;
                connected = true;
                return node.answer(about);
            }
            hangUp();
            failed++;
            return node.failed(node.frozen ? new SocketTimeoutException("no answer") : new ConnectException("refused"));
        }

        @Override
        public @Nullable Dialect dialect() {
            return null;
        }

        @Override
        public @Nullable Instant certificateExpires() {
            return node.certificateExpires;
        }

        @Override
        public @Nullable CertificateTrouble certificateTrouble() {
            return null;
        }

        @Override
        public void doubtCertificate() {
            node.certificateDoubted++;
        }

        @Override
        public int failedConnects() {
            return failed;
        }

        @Override
        public void forgetFailures() {
            failed = Math.min(failed, 1);
        }

        @Override
        public void hangUp() {
            node.open -= connected ? 1 : 0;
            connected = false;
        }
    }

    /** The application's, and those with other credentials. */
    final Connector connector = new ScriptedConnector();

    final Connector renewed = new ScriptedConnector();

    private final class ScriptedConnector implements Connector {
        @Override
        public List<Node> nodes() {
            return listed.stream()
                    .map(name -> ScriptedCluster.this.node(name).node())
                    .toList();
        }

        @Override
        public boolean isWatchable() {
            return true;
        }

        @Override
        public boolean canOpen(Node node) {
            return true;
        }

        @Override
        public void abort(Connection connection) {
            String name = cluster.view().writer() == null
                    ? "?"
                    : byAddress(cluster.view().writer()).name;
            aborted.computeIfAbsent(name, key -> new ArrayList<>()).add(now - start);
        }

        @Override
        public Connection open(Node node, Duration patience) {
            throw new UnsupportedOperationException("nobody connects here");
        }

        @Override
        public Duration redialAfter() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void ready(Connection connection) {
            throw new UnsupportedOperationException("nobody connects here");
        }

        @Override
        public RoleReport ask(Connection connection, Duration patience, Dialect dialect) {
            throw new UnsupportedOperationException("nobody connects here");
        }

        @Override
        public void discard(Connection connection) {
            throw new UnsupportedOperationException("nobody connects here");
        }
    }
}

package io.holdfast.cluster;

import io.holdfast.cluster.WriterElection.Elected;
import io.holdfast.event.ClusterCounts;
import io.holdfast.event.Health;
import io.holdfast.event.Incident;
import io.holdfast.event.Incident.Cause;
import io.holdfast.event.Watched;
import io.holdfast.fault.FaultClassifier;
import io.holdfast.server.Dialect;
import io.holdfast.server.RoleReport;
import io.holdfast.sql.SqlTexts;
import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
import io.holdfast.topology.ClusterTopology;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One cluster as this JVM knows it: who the writer is, under which epoch, and the search when nobody knows. Shared by all
 * connections to the cluster, whatever pool they belong to. Safe for use by many threads.
 *
 * <p><b>Epoch.</b> Every change of knowledge moves the epoch forward, a mere doubt too. A connection compares it with the
 * epoch that it was verified under before each round trip, and asks its own server again when they differ. So one failed
 * statement makes every other connection look before it writes, at the cost of one volatile read while nothing happens.
 *
 * <p><b>Watch.</b> While any connection is in use, one {@link ClusterWatch} looks after the nodes. It starts with the first
 * connection and ends with the last, and it alone says who the writer is.
 *
 * <p><b>Parts.</b> This class has the view and its epoch, which move nowhere else, and the way in for connections. Who uses the cluster
 * is kept in {@link Usage}, who waits in the {@link WaitingRoom}, what was found out about the nodes in {@link Findings}, what has
 * happened in {@link History}. It is long because everybody enters here, and is handed on.
 *
 * <p><b>Threads.</b> {@link #epoch()} and {@link #view()} are volatile reads. Everything else is guarded by one lock, which the parts
 * share and which is never held during I/O.
 */
public final class Cluster implements Watched {

    /** Detection times without an answer of any node after which the monitor counts as dead. */
    private static final int DEAD_AFTER_DETECTIONS = 5;

    private final String name;
    private final boolean singleNode;
    private final ClusterSettings settings;
    private final Ticker ticker;
    private final ConnectGate gate;
    private final Dials dials;
    private final ShownCertificates shownCertificates;
    private final Tally tally = new Tally();
    private final SqlTexts texts = new SqlTexts();
    private final History history;
    private final Findings findings;
    private final Watches watches;
    private final Usage usage;
    private final WaitingRoom waitingRoom;
    private final PrivilegeCheck privileges;

    private final ReentrantLock lock = new ReentrantLock();
    private volatile long epoch;
    private volatile ClusterView view;

    /** Servers that have been the writer, and are no more. */
    private final Set<String> formers = new HashSet<>();

    /**
     * @param executor of the watch and its questions
     * @param connects of connections that are being opened for callers
     */
    public Cluster(
            String name,
            boolean singleNode,
            Node firstNode,
            ClusterSettings settings,
            Ticker ticker,
            Executor executor,
            Executor connects,
            Telemetry telemetry) {
        this(
                name,
                singleNode,
                firstNode,
                settings,
                ticker,
                executor,
                connects,
                telemetry,
                (connector, shown) -> (node, expected) ->
                        new JdbcProbe(node, connector, settings, ticker, executor, shown, expected));
    }

    Cluster(
            String name,
            boolean singleNode,
            Node firstNode,
            ClusterSettings settings,
            Ticker ticker,
            Executor executor,
            Executor connects,
            Telemetry telemetry,
            BiFunction<Connector, ShownCertificates, NodeProbe.Maker> probes) {
        this.name = name;
        this.singleNode = singleNode;
        this.settings = settings;
        this.ticker = ticker;
        this.shownCertificates = new ShownCertificates(settings, ticker, executor);
        this.gate = new ConnectGate(settings.maxConcurrentConnects(), ticker);
        this.dials = new Dials(lock, ticker, connects);
        // A single address needs no search at first: the role check of the connection itself settles it.
        this.view = singleNode ? ClusterView.of(firstNode) : ClusterView.unknown();
        this.epoch = view.epoch();
        Notices notices = new Notices(notice -> telemetry.notice(this, notice));
        this.history = new History(this, lock, ticker, telemetry, tally);
        this.findings = new Findings(settings, ticker, notices, history);
        this.watches = new Watches(
                executor,
                (connector, delay) -> new ClusterWatch(
                        this, connector, lock, ticker, probes.apply(connector, shownCertificates), delay));
        this.usage = new Usage(lock, ticker, watches, notices);
        this.waitingRoom = new WaitingRoom(lock, ticker, watches, tally, this::view);
        this.privileges = new PrivilegeCheck(lock, notices, this::view);
    }

    /** The number of the current view; only ever grows. The one thing that is read on the way to every round trip. */
    public long epoch() {
        return epoch;
    }

    public ClusterView view() {
        return view;
    }

    public Ticker ticker() {
        return ticker;
    }

    /** How long a node may take to answer a question before it counts as dead. */
    public Duration patience() {
        return settings.connectTimeout();
    }

    /**
     * Whether a failure says nothing of the node but that it did not answer within what was left of a caller's time: thousands of callers in
     * a hurry must not put a writer in doubt that has just come back. Where nobody watches the nodes nobody else would find out.
     *
     * @param waited how long the node had; less than half of what it should have proves nothing
     */
    public boolean isOwnHaste(SQLException failure, Duration waited) {
        return waited.multipliedBy(2).compareTo(patience()) < 0 && FaultClassifier.isTimeout(failure) && isWatched();
    }

    private boolean isWatched() {
        lock.lock();
        try {
            return watches.best() != null;
        } finally {
            lock.unlock();
        }
    }

    /** Those of the connection that was the first. */
    public ClusterSettings settings() {
        return settings;
    }

    ConnectGate gate() {
        return gate;
    }

    Dials dials() {
        return dials;
    }

    WaitingRoom waitingRoom() {
        return waitingRoom;
    }

    PrivilegeCheck privileges() {
        return privileges;
    }

    ShownCertificates shownCertificates() {
        return shownCertificates;
    }

    Tally tally() {
        return tally;
    }

    Usage usage() {
        return usage;
    }

    Findings findings() {
        return findings;
    }

    /** What has been read of the texts that its connections run. */
    public SqlTexts texts() {
        return texts;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ClusterTopology topology() {
        lock.lock();
        try {
            ClusterWatch source = watches.best();
            return TopologyReport.of(
                    view,
                    findings.dialect(),
                    findings.lost(),
                    source == null ? List.of() : source.nodes(),
                    ticker.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Incident> incidents() {
        return history.incidents();
    }

    @Override
    public ClusterCounts counts() {
        lock.lock();
        try {
            int onWriter = usage.linksOn(view.settled() ? view.server() : null);
            int elsewhere = usage.links() - onWriter;
            return tally.counts(onWriter, elsewhere, gate.waiting() + watches.waiters(), monitorAge());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Health health() {
        lock.lock();
        try {
            Node writer = view.writer();
            return Health.of(
                    writer == null ? null : writer.address(),
                    history.outage(),
                    settings.failoverTimeout(),
                    monitorAge(),
                    settings.detectionTime().multipliedBy(DEAD_AFTER_DETECTIONS));
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Duration monitorAge() {
        boolean isWanted = usage.isInUse() || (usage.hasSessions() && !view.settled());
        return watches.monitorAge(isWanted, ticker.nanoTime());
    }

    /** A call was run again on the writer, and the application has not noticed. */
    public void reExecuted() {
        tally.reExecuted.increment();
    }

    /** A server refused to write, since it is read-only. */
    public void writeRefused() {
        tally.writesRefused.increment();
    }

    /** Takes note of what an application is about to be told, and attaches the incident that it is about. */
    public <E extends SQLException> E told(E exception) {
        return history.told(exception);
    }

    /** What to ask a server of this cluster; found out with the first connection. */
    public Dialect dialect(Connection connection) throws SQLException {
        return findings.dialect(connection);
    }

    /**
     * Reports evidence against the writer: a refused write, a lost link. Of all connections that report the same failover
     * only the first has an effect.
     *
     * @param seenEpoch the epoch under which the reporting connection was verified
     */
    public void doubt(long seenEpoch, Cause cause, String evidence) {
        doubt(seenEpoch, Evidence.againstServer(cause, evidence));
    }

    void doubt(long seenEpoch, Evidence evidence) {
        lock.lock();
        try {
            if (view.settled() && view.epoch() == seenEpoch) {
                publish(view.withDoubt(evidence.againstServer()));
                watches.renew();
                history.doubted(view.writer(), evidence);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Opens a connection to the writer, after a search where one is needed.
     *
     * @param patience how old an outage may be for the caller to wait for its end at all
     * @param abandoned true once the caller no longer wants it; looked at whenever something moves
     */
    public ConnectResult connect(Connector connector, Deadline deadline, Duration patience, BooleanSupplier abandoned) {
        return new WriterConnect(this, connector, deadline, patience, abandoned).run();
    }

    /**
     * Whether there is an outage of a cluster that was seen before, or was one moments ago: no time to open connections that nobody
     * asks for.
     */
    public boolean isRecovering() {
        return view.server() != null && history.isRecovering();
    }

    /**
     * Somebody has a connection of ours, with a node or without: as long as that is so, a writer is looked for.
     *
     * @param session what is out of reach once nobody has it any more
     */
    public SessionHandle sessionOpened(Object session, Connector connector) {
        return usage.sessionOpened(session, connector);
    }

    /** It was closed; a second time this does nothing. */
    public void sessionClosed(SessionHandle handle) {
        usage.sessionClosed(handle);
    }

    /** Takes note of a connection in use, so that somebody looks after its node. */
    public Link attach(PhysicalConnection physical, Connector connector) {
        return usage.attach(physical, connector);
    }

    public void detach(Link link) {
        usage.detach(link);
    }

    /** An application was shown a certificate that is refused: those who watch the node shall see it, and say so. */
    void certificateRefused(Node node) {
        lock.lock();
        try {
            watches.doubtCertificate(node);
        } finally {
            lock.unlock();
        }
    }

    /** Makes everybody who waits look again, for one that was closed by another thread. */
    public void wakeWaiters() {
        waitingRoom.wake();
    }

    /**
     * A new connection found this server, writable, where the view has its writer.
     *
     * @return null if the connection must not be used: the address leads to a server that is not the writer
     */
    @Nullable
    ClusterView confirm(ClusterView seen, Node node, RoleReport role) {
        String server = role.server();
        lock.lock();
        try {
            if (server.equals(seen.server())) {
                return seen;
            }
            if (view.settled() && server.equals(view.server())) {
                return view; // another one, who connected at the same time, was the first to find it
            }
            // A single name says who the writer is by leading there; except to one that it led away from before.
            boolean follow = seen.server() == null || (singleNode && !formers.contains(server));
            if (follow && view.epoch() == seen.epoch()) {
                String former = view.server();
                publishWriter(node, server);
                findings.writerFound(node, role, former);
                return view;
            }
            doubt(seen.epoch(), Evidence.leadsElsewhere(node, server));
            return null;
        } finally {
            lock.unlock();
        }
    }

    // Called by the watch, with the lock held.

    /** The monitor has found something out about a node, be it that it cannot be reached; whom the nodes do not let in finds out nothing. */
    void monitorHeard() {
        watches.heard(ticker.nanoTime());
    }

    void elected(Elected elected) {
        String former = view.server();
        publishWriter(elected.node(), elected.server());
        findings.writerFound(elected.node(), elected.role(), former);
        watches.nudge();
    }

    /** A node is silent, or has lost its cluster: what is in flight there will not come back by itself. */
    void abandon(Node node, Cause cause, String evidence) {
        if (node.equals(view.writer())) {
            doubt(view.epoch(), cause, evidence);
        }
        usage.abortAt(node);
        dials.leave(node);
    }

    /** A node accepts writes and is not the writer. */
    void leave(NodeReport astray) {
        usage.leave(astray, view.writer());
    }

    boolean isMonitor(ClusterWatch watch) {
        return watches.isMonitor(watch);
    }

    void watchMoved() {
        waitingRoom.wake();
    }

    void watchEnded(ClusterWatch ended) {
        watches.ended(ended);
        waitingRoom.wake();
    }

    private void publishWriter(Node node, String server) {
        ClusterView before = view;
        if (before.server() != null && !server.equals(before.server())) {
            formers.add(before.server());
        }
        formers.remove(server);
        publish(before.withWriter(node, server));
        history.writerFound(before, node, server);
    }

    private void publish(ClusterView next) {
        view = next;
        epoch = next.epoch();
        waitingRoom.wake();
    }

    @Override
    public String toString() {
        return name;
    }
}

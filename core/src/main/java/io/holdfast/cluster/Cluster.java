package io.holdfast.cluster;

import io.holdfast.cluster.WriterElection.Elected;
import io.holdfast.cluster.WriterElection.Incumbent;
import io.holdfast.cluster.WriterElection.Rejected;
import io.holdfast.cluster.WriterElection.Undecided;
import io.holdfast.cluster.WriterElection.Verdict;
import io.holdfast.event.ClusterCounts;
import io.holdfast.event.Health;
import io.holdfast.event.Incident;
import io.holdfast.event.Incident.Cause;
import io.holdfast.event.Told;
import io.holdfast.event.Watched;
import io.holdfast.fault.CertificateTrouble;
import io.holdfast.outcome.FailoverOutcome;
import io.holdfast.outcome.Outcomes;
import io.holdfast.server.Dialect;
import io.holdfast.server.Origins;
import io.holdfast.server.Privileges;
import io.holdfast.server.RoleReport;
import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
import io.holdfast.topology.ClusterKind;
import io.holdfast.topology.ClusterTopology;
import io.holdfast.topology.LostTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
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
 * <p><b>Threads.</b> {@link #epoch()} and {@link #view()} are volatile reads. Everything else is guarded by one lock, which is
 * never held during I/O.
 *
 * <p><b>Outage.</b> Once a search has found no writer for as long as a caller is ready to wait, the caller is told so at once,
 * while the search goes on in the background and ends the outage with the first writer that it finds. That is the whole
 * circuit breaker: the age of the outage against the caller's patience.
 */
public final class Cluster implements Watched {

    /** Callers who wait for a writer at the same time; those beyond are told at once that there is none. */
    static final int MOST_WAITING = 1_000;

    /** Detection times without an answer of any node after which the monitor counts as dead. */
    private static final int DEAD_AFTER_DETECTIONS = 5;

    private final String name;
    private final boolean singleNode;
    private final ClusterSettings settings;
    private final Ticker ticker;
    private final ConnectGate gate;
    private final Telemetry telemetry;
    private final Notices notices;
    /** Connections that applications hold, or their pools. */
    private final AtomicInteger sessions = new AtomicInteger();

    private final Tally tally = new Tally();
    private final Incidents incidents;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    private volatile long epoch;
    private volatile ClusterView view;
    private volatile @Nullable Dialect dialect;
    private volatile boolean writesThroughReadOnly;

    private final Watches watches;
    private final Links links = new Links();

    /** Servers that have been the writer, and are no more. */
    private final Set<String> formers = new HashSet<>();

    private final ShownCertificates shownCertificates;
    private final Set<Connector> checked = new HashSet<>();
    private final Losses losses = new Losses();
    private final Promotions promotions = new Promotions();

    /** When the monitor last found something out about a node. */
    private volatile long heardAt;

    public Cluster(
            String name,
            boolean singleNode,
            Node firstNode,
            ClusterSettings settings,
            Ticker ticker,
            Executor executor,
            Telemetry telemetry) {
        this(
                name,
                singleNode,
                firstNode,
                settings,
                ticker,
                executor,
                telemetry,
                new ShownCertificates(settings, ticker, executor));
    }

    private Cluster(
            String name,
            boolean singleNode,
            Node firstNode,
            ClusterSettings settings,
            Ticker ticker,
            Executor executor,
            Telemetry telemetry,
            ShownCertificates shown) {
        this(
                name,
                singleNode,
                firstNode,
                settings,
                ticker,
                executor,
                telemetry,
                shown,
                connector -> (node, expected) ->
                        new JdbcProbe(node, connector, settings, ticker, executor, shown, expected));
    }

    Cluster(
            String name,
            boolean singleNode,
            Node firstNode,
            ClusterSettings settings,
            Ticker ticker,
            Executor executor,
            Telemetry telemetry,
            ShownCertificates shown,
            Function<Connector, NodeProbe.Maker> probes) {
        this.shownCertificates = shown;
        this.name = name;
        this.singleNode = singleNode;
        this.settings = settings;
        this.ticker = ticker;
        this.watches = new Watches(
                executor,
                (connector, delay) -> new ClusterWatch(this, connector, lock, ticker, probes.apply(connector), delay));
        this.telemetry = telemetry;
        this.notices = new Notices(notice -> telemetry.notice(this, notice));
        this.incidents = new Incidents(name, ticker, (change, incident) -> telemetry.incident(this, change, incident));
        this.gate = new ConnectGate(settings.maxConcurrentConnects(), ticker);
        // A single address needs no search at first: the role check of the connection itself settles it.
        this.view = singleNode ? ClusterView.of(firstNode) : ClusterView.unknown();
        this.epoch = view.epoch();
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

    ClusterSettings settings() {
        return settings;
    }

    ConnectGate gate() {
        return gate;
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
                    dialect,
                    losses.known(),
                    source == null ? List.of() : List.copyOf(source.nodes()),
                    ticker.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Incident> incidents() {
        lock.lock();
        try {
            return incidents.all();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ClusterCounts counts() {
        lock.lock();
        try {
            String writer = view.settled() ? view.server() : null;
            int onWriter = links.countOn(writer);
            return new ClusterCounts(
                    tally.connects.sum(),
                    tally.connectsFailed.sum(),
                    tally.connectsRefused.sum(),
                    tally.writesRefused.sum(),
                    tally.reExecuted.sum(),
                    tally.told(Told.NOT_APPLIED).sum(),
                    tally.told(Told.UNKNOWN).sum(),
                    tally.told(Told.UNAVAILABLE).sum(),
                    tally.failovers.sum(),
                    tally.recoveries.sum(),
                    onWriter,
                    links.count() - onWriter,
                    gate.waiting() + watches.waiters(),
                    monitorAge());
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
                    incidents.outage(),
                    settings.failoverTimeout(),
                    monitorAge(),
                    settings.detectionTime().multipliedBy(DEAD_AFTER_DETECTIONS));
        } finally {
            lock.unlock();
        }
    }

    /** Of a monitor that there ought to be and is not, too. */
    private @Nullable Duration monitorAge() {
        boolean isWanted = links.exist() || (hasSessions() && !view.settled());
        return watches.best() == null && !isWanted
                ? null
                : Duration.ofNanos(ticker.nanoTime() - Math.max(heardAt, watches.startedAt()));
    }

    Tally tally() {
        return tally;
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
        if (exception instanceof FailoverOutcome outcome) {
            tally.told(outcome.told()).increment();
            telemetry.told(this, outcome.told());
            lock.lock();
            try {
                incidents.told(outcome.told());
                long number = incidents.current();
                if (number != 0) {
                    Outcomes.attach(exception, () -> incident(number));
                }
            } finally {
                lock.unlock();
            }
        }
        return exception;
    }

    private Optional<Incident> incident(long number) {
        lock.lock();
        try {
            return incidents.find(number);
        } finally {
            lock.unlock();
        }
    }

    /** What to ask a server of this cluster; found out with the first connection. */
    public Dialect dialect(Connection connection) throws SQLException {
        Dialect known = dialect;
        if (known == null) {
            known = RoleProbe.recognise(connection, settings.kind());
            dialect = known;
        }
        return known;
    }

    /**
     * Reports evidence against the writer: a refused write, a lost link. Of all connections that report the same failover
     * only the first has an effect.
     *
     * @param seenEpoch the epoch under which the reporting connection was verified
     */
    public void doubt(long seenEpoch, Cause cause, String evidence) {
        doubt(seenEpoch, true, cause, evidence);
    }

    /** A name leads to another server than the writer, of which nothing bad is known. */
    void conflict(long seenEpoch, String evidence) {
        doubt(seenEpoch, false, Cause.MOVED, evidence);
    }

    private void doubt(long seenEpoch, boolean againstServer, Cause cause, String evidence) {
        lock.lock();
        try {
            if (view.settled() && view.epoch() == seenEpoch) {
                Node writer = view.writer();
                publish(view.withDoubt(againstServer));
                watches.renew();
                incidents.begin(cause, evidence, writer == null ? null : writer.address());
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
        lock.lock();
        try {
            return view.server() != null && incidents.recovering();
        } finally {
            lock.unlock();
        }
    }

    /** Somebody has a connection of ours, with a node or without: as long as that is so, a writer is looked for. */
    public void sessionOpened(Connector connector) {
        if (connector.isWatchable()) {
            sessions.incrementAndGet();
        }
    }

    /** To be called once for each {@link #sessionOpened}. */
    public void sessionClosed(Connector connector) {
        if (connector.isWatchable()) {
            sessions.decrementAndGet();
        }
    }

    /** Takes note of a connection in use, so that somebody looks after its node. */
    public Link attach(PhysicalConnection physical, Connector connector) {
        Link link = new Link(physical, connector);
        if (connector.isWatchable()) {
            lock.lock();
            try {
                links.add(link);
                watchFor(connector);
            } finally {
                lock.unlock();
            }
        }
        return link;
    }

    private void watchFor(Connector connector) {
        try {
            watches.monitor(connector, ticker.nanoTime());
        } catch (RuntimeException | Error e) { // the connection is well; the next one tries again
            monitorFailed(e);
        }
    }

    public void detach(Link link) {
        lock.lock();
        try {
            if (links.remove(link)) {
                watches.nudge();
            }
        } finally {
            lock.unlock();
        }
    }

    /** An application was shown a certificate that is refused: those who watch the node shall see it, and say so. */
    void certificateRefused(Node node) {
        lock.lock();
        try {
            ClusterWatch monitor = watches.best();
            if (monitor != null) {
                monitor.doubtCertificate(node);
            }
        } finally {
            lock.unlock();
        }
    }

    ShownCertificates shownCertificates() {
        return shownCertificates;
    }

    /** Makes everybody who waits look again, for one that was closed by another thread. */
    public void wakeWaiters() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * A new connection found this server, writable, where the view has its writer.
     *
     * @return null if the connection must not be used: the address leads to a server that is not the writer
     */
    @Nullable
    ClusterView confirm(ClusterView seen, Node node, String server) {
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
                publishWriter(node, server);
                return view;
            }
            conflict(seen.epoch(), node + " leads to another server now, " + server);
            return null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the search has found the writer, or there is no point in waiting; see {@link WriterConnect}.
     *
     * @return null if there is a writer
     */
    ClusterWatch.@Nullable Snapshot awaitSearch(
            Connector connector, Deadline deadline, Duration patience, BooleanSupplier abandoned)
            throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!view.settled()) {
                ClusterWatch joined = watches.searchFor(connector, ticker.nanoTime());
                ClusterWatch.Snapshot found =
                        isFull(joined) ? joined.full() : await(joined, deadline, patience, abandoned);
                boolean isOfOthers = joined.isRefused() && !joined.isFor(connector);
                if (!isOfOthers) {
                    return view.settled() ? null : found;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull(ClusterWatch joined) {
        boolean full = joined.waiters() >= MOST_WAITING;
        if (full) {
            tally.connectsRefused.increment();
        }
        return full;
    }

    private ClusterWatch.Snapshot await(
            ClusterWatch joined, Deadline deadline, Duration patience, BooleanSupplier abandoned)
            throws InterruptedException {
        joined.join();
        try {
            while (!joined.ended() && !view.settled() && !deadline.expired() && !abandoned.getAsBoolean()) {
                if (isHopeless(joined, patience) || joined.isRefused()) {
                    return joined.snapshot(true);
                }
                ticker.await(moved, deadline.remainingNanos());
            }
            return joined.snapshot(false);
        } finally {
            joined.leave();
        }
    }

    /**
     * Whether waiting makes no sense: the outage is older than the caller's patience; or nobody has ever seen the cluster and
     * none of its nodes answers, so that it is a wrong address or an outage rather than a failover.
     */
    private boolean isHopeless(ClusterWatch running, Duration patience) {
        return running.ageNanos() >= patience.toNanos() || (view.server() == null && running.nobodyAnswers());
    }

    // Called by the watch, with the lock held.

    /** The monitor has found something out about a node, be it that it cannot be reached; whom the nodes do not let in finds out nothing. */
    void monitorHeard() {
        heardAt = ticker.nanoTime();
    }

    /** Time passes without a writer. */
    void searching(long since, String why) {
        Node writer = view.writer();
        incidents.searching(since, why, writer == null ? null : writer.address());
    }

    /** A node is not what it was. */
    void nodeChanged(NodeReport report) {
        incidents.step(report.describe());
        telemetry.topologyChanged(this);
    }

    void certificate(Node node, @Nullable Instant expires, @Nullable CertificateTrouble trouble) {
        notices.certificate(node, trouble);
        if (expires != null && trouble == null) {
            notices.certificate(node, expires, ticker.now());
        }
    }

    /** Somebody, or nobody, answers at an address that did not come from the user. */
    void discovered(NodeReport report) {
        if (report.isUnresolved()) {
            boolean followsFromName = dialect == Dialect.AURORA;
            notices.unresolved(report.node(), followsFromName, settings.hostPattern());
        } else {
            notices.resolved(report.node());
        }
    }

    /** What a replica says of its replication. */
    void replication(Node node, NodeReport report) {
        compare(node, report);
        if (report.channels() != null) {
            notices.replication(node, report.channels());
        } else if (report.role() != null && report.role().kind() == ClusterKind.REPLICATION) {
            notices.blindToReplication(node);
        }
    }

    /** Whether a node is none of the writer's replicas, as far as what it says of itself proves that. */
    private void compare(Node node, NodeReport report) {
        ClusterView now = view;
        RoleReport role = report.role();
        if (role == null
                || now.server() == null
                || !now.settled()
                || role.server().equals(now.server())) {
            return;
        }
        boolean isRival = role.writable()
                && !role.sharesWriting()
                && promotions.seen().outlived().contains(role.server());
        notices.rival(node, now.writer(), isRival, report.describe());
        boolean isForeign = !report.replicatesFrom(now.server())
                && Origins.areDisjoint(losses.positionOf(now.server()), role.position());
        notices.otherCluster(node, now.writer(), isForeign);
    }

    void elected(Elected elected) {
        String former = view.server();
        promotions.elected(elected.server().equals(former));
        publishWriter(elected.node(), elected.server());
        if (former != null && !former.equals(elected.server())) {
            losses.failedOver(former, elected.role());
            sayWhatIsLost();
        }
        watches.nudge();
    }

    /** A node has answered. */
    void heard(Node node, RoleReport role, @Nullable Dialect asked) {
        if (dialect == null && asked != null) {
            dialect = asked;
        }
        if (role.blind() != null) {
            notices.blindToMembers(node, role.blind());
        }
        losses.heard(role, role.server().equals(view.server()) && !view.doubted());
        sayWhatIsLost();
    }

    private void sayWhatIsLost() {
        LostTransactions news = losses.news();
        if (news != null) {
            incidents.lost(news.atLeast(), news.toString());
            if (news.atLeast() > 0) {
                notices.lost(view.writer(), news);
            }
        }
    }

    /** A node is silent, or has lost its cluster: what is in flight there will not come back by itself. */
    void abandon(Node node, Cause cause, String evidence) {
        if (node.equals(view.writer())) {
            doubt(view.epoch(), cause, evidence);
        }
        links.takeAt(node).forEach(Link::abort);
    }

    /** A node accepts writes and is not the writer: what is in flight there is lost, or waits for nobody. */
    void leave(NodeReport astray) {
        List<Link> left = links.takeTo(astray.server());
        if (!left.isEmpty()) {
            notices.left(astray.node(), left.size(), astray.describe(), view.writer());
            left.forEach(Link::abort);
        }
    }

    /** Something is wrong with this machine or with us, and nodes are not asked for it. */
    void monitorFailed(Throwable failure) {
        notices.monitorFailed(failure);
    }

    /** Whoever watches the nodes is not let in. */
    void monitorRefused(Rejected refusal) {
        if (CertificateTrouble.of(refusal.cause()) == null) { // which is said of each node
            notices.monitorRefused(String.valueOf(refusal.cause().getMessage()));
        }
    }

    void disputed(Verdict verdict) {
        if (verdict instanceof Undecided undecided) {
            notices.disputed(view.writer(), undecided.why());
        }
    }

    /** The writer until now; null if there never was one. */
    @Nullable
    Incumbent incumbent() {
        ClusterView now = view;
        return now.server() == null
                ? null
                : new Incumbent(
                        now.server(), now.writer(), losses.positionOf(now.server()), now.doubted() && now.suspect());
    }

    /** What all watches have seen, whichever saw it: one that is new must not take for news what another knows to be none. */
    Promotions promotions() {
        return promotions;
    }

    boolean isMonitor(ClusterWatch watch) {
        return watches.isMonitor(watch);
    }

    boolean hasSessions() {
        return sessions.get() > 0;
    }

    boolean isInUse() {
        return links.exist();
    }

    /** Whether rows were changed on the writer since this was last asked. */
    boolean hasWritten() {
        String server = view.server();
        return server != null && links.haveWrittenTo(server);
    }

    boolean writesThroughReadOnly() {
        return writesThroughReadOnly;
    }

    void watchMoved() {
        moved.signalAll();
    }

    void watchEnded(ClusterWatch ended) {
        watches.ended(ended);
        moved.signalAll();
    }

    /** Looks once for each connector whether its account may do what a demoted server cannot refuse; two round trips. */
    void checkPrivileges(Connector connector, Connection connection, RoleReport role) throws SQLException {
        // Elsewhere a demoted server has fences that no privilege passes: super_read_only, innodb_read_only, a quorum.
        boolean isFencedByReadOnly = role.kind() == ClusterKind.REPLICATION || role.kind() == ClusterKind.RDS_MULTI_AZ;
        if (!isFencedByReadOnly || !isUnchecked(connector)) {
            return;
        }
        Optional<String> privilege =
                Privileges.throughReadOnly(RoleProbe.grants(connection), RoleProbe.version(connection));
        if (privilege.isPresent()) {
            writesThroughReadOnly = true;
            notices.privileged(view.writer(), privilege.get());
        }
    }

    private boolean isUnchecked(Connector connector) {
        lock.lock();
        try {
            return checked.add(connector);
        } finally {
            lock.unlock();
        }
    }

    private void publishWriter(Node node, String server) {
        ClusterView before = view;
        if (before.server() != null && !server.equals(before.server())) {
            formers.add(before.server());
        }
        formers.remove(server);
        publish(before.withWriter(node, server));
        boolean same = server.equals(before.server());
        if (incidents.outage() == null && before.server() != null && !same) {
            Node writer = before.writer();
            incidents.begin(Cause.MOVED, node + " is the writer", writer == null ? null : writer.address());
        }
        if (incidents.outage() != null) {
            (same ? tally.recoveries : tally.failovers).increment();
        }
        incidents.end(node.address(), same);
    }

    private void publish(ClusterView next) {
        view = next;
        epoch = next.epoch();
        moved.signalAll();
    }

    @Override
    public String toString() {
        return name;
    }
}

package io.holdfast.cluster;

import io.holdfast.time.Ticker;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who uses a cluster: the sessions that applications and pools have, and the physical connections of those that have one. As long
 * as there are any of these, somebody watches the nodes.
 *
 * <p>{@link #sessionOpened}, {@link #sessionClosed} and {@link #hasSessions} are for any thread without a lock; {@link #attach} and
 * {@link #detach} take the cluster's lock; everything else is guarded by it.
 */
final class Usage {

    private final ReentrantLock lock;
    private final Ticker ticker;
    private final Watches watches;
    private final Notices notices;
    private final Set<SessionHandle> sessions = ConcurrentHashMap.newKeySet();
    private final Links links = new Links();

    Usage(ReentrantLock lock, Ticker ticker, Watches watches, Notices notices) {
        this.lock = lock;
        this.ticker = ticker;
        this.watches = watches;
        this.notices = notices;
    }

    SessionHandle sessionOpened(Object session, Connector connector) {
        SessionHandle handle = new SessionHandle(session);
        if (connector.isWatchable()) {
            sessions.add(handle);
        }
        return handle;
    }

    void sessionClosed(SessionHandle handle) {
        sessions.remove(handle);
    }

    /** Those that were dropped without being closed do not count: nobody is there who could want a writer. */
    boolean hasSessions() {
        sessions.removeIf(SessionHandle::isGone);
        return !sessions.isEmpty();
    }

    Link attach(PhysicalConnection physical, Connector connector) {
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
            notices.monitorFailed(e);
        }
    }

    void detach(Link link) {
        lock.lock();
        try {
            if (links.remove(link)) {
                watches.nudge();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is a physical connection in use. */
    boolean isInUse() {
        return links.exist();
    }

    int links() {
        return links.count();
    }

    /** How many are on a server; none if there is none. */
    int linksOn(@Nullable String server) {
        return links.countOn(server);
    }

    /** Whether rows were changed on a server since this was last asked. */
    boolean hasWrittenTo(@Nullable String server) {
        return server != null && links.haveWrittenTo(server);
    }

    /** Ends the connections to a node. */
    void abortAt(Node node) {
        links.takeAt(node).forEach(this::abort);
    }

    /** Ends the connections to a server that accepts writes and is not the writer: what is in flight there is lost, or waits for nobody. */
    void leave(NodeReport astray, @Nullable Node writer) {
        List<Link> left = links.takeTo(astray.server());
        if (!left.isEmpty()) {
            notices.left(astray.node(), left.size(), astray.describe(), writer);
            left.forEach(this::abort);
        }
    }

    /** One that cannot be ended, for lack of a thread as a rule, does not keep the others from being. */
    private void abort(Link link) {
        try {
            link.abort();
        } catch (RuntimeException | Error e) {
            links.add(link);
            notices.monitorFailed(e);
        }
    }
}

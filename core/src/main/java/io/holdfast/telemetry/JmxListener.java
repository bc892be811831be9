package io.holdfast.telemetry;

import io.holdfast.event.HoldfastListener;
import io.holdfast.event.Incident;
import io.holdfast.event.Watched;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * A management bean for each cluster, {@code io.holdfast:type=Cluster,name="…"}:
 * {@code Holdfast.listen(new JmxListener(ManagementFactory.getPlatformMBeanServer()))}. Closed, it takes away the beans that it made: a server
 * may outlive the application. Safe for use by many threads.
 */
public final class JmxListener implements HoldfastListener, AutoCloseable {

    private final MBeanServer server;
    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by the lock. */
    private final List<ObjectName> registered = new ArrayList<>();

    private boolean closed;

    public JmxListener(MBeanServer server) {
        this.server = server;
    }

    @Override
    public void clusterOpened(Watched cluster) {
        lock.lock();
        try {
            if (!closed) {
                register(cluster);
            }
        } finally {
            lock.unlock();
        }
    }

    private void register(Watched cluster) {
        try {
            ObjectName name = new ObjectName("io.holdfast:type=Cluster,name=" + ObjectName.quote(cluster.name()));
            Object unused =
                    server.registerMBean(new StandardMBean(new View(cluster), HoldfastMXBean.class, true), name);
            registered.add(name);
        } catch (InstanceAlreadyExistsException e) {
            // Of an earlier use of the same hosts, whose numbers it goes on to show.
        } catch (JMException e) {
            throw new IllegalStateException("No management bean for " + cluster.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            for (ObjectName name : registered) {
                unregister(name);
            }
            registered.clear();
        } finally {
            lock.unlock();
        }
    }

    private void unregister(ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            // Somebody else took it away.
        } catch (JMException e) {
            throw new IllegalStateException(
                    "The management bean " + name + " cannot be taken away: " + e.getMessage(), e);
        }
    }

    private record View(Watched cluster) implements HoldfastMXBean {
        @Override
        public String getTopology() {
            return cluster.topology().toString();
        }

        @Override
        public String getHealth() {
            return cluster.health().state() + ": " + cluster.health().why();
        }

        @Override
        public String getWriter() {
            return String.valueOf(cluster.topology().writer());
        }

        @Override
        public List<String> getIncidents() {
            return cluster.incidents().stream().map(Incident::toString).toList();
        }

        @Override
        public int getConnectionsOnWriter() {
            return cluster.counts().connectionsOnWriter();
        }

        @Override
        public int getConnectionsElsewhere() {
            return cluster.counts().connectionsElsewhere();
        }

        @Override
        public int getWaitingCallers() {
            return cluster.counts().waiting();
        }

        @Override
        public long getConnects() {
            return cluster.counts().connects();
        }

        @Override
        public long getConnectsFailed() {
            return cluster.counts().connectsFailed();
        }

        @Override
        public long getConnectsRefused() {
            return cluster.counts().connectsRefused();
        }

        @Override
        public long getWritesRefused() {
            return cluster.counts().writesRefused();
        }

        @Override
        public long getCallsReExecuted() {
            return cluster.counts().reExecuted();
        }

        @Override
        public long getToldNotApplied() {
            return cluster.counts().notApplied();
        }

        @Override
        public long getToldUnknown() {
            return cluster.counts().unknown();
        }

        @Override
        public long getToldUnavailable() {
            return cluster.counts().unavailable();
        }

        @Override
        public long getFailovers() {
            return cluster.counts().failovers();
        }
    }
}

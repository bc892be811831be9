package io.holdfast.telemetry;

import io.holdfast.event.HoldfastListener;
import io.holdfast.event.Incident;
import io.holdfast.event.Watched;
import java.util.List;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * A management bean for each cluster, {@code io.holdfast:type=Cluster,name="…"}:
 * {@code Holdfast.listen(new JmxListener(ManagementFactory.getPlatformMBeanServer()))}. Has no state; safe for use by many threads.
 */
public final class JmxListener implements HoldfastListener {

    private final MBeanServer server;

    public JmxListener(MBeanServer server) {
        this.server = server;
    }

    @Override
    public void clusterOpened(Watched cluster) {
        try {
            ObjectName name = new ObjectName("io.holdfast:type=Cluster,name=" + ObjectName.quote(cluster.name()));
            Object unused =
                    server.registerMBean(new StandardMBean(new View(cluster), HoldfastMXBean.class, true), name);
        } catch (InstanceAlreadyExistsException e) {
            // Of an earlier use of the same hosts, whose numbers it goes on to show.
        } catch (JMException e) {
            throw new IllegalStateException("No management bean for " + cluster.name() + ": " + e.getMessage(), e);
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

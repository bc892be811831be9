package io.holdfast.telemetry;

import java.util.List;

/** What a management console shows of a cluster. */
public interface HoldfastMXBean {

    /** Several lines: the nodes, their roles, the evidence. */
    String getTopology();

    /** {@code UP}, {@code DOWN} or {@code UNKNOWN}, and why. */
    String getHealth();

    String getWriter();

    /** The last incidents, each a short story. */
    List<String> getIncidents();

    int getConnectionsOnWriter();

    int getConnectionsElsewhere();

    int getWaitingCallers();

    long getConnects();

    long getConnectsFailed();

    long getConnectsRefused();

    long getWritesRefused();

    long getCallsReExecuted();

    long getToldNotApplied();

    long getToldUnknown();

    long getToldUnavailable();

    long getFailovers();
}

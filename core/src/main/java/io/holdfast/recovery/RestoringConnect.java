package io.holdfast.recovery;

import io.holdfast.cluster.Cluster;
import io.holdfast.cluster.ConnectResult;
import io.holdfast.cluster.Connector;
import io.holdfast.cluster.PhysicalConnection;
import io.holdfast.fault.Fault;
import io.holdfast.fault.FaultClassifier;
import io.holdfast.fault.Phase;
import io.holdfast.session.SessionSettings;
import io.holdfast.time.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the writer, and gives the new connection what the application set on the one before: what it set through JDBC, and what it,
 * or its pool, set by SQL text. A node that dies meanwhile is doubted, and the next one looked for. Used by one thread.
 */
final class RestoringConnect {

    private final Cluster cluster;
    private final Connector connector;
    private final SessionSettings settings;
    private final List<String> settingTexts;

    RestoringConnect(Cluster cluster, Connector connector, SessionSettings settings, List<String> settingTexts) {
        this.cluster = cluster;
        this.connector = connector;
        this.settings = settings;
        this.settingTexts = settingTexts;
    }

    /**
     * @param patience how old an outage may be for the caller to wait for its end at all
     * @param abandoned true once the caller no longer wants it
     * @param cause what made it necessary, null if there was no connection before
     */
    PhysicalConnection run(
            Deadline deadline, Duration patience, BooleanSupplier abandoned, @Nullable SQLException cause)
            throws SQLException {
        while (true) {
            ConnectResult result = cluster.connect(connector, deadline, patience, abandoned);
            if (!(result instanceof ConnectResult.Connected connected)) {
                throw cluster.told(ConnectFailures.exception(result, cause));
            }
            if (isRestored(connected.physical(), deadline)) {
                return connected.physical();
            }
        }
    }

    /** False, and the connection is gone, if its node was lost meanwhile and there is time to look for another. */
    private boolean isRestored(PhysicalConnection physical, Deadline deadline) throws SQLException {
        Connection fresh = physical.connection();
        try {
            restore(fresh);
            return true;
        } catch (RuntimeException e) {
            connector.discard(fresh);
            throw e;
        } catch (SQLException e) {
            connector.discard(fresh);
            Fault fault = FaultClassifier.classify(e, Phase.SENT);
            if (!fault.condemnsConnection() || deadline.expired()) {
                throw StrayFailures.exception(e);
            }
            cluster.doubt(physical.epoch(), Attachment.causeOf(fault), String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void restore(Connection fresh) throws SQLException {
        settings.applyTo(fresh);
        for (String sql : settingTexts) {
            try (Statement statement = fresh.createStatement()) {
                boolean unused = statement.execute(sql);
            }
        }
        connector.ready(fresh);
        settings.applyTimeoutTo(fresh);
    }
}

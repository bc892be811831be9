package io.holdfast;

import io.holdfast.cluster.Cluster;
import io.holdfast.cluster.ConnectResult;
import io.holdfast.cluster.ConnectResult.Connected;
import io.holdfast.cluster.PhysicalConnection;
import io.holdfast.connect.PoolConnector;
import io.holdfast.event.Incident.Cause;
import io.holdfast.fault.Fault;
import io.holdfast.fault.FaultClassifier;
import io.holdfast.fault.Phase;
import io.holdfast.jdbc.Connections;
import io.holdfast.recovery.ConnectFailures;
import io.holdfast.recovery.RecoverySettings;
import io.holdfast.recovery.Session;
import io.holdfast.server.RoleReport;
import io.holdfast.time.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Borrows from somebody else's pool. What was verified in the cluster's present epoch is handed out as it is, without a round
 * trip; everything else is asked for its role first.
 */
final class PoolSource implements ConnectionSource {

    private final DataSource pool;
    private final PoolConnector connector;
    private final Cluster cluster;
    private final RecoverySettings settings;

    PoolSource(DataSource pool, HoldfastOptions options) {
        Clusters clusters = HoldfastDriver.clusters();
        this.pool = pool;
        this.connector = new PoolConnector(pool, clusters.background(), clusters.ticker());
        this.cluster = clusters.ofPool(
                connector.toString(), connector.nodes(), options.cluster().unboundedConnects());
        this.settings = options.recovery();
    }

    @Override
    public Connection connection(@Nullable String user, @Nullable String password, int loginTimeout)
            throws SQLException {
        if (user != null) {
            throw new SQLFeatureNotSupportedException(
                    "A pool's connections have the pool's user; use getConnection() without arguments");
        }
        return Connections.on(new Session(cluster, connector, settings, borrow(loginTimeout)));
    }

    private PhysicalConnection borrow(int loginTimeout) throws SQLException {
        Duration patience = settings.patience(loginTimeout);
        Deadline deadline = Deadline.after(patience, cluster.ticker());
        long epoch = cluster.epoch();
        String server = cluster.view().server();
        if (server == null) {
            return search(null, deadline); // the first connection shows who the writer is
        }
        Connection borrowed;
        try {
            borrowed = connector.borrow(patience, loginTimeout > 0);
        } catch (SQLException e) {
            // Some pools connect while their borrower waits, and to a node that has just died.
            Fault fault = FaultClassifier.classify(e, Phase.CONNECTING);
            if (fault == Fault.NONE || fault == Fault.ACCESS_DENIED) {
                throw e;
            }
            if (fault.condemnsConnection()) {
                cluster.doubt(epoch, Cause.UNREACHABLE, String.valueOf(e.getMessage()));
            }
            if (deadline.expired()) { // the pool's own limit was as long as ours
                throw fault.condemnsConnection() ? unavailable(e) : e;
            }
            return search(e, deadline);
        }
        if (connector.verifiedFor(borrowed) == epoch) {
            return new PhysicalConnection(borrowed, connector.node(), server, epoch);
        }
        PhysicalConnection checked = check(borrowed, epoch, deadline.remaining(cluster.patience()));
        return checked != null ? checked : search(null, deadline);
    }

    /** Asks a connection that was not asked in this epoch; null, and the connection is gone, if it is not on the writer. */
    private @Nullable PhysicalConnection check(Connection borrowed, long epoch, Duration patience) {
        try {
            RoleReport role = connector.ask(borrowed, patience, cluster.dialect(borrowed));
            if (role.writable() && role.server().equals(cluster.view().server())) {
                PhysicalConnection found = new PhysicalConnection(borrowed, connector.node(), role.server(), epoch);
                connector.verified(found);
                return found;
            }
        } catch (SQLException | RuntimeException e) {
            // Whatever is wrong with it, the search finds a better one, or says what is wrong with that.
        }
        connector.discard(borrowed);
        return null;
    }

    private SQLException unavailable(SQLException cause) {
        String why = "the pool, which gave no connection: " + cause.getMessage();
        return cluster.told(ConnectFailures.exception(new ConnectResult.Unavailable(why, List.of()), cause));
    }

    private PhysicalConnection search(@Nullable SQLException cause, Deadline deadline) throws SQLException {
        ConnectResult result = cluster.connect(connector, deadline, settings.failoverTimeout(), () -> false);
        if (result instanceof Connected connected) {
            return connected.physical();
        }
        throw cluster.told(ConnectFailures.exception(result, cause));
    }

    @Override
    public DataSource decorated() {
        return pool;
    }

    @Override
    public void close() throws SQLException {
        connector.close();
    }

    @Override
    public String toString() {
        return "around " + pool.getClass().getName();
    }
}

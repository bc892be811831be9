package io.holdfast.cluster;

import io.holdfast.server.Dialect;
import io.holdfast.server.RoleReport;
import io.holdfast.time.Ticker;
import io.holdfast.topology.ClusterKind;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A cluster whose writer is known and which nobody watches: its tasks are dropped, so that only the racing threads touch it. */
public final class RacedCluster {

    static final Node NODE = new Node("db1:3306");
    static final String SERVER = "server-1";

    private static final Connection CONNECTION = (Connection) Proxy.newProxyInstance(
            RacedCluster.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "getAutoCommit" -> true;
                case "close" -> null;
                default -> throw new UnsupportedOperationException(method.getName() + " is not part of the race");
            });

    private RacedCluster() {}

    public static Cluster create() {
        ClusterSettings settings = new ClusterSettings(
                Duration.ofSeconds(5), 4, Duration.ofSeconds(3), Duration.ofSeconds(30), null, null);
        Cluster cluster =
                new Cluster("raced", true, NODE, settings, Ticker.SYSTEM, task -> {}, task -> {}, Telemetry.NONE);
        RoleReport role = new RoleReport(ClusterKind.REPLICATION, SERVER, true, false, "", null, List.of(), null, null);
        ClusterView confirmed = cluster.confirm(cluster.view(), NODE, role);
        if (confirmed == null) {
            throw new IllegalStateException("the first writer was not accepted");
        }
        return cluster;
    }

    public static PhysicalConnection connection(Cluster cluster) {
        return new PhysicalConnection(CONNECTION, NODE, SERVER, cluster.epoch());
    }

    /** Opens nothing. */
    public static Connector connector() {
        return new Connector() {
            @Override
            public List<Node> nodes() {
                return List.of(NODE);
            }

            @Override
            public Connection open(Node node, Duration patience) throws SQLException {
                throw new SQLException("nothing is opened in a race", "08001");
            }

            @Override
            public RoleReport ask(Connection connection, Duration patience, Dialect dialect) throws SQLException {
                throw new SQLException("nothing is asked in a race", "08001");
            }

            @Override
            public boolean isWatchable() {
                return true;
            }

            @Override
            public Duration redialAfter() {
                return Duration.ofDays(1);
            }

            @Override
            public void ready(Connection connection) {}

            @Override
            public void discard(Connection connection) {}

            @Override
            public void abort(Connection connection) {}
        };
    }
}

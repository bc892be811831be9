package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.HoldfastDataSource;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.Endpoint;
import io.holdfast.testkit.junit.ClusterExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One name, which proves nothing: it moves late, it moves back, it leads to the wrong server. */
@ExtendWith(ClusterExtension.class)
class EndpointIT {

    @ParameterizedTest
    @EnumSource
    void aNameThatLeadsToAReplicaIsNotFollowed(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        cluster.endpoint().pointTo(cluster.bestReplica());
        Thrown.unavailable(() -> source(driver, cluster, "holdfast.failoverTimeout=1500")
                .getConnection()
                .close());
        cluster.endpoint().pointTo(cluster.writer());
        source(driver, cluster, "").getConnection().close();
    }

    @ParameterizedTest
    @EnumSource
    void aNameThatMovesLateIsWaitedFor(InnerUrl driver, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        HoldfastDataSource source = source(driver, cluster, "");
        try (Connection connection = source.getConnection()) {
            rows.insert(connection, 1);
            DatabaseNode former = cluster.writer();
            cluster.switchover(cluster.bestReplica());
            cluster.endpoint().pointTo(former);
            cluster.endpoint().pointTo(cluster.writer(), Duration.ofSeconds(2));
            rows.insert(connection, 2);
            assertThat(rows.stored()).containsExactly(1, 2);
        }
    }

    /** From old to new to old, and the old one accepts writes again: it has been left, and stays so while the new one lives. */
    @Test
    void aNameThatMovesBackToAFormerWriterIsNotFollowed(DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        HoldfastDataSource source = source(InnerUrl.CONNECTOR_J, cluster, "");
        HoldfastDataSource hasty = source(InnerUrl.CONNECTOR_J, cluster, "holdfast.failoverTimeout=2s");
        try (Connection connection = source.getConnection()) {
            rows.insert(connection, 1);
            DatabaseNode former = cluster.writer();
            cluster.switchover(cluster.bestReplica());
            DatabaseNode writer = cluster.writer();
            cluster.endpoint().pointTo(writer);
            rows.insert(connection, 2);
            rows.awaitOn(former, 2);

            former.execute("STOP SLAVE");
            former.execute("SET GLOBAL read_only = OFF");
            cluster.endpoint().pointTo(former);
            Thrown.unavailable(() -> hasty.getConnection().close());
            rows.insert(connection, 3);
            assertThat(rows.storedOn(writer)).containsExactly(1, 2, 3);
            assertThat(rows.storedOn(former)).containsExactly(1, 2);

            cluster.endpoint().pointTo(writer);
            try (Connection fresh = source.getConnection()) {
                rows.insert(fresh, 4);
            }
            assertThat(rows.storedOn(writer)).containsExactly(1, 2, 3, 4);
        }
    }

    /** Of those who connect at the same time one is the first to learn which server it is; the others need not connect again. */
    @Test
    void theFirstConnectionsOfAPoolAreMadeOnce(DatabaseCluster cluster) throws Exception {
        try (Endpoint fresh = Endpoint.to(cluster.writer())) {
            fresh.proxy().delay(Duration.ofMillis(50)); // so that none has an answer before all have asked
            HoldfastDataSource source = new HoldfastDataSource(
                    InnerUrl.CONNECTOR_J.at("127.0.0.1:" + fresh.port(), cluster, "holdfast.monitorUser=nobody"),
                    cluster.user(),
                    cluster.password());
            List<Thread> callers = new ArrayList<>();
            Queue<SQLException> failures = new ConcurrentLinkedQueue<>();
            for (int i = 0; i < 4; i++) {
                Thread caller = new Thread(() -> {
                    try {
                        source.getConnection().close();
                    } catch (SQLException e) {
                        failures.add(e);
                    }
                });
                caller.start();
                callers.add(caller);
            }
            for (Thread caller : callers) {
                caller.join(20_000);
            }
            assertThat(failures).isEmpty();
            assertThat(fresh.proxy().connectionsAccepted()).isEqualTo(callers.size());
        }
    }

    private static HoldfastDataSource source(InnerUrl driver, DatabaseCluster cluster, String options) {
        return new HoldfastDataSource(
                driver.at("127.0.0.1:" + cluster.endpoint().port(), cluster, options),
                cluster.user(),
                cluster.password());
    }
}

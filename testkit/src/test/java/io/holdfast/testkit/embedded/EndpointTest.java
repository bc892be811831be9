package io.holdfast.testkit.embedded;

import static io.holdfast.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.Endpoint;
import io.holdfast.testkit.junit.ClusterExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An address that follows the writer late. */
class EndpointTest {

    private static final Duration DELAY = Duration.ofMillis(700);

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.embedded().replicas(1).endpointDelay(DELAY));

    private final DatabaseCluster cluster = CLUSTER.cluster();
    private final Endpoint endpoint = cluster.endpoint();
    private final Application application = new Application(cluster);
    private final DatabaseNode old = cluster.writer();
    private final DatabaseNode next =
            cluster.nodes().get(old.equals(cluster.nodes().get(0)) ? 1 : 0);

    private int serverId() throws SQLException {
        try (Connection connection = application.connect(endpoint.port())) {
            return Application.serverId(connection);
        }
    }

    @Test
    void movesToTheNewWriterSomeTimeLater() throws SQLException {
        try (Connection before = application.connect(endpoint.port())) {
            int port = endpoint.port();
            long start = System.nanoTime();
            cluster.switchover(next);
            boolean stillOld = serverId() == old.serverId() && endpoint.target().equals(old);
            if (System.nanoTime() - start < DELAY.toNanos()) {
                assertThat(stillOld).isTrue();
            }
            await().until(() -> endpoint.target().equals(next));
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(DELAY.toNanos());
            assertThat(serverId()).isEqualTo(next.serverId());
            assertThat(Application.serverId(before)).isEqualTo(old.serverId());
            assertThat(endpoint.port()).isEqualTo(port);
        }
    }

    @Test
    void movesAfterAPromotionToo() throws SQLException {
        cluster.crash(old);
        cluster.promote(next);
        await().until(() -> endpoint.target().equals(next));
        assertThat(serverId()).isEqualTo(next.serverId());
    }

    @Test
    void forgetsAMoveThatALaterOneTookThePlaceOf() throws SQLException {
        endpoint.pointTo(next, Duration.ofMillis(150));
        endpoint.pointTo(old, Duration.ofMillis(50));
        await().during(Duration.ofMillis(300)).until(() -> endpoint.target().equals(old));

        endpoint.pointTo(next);
        assertThat(serverId()).isEqualTo(next.serverId());
        Duration late = Duration.ofMillis(500);
        long start = System.nanoTime();
        endpoint.pointTo(old, late);
        endpoint.pointTo(next, Duration.ofHours(1));
        if (System.nanoTime() - start < late.toNanos()) {
            await().during(Duration.ofMillis(700)).until(() -> endpoint.target().equals(next));
        }

        endpoint.pointTo(next, Duration.ofMillis(50));
        endpoint.pointTo(old);
        await().during(Duration.ofMillis(200)).until(() -> endpoint.target().equals(old));
        assertThat(serverId()).isEqualTo(old.serverId());
    }

    @Test
    void doesNotMoveIntoThePast() {
        assertThatThrownBy(() -> endpoint.pointTo(next, Duration.ofMillis(-1))).hasMessageContaining("PT-0.001S");
    }

    @Test
    void sharesTheFaultsOfTheNodeAndHasItsOwn() throws SQLException {
        old.proxy().refuse();
        assertThatThrownBy(this::serverId).isInstanceOf(SQLException.class);
        old.proxy().pass();
        assertThat(serverId()).isEqualTo(old.serverId());

        endpoint.proxy().refuse();
        assertThatThrownBy(this::serverId).isInstanceOf(SQLException.class);
        try (Connection direct = application.connect(old)) {
            assertThat(Application.serverId(direct)).isEqualTo(old.serverId());
        }
        endpoint.proxy().pass();
        assertThat(serverId()).isEqualTo(old.serverId());
    }
}

package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.holdfast.HoldfastDataSource;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import io.holdfast.testkit.proxy.FaultProxy;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What users get wrong about their clusters, and what they are told. */
@ExtendWith(ClusterExtension.class)
class ClusterInputIT {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.holdfast.Incidents");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    private List<String> warnings() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** One where nobody listens, and one that lets everybody in and never says a word. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeadHostInTheListCostsNothing(boolean refuses, DatabaseCluster cluster) throws Exception {
        InetSocketAddress writer =
                new InetSocketAddress("127.0.0.1", cluster.writer().directPort());
        try (FaultProxy dead = FaultProxy.to(writer)) {
            if (refuses) {
                dead.refuse();
            } else {
                dead.silence();
            }
            String hosts = "127.0.0.1:" + dead.port() + "," + cluster.jdbcHosts();
            String patient = "holdfast.connectTimeout=20s&holdfast.detectionTime=20s";
            long begin = System.nanoTime();
            connect(InnerUrl.CONNECTOR_J.at(hosts, cluster, patient), cluster).close();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
            long accepted = dead.connectionsAccepted();
            long askedAnew = Duration.ofNanos(System.nanoTime() - begin).toSeconds() / 2; // every two seconds
            assertThat(accepted).isBetween(refuses ? 0L : 1L, refuses ? 0L : 1 + askedAnew);
        }
    }

    @Test
    void replicasOfAServerThatIsNotInTheListAreSaidToBeThat(DatabaseCluster cluster) {
        String replicas = cluster.nodes().stream()
                .filter(node -> node != cluster.writer())
                .map(node -> "127.0.0.1:" + node.port())
                .collect(Collectors.joining(","));
        cluster.writer().execute("CREATE USER IF NOT EXISTS seer@'%' IDENTIFIED BY 'seer'");
        cluster.writer().execute("GRANT SLAVE MONITOR ON *.* TO seer@'%'");
        cluster.writer().execute("GRANT SELECT ON " + cluster.database() + ".* TO seer@'%'");
        HoldfastDataSource source = new HoldfastDataSource(
                InnerUrl.CONNECTOR_J.at(replicas, cluster, "holdfast.failoverTimeout=2s"), "seer", "seer");
        await().atMost(30, SECONDS)
                .untilAsserted(
                        () -> assertThatThrownBy(() -> source.getConnection().close())
                                .hasMessageContaining("is read-only")
                                .hasMessageContaining("replicates from 127.0.0.1:"));
    }

    @Test
    void theWritersOfTwoClustersInOneListAreRefusedByName(DatabaseCluster cluster) {
        try (DatabaseCluster other = DatabaseCluster.embedded().replicas(0).start()) {
            String hosts = "127.0.0.1:" + cluster.writer().port() + ",127.0.0.1:"
                    + other.writer().port();
            assertThatThrownBy(() -> connect(
                                    InnerUrl.CONNECTOR_J.at(hosts, cluster, "holdfast.failoverTimeout=6s"), cluster)
                            .close())
                    .hasMessageContaining("several servers accept writes")
                    .hasMessageContaining("127.0.0.1:" + cluster.writer().port())
                    .hasMessageContaining("127.0.0.1:" + other.writer().port());
        }
    }

    @Test
    void badOptionsAreNamedWithWhatIsAllowed(DatabaseCluster cluster) {
        assertThatThrownBy(() -> connect(InnerUrl.CONNECTOR_J.of(cluster, "holdfast.topology=paxos"), cluster)
                        .close())
                .hasMessageContaining("holdfast.topology")
                .hasMessageContaining("'paxos'")
                .hasMessageContaining("group-replication");
        assertThatThrownBy(() -> connect(InnerUrl.CONNECTOR_J.of(cluster, "holdfast.hostPattern=db"), cluster)
                        .close())
                .hasMessageContaining("holdfast.hostPattern")
                .hasMessageContaining("'db'")
                .hasMessageContaining("one '?'");
    }

    @Test
    void aMonitorWhoseUserIsRefusedIsAWarningAndNoMore(DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Connection connection = connect(
                InnerUrl.CONNECTOR_J.of(cluster, "holdfast.monitorUser=nobody&holdfast.monitorPassword=geheim"),
                cluster)) {
            await().atMost(20, SECONDS)
                    .untilAsserted(() -> assertThat(warnings())
                            .anySatisfy(
                                    warning -> assertThat(warning).contains("monitor's user is refused", "nobody")));
            cluster.switchover(cluster.bestReplica());
            rows.insert(connection, 1);
            assertThat(rows.stored()).containsExactly(1);
        }
        assertThat(log.list)
                .noneSatisfy(event -> assertThat(event.getFormattedMessage()).contains("geheim"));
    }

    @Test
    void anAccountThatWritesThroughReadOnlyIsWarnedAbout(DatabaseCluster cluster) throws SQLException {
        DatabaseNode writer = cluster.writer();
        writer.execute("CREATE USER IF NOT EXISTS mighty@'%' IDENTIFIED BY 'mighty'");
        writer.execute("GRANT ALL PRIVILEGES ON *.* TO mighty@'%'");
        new HoldfastDataSource(InnerUrl.MARIADB.of(cluster, ""), "mighty", "mighty")
                .getConnection()
                .close();
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(warnings())
                        .anySatisfy(warning -> assertThat(warning).contains("ALL PRIVILEGES", "read-only")));
        log.list.clear();
        connect(InnerUrl.MARIADB.of(cluster, ""), cluster).close();
        assertThat(warnings()).noneMatch(warning -> warning.contains("ALL PRIVILEGES"));
    }

    private static Connection connect(String url, DatabaseCluster cluster) throws SQLException {
        return new HoldfastDataSource(url, cluster.user(), cluster.password()).getConnection();
    }
}

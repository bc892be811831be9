package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastDataSource;
import io.holdfast.event.Notice;
import io.holdfast.event.Notice.Kind;
import io.holdfast.event.Watched;
import io.holdfast.outcome.WriterUnavailableException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.emulation.AuroraEmulation;
import io.holdfast.testkit.emulation.MultiAzEmulation;
import io.holdfast.testkit.junit.ClusterExtension;
import io.holdfast.topology.ClusterKind;
import io.holdfast.topology.ClusterTopology;
import io.holdfast.topology.NodeState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Aurora and RDS as the test kit emulates them over MariaDB: their words, not their storage. */
@ExtendWith(ClusterExtension.class)
class AuroraEmulationIT {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AWS_WRAPPER") // which looks for Aurora itself
    void theInstancesAreFoundFromTheClusterEndpoint(InnerUrl driver, DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        try (AuroraEmulation aurora = AuroraEmulation.over(cluster).start();
                Connection connection = connect(
                        driver, cluster, aurora, aurora.clusterEndpoint().port(), "")) {
            rows.insert(connection, 1);
            await().atMost(20, SECONDS).untilAsserted(() -> {
                ClusterTopology topology = topology(connection);
                assertThat(topology.kind()).isEqualTo(ClusterKind.AURORA);
                assertThat(topology.nodes())
                        .filteredOn(NodeState::discovered)
                        .hasSize(2)
                        .allSatisfy(node -> assertThat(node.role()).isEqualTo(NodeState.Role.READ_ONLY));
            });
        }
    }

    /** An endpoint has to be dialled again and again to see where it leads; the address of an instance leads to that instance. */
    @Test
    void anInstanceIsAskedOverOneConnection(DatabaseCluster cluster) throws Exception {
        DatabaseNode reader = cluster.bestReplica();
        try (AuroraEmulation aurora = AuroraEmulation.over(cluster).start();
                Connection connection = connect(
                        InnerUrl.CONNECTOR_J,
                        cluster,
                        aurora,
                        aurora.clusterEndpoint().port(),
                        "")) {
            awaitNodes(connection, 3);
            AtomicLong accepted = new AtomicLong(reader.proxy().connectionsAccepted());
            assertThat(accepted).hasPositiveValue();
            await().during(4, SECONDS) // longer than an endpoint is left alone
                    .atMost(30, SECONDS)
                    .until(() -> {
                        long now = reader.proxy().connectionsAccepted();
                        return accepted.getAndSet(now) == now;
                    });
        }
    }

    /** The endpoint goes on leading to the former writer, as names do. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AWS_WRAPPER")
    void theNewWriterIsDialledWhileTheEndpointLags(InnerUrl driver, DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        try (AuroraEmulation aurora = AuroraEmulation.over(cluster).start()) {
            DatabaseNode former = cluster.writer();
            try (Connection connection =
                    connect(driver, cluster, aurora, aurora.clusterEndpoint().port(), "")) {
                rows.insert(connection, 1);
                awaitNodes(connection, 3);
                aurora.failover(cluster.bestReplica());
                aurora.clusterEndpoint().pointTo(former);
                Thrown.nothingOrHonest(() -> rows.insert(connection, 2));
                rows.insert(connection, 3);
                try (Connection fresh = connect(
                        driver, cluster, aurora, aurora.clusterEndpoint().port(), "")) {
                    rows.insert(fresh, 4);
                }
                assertThat(rows.storedOn(cluster.writer())).contains(1, 3, 4);
            }
        }
    }

    /** It leads to any of the instances, the writer included, and stays where it is in a failover. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fromTheReaderEndpointConnectionsGoToTheWriter(boolean leadsToTheWriter, DatabaseCluster cluster)
            throws Exception {
        Rows rows = Rows.in(cluster);
        try (AuroraEmulation aurora = AuroraEmulation.over(cluster).start()) {
            aurora.readerEndpoint().pointTo(leadsToTheWriter ? cluster.writer() : cluster.bestReplica());
            int port = aurora.readerEndpoint().port();
            try (Connection connection = connect(InnerUrl.CONNECTOR_J, cluster, aurora, port, "")) {
                rows.insert(connection, 1);
                assertThat(rows.stored()).containsExactly(1);
                awaitNodes(connection, 3);
                aurora.failover(cluster.bestReplica());
                Thrown.nothingOrHonest(() -> rows.insert(connection, 2));
                rows.insert(connection, 3);
                assertThat(rows.storedOn(cluster.writer())).contains(1, 3);
            }
        }
    }

    /**
     * As seen in failovers: the writer's row is there twice, and the older one is of the one that was, which need not know yet. Both
     * accept writes, so that nothing else tells which is meant.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofTwoWriterRowsTheNewerOneCounts(boolean firstIsOlder, DatabaseCluster cluster) throws Exception {
        DatabaseNode first = cluster.writer();
        DatabaseNode second = cluster.bestReplica();
        try (AuroraEmulation aurora = AuroraEmulation.over(cluster).start()) {
            second.execute("SET GLOBAL read_only = OFF");
            for (DatabaseNode node : cluster.nodes()) {
                aurora.viewOf(node)
                        .writer(first)
                        .alsoWriter(second)
                        .age(firstIsOlder ? first : second, Duration.ofSeconds(20));
            }
            DatabaseNode expected = firstIsOlder ? second : first;
            try (Connection connection = connect(
                    InnerUrl.MARIADB,
                    cluster,
                    aurora,
                    address(aurora, first) + "," + address(aurora, second),
                    "holdfast.failoverTimeout=5s")) {
                assertThat(topology(connection).writer()).isEqualTo(address(aurora, expected));
                assertThat(serverId(connection)).isEqualTo(expected.serverId());
            }
        }
    }

    /** Rows of instances that are gone stay for a while, whatever they say. */
    @Test
    void rowsThatAreOlderThanFiveMinutesMeanNothing(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        try (AuroraEmulation aurora = AuroraEmulation.over(cluster).start()) {
            DatabaseNode stale = cluster.bestReplica();
            DatabaseNode fresh = cluster.nodes().stream()
                    .filter(node -> node != stale && node != cluster.writer())
                    .findFirst()
                    .orElseThrow();
            for (DatabaseNode node : cluster.nodes()) {
                aurora.viewOf(node).alsoWriter(stale).age(stale, Duration.ofSeconds(310));
            }
            try (Connection connection = connect(
                    InnerUrl.MARIADB, cluster, aurora, aurora.clusterEndpoint().port(), "")) {
                rows.insert(connection, 1);
                await().atMost(20, SECONDS).until(() -> addresses(connection).contains(address(aurora, fresh)));
                assertThat(addresses(connection)).doesNotContain(address(aurora, stale));
                for (DatabaseNode node : cluster.nodes()) {
                    aurora.viewOf(node).follow();
                }
                await().atMost(20, SECONDS).until(() -> addresses(connection).contains(address(aurora, stale)));
                rows.insert(connection, 2);
                assertThat(rows.stored()).containsExactly(1, 2);
            }
        }
    }

    /** They cost nothing, and are said with the option that made them. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AWS_WRAPPER")
    void namesThatCannotBeResolvedAreSaidAndHoldUpNobody(InnerUrl driver, DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        try (AuroraEmulation aurora = AuroraEmulation.over(cluster).start();
                Noticed noticed = new Noticed()) {
            String url = driver.at(
                    "127.0.0.1:" + aurora.clusterEndpoint().port(),
                    cluster,
                    "holdfast.hostPattern=%3F.invalid&holdfast.connectTimeout=30s");
            long begin = System.nanoTime();
            try (Connection connection =
                    new HoldfastDataSource(url, cluster.user(), cluster.password()).getConnection()) {
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
                rows.insert(connection, 1);
                await().atMost(15, SECONDS)
                        .untilAsserted(() -> assertThat(noticed.of(Kind.HOST_UNRESOLVED))
                                .extracting(Notice::node)
                                .contains(
                                        "2.invalid:" + aurora.clusterEndpoint().port(),
                                        "3.invalid:" + aurora.clusterEndpoint().port()));
                assertThat(noticed.of(Kind.HOST_UNRESOLVED))
                        .allSatisfy(notice -> assertThat(notice.text()).contains("holdfast.hostPattern=?.invalid"))
                        .extracting(Notice::node)
                        .doesNotHaveDuplicates();
                rows.insert(connection, 2);
                assertThat(rows.stored()).containsExactly(1, 2);
            }
        }
    }

    /** Each has its own instances in its table, and not those of the other. */
    @Test
    void theInstancesOfTwoClustersInOneListAreRefusedByName(DatabaseCluster cluster) {
        try (AuroraEmulation aurora = AuroraEmulation.over(cluster).start()) {
            DatabaseNode other = cluster.bestReplica();
            for (DatabaseNode node : cluster.nodes()) {
                if (node != other) {
                    aurora.viewOf(node).remove(other);
                    aurora.viewOf(other).remove(node);
                }
            }
            String first = aurora.host(cluster.writer()) + ":" + aurora.port();
            String second = aurora.host(other) + ":" + aurora.port();
            String url = InnerUrl.CONNECTOR_J.at(first + "," + second, cluster, "holdfast.failoverTimeout=5s");
            assertThatThrownBy(() -> new HoldfastDataSource(url, cluster.user(), cluster.password())
                            .getConnection()
                            .close())
                    .hasMessageContaining("different clusters")
                    .hasMessageContaining(first)
                    .hasMessageContaining(second + " to aurora of " + aurora.serverId(other) + ";");
        }
    }

    @Test
    void withoutAnyoneWhoAcceptsWritesTheTopologysWordIsNotEnough(DatabaseCluster cluster) {
        try (AuroraEmulation aurora = AuroraEmulation.over(cluster).start()) {
            DatabaseNode writer = cluster.writer();
            writer.execute("SET GLOBAL read_only = ON");
            for (DatabaseNode node : cluster.nodes()) {
                aurora.viewOf(node).writer(writer);
            }
            assertThatThrownBy(() -> connect(
                                    InnerUrl.CONNECTOR_J,
                                    cluster,
                                    aurora,
                                    aurora.clusterEndpoint().port(),
                                    "holdfast.failoverTimeout=6s")
                            .close())
                    .isInstanceOf(WriterUnavailableException.class)
                    .hasMessageContaining("is read-only");
        }
    }

    /** By itself, or because the user says so. */
    @ParameterizedTest
    @ValueSource(strings = {"", "holdfast.topology=rds-multi-az"})
    void aMultiAzClusterTellsItsNodes(String options, DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        try (MultiAzEmulation rds = MultiAzEmulation.over(cluster);
                Connection connection = connect(rds, cluster, cluster.user(), cluster.password(), options)) {
            rows.insert(connection, 1);
            awaitNodes(connection, 3);
            assertThat(topology(connection).kind()).isEqualTo(ClusterKind.RDS_MULTI_AZ);
            rds.failover(cluster.bestReplica());
            Thrown.nothingOrHonest(() -> rows.insert(connection, 2));
            rows.insert(connection, 3);
            assertThat(rows.storedOn(cluster.writer())).contains(1, 3);
        }
    }

    /** Whoever says that it is one is believed; else it is not known, which is said as well. */
    @ParameterizedTest
    @CsvSource({"'', REPLICATION", "holdfast.topology=rds-multi-az, RDS_MULTI_AZ"})
    void anAccountThatMayNotSeeAMultiAzClustersNodesIsToldWhatToGrant(
            String options, ClusterKind kind, DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        cluster.writer().execute("CREATE OR REPLACE USER modest@'%' IDENTIFIED BY 'modest'");
        cluster.writer().execute("GRANT SELECT, INSERT ON " + cluster.database() + ".* TO modest@'%'");
        try (MultiAzEmulation rds = MultiAzEmulation.over(cluster);
                Noticed noticed = new Noticed();
                Connection connection = connect(rds, cluster, "modest", "modest", options)) {
            rows.insert(connection, 1);
            assertThat(topology(connection).kind()).isEqualTo(kind);
            await().atMost(20, SECONDS)
                    .untilAsserted(() -> assertThat(noticed.of(Kind.GRANT_MISSING))
                            .extracting(Notice::text)
                            .filteredOn(text -> text.contains("GRANT SELECT ON mysql.rds_topology"))
                            .hasSize(1));
            rows.insert(connection, 2);
            assertThat(rows.stored()).containsExactly(1, 2);
        }
    }

    /** Its readers are read-only as those of MySQL's replication are. */
    @Test
    void anAccountThatWritesThroughReadOnlyInAMultiAzClusterIsWarnedAbout(DatabaseCluster cluster) throws Exception {
        try (MultiAzEmulation rds = MultiAzEmulation.over(cluster);
                Noticed noticed = new Noticed()) {
            cluster.writer().execute("CREATE OR REPLACE USER mighty@'%' IDENTIFIED BY 'mighty'");
            cluster.writer().execute("GRANT SUPER ON *.* TO mighty@'%'");
            cluster.writer().execute("GRANT SELECT ON mysql.rds_topology TO mighty@'%'");
            cluster.writer().execute("GRANT SELECT, INSERT ON " + cluster.database() + ".* TO mighty@'%'");
            connect(rds, cluster, "mighty", "mighty", "").close();
            await().atMost(20, SECONDS)
                    .untilAsserted(() -> assertThat(noticed.of(Kind.PRIVILEGED_ACCOUNT))
                            .singleElement()
                            .satisfies(notice -> assertThat(notice.text()).contains("SUPER", "read-only")));
        }
    }

    private static Connection connect(
            MultiAzEmulation rds, DatabaseCluster cluster, String user, String password, String options)
            throws SQLException {
        String url = InnerUrl.MARIADB.at(rds.host(cluster.writer()) + ":" + rds.port(), cluster, options);
        return new HoldfastDataSource(url, user, password).getConnection();
    }

    private static Connection connect(
            InnerUrl driver, DatabaseCluster cluster, AuroraEmulation aurora, int port, String options)
            throws SQLException {
        return connect(driver, cluster, aurora, "127.0.0.1:" + port, options);
    }

    private static Connection connect(
            InnerUrl driver, DatabaseCluster cluster, AuroraEmulation aurora, String hosts, String options)
            throws SQLException {
        String pattern = "holdfast.hostPattern=" + aurora.instancePattern().replace("?", "%3F") + "&";
        return new HoldfastDataSource(driver.at(hosts, cluster, pattern + options), cluster.user(), cluster.password())
                .getConnection();
    }

    private static String address(AuroraEmulation aurora, DatabaseNode node) {
        return aurora.host(node) + ":" + aurora.port();
    }

    private static List<String> addresses(Connection connection) throws SQLException {
        return topology(connection).nodes().stream().map(NodeState::address).toList();
    }

    private static int serverId(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@server_id")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static ClusterTopology topology(Connection connection) throws SQLException {
        return connection.unwrap(Watched.class).topology();
    }

    private static void awaitNodes(Connection connection, int count) {
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(topology(connection).nodes())
                        .filteredOn(node -> node.server() != null)
                        .extracting(NodeState::server)
                        .doesNotHaveDuplicates()
                        .hasSizeGreaterThanOrEqualTo(count));
    }
}

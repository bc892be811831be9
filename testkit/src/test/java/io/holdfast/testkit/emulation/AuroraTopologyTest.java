package io.holdfast.testkit.emulation;

import static io.holdfast.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What emulated Aurora instances say of each other, also while that changes. */
class AuroraTopologyTest extends EmulatedAurora {

    // ---- topology ----

    @ParameterizedTest
    @EnumSource
    void allColumnsOfTheTopologyAreThere(Client client) throws SQLException {
        try (Connection connection = connect(client, reader)) {
            List<Map<String, @Nullable String>> rows = Client.query(
                    connection,
                    "SELECT SERVER_ID, SESSION_ID, LAST_UPDATE_TIMESTAMP, REPLICA_LAG_IN_MILLISECONDS, CPU, IS_CURRENT"
                            + " FROM " + TABLE + " ORDER BY SERVER_ID");
            assertThat(rows).hasSize(3);
            for (Map<String, @Nullable String> row : rows) {
                boolean leads = aurora.serverId(writer).equals(row.get("SERVER_ID"));
                assertThat(row.get("SESSION_ID"))
                        .matches(leads ? "MASTER_SESSION_ID" : "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
                assertThat(Timestamp.valueOf(row.get("LAST_UPDATE_TIMESTAMP")).getTime())
                        .isPositive();
                assertThat(Double.parseDouble(String.valueOf(row.get("REPLICA_LAG_IN_MILLISECONDS"))))
                        .isEqualTo(leads ? 0 : 20);
                assertThat(Double.parseDouble(String.valueOf(row.get("CPU")))).isEqualTo(5);
            }
            assertThat(Client.value(
                            connection,
                            "SELECT SERVER_ID FROM " + TABLE
                                    + " WHERE SESSION_ID = 'MASTER_SESSION_ID' AND SERVER_ID <> @@aurora_server_id"))
                    .isEqualTo(aurora.serverId(writer));
        }
    }

    @Test
    void theTimestampIsTheServersAndNotTheSessions() throws SQLException {
        try (Connection connection = connect(reader);
                Statement statement = connection.createStatement()) {
            statement.execute("SET time_zone='+05:00'");
            String difference = Client.value(
                    connection,
                    "SELECT MAX(ABS(TIMESTAMPDIFF(SECOND, LAST_UPDATE_TIMESTAMP, CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00',"
                            + " @@global.time_zone)))) FROM " + TABLE);
            assertThat(Integer.parseInt(difference)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void everyViewFollowsASwitchover() throws SQLException {
        for (DatabaseNode node : cluster.nodes()) {
            assertThat(topology(node)).isEqualTo(withWriter(writer));
        }
        cluster.switchover(reader);
        for (DatabaseNode node : cluster.nodes()) {
            assertThat(topology(node)).isEqualTo(withWriter(reader));
        }
    }

    @Test
    void aWriterThatWasCutOffBelievesInItself() throws SQLException {
        cluster.isolate(writer);
        cluster.promote(reader);
        cluster.heal(writer);
        assertThat(topology(writer)).isEqualTo(withWriter(writer));
        assertThat(topology(reader)).isEqualTo(withWriter(reader));
        assertThat(topology(readers.get(1))).isEqualTo(withWriter(reader));
    }

    @Test
    void aNodeThatIsDownStopsBeingUpdated() throws SQLException {
        DatabaseNode down = readers.get(1);
        String id = aurora.serverId(down);
        assertThat(Long.parseLong(ask(reader, age(id)))).isZero();
        cluster.crash(down);
        long start = System.nanoTime();
        ask(reader, age(id));
        await().untilAsserted(
                        () -> assertThat(Long.parseLong(ask(reader, age(id)))).isGreaterThan(50_000));
        assertThat(Long.parseLong(ask(reader, age(id)))).isLessThanOrEqualTo((System.nanoTime() - start) / 1_000);
        cluster.restartAsReplica(down);
        assertThat(Long.parseLong(ask(reader, age(id)))).isZero();
    }

    @Test
    void aScriptedViewIsOneNodesOwn() throws SQLException {
        aurora.viewOf(reader).writer(reader);
        assertThat(topology(reader)).isEqualTo(withWriter(reader));
        assertThat(topology(writer)).isEqualTo(withWriter(writer));
        aurora.viewOf(reader).noWriter();
        assertThat(topology(reader).values()).containsOnly("0");
        aurora.viewOf(reader).follow();
        assertThat(topology(reader)).isEqualTo(withWriter(writer));
    }

    @Test
    void refusesWhatIsNotInTheCluster() {
        try (DatabaseCluster other = DatabaseCluster.embedded().replicas(0).start()) {
            DatabaseNode stranger = other.writer();
            assertThatThrownBy(() -> aurora.viewOf(stranger)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> aurora.viewOf(reader).writer(stranger))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> aurora.host(stranger)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> aurora.node("9")).hasMessageContaining("'9'");
        assertThatThrownBy(() -> aurora.viewOf(reader).add("a'b")).hasMessageContaining("a'b");
    }

    @Test
    void twoWritersOfDifferentAge() throws SQLException {
        aurora.viewOf(reader)
                .alsoWriter(reader)
                .age(writer, Duration.ofSeconds(7))
                .age(readers.get(1), Duration.ofSeconds(-3));
        String masters = "SELECT SERVER_ID FROM " + TABLE
                + " WHERE SESSION_ID = 'MASTER_SESSION_ID' ORDER BY LAST_UPDATE_TIMESTAMP";
        try (Connection connection = connect(reader)) {
            assertThat(Client.query(connection, masters))
                    .containsExactly(
                            Map.of("SERVER_ID", aurora.serverId(writer)), Map.of("SERVER_ID", aurora.serverId(reader)));
        }
        assertThat(ask(reader, age(aurora.serverId(writer)))).isEqualTo("7000000");
        assertThat(ask(reader, age(aurora.serverId(readers.get(1))))).isEqualTo("-3000000");
    }

    @Test
    void rowsGoStaleDisappearAndAppear() throws SQLException {
        aurora.viewOf(reader).age(writer, Duration.ofSeconds(301)).add("9");
        assertThat(topology(reader).keySet())
                .containsExactlyInAnyOrder(aurora.serverId(reader), aurora.serverId(readers.get(1)), "9");
        cluster.nodes().forEach(aurora.viewOf(reader)::remove);
        assertThat(topology(reader).keySet()).containsExactly("9");
        aurora.viewOf(writer).remove(writer).remove(reader).remove(readers.get(1));
        assertThat(topology(writer)).isEmpty();
        aurora.followAll();
        assertThat(topology(reader)).isEqualTo(withWriter(writer));
        assertThat(topology(writer)).isEqualTo(withWriter(writer));
    }

    @Test
    void lagAndLoadAreShownAsScripted() throws SQLException {
        aurora.viewOf(reader).lag(reader, 1234.5).cpu(reader, 99.25);
        assertThat(ask(reader, "MAX(REPLICA_LAG_IN_MILLISECONDS)")).isEqualTo("1234.5");
        assertThat(ask(reader, "MAX(CPU)")).isEqualTo("99.25");
    }

    @Test
    void aViewThatIsHeldLagsBehind() throws SQLException {
        DatabaseNode late = readers.get(1);
        long start = System.nanoTime();
        aurora.viewOf(late).hold();
        aurora.viewOf(reader).hold();
        cluster.switchover(reader);
        assertThat(topology(late)).isEqualTo(withWriter(writer));
        assertThat(topology(reader)).isEqualTo(withWriter(writer));
        assertThat(topology(writer)).isEqualTo(withWriter(reader));
        long age = Long.parseLong(ask(late, age(aurora.serverId(late))));
        assertThat(age).isPositive().isLessThanOrEqualTo((System.nanoTime() - start) / 1_000 + 1_000_000);
        aurora.viewOf(late).follow();
        assertThat(topology(late)).isEqualTo(withWriter(reader));
    }

    // ---- failover ----

    @Test
    void aFailoverFencesPromotesAndReadmits() throws SQLException {
        try (Connection atWriter = connect(writer);
                Connection atReader = connect(reader)) {
            aurora.readerEndpoint().pointTo(reader);
            aurora.failover(reader);
            assertThat(cluster.writer()).isEqualTo(reader);
            assertThatThrownBy(() -> Client.value(atWriter, "SELECT 1")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> Client.value(atReader, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        for (DatabaseNode node : cluster.nodes()) {
            assertThat(topology(node)).isEqualTo(withWriter(reader));
        }
        assertThat(writer.readOnly()).isTrue();
        assertThat(aurora.readerEndpoint().target()).isEqualTo(writer);
        await().untilAsserted(
                        () -> assertThat(aurora.clusterEndpoint().target()).isEqualTo(reader));
    }

    @Test
    void aSilentFenceLastsUntilTheNodeIsReadmitted() throws SQLException {
        try (Connection atWriter = connect(writer)) {
            long reset = writer.proxy().connectionsReset();
            DatabaseNode old = aurora.failover(reader, Fence.SILENT);
            atWriter.setNetworkTimeout(Runnable::run, 300);
            assertThatThrownBy(() -> Client.value(atWriter, "SELECT 1"))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
            assertThat(old.proxy().connectionsReset()).isEqualTo(reset);
            aurora.readmit(old);
            assertThat(topology(old)).isEqualTo(withWriter(reader));
        }
    }

    @Test
    void aFailoverCanBeStoppedHalfWay() throws SQLException {
        try (Connection atWriter = connect(writer)) {
            assertThat(aurora.failover(reader, Fence.RESET)).isEqualTo(writer);
            assertThatThrownBy(() -> Client.value(atWriter, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> connect(writer).close()).isInstanceOf(SQLException.class);
        assertThat(writer.alive()).isFalse();
        assertThat(topology(reader)).isEqualTo(withWriter(reader));
        aurora.readmit(writer);
        assertThat(topology(writer)).isEqualTo(withWriter(reader));
        assertThatThrownBy(() -> aurora.failover(reader)).isInstanceOf(IllegalArgumentException.class);
    }
}

package io.holdfast.testkit.embedded;

import static io.holdfast.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import io.holdfast.testkit.proxy.FaultProxy.Direction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever has been done to a cluster, it is whole after a repair, and has kept what it acknowledged. */
@ExtendWith(ClusterExtension.class)
class RepairTest {

    private static final AtomicInteger NEXT_ID = new AtomicInteger();

    private final DatabaseCluster cluster;
    private final Application application;

    RepairTest(DatabaseCluster cluster) {
        this.cluster = cluster;
        application = new Application(cluster);
    }

    /** What has been done to a cluster. */
    interface Mess {
        void make(DatabaseCluster cluster, DatabaseNode writer, DatabaseNode one, DatabaseNode other);
    }

    static List<Named<Mess>> messes() {
        return List.of(
                Named.of("nothing", (cluster, writer, one, other) -> {}),
                Named.of("the writer crashed", (cluster, writer, one, other) -> cluster.crash(writer)),
                Named.of("a replica crashed", (cluster, writer, one, other) -> cluster.crash(one)),
                Named.of("the writer and a replica crashed", (cluster, writer, one, other) -> {
                    has(other, writer);
                    cluster.crash(writer);
                    cluster.crash(one);
                }),
                Named.of(
                        "all crashed",
                        (cluster, writer, one, other) -> cluster.nodes().forEach(cluster::crash)),
                Named.of(
                        "all froze",
                        (cluster, writer, one, other) -> cluster.nodes().forEach(cluster::freeze)),
                Named.of("the writer is read-only", (cluster, writer, one, other) -> cluster.demote(writer)),
                Named.of("there are two writers", (cluster, writer, one, other) -> {
                    cluster.freeze(writer);
                    cluster.promote(one);
                    cluster.thaw(writer);
                }),
                Named.of("a former writer is back and the writer crashed", (cluster, writer, one, other) -> {
                    cluster.crash(writer);
                    cluster.promote(one);
                    cluster.restart(writer);
                    cluster.crash(one);
                }),
                Named.of("a replica slept through a promotion", (cluster, writer, one, other) -> {
                    has(one, writer);
                    cluster.freeze(other);
                    cluster.crash(writer);
                    cluster.promote(one);
                }),
                Named.of("a replica was promoted that lacks something", (cluster, writer, one, other) -> {
                    has(one, writer);
                    one.execute("STOP SLAVE");
                    writer.execute("INSERT INTO holdfast.t VALUES (-1)");
                    cluster.crash(writer);
                    cluster.promoteAsIs(one);
                }),
                Named.of("a replica lags", (cluster, writer, one, other) -> cluster.lag(one, Duration.ofHours(1))),
                Named.of("a replica was stopped", (cluster, writer, one, other) -> one.execute("STOP SLAVE")),
                Named.of(
                        "a replica accepts writes",
                        (cluster, writer, one, other) -> one.execute("SET GLOBAL read_only=0")),
                Named.of(
                        "a replica has written by itself",
                        (cluster, writer, one, other) ->
                                one.execute("CREATE TABLE holdfast.own" + one.serverId() + " (a INT)")),
                Named.of("a replica has lost a table", (cluster, writer, one, other) -> {
                    one.execute("SET STATEMENT sql_log_bin=0 FOR DROP TABLE holdfast.t");
                    writer.execute("DELETE FROM holdfast.t WHERE id = -1");
                    writer.execute("INSERT INTO holdfast.t VALUES (-1)");
                }),
                Named.of(
                        "commits do not wait",
                        (cluster, writer, one, other) -> writer.execute("SET GLOBAL rpl_semi_sync_master_enabled=0")),
                Named.of("proxies misbehave", (cluster, writer, one, other) -> {
                    cluster.isolate(writer);
                    one.proxy().refuse();
                    other.proxy().delay(Duration.ofHours(1));
                    cluster.endpoint().proxy().cutAfterBytes(Direction.TO_CLIENT, 1);
                    cluster.endpoint().pointTo(other);
                }));
    }

    /** Waits until a replica has all that the writer has: a commit is acknowledged by one replica, and that may be the other. */
    private static void has(DatabaseNode replica, DatabaseNode writer) {
        Object position =
                writer.query("SELECT @@GLOBAL.gtid_binlog_pos AS p").get(0).get("p");
        await().untilAsserted(() -> assertThat(replica.query("SELECT MASTER_GTID_WAIT('" + position + "', 1) AS w")
                        .get(0))
                .containsEntry("w", "0"));
    }

    @ParameterizedTest
    @MethodSource("messes")
    void putsInOrder(Mess mess) throws SQLException {
        cluster.writer().execute("CREATE TABLE IF NOT EXISTS holdfast.t (id INT PRIMARY KEY)");
        int acknowledged = NEXT_ID.incrementAndGet();
        application.insert(acknowledged);
        DatabaseNode writer = cluster.writer();
        List<DatabaseNode> replicas = new ArrayList<>(cluster.nodes());
        replicas.remove(writer);
        mess.make(cluster, writer, replicas.get(0), replicas.get(1));

        cluster.repair();

        assertThat(cluster.nodes()).allSatisfy(node -> {
            assertThat(node.alive()).isTrue();
            assertThat(node.frozen()).isFalse();
            assertThat(node.readOnly()).isEqualTo(!node.equals(cluster.writer()));
            assertThat(application.count(node, acknowledged)).isEqualTo(1);
            assertThat(Application.serverId(application.connect(node))).isEqualTo(node.serverId());
        });
        assertThat(cluster.writer()
                        .query("SELECT @@rpl_semi_sync_master_enabled e")
                        .get(0))
                .containsEntry("e", "1");
        assertThat(cluster.endpoint().target()).isSameAs(cluster.writer());
        int later = NEXT_ID.incrementAndGet();
        try (Connection connection = application.connect(cluster.endpoint().port())) {
            application.insert(connection, later);
        }
        application.isEverywhere(later);
    }

    @Test
    void leavesConnectionsAloneWhereNothingIsBroken() throws SQLException {
        cluster.writer().execute("CREATE TABLE IF NOT EXISTS holdfast.t (id INT PRIMARY KEY)");
        try (Connection connection = application.connect(cluster.writer())) {
            connection.setAutoCommit(false);
            application.insert(connection, NEXT_ID.incrementAndGet());
            cluster.repair();
            connection.commit();
        }
    }
}

package io.holdfast.testkit.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import io.holdfast.testkit.proxy.FaultProxy.Direction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    enum Mess {
        NOTHING((cluster, writer, one, other) -> {}),
        THE_WRITER_CRASHED((cluster, writer, one, other) -> cluster.crash(writer)),
        A_REPLICA_CRASHED((cluster, writer, one, other) -> cluster.crash(one)),
        THE_WRITER_AND_A_REPLICA_CRASHED((cluster, writer, one, other) -> {
            cluster.crash(writer);
            cluster.crash(one);
        }),
        ALL_CRASHED((cluster, writer, one, other) -> cluster.nodes().forEach(cluster::crash)),
        ALL_FROZE((cluster, writer, one, other) -> cluster.nodes().forEach(cluster::freeze)),
        THE_WRITER_IS_READ_ONLY((cluster, writer, one, other) -> cluster.demote(writer)),
        THERE_ARE_TWO_WRITERS((cluster, writer, one, other) -> {
            cluster.freeze(writer);
            cluster.promote(one);
            cluster.thaw(writer);
        }),
        A_FORMER_WRITER_IS_BACK_AND_THE_WRITER_CRASHED((cluster, writer, one, other) -> {
            cluster.crash(writer);
            cluster.promote(one);
            cluster.restart(writer);
            cluster.crash(one);
        }),
        A_REPLICA_SLEPT_THROUGH_A_PROMOTION((cluster, writer, one, other) -> {
            cluster.freeze(other);
            cluster.crash(writer);
            cluster.promote(one);
        }),
        A_REPLICA_LAGS((cluster, writer, one, other) -> cluster.lag(one, Duration.ofHours(1))),
        A_REPLICA_WAS_STOPPED((cluster, writer, one, other) -> one.execute("STOP SLAVE")),
        A_REPLICA_ACCEPTS_WRITES((cluster, writer, one, other) -> one.execute("SET GLOBAL read_only=0")),
        A_REPLICA_HAS_WRITTEN_BY_ITSELF((cluster, writer, one, other) ->
                one.execute("CREATE TABLE holdfast.own" + one.serverId() + " (a INT)")),
        A_REPLICA_IS_BROKEN((cluster, writer, one, other) -> {
            one.execute("SET sql_log_bin=0");
            one.execute("INSERT INTO holdfast.t VALUES (-7)");
            writer.execute("REPLACE INTO holdfast.t VALUES (-7)");
        }),
        COMMITS_DO_NOT_WAIT(
                (cluster, writer, one, other) -> writer.execute("SET GLOBAL rpl_semi_sync_master_enabled=0")),
        PROXIES_MISBEHAVE((cluster, writer, one, other) -> {
            cluster.isolate(writer);
            one.proxy().refuse();
            other.proxy().delay(Duration.ofHours(1));
            cluster.endpoint().proxy().cutAfterBytes(Direction.TO_CLIENT, 1);
            cluster.endpoint().pointTo(other);
        });

        private final Deed deed;

        Mess(Deed deed) {
            this.deed = deed;
        }
    }

    private interface Deed {
        void doTo(DatabaseCluster cluster, DatabaseNode writer, DatabaseNode one, DatabaseNode other);
    }

    @ParameterizedTest
    @EnumSource
    void putsInOrder(Mess mess) throws SQLException {
        cluster.writer().execute("CREATE TABLE IF NOT EXISTS holdfast.t (id INT PRIMARY KEY)");
        int acknowledged = NEXT_ID.incrementAndGet();
        application.insert(acknowledged);
        DatabaseNode writer = cluster.writer();
        DatabaseNode[] replicas =
                cluster.nodes().stream().filter(node -> node != writer).toArray(DatabaseNode[]::new);
        mess.deed.doTo(cluster, writer, replicas[0], replicas[1]);

        cluster.repair();

        assertThat(cluster.nodes()).allSatisfy(node -> {
            assertThat(node.alive()).isTrue();
            assertThat(node.frozen()).isFalse();
            assertThat(node.readOnly()).isEqualTo(node != cluster.writer());
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

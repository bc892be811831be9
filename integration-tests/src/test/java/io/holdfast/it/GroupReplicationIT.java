package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastDataSource;
import io.holdfast.event.Notice.Kind;
import io.holdfast.event.Watched;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.topology.ClusterKind;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** A group of MySQL with a single primary. */
@On(Engine.GROUP_REPLICATION)
class GroupReplicationIT extends GroupFaultsUnderLoad {

    /** It is asked for its fences alone then, and the log says what to grant. */
    @Test
    void anAccountThatMayNotSeeTheMembersIsServedAllTheSame(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        DatabaseNode primary = cluster.writer();
        primary.execute("CREATE USER IF NOT EXISTS modest@'%' IDENTIFIED BY 'modest'");
        primary.execute("GRANT SELECT, INSERT ON " + cluster.database() + ".* TO modest@'%'");
        // Forced, it is a cluster of its own, which no other account has seen the members of.
        HoldfastDataSource source = new HoldfastDataSource(
                InnerUrl.CONNECTOR_J.of(cluster, "holdfast.topology=group-replication"), "modest", "modest");
        try (Noticed noticed = new Noticed();
                Connection connection = source.getConnection()) {
            rows.insert(connection, 1);
            await().atMost(20, SECONDS)
                    .untilAsserted(() -> assertThat(noticed.of(Kind.GRANT_MISSING))
                            .singleElement()
                            .satisfies(notice -> assertThat(notice.text())
                                    .contains(
                                            "the other members",
                                            "GRANT SELECT ON performance_schema.replication_group_members")));
            await().atMost(20, SECONDS)
                    .untilAsserted(() -> assertThat(
                                    connection.unwrap(Watched.class).topology().nodes())
                            .isNotEmpty()
                            .allSatisfy(node -> assertThat(node.server()).isNotNull()));
            assertThat(connection.unwrap(Watched.class).topology().kind()).isEqualTo(ClusterKind.GROUP_REPLICATION);
            cluster.switchover(cluster.bestReplica());
            rows.insert(connection, 2);
            assertThat(rows.stored()).containsExactly(1, 2);
        }
    }
}

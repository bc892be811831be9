package io.holdfast.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastDataSource;
import io.holdfast.event.Watched;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.topology.ClusterTopology;
import io.holdfast.topology.NodeState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What befalls a cluster, on whichever the run is about, while an application writes through a pool. Whatever happens it goes on by
 * itself, nothing acknowledged is lost, nothing is applied twice, and nothing reported as not applied is there.
 */
@ExtendWith(EngineExtension.class)
abstract class FaultsUnderLoad {

    @Test
    void theKindIsRecognisedAndTheNodesAreThoseOfTheUrl(DatabaseCluster cluster) throws SQLException {
        HoldfastDataSource source = new HoldfastDataSource(
                Engine.current().url().of(cluster, LoadedApplication.APART), cluster.user(), cluster.password());
        try (Connection connection = source.getConnection()) {
            await().atMost(20, SECONDS)
                    .untilAsserted(() -> assertThat(
                                    connection.unwrap(Watched.class).topology().nodes())
                            .isNotEmpty()
                            .allSatisfy(node -> assertThat(node.server()).isNotNull()));
            ClusterTopology topology = connection.unwrap(Watched.class).topology();
            assertThat(topology.kind()).isEqualTo(Engine.current().kind());
            assertThat(topology.nodes()).hasSize(3).noneMatch(NodeState::discovered);
            assertThat(topology.nodes().stream()
                            .filter(node -> node.role() == NodeState.Role.WRITER)
                            .map(NodeState::address))
                    .singleElement()
                    .isEqualTo(topology.writer());
            if (Engine.current() != Engine.GALERA) { // where all may be written to
                assertThat(topology.writer())
                        .isEqualTo("127.0.0.1:" + cluster.writer().port());
            }
        }
    }

    @Test
    void aPlannedSwitchover(DatabaseCluster cluster) throws Exception {
        try (LoadedApplication application = new LoadedApplication(cluster)) {
            cluster.switchover(cluster.bestReplica());
            application.assertGoesOn();
            application.assertToldTheTruth();
        }
    }

    @Test
    void aCrashAndTheReturnOfTheOldWriter(DatabaseCluster cluster) throws Exception {
        try (LoadedApplication application = new LoadedApplication(cluster)) {
            DatabaseNode old = cluster.writer();
            cluster.crash(old);
            cluster.promote(cluster.bestReplica());
            application.assertGoesOn();
            cluster.restartAsReplica(old);
            application.assertGoesOn();
            assertThat(application.writer()).isNotEqualTo(old);
            application.assertToldTheTruth();
        }
    }

    /** Once it thaws it takes itself for the writer still, until somebody tells it. */
    @Test
    void aWriterThatFreezesAndThawsAfterAnotherWasPromoted(DatabaseCluster cluster) throws Exception {
        try (LoadedApplication application = new LoadedApplication(cluster)) {
            DatabaseNode old = cluster.writer();
            cluster.freeze(old);
            cluster.promote(cluster.bestReplica());
            application.assertGoesOn();
            cluster.thaw(old);
            application.assertGoesOn();
            cluster.repair();
            application.assertGoesOn();
            application.assertToldTheTruth();
        }
    }

    /**
     * It calls itself the primary and writable, a member of a group for some seconds more, and what is committed there waits for good.
     * In containers the network between the servers is cut. The embedded servers have none that could be: there the replicas are told
     * to receive nothing more, which is all that a primary sees of a cut network. When the network is whole again, a group tells the
     * old primary that it was replaced; where there are replicas nobody does, until an operator makes it one of them.
     */
    @Test
    void aWriterThatIsCutOffFromTheOthersAndNotFromItsClients(DatabaseCluster cluster) throws Exception {
        try (LoadedApplication application = LoadedApplication.thatSees(cluster)) {
            DatabaseNode alone = cluster.writer();
            cutOff(alone, cluster);
            cluster.promote(cluster.bestReplica());
            application.assertGoesOn();
            cluster.heal(alone);
            application.assertGoesOn();
            if (!Engine.current().decidesTogether()) {
                assertThat(alone.readOnly()).isFalse();
                assertThat(application.writer()).isEqualTo(cluster.writer());
                cluster.restartAsReplica(alone);
                application.assertGoesOn();
            }
            application.assertToldTheTruth();
        }
    }

    private static void cutOff(DatabaseNode alone, DatabaseCluster cluster) {
        if (Engine.current() == Engine.EMBEDDED) {
            cluster.nodes().stream()
                    .filter(node -> node != alone)
                    .forEach(replica -> replica.execute("STOP REPLICA IO_THREAD"));
        } else {
            cluster.partition(alone);
        }
    }

    /** Replicas that a commit waits for and that are gone leave it waiting; a group that has lost most of its members serves nothing. */
    @Test
    void theLossOfTheMajorityAndItsReturn(DatabaseCluster cluster) throws Exception {
        try (LoadedApplication application = new LoadedApplication(cluster)) {
            DatabaseNode writer = cluster.writer();
            cluster.nodes().stream().filter(node -> node != writer).forEach(cluster::crash);
            if (Engine.current().decidesTogether()) {
                await("the application is told that there is no writer")
                        .atMost(60, SECONDS)
                        .until(() -> application.wasTold("08001/"));
            }
            cluster.repair();
            application.assertGoesOn();
            application.assertToldTheTruth();
        }
    }

    @Test
    void aRestartOfOneNodeAfterTheOtherTheWriterLast(DatabaseCluster cluster) throws Exception {
        try (LoadedApplication application = new LoadedApplication(cluster)) {
            DatabaseNode first = cluster.writer();
            List<DatabaseNode> others =
                    cluster.nodes().stream().filter(node -> node != first).toList();
            for (DatabaseNode other : others) {
                restart(other, application);
            }
            cluster.switchover(others.get(0));
            application.assertGoesOn();
            restart(first, application);
            application.assertToldTheTruth();
        }
    }

    /** In order: whoever has a connection there is told that the server shuts down. */
    private static void restart(DatabaseNode node, LoadedApplication application) {
        node.execute("SHUTDOWN");
        await(node.name() + " shuts down")
                .atMost(60, SECONDS)
                .pollInterval(20, MILLISECONDS)
                .until(() -> !node.alive());
        application.assertGoesOn();
        application.cluster().restart(node);
        application.assertGoesOn();
    }
}

package io.holdfast.it;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import org.junit.jupiter.api.Test;

/** What befalls servers that decide together who goes on: also a network that divides them. */
abstract class GroupFaultsUnderLoad extends FaultsUnderLoad {

    /** It calls itself the primary and writable for some seconds more, and what is committed there waits for good. */
    @Test
    void aWriterThatIsCutOffFromTheOthersAndNotFromItsClients(DatabaseCluster cluster) throws Exception {
        try (LoadedApplication application = new LoadedApplication(cluster)) {
            DatabaseNode alone = cluster.writer();
            cluster.partition(alone);
            cluster.promote(cluster.bestReplica());
            application.assertGoesOn();
            cluster.heal(alone);
            application.assertGoesOn();
            application.assertToldTheTruth();
        }
    }
}

package io.holdfast.testkit.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseNode;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** MySQL's Group Replication with a single primary. */
class GroupReplicationTest extends GroupContract {

    @Override
    ContainerCluster.Builder kind(ContainerCluster.Builder builder) {
        return builder.groupReplication();
    }

    @Override
    boolean isMemberOf(DatabaseNode node, int members) {
        try {
            return node.query("SELECT 1 FROM performance_schema.replication_group_members WHERE member_state = 'ONLINE'"
                                    + " AND EXISTS (SELECT 1 FROM performance_schema.replication_group_members"
                                    + " WHERE member_id = @@server_uuid)")
                            .size()
                    == members;
        } catch (ClusterException e) {
            return false;
        }
    }

    @Test
    void hasOnePrimaryAndOrdinaryAccountsCannotWriteElsewhere() throws SQLException {
        assertThat(cluster.nodes())
                .allSatisfy(node -> assertThat(node.readOnly()).isEqualTo(node != old));
        assertThat(old.query("SELECT member_host h FROM performance_schema.replication_group_members"
                        + " WHERE member_role = 'PRIMARY'"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("h", old.name()));
        isRefusedAsReadOnly(() -> insert(connect(next), 1));
        insert(2);
        isEverywhere(2);
    }
}

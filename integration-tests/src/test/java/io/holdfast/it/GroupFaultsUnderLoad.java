package io.holdfast.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastDataSource;
import io.holdfast.event.Watched;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What befalls servers that decide together who goes on, and how they are watched. */
abstract class GroupFaultsUnderLoad extends FaultsUnderLoad {

    /** What is written through it says all that a question would, to an account that may not see the members of a group, too. */
    @Test
    void aWriterThroughWhichWritesGoIsNotAsked(DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        HoldfastDataSource source =
                new HoldfastDataSource(Engine.current().url().of(cluster), cluster.user(), cluster.password());
        try (Connection connection = source.getConnection()) {
            rows.insert(connection, 0);
            Watched watched = connection.unwrap(Watched.class);
            // Whoever watched for another test goes on for half a minute.
            await().atMost(45, SECONDS).pollInterval(1, MILLISECONDS).untilAsserted(() -> {
                Map<DatabaseNode, Long> before = questions(cluster);
                long end = System.nanoTime() + SECONDS.toNanos(3);
                for (int id = 1; System.nanoTime() < end; id++) {
                    rows.insert(connection, id);
                }
                Map<DatabaseNode, Long> after = questions(cluster);
                DatabaseNode writer = WriterInUse.of(cluster, watched.topology());
                assertThat(after).allSatisfy((node, count) -> {
                    long asked = count - before.getOrDefault(node, 0L);
                    if (node == writer) {
                        assertThat(asked).as(node.name()).isZero();
                    } else {
                        assertThat(asked).as(node.name()).isGreaterThanOrEqualTo(2L);
                    }
                });
            });
        }
    }

    /** How often each server has been asked: in MySQL that very question, since a group's servers have others of their own. */
    private static Map<DatabaseNode, Long> questions(DatabaseCluster cluster) {
        boolean isMySql = Engine.current() == Engine.GROUP_REPLICATION;
        String count = isMySql
                ? "SELECT COALESCE(SUM(COUNT_STAR), 0) AS Value FROM performance_schema.events_statements_summary_by_digest"
                        + " WHERE DIGEST_TEXT LIKE '%AS `member_role` FROM%'"
                : "SHOW GLOBAL STATUS LIKE 'Com_select'";
        Map<DatabaseNode, Long> counts = new LinkedHashMap<>();
        for (DatabaseNode node : cluster.nodes()) {
            counts.put(
                    node, Long.valueOf(String.valueOf(node.query(count).get(0).get("Value"))));
        }
        return counts;
    }
}

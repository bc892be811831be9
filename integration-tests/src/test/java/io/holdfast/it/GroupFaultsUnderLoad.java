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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What befalls servers that decide together who goes on, and how they are watched. */
abstract class GroupFaultsUnderLoad extends FaultsUnderLoad {

    /** What is written through it says all that a question would, to an account that may not see the members of a group, too. */
    @Test
    void aWriterThroughWhichWritesGoIsNotAsked(DatabaseCluster cluster) throws Exception {
        Rows rows = Rows.in(cluster);
        HoldfastDataSource source = new HoldfastDataSource(
                Engine.current().url().of(cluster, LoadedApplication.APART), cluster.user(), cluster.password());
        AtomicBoolean over = new AtomicBoolean();
        try (Connection connection = source.getConnection()) {
            rows.insert(connection, 0);
            Watched watched = connection.unwrap(Watched.class);
            CompletableFuture<Void> writing = CompletableFuture.runAsync(
                    () -> {
                        for (int id = 1; !over.get(); id++) { // while it is counted, too
                            insert(rows, connection, id);
                        }
                    },
                    task -> new Thread(task).start());
            // Whoever watched for another test goes on for half a minute; and a write may take too long for once.
            await().atMost(120, SECONDS).pollInterval(1, MILLISECONDS).untilAsserted(() -> {
                Map<DatabaseNode, Long> before = questions(cluster);
                await().pollDelay(3, SECONDS).until(() -> true);
                Map<DatabaseNode, Long> after = questions(cluster);
                writing.getNow(null); // which throws if it has failed
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
            over.set(true);
            writing.get(30, SECONDS);
        } finally {
            over.set(true);
        }
    }

    private static void insert(Rows rows, Connection connection, int id) {
        try {
            rows.insert(connection, id);
        } catch (SQLException e) {
            throw new CompletionException(e);
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

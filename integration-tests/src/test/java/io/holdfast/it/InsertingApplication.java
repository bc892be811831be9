package io.holdfast.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastDataSource;
import io.holdfast.outcome.FailoverOutcome;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Inserts as fast as it can, and takes an honest exception for an answer. */
final class InsertingApplication implements AutoCloseable {

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> surprise = new AtomicReference<>();
    private final List<Long> writes = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private final Rows rows;
    private final Thread thread;

    private InsertingApplication(DatabaseCluster cluster) throws SQLException {
        rows = Rows.in(cluster);
        HoldfastDataSource source =
                new HoldfastDataSource(InnerUrl.CONNECTOR_J.of(cluster, ""), cluster.user(), cluster.password());
        Connection connection = source.getConnection();
        thread = new Thread(() -> {
            try (connection) {
                for (int id = 1; !over.get(); id++) {
                    insert(connection, id);
                }
            } catch (SQLException | RuntimeException e) {
                surprise.set(e);
            }
        });
    }

    static InsertingApplication start(DatabaseCluster cluster) throws SQLException {
        InsertingApplication application = new InsertingApplication(cluster);
        application.thread.start();
        // Until the monitor knows all nodes.
        await().pollDelay(1_800, MILLISECONDS).until(() -> application.lastWrite() > 0);
        return application;
    }

    private void insert(Connection connection, int id) throws SQLException {
        try {
            rows.insert(connection, id);
            writes.add(System.nanoTime());
            acknowledged.add(id);
        } catch (SQLException e) {
            if (!(e instanceof FailoverOutcome)) {
                throw e;
            }
        }
    }

    long lastWrite() {
        assertThat(surprise.get()).isNull();
        return writes.isEmpty() ? 0 : writes.get(writes.size() - 1);
    }

    long firstWriteAfter(long time) {
        return List.copyOf(writes).stream().filter(at -> at > time).findFirst().orElseThrow();
    }

    long gapMillis(long from, long to) {
        long longest = 0;
        long before = from;
        for (long at : List.copyOf(writes)) {
            if (at > from && at < to) {
                longest = Math.max(longest, at - before);
                before = at;
            }
        }
        return NANOSECONDS.toMillis(Math.max(longest, to - before));
    }

    /** Everything that was acknowledged is there. */
    void assertNothingIsLostOn(DatabaseNode node) {
        List<Integer> before = List.copyOf(acknowledged);
        assertThat(rows.storedOn(node)).containsAll(before);
    }

    @Override
    public void close() {
        over.set(true);
        await().atMost(40, SECONDS).until(() -> !thread.isAlive());
        assertThat(surprise.get()).isNull();
    }
}

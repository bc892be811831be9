package io.holdfast.it;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastDataSource;
import io.holdfast.event.Watched;
import io.holdfast.outcome.FailoverOutcome;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.topology.NodeState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Inserts as fast as it can, and takes an honest exception for an answer. */
final class InsertingApplication implements AutoCloseable {

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> surprise = new AtomicReference<>();
    private final List<Long> writes = Collections.synchronizedList(new ArrayList<>());
    private final Rows rows;
    private final Watched watched;
    private final Thread thread;

    private InsertingApplication(Staging staging) throws SQLException {
        DatabaseCluster cluster = staging.cluster;
        rows = Rows.in(cluster);
        HoldfastDataSource source = new HoldfastDataSource(staging.url(""), cluster.user(), cluster.password());
        Connection connection = source.getConnection();
        watched = connection.unwrap(Watched.class);
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

    /** One that writes, to the kit's writer, while its monitor knows all nodes. */
    static InsertingApplication start(Staging staging) throws SQLException {
        InsertingApplication application = new InsertingApplication(staging);
        application.thread.start();
        int nodes = staging.cluster.nodes().size();
        await("the monitor knows all nodes").atMost(15, SECONDS).until(() -> application.serversKnown() == nodes);
        staging.agree(application.watched.topology());
        long ready = System.nanoTime();
        await().atMost(15, SECONDS).until(() -> application.lastWrite() > ready);
        return application;
    }

    private long serversKnown() {
        return watched.topology().nodes().stream()
                .map(NodeState::server)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    private void insert(Connection connection, int id) throws SQLException {
        try {
            rows.insert(connection, id);
            writes.add(System.nanoTime());
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

    /** A time without a write, by values of {@code System.nanoTime()}. */
    record Gap(long begin, long end) {

        long millis() {
            return NANOSECONDS.toMillis(end - begin);
        }

        private Gap orLonger(Gap other) {
            return other.end - other.begin > end - begin ? other : this;
        }
    }

    /** The longest one within a window. */
    Gap gap(long from, long to) {
        Gap longest = new Gap(from, from);
        long before = from;
        for (long at : List.copyOf(writes)) {
            if (at > from && at < to) {
                longest = longest.orLonger(new Gap(before, at));
                before = at;
            }
        }
        return longest.orLonger(new Gap(before, to));
    }

    @Override
    public void close() {
        over.set(true);
        await().atMost(40, SECONDS).until(() -> !thread.isAlive());
        assertThat(surprise.get()).isNull();
    }
}

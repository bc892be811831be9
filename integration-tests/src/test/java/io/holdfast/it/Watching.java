package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastDataSource;
import io.holdfast.event.Watched;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.topology.ClusterTopology;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Connections to a cluster that is watched over them, and what they say of it. */
final class Watching {

    private Watching() {}

    static HoldfastDataSource source(InnerUrl driver, DatabaseCluster cluster, String options) {
        return new HoldfastDataSource(driver.of(cluster, options), cluster.user(), cluster.password());
    }

    static ClusterTopology topology(Connection connection) throws SQLException {
        return connection.unwrap(Watched.class).topology();
    }

    static void awaitAllKnown(Connection connection) {
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(topology(connection).nodes())
                        .isNotEmpty()
                        .allSatisfy(node -> assertThat(node.server()).isNotNull()));
    }

    interface Work<T> {
        T run() throws SQLException;
    }

    /** Does it on a thread of its own. */
    static <T> CompletableFuture<T> aside(Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(work.run());
            } catch (SQLException | RuntimeException e) {
                result.completeExceptionally(new ExecutionException(e));
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }
}

package io.holdfast.examples.shop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.junit.ClusterExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What a Prometheus with our rules makes of a database that is away, and of a shop that is. Needs its binary; Debian has it. */
@ExtendWith(ClusterExtension.class)
class AlertsIT {

    @Test
    void fireWhenTheyShouldAndClearAfterwards(DatabaseCluster cluster, @TempDir Path directory) throws Exception {
        Optional<Path> binary = Prometheus.onThePath();
        Assumptions.assumeTrue(binary.isPresent(), "There is no 'prometheus' on the PATH (Debian: apt-get install prometheus)");
        ConfigurableApplicationContext shop =
                ShopApplication.start(cluster, "--server.port=0", "--holdfast.failover-timeout=4s");
        try (Prometheus prometheus = Prometheus.start(
                binary.get(),
                directory,
                Integer.parseInt(shop.getEnvironment().getRequiredProperty("local.server.port")))) {
            calm(prometheus);
            cluster.crash(cluster.writer());
            fires(prometheus, "HoldfastWriterGone", "HoldfastApplicationsToldUnavailable");
            assertThat(prometheus.firing()).doesNotContain("HoldfastMetricsAbsent", "HoldfastJobSilent");

            cluster.promote(cluster.bestReplica());
            await().atMost(60, SECONDS)
                    .untilAsserted(() -> assertThat(prometheus.firing())
                            .doesNotContain("HoldfastWriterGone", "HoldfastApplicationsToldUnavailable"));

            shop.close();
            fires(prometheus, "HoldfastMetricsAbsent", "HoldfastJobSilent");
        } finally {
            shop.close();
        }
    }

    /** Twice the longest that one of the alerts about missing data waits, so that one which fires without a reason would. */
    private static void calm(Prometheus prometheus) {
        await().atMost(30, SECONDS)
                .ignoreExceptionsInstanceOf(IOException.class) // it is starting
                .until(() -> prometheus.samples("holdfast_info") > 0);
        await().during(2 * 300 / Prometheus.FASTER, SECONDS)
                .atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(prometheus.firing()).isEmpty());
    }

    private static void fires(Prometheus prometheus, String... alerts) {
        await().atMost(45, SECONDS)
                .untilAsserted(() -> assertThat(prometheus.firing()).contains(alerts));
    }
}

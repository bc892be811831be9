package io.holdfast.examples.shop;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.junit.ClusterExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a Prometheus with our rules makes of a database that is away, and of a shop that is. Needs its binary; Debian has it. */
@ExtendWith(ClusterExtension.class)
class AlertsIT {

    private static final String UNKNOWN =
            "sum(increase(holdfast_told_total{outcome=\"unknown\"}[" + 15 * 60 / Prometheus.FASTER + "s])) > 0";

    @Test
    @Timeout(value = 12, unit = MINUTES) // more than its parts may take together
    void fireWhenTheyShouldAndClearAfterwards(DatabaseCluster cluster, @TempDir Path directory) throws Exception {
        Optional<Path> binary = Prometheus.onThePath();
        Assumptions.assumeTrue(binary.isPresent(), "There is no 'prometheus' on the PATH (Debian: apt-get install prometheus)");
        try (ForkedShop shop =
                        ForkedShop.start(cluster, Path.of("target", "forked-shop.log"), "--holdfast.failover-timeout=4s");
                Prometheus prometheus = Prometheus.start(binary.get(), directory, shop.port())) {
            calm(prometheus);
            cluster.crash(cluster.writer());
            fire(prometheus, "HoldfastWriterGone", "HoldfastApplicationsToldUnavailable");

            cluster.promote(cluster.bestReplica());
            fire(prometheus, "HoldfastNodeUnreachable"); // the one that is still dead, and nothing else

            shop.kill();
            fire(prometheus, "HoldfastMetricsAbsent", "HoldfastJobSilent");
        }
    }

    /** Twice the longest that one of the alerts about missing data waits, so that one which fires without a reason would. */
    private static void calm(Prometheus prometheus) {
        await().atMost(90, SECONDS)
                .ignoreExceptionsInstanceOf(IOException.class) // it is starting
                .until(() -> prometheus.samples("holdfast_info") > 0);
        await().during(2 * 300 / Prometheus.FASTER, SECONDS)
                .atMost(120, SECONDS)
                .untilAsserted(() -> assertThat(prometheus.firing()).isEmpty());
    }

    /** These and no others; but whether the crash came upon a commit in flight is a matter of chance. */
    private static void fire(Prometheus prometheus, String... alerts) {
        await().atMost(120, SECONDS).untilAsserted(() -> {
            Set<String> expected = new TreeSet<>(List.of(alerts));
            if (prometheus.samples(UNKNOWN) > 0) {
                expected.add("HoldfastOutcomeUnknown");
            }
            assertThat(prometheus.firing()).isEqualTo(expected);
        });
    }
}

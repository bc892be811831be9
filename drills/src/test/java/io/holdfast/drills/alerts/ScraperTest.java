package io.holdfast.drills.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.Holdfast;
import io.holdfast.event.Watched;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Nobody answers at that address: there is a cluster, and no writer. */
class ScraperTest {

    private static final String URL = "jdbc:holdfast:mysql://127.0.0.1:1/shop?holdfast.failoverTimeout=1s";
    private static final long SECOND = 1_000_000_000;

    private static void connectInVain() {
        assertThatThrownBy(
                        () -> DriverManager.getConnection(URL, "shop", "shop").close())
                .isInstanceOf(SQLException.class);
    }

    @Test
    void whatItGivesIsWhatTheRulesAskFor() throws SQLException {
        AlertWatch watch = new AlertWatch(AlertRules.ofOps());
        Watched cluster = Holdfast.announce(URL, new Properties());
        String ofIt = "{cluster=\"" + cluster.name() + "\"";
        try (Scraper scraper = Scraper.open()) {
            // By a thread of its own, which makes this one as the last.
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(scraper.scrape()).contains("holdfast_split_brain" + ofIt));
            for (int second = 0; second < 2; second++) {
                connectInVain();
                String exposition = scraper.scrape();
                assertThat(exposition).contains("holdfast_info" + ofIt, "holdfast_failover_seconds_count{");
                watch.scraped(second * SECOND, "drill", "shop", exposition);
                watch.evaluate(second * SECOND);
            }
        }
        assertThat(watch.spans()).filteredOn(AlertSpan::fired).singleElement().satisfies(span -> {
            assertThat(span.alert()).isEqualTo("HoldfastApplicationsToldUnavailable");
            assertThat(span.labels()).containsOnlyKeys("job", "cluster").containsEntry("job", "drill");
            assertThat(span.summary()).isEqualTo("Calls of drill fail for want of a writer");
            assertThat(span.firingNanos()).isEqualTo(SECOND);
        });
    }
}

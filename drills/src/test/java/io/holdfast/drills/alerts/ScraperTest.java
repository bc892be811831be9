package io.holdfast.drills.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

/** Nobody answers at that address: there is a cluster, and no writer. */
class ScraperTest {

    private static final String URL = "jdbc:holdfast:mysql://127.0.0.1:1/shop?holdfast.failoverTimeout=500ms";

    @Test
    void whatItGivesIsWhatTheRulesAskFor() {
        AlertWatch watch = new AlertWatch(AlertRules.ofOps().faster(1_000));
        try (Scraper scraper = Scraper.open();
                HikariDataSource pool = new HikariDataSource(config())) {
            assertThat(pool.isRunning()).isTrue();
            System.out.println(scraper.scrape());
            watch.scraped(0, "drill", "shop", scraper.scrape());
            watch.evaluate(0);
        }
    }

    private static HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(URL);
        config.setUsername("shop");
        config.setPassword("shop");
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(1_000);
        return config;
    }
}

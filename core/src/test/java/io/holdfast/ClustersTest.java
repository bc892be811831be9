package io.holdfast;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.holdfast.event.HoldfastListener;
import io.holdfast.event.Watched;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A cluster that is known before anybody connects to it. */
class ClustersTest {

    private static final String URL = "jdbc:holdfast:mysql://announced1,announced2/db";
    private static final String NAME = "mysql://[announced1:3306, announced2:3306]";

    @Test
    void anAnnouncedClusterIsToldOnceAndIsTheOneThatConnectionsFind() throws Exception {
        List<String> opened = new CopyOnWriteArrayList<>();
        HoldfastListener listener = new HoldfastListener() {
            @Override
            public void clusterOpened(Watched cluster) {
                opened.add(cluster.name());
            }
        };
        AutoCloseable listening = Holdfast.listen(listener);
        try {
            Watched announced = Holdfast.announce(URL, new Properties());
            assertThat(Holdfast.announce(
                            URL.replace("announced1,announced2", "announced2,announced1"), new Properties()))
                    .isSameAs(announced);
            assertThat(Holdfast.clusters()).contains(announced);
            // by the thread that tells this listener of other tests' clusters, if it still does
            await().atMost(30, SECONDS).untilAsserted(() -> assertThat(opened).containsOnlyOnce(NAME));
            assertThat(announced.counts().monitorAge()).isNull();
        } finally {
            listening.close();
        }
    }

    /** Those of the first connection hold, which need not be the one that somebody has taken pains with: Flyway's own, for example. */
    @Test
    void settingsThatAreNotUsedAreSaidOnce() throws SQLException {
        String url = "jdbc:holdfast:mysql://announced3/db";
        Logger logger = (Logger) LoggerFactory.getLogger(Clusters.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            Watched announced = Holdfast.announce(url, new Properties());
            Properties options = new Properties();
            options.setProperty("holdfast.detectionTime", "10s");
            for (int i = 0; i < 3; i++) {
                assertThat(Holdfast.announce(url, options)).isSameAs(announced);
            }
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .singleElement()
                    .satisfies(said -> assertThat(said).contains("announced3:3306", "PT10S", "PT3S"));
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void aTopologyThatIsSaidIsPartOfTheName() throws SQLException {
        Properties options = new Properties();
        options.setProperty("holdfast.topology", "galera");
        assertThat(Holdfast.announce(URL, options).name()).startsWith(NAME).isNotEqualTo(NAME);
    }

    @Test
    void whatCannotBeConnectedToCannotBeAnnounced() {
        assertThatThrownBy(() -> Holdfast.announce("jdbc:mysql://h/db", new Properties()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("jdbc:holdfast:");
        Properties options = new Properties();
        options.setProperty("holdfast.recovery", "perhaps");
        assertThatThrownBy(() -> Holdfast.announce(URL, options))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("perhaps");
    }
}

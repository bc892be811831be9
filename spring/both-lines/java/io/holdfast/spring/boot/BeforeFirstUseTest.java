package io.holdfast.spring.boot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.Holdfast;
import io.holdfast.event.Watched;
import io.holdfast.spring.boot.health.HoldfastHealthAutoConfiguration;
import io.holdfast.spring.boot.health.HoldfastHealthIndicator;
import io.holdfast.spring.boot.telemetry.ClusterReport;
import io.holdfast.spring.boot.telemetry.HoldfastEndpoint;
import io.holdfast.spring.boot.telemetry.HoldfastEndpointAutoConfiguration;
import io.holdfast.spring.boot.telemetry.HoldfastTelemetryAutoConfiguration;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.MeterNotFoundException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** An application that has started and has not asked its database anything yet: all is there to be seen, and nothing was opened. */
class BeforeFirstUseTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Set<Thread> before = Thread.getAllStackTraces().keySet();
    private final ServerSocketChannel server;
    private final String name;

    BeforeFirstUseTest() throws IOException {
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.configureBlocking(false);
        name = "mysql://[127.0.0.1:" + server.socket().getLocalPort() + "]";
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private String url() {
        return "spring.datasource.url=jdbc:mysql://127.0.0.1:" + server.socket().getLocalPort() + "/shop";
    }

    private WebApplicationContextRunner app() {
        return new WebApplicationContextRunner()
                .withConfiguration(Line.JDBC)
                .withConfiguration(AutoConfigurations.of(
                        HoldfastTelemetryAutoConfiguration.class,
                        HoldfastEndpointAutoConfiguration.class,
                        HoldfastHealthAutoConfiguration.class))
                .withBean(MeterRegistry.class, () -> meters)
                .withPropertyValues("management.endpoints.web.exposure.include=holdfast", url());
    }

    /** Reports are those of clusters that other tests have used in this JVM, which new listeners hear of by a thread. */
    private void assertNothingWasOpened() throws IOException {
        assertThat(server.accept()).isNull();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("holdfast-"))
                .filteredOn(thread -> !thread.getName().startsWith("holdfast-report-"))
                .isSubsetOf(before);
    }

    /** Nobody listens here, so that not even a thread for reports has a reason. */
    @Test
    void nothingIsStartedBeforeItIsNeeded() {
        new ApplicationContextRunner()
                .withConfiguration(Line.JDBC)
                .withPropertyValues(url())
                .run(started -> {
                    assertThat(started.getBean(HikariDataSource.class).isRunning())
                            .isFalse();
                    assertThat(Thread.getAllStackTraces().keySet())
                            .filteredOn(thread -> thread.getName().startsWith("holdfast-"))
                            .isSubsetOf(before);
                    assertThat(server.accept()).isNull();
                });
    }

    @Test
    void everySeriesIsThereAtZero() {
        app().run(started -> {
            // They are registered one after the other, by a thread of the listener's if it was busy.
            await().atMost(30, SECONDS)
                    .ignoreException(MeterNotFoundException.class)
                    .untilAsserted(this::assertAllAreAtZero);
            assertNothingWasOpened();
        });
    }

    private void assertAllAreAtZero() {
        assertThat(meters.get("holdfast.info").tag("cluster", name).gauge().value())
                .isEqualTo(1);
        assertThat(meters.get("holdfast.monitor.age")
                        .tag("cluster", name)
                        .gauge()
                        .value())
                .isNaN();
        assertThat(meters.get("holdfast.told").tag("cluster", name).functionCounters())
                .hasSize(3)
                .extracting(FunctionCounter::count)
                .containsOnly(0.0);
        assertThat(meters.get("holdfast.connects").tag("cluster", name).functionCounters())
                .hasSize(3)
                .extracting(FunctionCounter::count)
                .containsOnly(0.0);
        assertThat(meters.get("holdfast.failover").tag("cluster", name).timers())
                .extracting(Timer::count)
                .containsOnly(0L);
        assertThat(meters.get("holdfast.connections").tag("cluster", name).gauges())
                .extracting(Gauge::value)
                .containsOnly(0.0);
        assertThat(meters.get("holdfast.outage").tag("cluster", name).gauge().value())
                .isZero();
    }

    @Test
    void healthAndEndpointAskNoServer() {
        app().run(started -> {
            assertThat(started.getBean(HoldfastHealthIndicator.class).health().getDetails())
                    .containsKey(name);
            assertThat(started.getBean(HoldfastEndpoint.class).report().clusters())
                    .extracting(ClusterReport::name)
                    .contains(name);
            assertNothingWasOpened();
        });
    }

    @Test
    void switchedOffThereIsNothingToTellOf() {
        app().withPropertyValues("holdfast.enabled=false")
                .run(started -> assertThat(Holdfast.clusters())
                        .extracting(Watched::name)
                        .doesNotContain(name));
    }
}

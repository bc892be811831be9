package io.holdfast.spring.boot.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastDriver;
import io.holdfast.event.HoldfastListener;
import io.holdfast.event.Watched;
import io.holdfast.telemetry.HoldfastMetrics;
import io.holdfast.telemetry.JmxListener;
import io.holdfast.telemetry.OpenTelemetryListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.ClassUtils;

/** Who listens in which application. No server: a cluster is known from the first attempt to reach it. */
@ExtendWith(OutputCaptureExtension.class)
class TelemetryTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(HoldfastTelemetryAutoConfiguration.class));

    /** Notes the names of the clusters that it is told of. */
    private static final class Names implements HoldfastListener {
        final List<String> names = new CopyOnWriteArrayList<>();

        @Override
        public void clusterOpened(Watched cluster) {
            names.add(cluster.name());
        }
    }

    /** The name of the cluster that {@link #tryToConnect} makes known. */
    private static String cluster(String host) {
        return "mariadb://[" + host + ":1]";
    }

    /** Makes a cluster known. Port 1 refuses. */
    private static void tryToConnect(String host) {
        Properties options = new Properties();
        options.setProperty("holdfast.failoverTimeout", "100ms");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> new HoldfastDriver()
                        .connect("jdbc:holdfast:mariadb://" + host + ":1/db?sslMode=disable", options));
    }

    @Test
    void nothingToShowItWith() {
        context.run(started -> {
            assertThat(started).hasNotFailed();
            assertThat(started).doesNotHaveBean(HoldfastListener.class);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.micrometer", "io.opentelemetry"})
    void theApplicationHasNoSuchLibrary(String missing) {
        context.withClassLoader(new FilteredClassLoader(missing)).run(started -> {
            assertThat(started).hasNotFailed();
            assertThat(started).hasSingleBean(Listening.class);
            assertThat(started).doesNotHaveBean(HoldfastListener.class);
        });
    }

    @Test
    void meters() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        context.withBean(MeterRegistry.class, () -> registry).run(started -> {
            assertThat(started).hasSingleBean(HoldfastMetrics.class);
            tryToConnect("127.0.0.11");
            await().untilAsserted(() -> assertThat(registry.find("holdfast.told")
                            .tags("cluster", cluster("127.0.0.11"), "outcome", "unknown")
                            .functionCounter())
                    .isNotNull());
        });
    }

    @Test
    void severalRegistriesOfWhichNoneIsTheFirst(CapturedOutput output) {
        context.withBean("one", MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean("two", MeterRegistry.class, SimpleMeterRegistry::new)
                .run(started -> {
                    assertThat(started).hasNotFailed();
                    assertThat(started).doesNotHaveBean(HoldfastMetrics.class);
                });
        assertThat(output).contains("The meters of Holdfast go nowhere: there are several meter registries (one, two)");
    }

    @Test
    void nothingIsSaidOfMetersThatGoSomewhere(CapturedOutput output) {
        HoldfastMetrics own = new HoldfastMetrics(new SimpleMeterRegistry());
        context.withBean("one", MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean("two", MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean("own", HoldfastMetrics.class, () -> own)
                .run(started -> assertThat(started).hasNotFailed());
        context.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(started -> assertThat(started).hasNotFailed());
        context.run(started -> assertThat(started).hasNotFailed());
        assertThat(output).doesNotContain("go nowhere");
    }

    @Test
    void spans() {
        context.withBean(OpenTelemetry.class, OpenTelemetry::noop)
                .run(started -> assertThat(started).hasSingleBean(OpenTelemetryListener.class));
    }

    @Test
    void managementBeansAsLongAsTheApplicationRuns() throws Exception {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        ObjectName name = new ObjectName("io.holdfast:type=Cluster,name=" + ObjectName.quote(cluster("127.0.0.12")));
        context.withBean(MBeanServer.class, () -> server).run(started -> {
            assertThat(started).hasSingleBean(JmxListener.class);
            tryToConnect("127.0.0.12");
            await().untilAsserted(() -> assertThat(server.isRegistered(name)).isTrue());
        });
        assertThat(server.isRegistered(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bootsManagementServer(boolean enabled) {
        context.withConfiguration(AutoConfigurations.of(JmxAutoConfiguration.class))
                .withPropertyValues("spring.jmx.enabled=" + enabled)
                .run(started ->
                        assertThat(started.getBeansOfType(JmxListener.class)).hasSize(enabled ? 1 : 0));
    }

    @Test
    void oneOfTheApplicationsOwnTakesThePlaceOfOurs() {
        HoldfastMetrics own = new HoldfastMetrics(new SimpleMeterRegistry());
        context.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean("own", HoldfastMetrics.class, () -> own)
                .run(started ->
                        assertThat(started.getBean(HoldfastMetrics.class)).isSameAs(own));
    }

    @Test
    void theApplicationsListenersAreToldUntilItEnds() {
        Names first = new Names();
        context.withBean(HoldfastListener.class, () -> first).run(started -> {
            tryToConnect("127.0.0.13");
            await().untilAsserted(() -> assertThat(first.names).contains(cluster("127.0.0.13")));
        });
        Names second = new Names();
        context.withBean(HoldfastListener.class, () -> second).run(started -> {
            tryToConnect("127.0.0.14");
            await().untilAsserted(() -> assertThat(second.names).contains(cluster("127.0.0.14")));
        });
        assertThat(first.names).doesNotContain(cluster("127.0.0.14"));
    }

    @Test
    void theyAreToldInApplicationsWithLazyBeans() {
        Names names = new Names();
        context.withBean(HoldfastListener.class, () -> names)
                .withInitializer(starting ->
                        starting.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(started -> {
                    tryToConnect("127.0.0.15");
                    await().untilAsserted(() -> assertThat(names.names).contains(cluster("127.0.0.15")));
                });
    }

    /** A name that this line does not have is skipped in silence, and so would a mistyped one be. */
    @ParameterizedTest
    @ValueSource(
            strings = {".+\\.CompositeMeterRegistry.+", "org\\.springframework\\..+\\.OpenTelemetry.+", ".+\\.JmxAuto.+"
            })
    void ourBeansComeAfterThoseThatTheyNeed(String what) {
        AutoConfiguration order =
                Objects.requireNonNull(HoldfastTelemetryAutoConfiguration.class.getAnnotation(AutoConfiguration.class));
        assertThat(Arrays.stream(order.afterName())
                        .filter(name -> name.matches(what))
                        .filter(name -> ClassUtils.isPresent(name, getClass().getClassLoader())))
                .hasSize(1);
    }
}

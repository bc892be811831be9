package io.holdfast.spring.boot.telemetry;

import io.holdfast.event.HoldfastListener;
import io.holdfast.telemetry.HoldfastMetrics;
import io.holdfast.telemetry.JmxListener;
import io.holdfast.telemetry.OpenTelemetryListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import javax.management.MBeanServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Listeners for what the application has to show things with, each of which gives way to one of the application's own, and the
 * application's other listeners. After those auto-configurations that make what is asked for, under the names that they have in both lines
 * of Boot.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration",
            "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
            "io.opentelemetry.instrumentation.spring.autoconfigure.OpenTelemetryAutoConfiguration",
            "org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration"
        })
public final class HoldfastTelemetryAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(HoldfastTelemetryAutoConfiguration.class);

    HoldfastTelemetryAutoConfiguration() {}

    @Bean
    static Listening holdfastListening(ObjectProvider<HoldfastListener> listeners) {
        return new Listening(listeners);
    }

    /** Where several registries are none the first, there is no saying which of them is to have the meters. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class Meters {

        @Bean
        @ConditionalOnSingleCandidate(MeterRegistry.class)
        @ConditionalOnMissingBean
        static HoldfastMetrics holdfastMetrics(MeterRegistry registry) {
            return new HoldfastMetrics(registry);
        }

        @Bean
        @ConditionalOnBean(MeterRegistry.class)
        @ConditionalOnMissingBean(HoldfastMetrics.class)
        static SmartInitializingSingleton holdfastWithoutMeters(ListableBeanFactory beans) {
            return () -> log.warn(
                    "The meters of Holdfast go nowhere: there are several meter registries ({}), and none of them is primary. Mark"
                            + " one as that, or make a bean of HoldfastMetrics",
                    String.join(", ", beans.getBeanNamesForType(MeterRegistry.class, true, false)));
        }
    }

    /** A span for each incident. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(OpenTelemetry.class)
    static class Spans {

        @Bean
        @ConditionalOnSingleCandidate(OpenTelemetry.class)
        @ConditionalOnMissingBean
        static OpenTelemetryListener holdfastSpans(OpenTelemetry telemetry) {
            return new OpenTelemetryListener(telemetry);
        }
    }

    /** With {@code spring.jmx.enabled=true}. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MBeanServer.class)
    static class ManagementBeans {

        @Bean
        @ConditionalOnSingleCandidate(MBeanServer.class)
        @ConditionalOnMissingBean
        static JmxListener holdfastManagementBeans(MBeanServer server) {
            return new JmxListener(server);
        }
    }
}

package io.holdfast.spring.boot.health;

import io.holdfast.Holdfast;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The actuator's {@code holdfast} component, unless {@code management.health.holdfast.enabled=false}. */
@AutoConfiguration
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
public final class HoldfastHealthAutoConfiguration {

    HoldfastHealthAutoConfiguration() {}

    @Bean
    @ConditionalOnEnabledHealthIndicator("holdfast")
    @ConditionalOnMissingBean(name = "holdfastHealthIndicator")
    static HoldfastHealthIndicator holdfastHealthIndicator() {
        return new HoldfastHealthIndicator(Holdfast::clusters);
    }
}

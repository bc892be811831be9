package io.holdfast.spring.boot.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.spring.boot.health.HoldfastHealthAutoConfiguration;
import io.holdfast.spring.boot.health.HoldfastHealthIndicator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** Which applications have the endpoint and the health indicator. */
class ActuatorTest {

    private static final AutoConfigurations OURS =
            AutoConfigurations.of(HoldfastEndpointAutoConfiguration.class, HoldfastHealthAutoConfiguration.class);

    private final ApplicationContextRunner context = new ApplicationContextRunner().withConfiguration(OURS);
    private final WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(OURS);

    @Test
    void theEndpointIsThereWhereItIsExposed() {
        web.withPropertyValues("management.endpoints.web.exposure.include=holdfast")
                .run(started -> assertThat(started).hasSingleBean(HoldfastEndpoint.class));
        web.run(started -> assertThat(started).doesNotHaveBean(HoldfastEndpoint.class));
        web.withPropertyValues(
                        "management.endpoints.web.exposure.include=holdfast",
                        "management.endpoint.holdfast.access=NONE")
                .run(started -> assertThat(started).doesNotHaveBean(HoldfastEndpoint.class));
    }

    @Test
    void healthIsThereUnlessItIsSwitchedOff() {
        context.run(started -> assertThat(started).hasSingleBean(HoldfastHealthIndicator.class));
        for (String off : new String[] {"management.health.holdfast.enabled", "management.health.defaults.enabled"}) {
            context.withPropertyValues(off + "=false")
                    .run(started -> assertThat(started).as(off).doesNotHaveBean(HoldfastHealthIndicator.class));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.springframework.boot.actuate", "org.springframework.boot.health"})
    void anApplicationWithoutTheActuatorStarts(String missing) {
        context.withClassLoader(new FilteredClassLoader(missing))
                .run(started -> assertThat(started).hasNotFailed());
        context.withClassLoader(
                        new FilteredClassLoader("org.springframework.boot.actuate", "org.springframework.boot.health"))
                .run(started -> {
                    assertThat(started).hasNotFailed();
                    assertThat(started).doesNotHaveBean("holdfastEndpoint");
                    assertThat(started).doesNotHaveBean("holdfastHealthIndicator");
                });
    }
}

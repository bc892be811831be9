package io.holdfast.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.HoldfastDriver;
import io.holdfast.spring.boot.health.HoldfastHealthAutoConfiguration;
import io.holdfast.spring.boot.health.HoldfastHealthIndicator;
import io.holdfast.spring.boot.telemetry.ClusterReport;
import io.holdfast.spring.boot.telemetry.HoldfastEndpoint;
import io.holdfast.spring.boot.telemetry.HoldfastEndpointAutoConfiguration;
import io.holdfast.spring.boot.telemetry.HoldfastTelemetryAutoConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.MemberHint;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeHint;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;
import org.springframework.util.ClassUtils;

/** Spring's processing ahead of time, and an application that is started from what it wrote. */
@CompileWithForkedClassLoader
class AheadOfTimeTest {

    private static final String CLUSTER = "mysql://[db1:3306, db2:3306]";

    private static final TestPropertyValues PROPERTIES = TestPropertyValues.of(
            "spring.datasource.url=jdbc:mysql://db1,db2/shop",
            "holdfast.recovery=report",
            "management.endpoints.web.exposure.include=holdfast");

    /** With all that the starter has. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        HoldfastTelemetryAutoConfiguration.class,
        HoldfastEndpointAutoConfiguration.class,
        HoldfastHealthAutoConfiguration.class
    })
    static class Observed {

        @Bean
        SimpleMeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    @Test
    void theGeneratedApplicationIsProtected() {
        TestGenerationContext generation = new TestGenerationContext();
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.register(Line.JdbcApplication.class, Observed.class);
        PROPERTIES.applyTo(context);
        ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        generation.writeGeneratedContent();
        hintsAreThere(generation.getRuntimeHints());

        TestCompiler.forSystem().with(generation).compile(compiled -> {
            try (GenericApplicationContext generated = new GenericApplicationContext()) {
                PROPERTIES.applyTo(generated.getEnvironment());
                initialize(
                        compiled.getInstance(ApplicationContextInitializer.class, initializer.reflectionName()),
                        generated);
                generated.refresh();
                HikariDataSource pool = generated.getBean(HikariDataSource.class);
                assertThat(pool.getJdbcUrl()).isEqualTo("jdbc:holdfast:mysql://db1,db2/shop");
                assertThat(pool.getDataSourceProperties()).containsEntry("holdfast.recovery", "report");
                assertThat(generated
                                .getBean(HoldfastHealthIndicator.class)
                                .health()
                                .getDetails())
                        .containsKey(CLUSTER);
                assertThat(generated.getBean(HoldfastEndpoint.class).report().clusters())
                        .extracting(ClusterReport::name)
                        .contains(CLUSTER);
                assertThat(generated
                                .getBean(SimpleMeterRegistry.class)
                                .get("holdfast.info")
                                .tag("cluster", CLUSTER)
                                .gauge()
                                .value())
                        .isEqualTo(1);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static void initialize(ApplicationContextInitializer<?> initializer, GenericApplicationContext context) {
        ((ApplicationContextInitializer<GenericApplicationContext>) initializer).initialize(context);
    }

    /** What is called by name: Boot's properties, which are three in each line; a field of Tomcat's, and getters of the drivers. */
    private static void hintsAreThere(RuntimeHints hints) {
        assertThat(RuntimeHintsPredicates.reflection()
                        .onType(HoldfastDriver.class)
                        .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
                .accepts(hints);
        assertThat(DriverClassPostProcessor.PROPERTIES)
                .filteredOn(properties -> ClassUtils.isPresent(properties, null))
                .hasSize(3)
                .allSatisfy(properties -> assertThat(RuntimeHintsPredicates.reflection()
                                .onType(TypeReference.of(properties))
                                .withMemberCategory(MemberCategory.INVOKE_PUBLIC_METHODS))
                        .accepts(hints));
        assertThat(hint(hints, "org.apache.tomcat.jdbc.pool.DataSourceProxy").fields())
                .extracting(MemberHint::getName)
                .contains("pool");
        for (String source : new String[] {"com.mysql.cj.jdbc.MysqlDataSource", "org.mariadb.jdbc.MariaDbDataSource"}) {
            assertThat(hint(hints, source).methods())
                    .extracting(MemberHint::getName)
                    .contains("getUrl");
        }
    }

    private static TypeHint hint(RuntimeHints hints, String type) {
        return Objects.requireNonNull(hints.reflection().getTypeHint(TypeReference.of(type)), type);
    }
}

package io.holdfast.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.HoldfastDriver;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

/** Spring's processing ahead of time, and an application that is started from what it wrote. */
@CompileWithForkedClassLoader
class AheadOfTimeTest {

    private static final TestPropertyValues PROPERTIES =
            TestPropertyValues.of("spring.datasource.url=jdbc:mysql://db1,db2/shop", "holdfast.recovery=report");

    @Test
    void theGeneratedApplicationIsProtected() {
        TestGenerationContext generation = new TestGenerationContext();
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.register(Line.JdbcApplication.class);
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
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static void initialize(ApplicationContextInitializer<?> initializer, GenericApplicationContext context) {
        ((ApplicationContextInitializer<GenericApplicationContext>) initializer).initialize(context);
    }

    private static void hintsAreThere(RuntimeHints hints) {
        assertThat(RuntimeHintsPredicates.reflection().onType(HoldfastDriver.class))
                .accepts(hints);
    }
}

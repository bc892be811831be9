package io.holdfast.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.HoldfastDriver;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.lifecycle.DockerComposeServicesReadyEvent;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** What Boot makes of a service that Docker Compose runs, without having it run. */
class DockerComposeTest {

    private static final String LISTENER =
            "org.springframework.boot.docker.compose.service.connection.DockerComposeServiceConnectionsApplicationListener";

    /** As {@code docker compose} would tell of it. */
    private record Running(String name, ImageReference image, Map<String, String> env) implements RunningService {

        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public Map<String, String> labels() {
            return Map.of();
        }

        @Override
        public ConnectionPorts ports() {
            return new ConnectionPorts() {
                @Override
                public int get(int containerPort) {
                    return containerPort + 30_000;
                }

                @Override
                public List<Integer> getAll() {
                    return List.of(get(3306));
                }

                @Override
                public List<Integer> getAll(@Nullable String protocol) {
                    return getAll();
                }
            };
        }
    }

    private static Running service(String image) {
        String prefix = image.startsWith("mysql") ? "MYSQL_" : "MARIADB_";
        return new Running(
                "database",
                ImageReference.of(image),
                Map.of(prefix + "DATABASE", "shop", prefix + "USER", "app", prefix + "PASSWORD", "geheim"));
    }

    /** Boot's own listener to it is in no public class, and nor is how the event is made. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void ready(ConfigurableApplicationContext context, RunningService service) {
        try {
            Constructor<DockerComposeServicesReadyEvent> event =
                    DockerComposeServicesReadyEvent.class.getDeclaredConstructor(ApplicationContext.class, List.class);
            ApplicationListener boots = SpringFactoriesLoader.loadFactories(ApplicationListener.class, null).stream()
                    .filter(listener -> listener.getClass().getName().equals(LISTENER))
                    .findFirst()
                    .orElseThrow();
            boots.onApplicationEvent(BeanUtils.instantiateClass(event, context, List.of(service)));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("This Boot makes its events in another way", e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql:9.7", "mariadb:11.8"})
    void aServiceOfDockerComposeIsProtected(String image) {
        String scheme = image.substring(0, image.indexOf(':'));
        new ApplicationContextRunner()
                .withConfiguration(Line.JDBC)
                .withInitializer(context -> ready(context, service(image)))
                .run(started -> {
                    HikariDataSource pool = started.getBean(HikariDataSource.class);
                    assertThat(pool.getJdbcUrl()).isEqualTo("jdbc:holdfast:" + scheme + "://127.0.0.1:33306/shop");
                    assertThat(pool.getDriverClassName()).isEqualTo(HoldfastDriver.class.getName());
                    assertThat(pool.getUsername()).isEqualTo("app");
                    assertThat(pool.getPassword()).isEqualTo("geheim");
                });
    }
}

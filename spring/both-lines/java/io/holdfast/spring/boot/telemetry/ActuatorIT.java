package io.holdfast.spring.boot.telemetry;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.holdfast.Holdfast;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an application shows over HTTP before, during and after an outage that takes longer than a call waits for. */
@ExtendWith(ClusterExtension.class)
class ActuatorIT {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    private final HttpClient client = HttpClient.newHttpClient();
    private URI base = URI.create("http://localhost/");
    private MeterRegistry meters = new SimpleMeterRegistry();
    private String name = "";

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // as JsonPath has it
    private <T> T read(String path, String what) throws Exception {
        return JsonPath.read(get(path).body(), what);
    }

    /** The endpoint's answer, of our cluster alone: others of this JVM may be among them. */
    private Map<String, Object> report() throws Exception {
        List<Map<String, Object>> clusters = read("holdfast", "$.clusters[?(@.name == '" + name + "')]");
        return clusters.get(0);
    }

    private double gauge(String meter) {
        return meters.get(meter).tag("cluster", name).gauge().value();
    }

    private double told(String outcome) {
        return meters.get("holdfast.told")
                .tags("cluster", name, "outcome", outcome)
                .functionCounter()
                .count();
    }

    /** Whatever it was that they began with. */
    private long failovers() {
        return meters.get("holdfast.failover").tags("cluster", name, "outcome", "other_writer").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static ConfigurableApplicationContext start(DatabaseCluster cluster) {
        return new SpringApplicationBuilder(Application.class)
                .properties(
                        "spring.datasource.url=jdbc:mariadb://" + cluster.jdbcHosts() + "/" + cluster.database()
                                + "?sslMode=disable",
                        "spring.datasource.username=" + cluster.user(),
                        "spring.datasource.password=" + cluster.password(),
                        "spring.datasource.hikari.maximum-pool-size=1",
                        "holdfast.failover-timeout=10s",
                        // A machine that is slow shall not look like an incident.
                        "holdfast.detection-time=10s",
                        "server.port=0",
                        "management.endpoints.web.exposure.include=*",
                        "management.endpoint.health.show-details=always",
                        "management.endpoint.health.probes.enabled=true",
                        "spring.flyway.enabled=false",
                        "spring.liquibase.enabled=false",
                        "spring.jpa.hibernate.ddl-auto=none",
                        // A pool without a connection tells its borrowers after its own time, not Holdfast's.
                        "spring.datasource.hikari.connection-timeout=15000",
                        "spring.jpa.open-in-view=false")
                .run();
    }

    @Test
    void anOutageAsPeopleSeeIt(DatabaseCluster cluster) throws Exception {
        try (ConfigurableApplicationContext app = start(cluster)) {
            base = URI.create(
                    "http://localhost:" + app.getEnvironment().getRequiredProperty("local.server.port") + "/actuator/");
            JdbcTemplate jdbc = app.getBean(JdbcTemplate.class);
            jdbc.execute("CREATE TABLE seen (id INT NOT NULL PRIMARY KEY)");
            jdbc.update("INSERT INTO seen VALUES (1)");
            meters = app.getBean(MeterRegistry.class);
            name = Holdfast.of(app.getBean(DataSource.class)).name();
            before(cluster);

            DatabaseNode old = cluster.writer();
            long crashed = System.nanoTime();
            cluster.crash(old);
            CompletableFuture<Integer> refused =
                    CompletableFuture.supplyAsync(() -> jdbc.update("INSERT INTO seen VALUES (2)"));
            withinTheTimeAllowed();
            assertThat(refused)
                    .failsWithin(60, SECONDS)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(DataAccessException.class);
            during(cluster, crashed);

            cluster.promote(cluster.bestReplica());
            await().atMost(60, SECONDS)
                    .ignoreExceptionsInstanceOf(DataAccessException.class)
                    .until(() -> jdbc.update("INSERT INTO seen VALUES (3)") == 1);
            after(cluster, old);

            cluster.restartAsReplica(old);
            aConnectionThatIsHeldOverASwitchover(cluster, app.getBean(DataSource.class));
        }
    }

    private void before(DatabaseCluster cluster) throws Exception {
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(JsonPath.<List<String>>read(report(), "$.nodes[*].role"))
                        .containsExactlyInAnyOrder("WRITER", "READ_ONLY", "READ_ONLY"));
        assertThat(this.<String>read("health", "$.components.holdfast.status")).isEqualTo("UP");
        for (String probe : new String[] {"liveness", "readiness"}) {
            assertThat(get("health/" + probe).statusCode()).as(probe).isEqualTo(200);
            assertThat(get("health/" + probe).body()).as(probe).doesNotContain("holdfast");
        }
        assertThat(get("holdfast").body())
                .startsWith("{\"clusters\":[{\"name\":")
                .doesNotContain(cluster.password());
        assertThat(report())
                .containsEntry("health", "UP")
                .containsEntry("kind", "replication")
                .containsEntry("writer", "127.0.0.1:" + cluster.writer().port())
                .containsEntry("incidents", List.of());
        assertThat(told("not_applied")).isZero();
        assertThat(told("unknown")).isZero();
        assertThat(told("unavailable")).isZero();
        assertThat(failovers()).isZero();
        assertThat(gauge("holdfast.outage")).isZero();
        assertThat(this.<String>read("metrics/holdfast.info", "$.name")).isEqualTo("holdfast.info");
    }

    /** What it says comes from one answer: when the next one is asked for, the time may have run out. */
    private void withinTheTimeAllowed() throws Exception {
        HttpResponse<String> health = await().atMost(10, SECONDS)
                .until(() -> get("health/holdfast"), answer -> answer.body().contains("a writer is being looked for"));
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(health.body(), "$.status")).isEqualTo("UP");
    }

    /** The call that was refused waited for the time allowed, so that this has run out, or is about to. */
    private void during(DatabaseCluster cluster, long crashed) throws Exception {
        await().atMost(30, SECONDS)
                .untilAsserted(
                        () -> assertThat(get("health/holdfast").statusCode()).isEqualTo(503));
        assertThat(System.nanoTime() - crashed).isGreaterThan(SECONDS.toNanos(10));
        assertThat(this.<String>read("health/holdfast", "$.status")).isEqualTo("DOWN");
        assertThat(this.<String>read("health/holdfast", "$.details['" + name + "'].why"))
                .startsWith("no writer for ");
        assertThat(get("health/liveness").statusCode()).isEqualTo(200);
        Map<String, Object> report = report();
        assertThat(report).containsEntry("health", "DOWN");
        assertThat(report.get("writer")).isNull();
        assertThat(JsonPath.<String>read(report, "$.incidents[0].outcome")).isEqualTo("open");
        assertThat(get("holdfast").body()).doesNotContain(cluster.password());
        assertThat(gauge("holdfast.outage")).isGreaterThan(10);
        // The one if the insert found its connection broken, and then it is the pool's own thread that is told; the
        // other if it was
        // under way when the server died.
        await().atMost(30, SECONDS)
                .untilAsserted(
                        () -> assertThat(told("unavailable") + told("unknown")).isPositive());
    }

    private void after(DatabaseCluster cluster, DatabaseNode old) throws Exception {
        String writer = "127.0.0.1:" + cluster.writer().port();
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(failovers()).isEqualTo(1));
        assertThat(this.<String>read("health/holdfast", "$.status")).isEqualTo("UP");
        assertThat(this.<String>read("health/holdfast", "$.details['" + name + "'].writer"))
                .isEqualTo(writer);
        Map<String, Object> report = report();
        assertThat(report).containsEntry("writer", writer);
        Map<String, Object> incident = JsonPath.read(report, "$.incidents[0]");
        assertThat(incident)
                .containsEntry("writerBefore", "127.0.0.1:" + old.port())
                .containsEntry("writer", writer)
                .containsEntry("outcome", "other_writer");
        assertThat(JsonPath.<List<String>>read(incident, "$.steps"))
                .hasSizeGreaterThan(1)
                .allMatch(step -> step.matches("\\+\\d+ ms .*"));
        assertThat(gauge("holdfast.outage")).isZero();
    }

    /** The connection is open, and the server that it is on refuses writes: what a restart of everything was needed for, once. */
    private void aConnectionThatIsHeldOverASwitchover(DatabaseCluster cluster, DataSource pool) throws Exception {
        String elsewhere = "$.details['" + name + "'].connectionsElsewhere";
        try (Connection held = pool.getConnection()) {
            assertThat(held.isValid(10)).isTrue();
            await().atMost(30, SECONDS)
                    .untilAsserted(() -> assertThat(this.<Integer>read("health/holdfast", elsewhere))
                            .isZero());
            cluster.switchover(cluster.bestReplica());
            await().atMost(30, SECONDS)
                    .untilAsserted(() -> assertThat(this.<Integer>read("health/holdfast", elsewhere))
                            .isEqualTo(1));
            try (Statement statement = held.createStatement()) {
                assertThat(statement.executeUpdate("INSERT INTO seen VALUES (4)"))
                        .isEqualTo(1);
            }
            assertThat(this.<Integer>read("health/holdfast", elsewhere)).isZero();
        }
    }
}

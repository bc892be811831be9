package io.holdfast.spring.boot.telemetry;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> T read(String path, String what) throws Exception {
        return JsonPath.read(get(path).body(), what);
    }

    private double meter(String name, String statistic, String... tags) throws Exception {
        String query = tags.length == 0 ? "" : "?tag=" + String.join("&tag=", tags);
        HttpResponse<String> answer = get("metrics/" + name + query);
        assertThat(answer.statusCode()).as(name).isEqualTo(200);
        List<Number> values =
                JsonPath.read(answer.body(), "$.measurements[?(@.statistic == '" + statistic + "')].value");
        return values.get(0).doubleValue();
    }

    private static ConfigurableApplicationContext start(DatabaseCluster cluster) {
        return new SpringApplicationBuilder(Application.class)
                .properties(
                        "spring.datasource.url=jdbc:mariadb://" + cluster.jdbcHosts() + "/" + cluster.database()
                                + "?sslMode=disable",
                        "spring.datasource.username=" + cluster.user(),
                        "spring.datasource.password=" + cluster.password(),
                        "spring.datasource.hikari.maximum-pool-size=2",
                        "holdfast.failover-timeout=3s",
                        "server.port=0",
                        "management.endpoints.web.exposure.include=*",
                        "management.endpoint.health.show-details=always",
                        "management.endpoint.health.probes.enabled=true",
                        "spring.flyway.enabled=false",
                        "spring.liquibase.enabled=false",
                        "spring.jpa.hibernate.ddl-auto=none",
                        "spring.jpa.open-in-view=false")
                .run();
    }

    @Test
    void anOutageAsPeopleSeeIt(DatabaseCluster cluster) throws Exception {
        try (ConfigurableApplicationContext app = start(cluster)) {
            base = URI.create("http://localhost:" + app.getEnvironment().getRequiredProperty("local.server.port")
                    + "/actuator/");
            JdbcTemplate jdbc = app.getBean(JdbcTemplate.class);
            jdbc.execute("CREATE TABLE seen (id INT NOT NULL PRIMARY KEY)");
            jdbc.update("INSERT INTO seen VALUES (1)");
            before(cluster);

            DatabaseNode old = cluster.writer();
            cluster.crash(old);
            long crashed = System.nanoTime();
            CompletableFuture<Integer> refused =
                    CompletableFuture.supplyAsync(() -> jdbc.update("INSERT INTO seen VALUES (2)"));
            withinTheTimeAllowed();
            assertThat(refused).failsWithin(10, SECONDS).withThrowableThat().havingRootCause().isInstanceOf(
                    SQLException.class);
            during(cluster, crashed);

            cluster.promote(cluster.bestReplica());
            await().atMost(20, SECONDS)
                    .ignoreExceptionsInstanceOf(DataAccessException.class)
                    .until(() -> jdbc.update("INSERT INTO seen VALUES (3)") == 1);
            after(cluster, old);
        }
    }

    private void before(DatabaseCluster cluster) throws Exception {
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(this.<String>read("holdfast", "$.clusters[0].nodes[2].role"))
                        .isEqualTo("READ_ONLY"));
        assertThat(this.<String>read("health", "$.components.holdfast.status")).isEqualTo("UP");
        assertThat(get("health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("health/liveness").body()).doesNotContain("holdfast");
        assertThat(get("health/readiness").body()).doesNotContain("holdfast");
        String report = get("holdfast").body();
        assertThat(report).startsWith("{\"clusters\":[{\"name\":").doesNotContain(cluster.password());
        assertThat(JsonPath.<String>read(report, "$.clusters[0].health")).isEqualTo("UP");
        assertThat(JsonPath.<String>read(report, "$.clusters[0].writer"))
                .isEqualTo("127.0.0.1:" + cluster.writer().port());
        assertThat(JsonPath.<Integer>read(report, "$.clusters[0].incidents.length()"))
                .isZero();
        for (String outcome : new String[] {"not_applied", "unknown", "unavailable"}) {
            assertThat(meter("holdfast.told", "COUNT", "outcome:" + outcome)).isZero();
        }
        assertThat(meter("holdfast.failover", "COUNT", "outcome:other_writer")).isZero();
        assertThat(meter("holdfast.info", "VALUE")).isEqualTo(1);
        assertThat(meter("holdfast.outage", "VALUE")).isZero();
    }

    private void withinTheTimeAllowed() throws Exception {
        await().atMost(2, SECONDS)
                .untilAsserted(() -> assertThat(get("health/holdfast").body()).contains("a writer is being looked for"));
        HttpResponse<String> health = get("health/holdfast");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(health.body(), "$.status")).isEqualTo("UP");
    }

    /** The call that was refused waited for the time allowed, so that this has run out, or is about to. */
    private void during(DatabaseCluster cluster, long crashed) throws Exception {
        await().atMost(5, SECONDS)
                .untilAsserted(() -> assertThat(get("health/holdfast").statusCode()).isEqualTo(503));
        assertThat(System.nanoTime() - crashed).isGreaterThan(SECONDS.toNanos(3));
        long asked = System.nanoTime();
        assertThat(this.<String>read("health/holdfast", "$.status")).isEqualTo("DOWN");
        assertThat(this.<String>read("health/holdfast", "$.details['" + name() + "'].why"))
                .startsWith("no writer for ");
        assertThat(get("health/liveness").statusCode()).isEqualTo(200);
        String report = get("holdfast").body();
        assertThat(System.nanoTime() - asked).isLessThan(SECONDS.toNanos(2));
        assertThat(JsonPath.<String>read(report, "$.clusters[0].incidents[0].outcome"))
                .isEqualTo("open");
        assertThat(report).doesNotContain("\"writer\":", cluster.password());
        assertThat(meter("holdfast.outage", "VALUE")).isGreaterThan(3);
        assertThat(meter("holdfast.told", "COUNT", "outcome:unavailable")).isPositive();
    }

    private void after(DatabaseCluster cluster, DatabaseNode old) throws Exception {
        String writer = "127.0.0.1:" + cluster.writer().port();
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(meter("holdfast.failover", "COUNT", "outcome:other_writer"))
                        .isEqualTo(1));
        assertThat(this.<String>read("health/holdfast", "$.status")).isEqualTo("UP");
        assertThat(this.<String>read("health/holdfast", "$.details['" + name() + "'].writer"))
                .isEqualTo(writer);
        String report = get("holdfast").body();
        assertThat(JsonPath.<String>read(report, "$.clusters[0].writer")).isEqualTo(writer);
        assertThat(JsonPath.<String>read(report, "$.clusters[0].incidents[0].writerBefore"))
                .isEqualTo("127.0.0.1:" + old.port());
        assertThat(JsonPath.<String>read(report, "$.clusters[0].incidents[0].writer"))
                .isEqualTo(writer);
        assertThat(JsonPath.<List<String>>read(report, "$.clusters[0].incidents[0].steps"))
                .hasSizeGreaterThan(1)
                .allMatch(step -> step.matches("\\+\\d+ ms .*"));
        assertThat(meter("holdfast.outage", "VALUE")).isZero();
    }

    private String name() throws Exception {
        return read("holdfast", "$.clusters[0].name");
    }
}

package io.holdfast.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.junit.ClusterExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;

/** The shop sells on while its database is broken by its own levers, and its books are right afterwards. */
@ExtendWith(ClusterExtension.class)
class ShopIT {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void sellsThroughASwitchoverAndACrash(DatabaseCluster cluster) throws Exception {
        try (ConfigurableApplicationContext shop = ShopApplication.start(cluster, "--server.port=0")) {
            URI base = URI.create("http://localhost:"
                    + shop.getEnvironment().getRequiredProperty("local.server.port") + "/");
            Tally tally = shop.getBean(Tally.class);
            sellsOn(tally);
            assertThat(send("POST", base.resolve("break/switchover"))).contains(cluster.writer().name());
            sellsOn(tally);
            assertThat(send("POST", base.resolve("break/crash"))).contains("was promoted");
            sellsOn(tally);
            assertThat(tally.counts().failed()).isZero();
            assertThat(send("GET", base.resolve("status"))).contains("\"role\":\"WRITER\"");
            assertThat(send("GET", base.resolve("actuator/holdfast"))).contains("\"outcome\":\"other_writer\"");
            assertThat(send("GET", base.resolve("actuator/health/holdfast"))).startsWith("{\"").contains("\"UP\"");
            assertThat(send("GET", base.resolve("actuator/prometheus"))).contains("holdfast_info{", "holdfast_outage_seconds{");
            assertThat(send("GET", base)).contains("A shop to break");
            assertThat(send("POST", base.resolve("break/nothing"))).contains("switchover, crash, freeze, repair");
            assertThat(shop.getBean(Orders.class).consistent()).isTrue();
        }
    }

    private static void sellsOn(Tally tally) {
        long before = tally.counts().sold();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> tally.counts().sold() > before + 5);
    }

    private String send(String method, URI uri) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}

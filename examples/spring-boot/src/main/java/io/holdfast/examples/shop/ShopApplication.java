package io.holdfast.examples.shop;

import io.holdfast.testkit.DatabaseCluster;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The shop. Nothing in it but the dependency on the starter has to do with Holdfast; and nothing but this class with the cluster that
 * it is shown on, in whose place there would be {@code spring.datasource.url} in a file.
 */
@SpringBootApplication
@EnableScheduling
@EnableResilientMethods
public class ShopApplication {

    /** Starts the database and the shop on it. */
    public static void main(String[] arguments) {
        DatabaseCluster cluster = DatabaseCluster.embedded().start();
        SpringApplication.getShutdownHandlers().add(cluster::close); // after the shop
        start(cluster, arguments);
    }

    static ConfigurableApplicationContext start(DatabaseCluster cluster, String... arguments) {
        SpringApplication shop = new SpringApplication(ShopApplication.class);
        shop.setDefaultProperties(Map.of(
                "spring.datasource.url",
                "jdbc:mysql://" + cluster.jdbcHosts() + "/" + cluster.database()
                        + "?sslMode=DISABLED&allowPublicKeyRetrieval=true",
                "spring.datasource.username",
                cluster.user(),
                "spring.datasource.password",
                cluster.password()));
        shop.addInitializers(context -> context.getBeanFactory().registerSingleton("cluster", cluster));
        return shop.run(arguments);
    }
}

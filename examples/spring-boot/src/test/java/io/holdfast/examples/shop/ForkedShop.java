package io.holdfast.examples.shop;

import io.holdfast.testkit.DatabaseCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;

/** The shop in a process of its own, which can be killed. It has no levers, since the cluster is somebody else's. */
final class ForkedShop implements AutoCloseable {

    private final Process process;
    private final int port;

    private ForkedShop(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ForkedShop start(DatabaseCluster cluster, Path log, String... arguments) {
        try {
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    ForkedShop.class.getName(),
                    "--server.port=" + port,
                    "--spring.datasource.url=jdbc:mysql://" + cluster.jdbcHosts() + "/" + cluster.database()
                            + "?sslMode=DISABLED&allowPublicKeyRetrieval=true",
                    "--spring.datasource.username=" + cluster.user());
            // A process list is no place for a password.
            builder.environment().put("SPRING_DATASOURCE_PASSWORD", cluster.password());
            builder.command().addAll(List.of(arguments));
            return new ForkedShop(
                    builder.redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** As the kernel does when there is no memory left. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] arguments) {
        SpringApplication shop = new SpringApplication(ShopApplication.class);
        shop.addInitializers(context -> context.addBeanFactoryPostProcessor(
                beans -> ((BeanDefinitionRegistry) beans).removeBeanDefinition("shopController")));
        shop.run(arguments);
    }
}

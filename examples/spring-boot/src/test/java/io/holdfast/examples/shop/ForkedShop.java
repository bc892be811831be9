package io.holdfast.examples.shop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.holdfast.testkit.DatabaseCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The shop in a process of its own, which can be killed. It has no levers, since the cluster is somebody else's. */
final class ForkedShop implements AutoCloseable {

    /** What it says when it is up: it takes the port that it is given, since one that is free now need not be so by then. */
    private static final String LISTENS = "The shop listens on port ";

    private static final Pattern PORT = Pattern.compile(LISTENS + "(\\d+)\\R");

    private final Process process;
    private final int port;

    private ForkedShop(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ForkedShop start(DatabaseCluster cluster, Path log, String... arguments) {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    ForkedShop.class.getName(),
                    "--server.port=0",
                    "--spring.datasource.url=jdbc:mysql://" + cluster.jdbcHosts() + "/" + cluster.database()
                            + "?sslMode=DISABLED&allowPublicKeyRetrieval=true",
                    "--spring.datasource.username=" + cluster.user());
            // A process list is no place for a password.
            builder.environment().put("SPRING_DATASOURCE_PASSWORD", cluster.password());
            builder.command().addAll(List.of(arguments));
            Process process =
                    builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            try {
                return new ForkedShop(process, portOf(process, log));
            } catch (RuntimeException e) {
                process.destroyForcibly();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int portOf(Process process, Path log) {
        String said = await().atMost(90, SECONDS)
                .until(
                        () -> Files.readString(log),
                        text -> PORT.matcher(text).find() || !process.isAlive());
        Matcher port = PORT.matcher(said);
        if (!port.find()) {
            throw new IllegalStateException("The shop has ended: " + said);
        }
        return Integer.parseInt(port.group(1));
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
        ConfigurableApplicationContext running = shop.run(arguments);
        System.out.println(LISTENS + running.getEnvironment().getRequiredProperty("local.server.port"));
    }
}

package io.holdfast.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a reader of the console is told when an application does not start. */
@ExtendWith(OutputCaptureExtension.class)
class StartFailureTest {

    private static final String SECRET = "s3cr3t";

    private static String start(CapturedOutput output, List<Class<?>> sources, String... properties) {
        List<String> arguments = new ArrayList<>(List.of("--spring.datasource.password=" + SECRET));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        Throwable failure = catchThrowable(() -> new SpringApplicationBuilder(sources.toArray(new Class<?>[0]))
                .web(WebApplicationType.NONE)
                .run(arguments.toArray(new String[0]))
                .close());
        assertThat(failure).isNotNull();
        assertThat(output).contains("APPLICATION FAILED TO START").doesNotContain(SECRET);
        return output.getOut().substring(output.getOut().indexOf("APPLICATION FAILED TO START"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:mysql:replication://h1,h2/db           | The inner driver's own failover, 'mysql:replication:'
            jdbc:mysql:loadbalance://h1,h2/db           | The inner driver's own failover, 'mysql:loadbalance:'
            jdbc:mysql+srv://name/db                    | The inner driver's own failover
            jdbc:aws-wrapper:mysql:replication://h1/db  | The inner driver's own failover, 'aws-wrapper:mysql:replication:'
            jdbc:aws-wrapper:mysql://h/db?wrapperPlugins=failover2 | The plugin 'failover2' of the AWS wrapper
            jdbc:mysql://h/db?autoReconnect=true        | Connector/J would replace a lost connection
            jdbc:mariadb:sequential://h1,h2/db          | The inner driver's own failover, 'mariadb:sequential:'
            jdbc:mysql://h/db?holdfast.recovery=perhaps | The option holdfast.recovery has the value 'perhaps'; allowed: report, retry
            jdbc:holdfast:jdbc:mysql://h/db             | leave out the second 'jdbc:'
            """)
    void whatCannotWorkIsSaidBeforeAnythingConnects(String url, String words, CapturedOutput output) {
        List<Class<?>> sources = url.startsWith("jdbc:holdfast:")
                ? List.of(Line.JdbcApplication.class, Connects.class)
                : List.of(Line.JdbcApplication.class);
        assertThat(start(output, sources, "spring.datasource.url=" + url)).contains(words);
    }

    @Test
    void theWayOutIsNamed(CapturedOutput output) {
        assertThat(start(
                        output,
                        List.of(Line.JdbcApplication.class),
                        "spring.datasource.url=jdbc:mysql:replication://h1,h2/db"))
                .contains("Holdfast cannot protect the data source 'dataSource'")
                .contains("holdfast.exclude=dataSource");
    }

    @Test
    void aMistypedPropertyIsNamed(CapturedOutput output) {
        assertThat(start(
                        output,
                        List.of(Line.JdbcApplication.class),
                        "spring.datasource.url=jdbc:mysql://h/db",
                        "spring.config.import=classpath:mistyped.properties"))
                .contains("There is no property 'holdfast.failover-timout'")
                .contains("holdfast.failover-timeout");
    }

    @Test
    void aBadValueIsNamedWithWhatIsAllowed(CapturedOutput output) {
        assertThat(start(
                        output,
                        List.of(Line.JdbcApplication.class),
                        "spring.datasource.url=jdbc:mysql://h/db",
                        "holdfast.failover-timeout=soon"))
                .contains("The option holdfast.failoverTimeout has the value 'soon'; allowed: a duration");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            holdfast.monitor-password=s3cr3t | holdfast.monitorUser, whose password it would be, is not
            holdfast.detection-time=31s      | holdfast.detectionTime (31s) is longer than holdfast.failoverTimeout (30s)
            spring.datasource.hikari.driver-class-name=org.h2.Driver | The driver org.h2.Driver
            """)
    void whatContradictsIsNamed(String property, String words, CapturedOutput output) {
        assertThat(start(
                        output,
                        List.of(Line.JdbcApplication.class),
                        "spring.datasource.url=jdbc:holdfast:mysql://h/db",
                        property))
                .contains("Holdfast cannot protect the data source 'dataSource'")
                .contains(words);
    }

    @Test
    void aClusterWithoutAWriterIsSaid(CapturedOutput output) {
        assertThat(start(
                        output,
                        List.of(Line.JdbcApplication.class, Connects.class),
                        "spring.datasource.url=jdbc:mysql://127.0.0.1:1/db",
                        "spring.datasource.hikari.connection-timeout=2000"))
                .contains("The database cannot be written to")
                .contains("127.0.0.1:1");
    }

    @Test
    void aBeanThatIsAskedForByItsFormerClassIsSaid(CapturedOutput output) {
        assertThat(start(output, List.of(Line.JdbcApplication.class, FormerClass.class)))
                .contains("asked for as com.mysql.cj.jdbc.MysqlDataSource, and Holdfast was put around it")
                .contains("holdfast.exclude=orders");
    }

    @Configuration(proxyBeanMethods = false)
    static class Connects {

        @Bean
        InitializingBean first(DataSource dataSource) {
            return () -> {
                try (Connection connection = dataSource.getConnection()) {
                    throw new SQLException("there should be no connection " + connection);
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class FormerClass {

        @Bean
        MysqlDataSource orders() {
            MysqlDataSource source = new MysqlDataSource();
            source.setUrl("jdbc:mysql://h/db");
            return source;
        }

        @Bean
        String user(MysqlDataSource orders) {
            return orders.toString();
        }
    }
}

package io.holdfast.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Data sources that hand on to others. None of them connects here. */
@ExtendWith(OutputCaptureExtension.class)
class ProxiedDataSourceTest {

    private static final String URL = "jdbc:mysql://127.0.0.1:1/shop";
    private static final String PROTECTED = "jdbc:holdfast:mysql://127.0.0.1:1/shop";

    private final ApplicationContextRunner context = new ApplicationContextRunner().withConfiguration(Line.JDBC);

    private static HikariDataSource fresh() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(URL);
        return pool;
    }

    private static MysqlDataSource driversOwn() {
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl(URL);
        return source;
    }

    @Test
    void proxiesAreLeftAloneAndWhatIsBehindThemIsProtected(CapturedOutput output) {
        context.withUserConfiguration(Proxies.class).run(app -> {
            assertThat(app.getBean("lazy")).isExactlyInstanceOf(LazyConnectionDataSourceProxy.class);
            assertThat(app.getBean("aware")).isExactlyInstanceOf(TransactionAwareDataSourceProxy.class);
            assertThat(app.getBean("routing")).isExactlyInstanceOf(Routing.class);
            assertThat(app.getBean("first")).isInstanceOf(ProtectedDataSource.class);
            assertThat(app.getBean("second", HikariDataSource.class).getJdbcUrl())
                    .isEqualTo(PROTECTED);
        });
        assertThat(output).doesNotContain("does not protect");
    }

    @Test
    void whatIsHiddenInAProxyIsTold(CapturedOutput output) {
        context.withBean("mine", DataSource.class, () -> new LazyConnectionDataSourceProxy(driversOwn()))
                .run(app -> assertThat(app.getBean(DataSource.class))
                        .isExactlyInstanceOf(LazyConnectionDataSourceProxy.class));
        context.withBean("mine", DataSource.class, () -> new Routing(fresh()))
                .run(app -> assertThat(app.getBean(DataSource.class)).isExactlyInstanceOf(Routing.class));
        assertThat(output.getOut().split("does not protect the data source mine: it hands on", -1))
                .hasSize(3);
    }

    @Test
    void scopedOnesKeepTheirClass(CapturedOutput output) {
        context.withUserConfiguration(Scoped.class).run(app -> {
            assertThat(app.getBean("pool", HikariDataSource.class).getJdbcUrl()).isEqualTo(PROTECTED);
            assertThat(app.getBean("drivers")).isInstanceOf(MysqlDataSource.class);
            assertThat(app.getBean("scopedTarget.drivers")).isExactlyInstanceOf(MysqlDataSource.class);
        });
        assertThat(output)
                .contains("does not protect the data source drivers: it lives in a scope")
                .doesNotContain("does not protect the data source pool");
    }

    static final class Routing extends AbstractRoutingDataSource {

        Routing(DataSource target) {
            setTargetDataSources(Map.of("one", target));
            setDefaultTargetDataSource(target);
        }

        @Override
        protected Object determineCurrentLookupKey() {
            return "one";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Proxies {

        @Bean
        DataSource first() {
            return driversOwn();
        }

        @Bean
        HikariDataSource second() {
            return fresh();
        }

        @Bean
        DataSource lazy(DataSource first) {
            return new LazyConnectionDataSourceProxy(first);
        }

        @Bean
        DataSource aware(DataSource second) {
            return new TransactionAwareDataSourceProxy(second);
        }

        @Bean
        DataSource routing(DataSource first) {
            return new Routing(first);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Scoped {

        @Bean
        @Scope(value = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
        HikariDataSource pool() {
            return fresh();
        }

        @Bean
        @Scope(value = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
        MysqlDataSource drivers() {
            return driversOwn();
        }
    }
}

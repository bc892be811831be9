package io.holdfast.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.HoldfastDriver;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** The data sources that Boot makes: Holdfast is below the pool, whatever the pool, wherever the URL came from. */
class DataSourceProtectionTest {

    private static final String URL = "jdbc:mysql://db1,db2:3307/shop";
    private static final String PROTECTED = "jdbc:holdfast:mysql://db1,db2:3307/shop";
    private static final String DRIVER = HoldfastDriver.class.getName();

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(Line.JDBC)
            .withPropertyValues("spring.datasource.url=" + URL, "spring.datasource.username=app");

    @Test
    void theUrlStaysTheUsersAndThePoolGetsThePrefix() {
        context.run(started -> {
            HikariDataSource pool = started.getBean(HikariDataSource.class);
            assertThat(pool.getJdbcUrl()).isEqualTo(PROTECTED);
            assertThat(pool.getDriverClassName()).isEqualTo(DRIVER);
            assertThat(pool.getUsername()).isEqualTo("app");
            assertThat(pool.getDataSourceProperties())
                    .containsOnly(Map.entry("holdfast.driver", "com.mysql.cj.jdbc.Driver"));
        });
    }

    @Test
    void whatThePoolsOwnPropertiesSayIsKept() {
        context.withPropertyValues(
                        "spring.datasource.hikari.username=other",
                        "spring.datasource.hikari.jdbc-url=jdbc:mysql://db3/shop",
                        "spring.datasource.hikari.maximum-pool-size=3",
                        "spring.datasource.hikari.data-source-properties.[holdfast.recovery]=report",
                        "holdfast.recovery=retry")
                .run(started -> {
                    HikariDataSource pool = started.getBean(HikariDataSource.class);
                    assertThat(pool.getJdbcUrl()).isEqualTo("jdbc:holdfast:mysql://db3/shop");
                    assertThat(pool.getUsername()).isEqualTo("other");
                    assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
                    assertThat(pool.getDataSourceProperties()).containsEntry("holdfast.recovery", "report");
                });
    }

    @Test
    void tomcat() {
        context.withPropertyValues(
                        "spring.datasource.type=org.apache.tomcat.jdbc.pool.DataSource", "holdfast.detection-time=4s")
                .run(started -> {
                    org.apache.tomcat.jdbc.pool.DataSource pool =
                            started.getBean(org.apache.tomcat.jdbc.pool.DataSource.class);
                    assertThat(pool.getUrl()).isEqualTo(PROTECTED);
                    assertThat(pool.getDriverClassName()).isEqualTo(DRIVER);
                    assertThat(pool.isTestOnBorrow()).isTrue();
                    assertThat(pool.getDbProperties()).containsEntry("holdfast.detectionTime", "4s");
                });
    }

    @Test
    void dbcp2() {
        context.withPropertyValues("spring.datasource.type=org.apache.commons.dbcp2.BasicDataSource")
                .run(started -> {
                    BasicDataSource pool = started.getBean(BasicDataSource.class);
                    assertThat(pool.getUrl()).isEqualTo(PROTECTED);
                    assertThat(pool.getDriverClassName()).isEqualTo(DRIVER);
                });
    }

    @Test
    void c3p0() {
        context.withPropertyValues(
                        "spring.datasource.type=com.mchange.v2.c3p0.ComboPooledDataSource",
                        "holdfast.detection-time=4s")
                .run(started -> {
                    ComboPooledDataSource pool = started.getBean(ComboPooledDataSource.class);
                    assertThat(pool.getJdbcUrl()).isEqualTo(PROTECTED);
                    assertThat(pool.getDriverClass()).isEqualTo(DRIVER);
                    assertThat(pool.getUser()).isEqualTo("app");
                    assertThat(pool.getProperties()).containsEntry("holdfast.detectionTime", "4s");
                });
    }

    @Test
    void noPool() {
        context.withPropertyValues("spring.datasource.type=org.springframework.jdbc.datasource.SimpleDriverDataSource")
                .run(started -> {
                    SimpleDriverDataSource source = started.getBean(SimpleDriverDataSource.class);
                    assertThat(source.getUrl()).isEqualTo(PROTECTED);
                    assertThat(source.getDriver()).isInstanceOf(HoldfastDriver.class);
                });
    }

    /** H2 is on the class path: Boot would take its driver for a prefix that it does not know. */
    @Test
    void thePrefixNeedsNoDriverClass() {
        context.withPropertyValues("spring.datasource.url=" + PROTECTED).run(started -> {
            HikariDataSource pool = started.getBean(HikariDataSource.class);
            assertThat(pool.getJdbcUrl()).isEqualTo(PROTECTED);
            assertThat(pool.getDriverClassName()).isEqualTo(DRIVER);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"holdfast.enabled=true", "holdfast.enabled=false"})
    void theInnerDriversClassIsNoObstacleToThePrefix(String switched) {
        context.withPropertyValues(
                        switched,
                        "spring.datasource.url=" + PROTECTED,
                        "spring.datasource.driver-class-name=com.mysql.cj.jdbc.Driver")
                .run(started -> assertThat(
                                started.getBean(HikariDataSource.class).getDriverClassName())
                        .isEqualTo(DRIVER));
    }

    @Test
    void theOptionsAreThoseOfOneWithThePrefixToo() {
        context.withPropertyValues("spring.datasource.url=" + PROTECTED, "holdfast.failover-timeout=20s")
                .run(started -> assertThat(
                                started.getBean(HikariDataSource.class).getDataSourceProperties())
                        .containsOnly(Map.entry("holdfast.failoverTimeout", "20s")));
    }

    @Test
    void thePrefixWorksThoughTheRestIsSwitchedOff() {
        context.withPropertyValues("spring.datasource.url=" + PROTECTED, "holdfast.enabled=false")
                .run(started -> assertThat(
                                started.getBean(HikariDataSource.class).getDriverClassName())
                        .isEqualTo(DRIVER));
    }

    @Test
    void aServiceConnectionIsProtectedToo() {
        context.withUserConfiguration(Line.ServiceConnection.class).run(started -> {
            HikariDataSource pool = started.getBean(HikariDataSource.class);
            assertThat(pool.getJdbcUrl()).isEqualTo("jdbc:holdfast:mysql://service:3306/db");
            assertThat(pool.getUsername()).isEqualTo("service");
            assertThat(pool.getPassword()).isEqualTo("secret");
            assertThat(pool.getDriverClassName()).isEqualTo(DRIVER);
        });
    }

    @Test
    void itCanBeSwitchedOff() {
        for (String off : List.of("holdfast.enabled=false", "holdfast.exclude=dataSource", "holdfast.include=other")) {
            context.withPropertyValues(off)
                    .run(started -> assertThat(
                                    started.getBean(HikariDataSource.class).getJdbcUrl())
                            .as(off)
                            .isEqualTo(URL));
        }
    }

    @Test
    void otherDatabasesAreLeftAlone() {
        context.withPropertyValues("spring.datasource.url=jdbc:h2:mem:test").run(started -> {
            HikariDataSource pool = started.getBean(HikariDataSource.class);
            assertThat(pool.getJdbcUrl()).isEqualTo("jdbc:h2:mem:test");
            assertThat(pool.getDataSourceProperties()).isEmpty();
        });
    }

    @Test
    void theOptionsAreTheDrivers() {
        Properties expected = new Properties();
        expected.setProperty("holdfast.failoverTimeout", "20s");
        expected.setProperty("holdfast.maxConcurrentConnects", "2");
        expected.setProperty("holdfast.recovery", "report");
        expected.setProperty("holdfast.driver", "com.mysql.cj.jdbc.Driver");
        context.withPropertyValues(
                        "holdfast.failover-timeout=20s", "holdfast.maxConcurrentConnects=2", "holdfast.recovery=report")
                .run(started -> assertThat(
                                started.getBean(HikariDataSource.class).getDataSourceProperties())
                        .isEqualTo(expected));
    }

    @Test
    void lazyConnectionsAreStillLazy() {
        context.withPropertyValues("spring.datasource.connection-fetch=lazy").run(started -> {
            assertThat(started).hasSingleBean(DataSource.class);
            assertThat(started.getBean(DataSource.class))
                    .isNotInstanceOf(ProtectedDataSource.class)
                    .satisfies(source -> assertThat(
                                    source.unwrap(HikariDataSource.class).getJdbcUrl())
                            .isEqualTo(PROTECTED));
        });
    }
}

package io.holdfast.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.mysql.cj.jdbc.MysqlXADataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.holdfast.HoldfastDataSource;
import io.holdfast.HoldfastDriver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mariadb.jdbc.MariaDbDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.PriorityOrdered;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

/** The data sources that an application makes itself. None of them connects here. */
@ExtendWith(OutputCaptureExtension.class)
class HandMadeDataSourceTest {

    private static final String URL = "jdbc:mysql://127.0.0.1:1/shop";
    private static final String PROTECTED = "jdbc:holdfast:mysql://127.0.0.1:1/shop";

    private final ApplicationContextRunner context = new ApplicationContextRunner().withConfiguration(Line.JDBC);

    private <T extends DataSource> ApplicationContextRunner with(Class<T> type, Supplier<T> source) {
        return context.withBean("mine", type, source);
    }

    private static HikariDataSource fresh() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(URL);
        return pool;
    }

    private static HikariDataSource started() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(URL);
        config.setUsername("app");
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static MysqlDataSource driversOwn() {
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl(URL);
        return source;
    }

    @Test
    void belowAPoolThatHasNotStarted() {
        with(HikariDataSource.class, HandMadeDataSourceTest::fresh)
                .run(app -> assertThat(app.getBean(HikariDataSource.class).getJdbcUrl())
                        .isEqualTo(PROTECTED));
    }

    @Test
    void aroundAPoolThatHas() {
        with(DataSource.class, HandMadeDataSourceTest::started).run(app -> {
            DataSource source = app.getBean(DataSource.class);
            assertThat(source).isInstanceOf(ProtectedDataSource.class);
            assertThat(source.isWrapperFor(HoldfastDataSource.class)).isTrue();
            assertThat(source.unwrap(HikariDataSource.class).getJdbcUrl()).isEqualTo(URL);
        });
    }

    @Test
    void bootSeesThePoolBehindIt() {
        with(DataSource.class, HandMadeDataSourceTest::started).run(app -> {
            DataSource source = app.getBean(DataSource.class);
            assertThat(DataSourceUnwrapper.unwrap(source, HikariConfigMXBean.class, HikariDataSource.class))
                    .isNotNull();
            SimpleDriverDataSource derived = DataSourceBuilder.derivedFrom(source)
                    .type(SimpleDriverDataSource.class)
                    .username("migrations")
                    .build();
            assertThat(derived.getUrl()).isEqualTo(URL);
            assertThat(derived.getUsername()).isEqualTo("migrations");
        });
    }

    @Test
    void thePoolIsClosedAsTheBeanThatItWas() {
        HikariDataSource pool = started();
        with(DataSource.class, () -> pool)
                .run(app -> assertThat(app.getBean(DataSource.class)).isNotSameAs(pool));
        assertThat(pool.isClosed()).isTrue();
    }

    @Test
    void aroundTheDriversOwn() {
        with(DataSource.class, HandMadeDataSourceTest::driversOwn)
                .run(app -> assertThat(app.getBean(DataSource.class)).isInstanceOf(ProtectedDataSource.class));
    }

    @Test
    void aroundAgroal() {
        with(DataSource.class, () -> {
                    try {
                        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(URL))));
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .run(app -> {
                    assertThat(app.getBean(DataSource.class)).isInstanceOf(ProtectedDataSource.class);
                    assertThat(app.getBean(DataSource.class).unwrap(AgroalDataSource.class))
                            .isNotNull();
                });
    }

    @Test
    void aPoolOfTheDriversOwn() {
        with(DataSource.class, () -> {
                    HikariDataSource pool = new HikariDataSource();
                    pool.setDataSource(driversOwn());
                    return pool;
                })
                .run(app -> assertThat(app.getBean(DataSource.class)).isInstanceOf(ProtectedDataSource.class));
        with(DataSource.class, () -> {
                    HikariDataSource pool = new HikariDataSource();
                    pool.setDataSourceClassName("com.mysql.cj.jdbc.MysqlDataSource");
                    return pool;
                })
                .run(app -> assertThat(app.getBean(DataSource.class)).isInstanceOf(ProtectedDataSource.class));
    }

    @Test
    void noneTwice() {
        Map<String, Supplier<DataSource>> protectedOnes = Map.of(
                "with the prefix",
                        () -> {
                            HikariDataSource pool = new HikariDataSource();
                            pool.setJdbcUrl(PROTECTED);
                            return pool;
                        },
                "decorated", () -> HoldfastDataSource.around(driversOwn()),
                "on its own", () -> new HoldfastDataSource(PROTECTED, "app", "secret"),
                "a pool of one",
                        () -> {
                            HikariDataSource pool = new HikariDataSource();
                            pool.setDataSource(HoldfastDataSource.around(driversOwn()));
                            return pool;
                        });
        protectedOnes.forEach((name, source) -> {
            DataSource made = source.get();
            with(DataSource.class, () -> made)
                    .run(app ->
                            assertThat(app.getBean(DataSource.class)).as(name).isSameAs(made));
        });
    }

    @Test
    void excludedOnesAreLeftAlone() {
        with(DataSource.class, HandMadeDataSourceTest::driversOwn)
                .withPropertyValues("holdfast.exclude=mi*")
                .run(app -> assertThat(app.getBean(DataSource.class)).isInstanceOf(MysqlDataSource.class));
    }

    @Test
    void oneThatDoesNotTellItsUrlIsProtectedIfItIsNamed(CapturedOutput output) {
        with(DataSource.class, Mute::new)
                .run(app -> assertThat(app.getBean(DataSource.class)).isInstanceOf(Mute.class));
        assertThat(output).contains("does not protect the data source mine: it does not tell its URL");
        with(DataSource.class, Mute::new)
                .withPropertyValues("holdfast.include=mine")
                .run(app -> assertThat(app.getBean(DataSource.class)).isInstanceOf(ProtectedDataSource.class));
    }

    @Test
    void anEmbeddedDatabaseIsNoneOfOurs(CapturedOutput output) {
        with(
                        EmbeddedDatabase.class,
                        () -> new EmbeddedDatabaseBuilder()
                                .setType(EmbeddedDatabaseType.H2)
                                .build())
                .run(app -> assertThat(app.getBean(DataSource.class)).isInstanceOf(EmbeddedDatabase.class));
        assertThat(output).doesNotContain("does not protect");
    }

    @Test
    void xaIsLeftAlone(CapturedOutput output) {
        with(DataSource.class, () -> {
                    MysqlXADataSource source = new MysqlXADataSource();
                    source.setUrl(URL);
                    return source;
                })
                .run(app -> assertThat(app.getBean(DataSource.class)).isInstanceOf(MysqlXADataSource.class));
        assertThat(output).contains("does not protect the data source mine: Holdfast does not support XA");
    }

    /** As all data sources of MariaDB's driver can. */
    @Test
    void oneThatCanDoXaTooIsProtected() {
        with(DataSource.class, () -> {
                    try {
                        return new MariaDbDataSource(URL.replace("jdbc:mysql:", "jdbc:mariadb:"));
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .run(app -> assertThat(app.getBean(DataSource.class)).isInstanceOf(ProtectedDataSource.class));
    }

    @Test
    void whatCameTooEarlyIsTold(CapturedOutput output) {
        context.withUserConfiguration(Early.class)
                .run(app -> assertThat(app.getBean(HikariDataSource.class).getJdbcUrl())
                        .isEqualTo(URL));
        assertThat(output).contains("does not protect the data source early: it was made before");
    }

    @Test
    void aNameThatMeansNothingIsTold(CapturedOutput output) {
        with(DataSource.class, HandMadeDataSourceTest::fresh)
                .withPropertyValues("holdfast.exclude=main")
                .run(app -> assertThat(app).hasNotFailed());
        assertThat(output).contains("holdfast.exclude names 'main', and there is no such bean");
    }

    @Test
    void aNameThatIsIncludedAndExcludedIsTold(CapturedOutput output) {
        with(DataSource.class, HandMadeDataSourceTest::fresh)
                .withPropertyValues("holdfast.include=mine", "holdfast.exclude=m*")
                .run(app -> assertThat(app.getBean(HikariDataSource.class).getJdbcUrl())
                        .isEqualTo(URL));
        assertThat(output).contains("holdfast.include names 'mine', which holdfast.exclude leaves out");
    }

    /** Some of a pattern being left out is what patterns are for. */
    @Test
    void aPatternFromWhichANameIsLeftOutIsNoContradiction(CapturedOutput output) {
        with(DataSource.class, HandMadeDataSourceTest::fresh)
                .withPropertyValues("holdfast.include=*", "holdfast.exclude=mine")
                .run(app -> assertThat(app.getBean(HikariDataSource.class).getJdbcUrl())
                        .isEqualTo(URL));
        assertThat(output).doesNotContain("leaves out");
    }

    /** The driver's class was left behind when the prefix was written into the URL. */
    @Test
    void oneWithThePrefixGetsTheDriverAndTheOptions() {
        with(DataSource.class, () -> {
                    HikariDataSource pool = new HikariDataSource();
                    pool.setDriverClassName("com.mysql.cj.jdbc.Driver");
                    pool.setJdbcUrl("jdbc:holdfast:mysql://h/db");
                    return pool;
                })
                .withPropertyValues("holdfast.recovery=report")
                .run(app -> {
                    HikariDataSource pool = app.getBean(HikariDataSource.class);
                    assertThat(pool.getJdbcUrl()).isEqualTo("jdbc:holdfast:mysql://h/db");
                    assertThat(pool.getDriverClassName()).isEqualTo(HoldfastDriver.class.getName());
                    assertThat(pool.getDataSourceProperties())
                            .containsOnly(
                                    Map.entry("holdfast.recovery", "report"),
                                    Map.entry("holdfast.driver", "com.mysql.cj.jdbc.Driver"));
                });
    }

    /** Of its own kind. */
    static final class Mute extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLException("not here");
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Early {

        @Bean
        static HikariDataSource early() {
            return fresh();
        }

        @Bean
        static GreedyPostProcessor greedy(HikariDataSource early) {
            return new GreedyPostProcessor(early);
        }
    }

    /** Sorts before Holdfast's and needs a data source. */
    record GreedyPostProcessor(DataSource source) implements BeanPostProcessor, PriorityOrdered {

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }
}

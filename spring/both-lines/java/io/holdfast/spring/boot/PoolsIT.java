package io.holdfast.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.Holdfast;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.junit.ClusterExtension;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import oracle.ucp.jdbc.PoolDataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

/** A switchover under data sources of all kinds, as an application with the starter and nothing else sees it. */
@ExtendWith(ClusterExtension.class)
class PoolsIT {

    private static final String INSERT = "INSERT INTO pools (name) VALUES (?)";

    @BeforeAll
    static void create(DatabaseCluster cluster) {
        cluster.writer()
                .execute("CREATE TABLE " + cluster.database() + ".pools (name VARCHAR(99) NOT NULL PRIMARY KEY)");
    }

    private static String url(String scheme, DatabaseCluster cluster) {
        String plain = scheme.contains("mariadb") ? "sslMode=disable" : "sslMode=DISABLED&allowPublicKeyRetrieval=true";
        return "jdbc:" + scheme + "://" + cluster.jdbcHosts() + "/" + cluster.database() + "?" + plain;
    }

    private static ApplicationContextRunner app() {
        return new ApplicationContextRunner().withConfiguration(Line.JDBC);
    }

    private static ApplicationContextRunner app(String url, DatabaseCluster cluster) {
        return app().withPropertyValues(
                        "spring.datasource.url=" + url,
                        "spring.datasource.username=" + cluster.user(),
                        "spring.datasource.password=" + cluster.password());
    }

    private static void survives(JdbcTemplate jdbc, String name, DatabaseCluster cluster) {
        jdbc.update(INSERT, name + " before");
        cluster.switchover(cluster.bestReplica());
        cluster.endpoint().pointTo(cluster.writer()); // a name that is late is another test's business
        jdbc.update(INSERT, name + " after");
        assertThat(cluster.writer()
                        .query("SELECT name FROM " + cluster.database() + ".pools WHERE name LIKE '" + name + " %'"))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "com.zaxxer.hikari.HikariDataSource, mysql",
        "com.zaxxer.hikari.HikariDataSource, mariadb",
        "com.zaxxer.hikari.HikariDataSource, holdfast:mysql",
        "org.apache.tomcat.jdbc.pool.DataSource, mysql",
        "org.apache.commons.dbcp2.BasicDataSource, mariadb",
        "com.mchange.v2.c3p0.ComboPooledDataSource, mysql",
        "org.springframework.jdbc.datasource.SimpleDriverDataSource, mariadb"
    })
    void whatBootMakes(Class<?> type, String scheme, DatabaseCluster cluster) {
        app(url(scheme, cluster), cluster)
                .withPropertyValues("spring.datasource.type=" + type.getName())
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    String name = type.getSimpleName() + " " + scheme;
                    survives(context.getBean(JdbcTemplate.class), name, cluster);
                    DataSource source = context.getBean(DataSource.class);
                    try (Connection held = source.getConnection()) { // without a pool nobody else keeps the watch going
                        assertThat(held.isClosed()).isFalse();
                        assertThat(Holdfast.of(source).topology().nodes()).hasSameSizeAs(cluster.nodes());
                    }
                });
    }

    /** Its URL cannot be changed, so that it has to be a name which moves. */
    @Test
    void oraclesPoolWhichBootMakesToo(DatabaseCluster cluster) {
        app(atTheEndpoint(url("mysql", cluster), cluster), cluster)
                .withPropertyValues("spring.datasource.type=oracle.ucp.jdbc.PoolDataSource")
                .run(context -> {
                    DataSource source = context.getBean(DataSource.class);
                    assertThat(source).isInstanceOf(ProtectedDataSource.class);
                    assertThat(source.unwrap(PoolDataSource.class)).isNotNull();
                    survives(context.getBean(JdbcTemplate.class), "oracle", cluster);
                });
    }

    private static String atTheEndpoint(String url, DatabaseCluster cluster) {
        return url.replaceFirst("//.*?/", "//127.0.0.1:" + cluster.endpoint().port() + "/");
    }

    /** Pools of the application's own that have connections before Holdfast sees them. */
    enum Started {
        HIKARI {
            @Override
            DataSource start(String url, DatabaseCluster cluster) {
                HikariConfig config = new HikariConfig();
                config.setJdbcUrl(url);
                config.setUsername(cluster.user());
                config.setPassword(cluster.password());
                return new HikariDataSource(config);
            }
        },
        TOMCAT {
            @Override
            DataSource start(String url, DatabaseCluster cluster) throws SQLException {
                org.apache.tomcat.jdbc.pool.DataSource pool = new org.apache.tomcat.jdbc.pool.DataSource();
                pool.setUrl(url);
                pool.setDriverClassName("org.mariadb.jdbc.Driver");
                pool.setUsername(cluster.user());
                pool.setPassword(cluster.password());
                pool.setInitialSize(1);
                pool.createPool();
                return pool;
            }
        },
        DBCP2 {
            @Override
            DataSource start(String url, DatabaseCluster cluster) throws SQLException {
                BasicDataSource pool = new BasicDataSource();
                pool.setUrl(url);
                pool.setUsername(cluster.user());
                pool.setPassword(cluster.password());
                pool.setInitialSize(1);
                pool.start();
                return pool;
            }
        };

        abstract DataSource start(String url, DatabaseCluster cluster) throws SQLException;
    }

    @ParameterizedTest
    @EnumSource
    void whatTheApplicationMakes(Started pool, DatabaseCluster cluster) {
        app().withBean("mine", DataSource.class, () -> {
                    try {
                        return pool.start(atTheEndpoint(url("mariadb", cluster), cluster), cluster);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .run(context -> {
                    assertThat(context.getBean(DataSource.class)).isInstanceOf(ProtectedDataSource.class);
                    survives(context.getBean(JdbcTemplate.class), "around " + pool, cluster);
                });
    }
}

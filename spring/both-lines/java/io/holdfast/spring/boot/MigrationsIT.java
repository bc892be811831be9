package io.holdfast.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.junit.ClusterExtension;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Flyway and Liquibase: through the application's data source, with a user or a URL of their own, and on their own. */
@ExtendWith(ClusterExtension.class)
class MigrationsIT {

    private DatabaseCluster cluster;

    @BeforeEach
    void dropAll(DatabaseCluster cluster) {
        this.cluster = cluster;
        cluster.writer()
                .query("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = '"
                        + cluster.database() + "'")
                .forEach(table ->
                        cluster.writer().execute("DROP TABLE " + cluster.database() + "." + table.get("name")));
    }

    private String url(String prefix) {
        return prefix + cluster.jdbcHosts() + "/" + cluster.database()
                + "?sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }

    private void assertMigrated(String table) {
        assertThat(cluster.writer().query("SELECT * FROM " + cluster.database() + "." + table))
                .hasSize(2);
    }

    private ApplicationContextRunner app(AutoConfigurations migrations) {
        return new ApplicationContextRunner()
                .withConfiguration(Line.JDBC)
                .withConfiguration(migrations)
                .withPropertyValues(
                        "spring.datasource.url=" + url("jdbc:mysql://"),
                        "spring.datasource.username=" + cluster.user(),
                        "spring.datasource.password=" + cluster.password(),
                        "spring.flyway.locations=classpath:db/flyway/{vendor}",
                        "spring.liquibase.change-log=classpath:db/liquibase/changes.sql");
    }

    private String[] own(String tool, String url) {
        return new String[] {
            "spring." + tool + ".url=" + url,
            "spring." + tool + ".user=" + cluster.user(),
            "spring." + tool + ".password=" + cluster.password()
        };
    }

    @Test
    void flywayThroughTheApplicationsDataSource() {
        app(Line.FLYWAY).run(context -> assertThat(context).hasNotFailed());
        assertMigrated("by_flyway");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://", "jdbc:holdfast:mysql://"})
    void flywayWithAUrlOfItsOwn(String prefix) {
        app(Line.FLYWAY)
                .withPropertyValues(own("flyway", url(prefix)))
                .run(context -> assertThat(context).hasNotFailed());
        assertMigrated("by_flyway");
    }

    @Test
    void flywayWithAUserOfItsOwn() {
        app(Line.FLYWAY)
                .withPropertyValues(
                        "spring.flyway.user=" + cluster.user(), "spring.flyway.password=" + cluster.password())
                .run(context -> assertThat(context).hasNotFailed());
        assertMigrated("by_flyway");
    }

    @Test
    void flywayAroundAPoolOfTheApplications() {
        app(Line.FLYWAY)
                .withBean("mine", DataSource.class, () -> {
                    HikariConfig config = new HikariConfig();
                    config.setJdbcUrl(
                            "jdbc:mysql://127.0.0.1:" + cluster.endpoint().port() + "/" + cluster.database()
                                    + "?sslMode=DISABLED&allowPublicKeyRetrieval=true");
                    config.setUsername(cluster.user());
                    config.setPassword(cluster.password());
                    return new HikariDataSource(config);
                })
                .run(context -> assertThat(context.getBean(DataSource.class)).isInstanceOf(ProtectedDataSource.class));
        assertMigrated("by_flyway");
    }

    @Test
    void flywayOnItsOwn() {
        Flyway.configure()
                .dataSource(url("jdbc:holdfast:mysql://"), cluster.user(), cluster.password())
                .locations("classpath:db/flyway/mysql")
                .load()
                .migrate();
        assertMigrated("by_flyway");
    }

    @Test
    void liquibaseThroughTheApplicationsDataSource() {
        app(Line.LIQUIBASE).run(context -> assertThat(context).hasNotFailed());
        assertMigrated("by_liquibase");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://", "jdbc:holdfast:mysql://"})
    void liquibaseWithAUrlOfItsOwn(String prefix) {
        app(Line.LIQUIBASE)
                .withPropertyValues(own("liquibase", url(prefix)))
                .run(context -> assertThat(context).hasNotFailed());
        assertMigrated("by_liquibase");
    }

    @Test
    @SuppressWarnings("deprecation") // the newer way wants a scope that it can write its reports to
    void liquibaseOnItsOwn() throws Exception {
        ClassLoaderResourceAccessor resources = new ClassLoaderResourceAccessor();
        try (Database database = DatabaseFactory.getInstance()
                .openDatabase(url("jdbc:holdfast:mysql://"), cluster.user(), cluster.password(), null, resources)) {
            new Liquibase("db/liquibase/changes.sql", resources, database).update("");
        }
        assertMigrated("by_liquibase");
    }
}

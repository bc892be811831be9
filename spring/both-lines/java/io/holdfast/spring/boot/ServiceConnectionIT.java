package io.holdfast.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.Holdfast;
import io.holdfast.outcome.OutcomeUnknownException;
import io.holdfast.outcome.TransactionNotAppliedException;
import io.holdfast.spring.boot.app.JpaOrder;
import io.holdfast.spring.boot.app.JpaOrders;
import io.holdfast.spring.boot.app.Shop;
import io.holdfast.spring.boot.app.Transactions;
import io.holdfast.testkit.proxy.FaultProxy;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.JdbcDatabaseContainer;

/** An application that has its database from a container, in the way of Boot; which is a real MySQL. */
class ServiceConnectionIT {

    private static @Nullable ConfigurableApplicationContext app;

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(), "There is no container engine to start MySQL with");
        app = new SpringApplicationBuilder(Line.MySqlContainer.class)
                .web(WebApplicationType.NONE)
                .run();
    }

    @AfterAll
    static void stop() {
        if (app != null) {
            app.close();
        }
    }

    private static ConfigurableApplicationContext app() {
        return java.util.Objects.requireNonNull(app);
    }

    private static void sql(String statement) {
        JdbcDatabaseContainer<?> mysql = app().getBean(JdbcDatabaseContainer.class);
        try (Connection root = DriverManager.getConnection(mysql.getJdbcUrl(), "root", mysql.getPassword());
                Statement raw = root.createStatement()) {
            raw.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    @Test
    void itsDataSourceIsProtected() throws SQLException {
        JdbcDatabaseContainer<?> mysql = app().getBean(JdbcDatabaseContainer.class);
        HikariDataSource pool = app().getBean(HikariDataSource.class);
        assertThat(pool.getJdbcUrl()).isEqualTo(mysql.getJdbcUrl().replace("jdbc:mysql:", "jdbc:holdfast:mysql:"));
        assertThat(app().getBean(JdbcTemplate.class).queryForObject("SELECT VERSION()", String.class))
                .startsWith("9.7");
        assertThat(Holdfast.of(pool).topology().writer()).isEqualTo(mysql.getHost() + ":" + mysql.getMappedPort(3306));
    }

    @Test
    void aTransactionThatLosesItsConnectionWasNotAppliedAndCanBeRunAgain() {
        JdbcTemplate jdbc = app().getBean(JdbcTemplate.class);
        TransactionTemplate transaction = new TransactionTemplate(app().getBean(PlatformTransactionManager.class));
        sql("CREATE TABLE test.lost (id INT NOT NULL PRIMARY KEY)");
        Throwable thrown = catchThrowable(() -> transaction.executeWithoutResult(status -> {
            jdbc.update("INSERT INTO lost VALUES (1)");
            sql("KILL " + jdbc.queryForObject("SELECT CONNECTION_ID()", Long.class));
            jdbc.update("INSERT INTO lost VALUES (2)");
        }));
        assertThat(thrown)
                .isInstanceOf(CannotAcquireLockException.class)
                .hasCauseInstanceOf(TransactionNotAppliedException.class);
        transaction.executeWithoutResult(status -> {
            jdbc.update("INSERT INTO lost VALUES (1)");
            jdbc.update("INSERT INTO lost VALUES (2)");
        });
        assertThat(jdbc.queryForList("SELECT id FROM lost ORDER BY id", Integer.class))
                .containsExactly(1, 2);
    }

    /** Hibernate with Connector/J, which do not agree about the embedded servers. */
    @Test
    void aCommitOfUnknownOutcomeIsNotRepeatedWithHibernate() {
        JdbcDatabaseContainer<?> mysql = app().getBean(JdbcDatabaseContainer.class);
        sql("CREATE TABLE test.orders (id INT NOT NULL PRIMARY KEY)");
        try (FaultProxy proxy = FaultProxy.to(new InetSocketAddress(mysql.getHost(), mysql.getMappedPort(3306)));
                ConfigurableApplicationContext shop = new SpringApplicationBuilder(Shop.class)
                        .web(WebApplicationType.NONE)
                        .properties(
                                "spring.datasource.url=jdbc:mysql://127.0.0.1:" + proxy.port()
                                        + "/test?sslMode=DISABLED&allowPublicKeyRetrieval=true",
                                "spring.datasource.username=" + mysql.getUsername(),
                                "spring.datasource.password=" + mysql.getPassword(),
                                "holdfast.monitor-user=nobody",
                                "spring.jpa.hibernate.ddl-auto=none",
                                "spring.flyway.enabled=false",
                                "spring.liquibase.enabled=false")
                        .run()) {
            Transactions transactions = shop.getBean(Transactions.class);
            JpaOrders orders = shop.getBean(JpaOrders.class);
            transactions.begin();
            proxy.cutAfterCommit();
            Throwable thrown =
                    catchThrowable(() -> transactions.repeated(attempt -> orders.saveAndFlush(new JpaOrder(1))));
            assertThat(thrown)
                    .isInstanceOf(DataAccessResourceFailureException.class)
                    .hasCauseInstanceOf(OutcomeUnknownException.class);
            assertThat(transactions.attempts()).isEqualTo(1);
            assertThat(orders.count()).isEqualTo(1);
        }
    }
}

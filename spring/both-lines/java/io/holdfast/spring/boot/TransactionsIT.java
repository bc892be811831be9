package io.holdfast.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.holdfast.outcome.OutcomeUnknownException;
import io.holdfast.outcome.TransactionNotAppliedException;
import io.holdfast.spring.boot.app.JdbcOrder;
import io.holdfast.spring.boot.app.JdbcOrders;
import io.holdfast.spring.boot.app.JpaOrder;
import io.holdfast.spring.boot.app.JpaOrders;
import io.holdfast.spring.boot.app.Shop;
import io.holdfast.spring.boot.app.Transactions;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.junit.ClusterExtension;
import java.util.List;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** {@code @Transactional} code with Spring's own retry: repeated when it was not applied, never when that is not known. */
@ExtendWith(ClusterExtension.class)
class TransactionsIT {

    private static @Nullable ConfigurableApplicationContext withJpa;
    private static @Nullable ConfigurableApplicationContext withoutJpa;

    private DatabaseCluster cluster;

    /** The ways to write that Spring has, and the transaction managers that they meet. */
    enum Access {
        JDBC_TEMPLATE(
                false,
                (context, id) -> context.getBean(JdbcTemplate.class).update("INSERT INTO orders (id) VALUES (?)", id)),
        DATA_JDBC(false, (context, id) -> context.getBean(JdbcOrders.class).save(new JdbcOrder(id))),
        JPA(true, (context, id) -> context.getBean(JpaOrders.class).saveAndFlush(new JpaOrder(id))),
        JDBC_TEMPLATE_BESIDE_JPA(true, JDBC_TEMPLATE.insert);

        private final boolean jpa;
        private final ObjIntConsumer<ConfigurableApplicationContext> insert;

        Access(boolean jpa, ObjIntConsumer<ConfigurableApplicationContext> insert) {
            this.jpa = jpa;
            this.insert = insert;
        }

        ConfigurableApplicationContext app() {
            return Objects.requireNonNull(jpa ? withJpa : withoutJpa);
        }

        Transactions transactions() {
            return app().getBean(Transactions.class);
        }

        void insert(int id) {
            insert.accept(app(), id);
        }
    }

    @BeforeAll
    static void start(DatabaseCluster cluster) {
        cluster.writer().execute("CREATE TABLE " + cluster.database() + ".orders (id INT NOT NULL PRIMARY KEY)");
        withJpa = application(cluster, "spring.jpa.hibernate.ddl-auto=none");
        withoutJpa = application(
                cluster, "spring.autoconfigure.exclude=" + Line.JPA, "spring.data.jpa.repositories.enabled=false");
        assertThat(withoutJpa.getBean(TransactionManager.class)).isInstanceOf(JdbcTransactionManager.class);
        assertThat(withJpa.getBean(TransactionManager.class)).isInstanceOf(JpaTransactionManager.class);
    }

    private static ConfigurableApplicationContext application(DatabaseCluster cluster, String... properties) {
        return new SpringApplicationBuilder(Shop.class)
                .web(WebApplicationType.NONE)
                .properties(properties(cluster))
                .properties("spring.flyway.enabled=false", "spring.liquibase.enabled=false")
                .properties(properties)
                .run();
    }

    private static String[] properties(DatabaseCluster cluster) {
        return new String[] {
            // Connector/J asks MariaDB for keywords that it does not have, when Hibernate asks for them.
            "spring.datasource.url=jdbc:mariadb://" + cluster.jdbcHosts() + "/" + cluster.database()
                    + "?sslMode=disable",
            "spring.datasource.username=" + cluster.user(),
            "spring.datasource.password=" + cluster.password(),
            // Nobody else is to notice a failover before the application does.
            "holdfast.monitor-user=nobody"
        };
    }

    @AfterAll
    static void stop() {
        close(withJpa);
        close(withoutJpa);
    }

    private static void close(@Nullable ConfigurableApplicationContext app) {
        if (app != null) {
            app.close();
        }
    }

    @BeforeEach
    void empty(DatabaseCluster cluster) {
        this.cluster = cluster;
        cluster.writer().execute("DELETE FROM " + cluster.database() + ".orders");
    }

    private List<String> stored() {
        return cluster.writer().query("SELECT id FROM " + cluster.database() + ".orders ORDER BY id").stream()
                .map(row -> String.valueOf(row.get("id")))
                .toList();
    }

    private void switchover() {
        cluster.switchover(cluster.bestReplica());
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionThatLostItsWriterIsRepeated(Access access) {
        Transactions transactions = access.transactions();
        transactions.begin();
        transactions.repeated(attempt -> {
            access.insert(1);
            if (attempt == 1) {
                switchover();
            }
            access.insert(2);
        });
        assertThat(transactions.attempts()).isEqualTo(2);
        assertThat(stored()).containsExactly("1", "2");
    }

    @ParameterizedTest
    @EnumSource
    void oneThatLosesItsWriterBeforeItsCommitIsRepeated(Access access) {
        Transactions transactions = access.transactions();
        transactions.begin();
        transactions.repeated(attempt -> {
            access.insert(1);
            if (attempt == 1) {
                switchover();
            }
        });
        assertThat(transactions.attempts()).isEqualTo(2);
        assertThat(stored()).containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource
    void aSwitchoverBeforeTheFirstStatementIsNotNoticed(Access access) {
        Transactions transactions = access.transactions();
        transactions.begin();
        transactions.repeated(attempt -> access.insert(1));
        switchover();
        transactions.begin();
        transactions.repeated(attempt -> access.insert(2));
        assertThat(transactions.attempts()).isEqualTo(1);
        assertThat(stored()).containsExactly("1", "2");
    }

    @ParameterizedTest
    @EnumSource
    void aCommitOfUnknownOutcomeIsNotRepeated(Access access) {
        Transactions transactions = access.transactions();
        transactions.begin();
        cluster.writer().proxy().cutAfterCommit();
        Throwable thrown = catchThrowable(() -> transactions.repeated(attempt -> access.insert(1)));
        assertUnknown(thrown);
        assertThat(transactions.attempts()).isEqualTo(1);
        assertThat(stored()).containsExactly("1");
    }

    /** Spring rolls back after the commit that failed, and a pool that has thrown the connection away would answer that instead. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.tomcat.jdbc.pool.DataSource",
                "org.apache.commons.dbcp2.BasicDataSource",
                "com.mchange.v2.c3p0.ComboPooledDataSource"
            })
    void aCommitOfUnknownOutcomeIsNotRepeatedWhateverThePool(String type) {
        new ApplicationContextRunner()
                .withConfiguration(Line.JDBC)
                .withUserConfiguration(WithTransactions.class)
                .withPropertyValues(properties(cluster))
                .withPropertyValues("spring.datasource.type=" + type)
                .run(app -> {
                    assertThat(app.getBean(DataSource.class).getClass().getName())
                            .isEqualTo(type);
                    Transactions transactions = app.getBean(Transactions.class);
                    transactions.begin();
                    cluster.writer().proxy().cutAfterCommit();
                    assertUnknown(catchThrowable(() -> transactions.repeated(attempt ->
                            app.getBean(JdbcTemplate.class).update("INSERT INTO orders (id) VALUES (?)", attempt))));
                    assertThat(transactions.attempts()).isEqualTo(1);
                    transactions.begin();
                    transactions.repeated(attempt ->
                            app.getBean(JdbcTemplate.class).update("INSERT INTO orders (id) VALUES (?)", attempt + 1));
                    assertThat(stored()).containsExactly("1", "2");
                });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    @Import(Transactions.class)
    static class WithTransactions {}

    @ParameterizedTest
    @EnumSource
    void whatIsRepeatedWhateverItWasCanLeaveOutTheUnknown(Access access) {
        Transactions transactions = access.transactions();
        transactions.begin();
        transactions.repeatedWhateverItWas(attempt -> {
            access.insert(attempt);
            if (attempt == 1) {
                switchover();
            }
        });
        assertThat(transactions.attempts()).isEqualTo(2);
        transactions.begin();
        cluster.writer().proxy().cutAfterCommit();
        assertUnknown(catchThrowable(() -> transactions.repeatedWhateverItWas(attempt -> access.insert(3))));
        assertThat(transactions.attempts()).isEqualTo(1);
        assertThat(stored()).containsExactly("2", "3");
    }

    @ParameterizedTest
    @EnumSource(names = {"JDBC_TEMPLATE", "JDBC_TEMPLATE_BESIDE_JPA"})
    void anAutocommitWriteOfUnknownOutcomeIsNotRepeated(Access access) {
        Transactions transactions = access.transactions();
        transactions.begin();
        cluster.writer().proxy().cutAfterStatement("INSERT");
        Throwable thrown = catchThrowable(() -> transactions.repeatedInAutocommit(attempt -> access.insert(1)));
        assertUnknown(thrown);
        assertThat(transactions.attempts()).isEqualTo(1);
        assertThat(stored()).containsExactly("1");
    }

    private static void assertUnknown(Throwable thrown) {
        assertThat(thrown).hasCauseInstanceOf(Throwable.class);
        boolean unknown = false;
        for (Throwable link = thrown; link != null; link = link.getCause()) {
            unknown |= link instanceof OutcomeUnknownException;
            assertThat(link)
                    .isNotInstanceOf(TransientDataAccessException.class)
                    .isNotInstanceOf(RecoverableDataAccessException.class)
                    .isNotInstanceOf(TransactionNotAppliedException.class);
        }
        assertThat(unknown).as("%s", thrown).isTrue();
    }
}

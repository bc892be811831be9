package io.holdfast.spring.boot;

import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.containers.MySQLContainer;

/** What this line of Boot has in packages of its own, under names that both lines share. */
final class Line {

    static final AutoConfigurations JDBC = AutoConfigurations.of(
            DataSourceAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class,
            HoldfastAutoConfiguration.class);

    static final AutoConfigurations FLYWAY = AutoConfigurations.of(FlywayAutoConfiguration.class);

    static final AutoConfigurations LIQUIBASE = AutoConfigurations.of(LiquibaseAutoConfiguration.class);

    /** What makes JPA's transaction manager that of the whole application. */
    static final String JPA = "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration";

    private Line() {}

    /** An application that has data sources and nothing else. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, HoldfastAutoConfiguration.class})
    static class JdbcApplication {}

    /** Connection details as those of a service connection or of Docker Compose: no properties behind them. */
    @Configuration(proxyBeanMethods = false)
    static class ServiceConnection {

        @Bean
        JdbcConnectionDetails jdbcConnectionDetails() {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return "service";
                }

                @Override
                public String getPassword() {
                    return "secret";
                }

                @Override
                public String getJdbcUrl() {
                    return "jdbc:mysql://service:3306/db";
                }
            };
        }
    }

    /** As a developer would have it: a container, and not a property about a database. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ServiceConnectionAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        HoldfastAutoConfiguration.class
    })
    static class MySqlContainer {

        @Bean
        @org.springframework.boot.testcontainers.service.connection.ServiceConnection
        MySQLContainer<?> mysql() {
            return new MySQLContainer<>("mysql:9.7")
                    .withConfigurationOverride("mysql-9")
                    .withStartupTimeoutSeconds(300); // on a busy machine
        }
    }
}

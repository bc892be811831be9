package io.holdfast.spring.boot;

import io.holdfast.spring.boot.jpa.JpaOutcomePostProcessor;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Protects the data sources of an application. */
@AutoConfiguration
@ConditionalOnClass({DataSource.class, AbstractDataSource.class})
@ImportRuntimeHints(HoldfastRuntimeHints.class)
public final class HoldfastAutoConfiguration {

    HoldfastAutoConfiguration() {}

    /** With Holdfast switched off, too: a URL that was written with the prefix needs its driver. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DriverClassPostProcessor holdfastDriverClass() {
        return new DriverClassPostProcessor();
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    @ConditionalOnProperty(name = "holdfast.enabled", matchIfMissing = true)
    static DataSourceProtection holdfastDataSourceProtection(
            ConfigurableListableBeanFactory beans, Environment environment) {
        return new DataSourceProtection(beans, () -> HoldfastSettings.of(environment));
    }

    /** For applications with JPA. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = {"org.springframework.orm.jpa.JpaTransactionManager", "jakarta.persistence.EntityManager"})
    static class Jpa {

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static JpaOutcomePostProcessor holdfastJpaOutcomes() {
            return new JpaOutcomePostProcessor();
        }
    }
}

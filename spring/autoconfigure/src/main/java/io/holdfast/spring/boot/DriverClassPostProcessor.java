package io.holdfast.spring.boot;

import io.holdfast.HoldfastDriver;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Gives Boot's properties that have a {@code jdbc:holdfast:} URL the driver's class. Boot knows no driver for the prefix: it would
 * take that of an embedded database if there is one, and give up otherwise. And the inner driver's class, which is easily left behind
 * when the prefix is written into a URL that worked, declines such a URL. Holds no state.
 */
final class DriverClassPostProcessor implements BeanPostProcessor, PriorityOrdered {

    /** In both lines of Boot, which have them in different packages. */
    static final Set<String> PROPERTIES = Set.of(
            "org.springframework.boot.jdbc.autoconfigure.DataSourceProperties",
            "org.springframework.boot.flyway.autoconfigure.FlywayProperties",
            "org.springframework.boot.liquibase.autoconfigure.LiquibaseProperties",
            "org.springframework.boot.autoconfigure.jdbc.DataSourceProperties",
            "org.springframework.boot.autoconfigure.flyway.FlywayProperties",
            "org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties");

    private static final Logger log = LoggerFactory.getLogger(DriverClassPostProcessor.class);

    private static final String DRIVER_CLASS = "driverClassName";

    /** Boot binds properties at +1. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 2;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (PROPERTIES.contains(bean.getClass().getName())) {
            BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(bean);
            boolean ours = properties.getPropertyValue("url") instanceof String url && DatabaseUrl.isProtected(url);
            Object given = properties.getPropertyValue(DRIVER_CLASS);
            if (ours && !HoldfastDriver.class.getName().equals(given)) {
                if (given != null) {
                    log.info(
                            "{}: Holdfast's driver takes the place of driver-class-name={}, since the URL begins with"
                                    + " jdbc:holdfast:. It finds the driver below it by the rest of the URL; holdfast.driver names one",
                            beanName,
                            given);
                }
                properties.setPropertyValue(DRIVER_CLASS, HoldfastDriver.class.getName());
            }
        }
        return bean;
    }
}

package io.holdfast.spring.boot.jpa;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.JpaTransactionManager;

/** Has JPA's transaction managers say what a failed commit was, once they know their dialect. Holds no state. */
public final class JpaOutcomePostProcessor implements BeanPostProcessor {

    /** For the auto-configuration. */
    public JpaOutcomePostProcessor() {}

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof JpaTransactionManager manager && !(manager.getJpaDialect() instanceof OutcomeJpaDialect)) {
            manager.setJpaDialect(new OutcomeJpaDialect(manager.getJpaDialect()));
        }
        return bean;
    }
}

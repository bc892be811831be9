package io.holdfast.spring.boot;

import io.holdfast.HoldfastDataSource;
import io.holdfast.HoldfastDriver;
import io.holdfast.HoldfastOption;
import io.holdfast.connect.HoldfastUrl;
import io.holdfast.spring.boot.failure.HoldfastConfigurationException;
import io.holdfast.spring.boot.pool.DataSources;
import io.holdfast.spring.boot.pool.Target;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.util.function.SingletonSupplier;

/**
 * Puts Holdfast into data source beans: below a pool whose URL can still be changed, whatever it got that from (properties, a service
 * connection, Docker Compose); around everything else. Opens nothing.
 *
 * <p>Comes after Boot has applied properties and connection details, and before other libraries decorate. Safe for use by many
 * threads.
 */
final class DataSourceProtection
        implements BeanPostProcessor,
                PriorityOrdered,
                SmartInitializingSingleton,
                ApplicationListener<ContextRefreshedEvent>,
                DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DataSourceProtection.class);

    private static final String SCOPED_TARGET = ScopedProxyUtils.getTargetBeanName("");

    private final ConfigurableListableBeanFactory beans;
    private final DataSources sources;
    private final DataSourceInspector inspector;
    private final Supplier<HoldfastSettings> settings;
    private final Announcements announcements = new Announcements();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    /** Of whom something was logged; in some scopes they come by the thousand. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    DataSourceProtection(ConfigurableListableBeanFactory beans, Supplier<HoldfastSettings> settings) {
        this.beans = beans;
        this.sources = new DataSources(beans.getBeanClassLoader());
        this.inspector = new DataSourceInspector(sources);
        this.settings = SingletonSupplier.of(settings);
    }

    /** Boot binds properties at +1 and applies connection details at +2. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof DataSource source) {
            Verdict verdict = decide(source, beanName);
            if (verdict == Verdict.PUT_BELOW) {
                putBelow(source, beanName);
            } else if (verdict == Verdict.PROTECTED && sources.targetOf(source).replaceable()) {
                putBelow(source, beanName); // with the prefix in its URL, but perhaps without the driver and the options
            } else if (verdict == Verdict.PROTECTED) {
                sources.settle(source);
            }
        }
        return bean;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (!(bean instanceof DataSource source)) {
            return bean;
        }
        seen.add(beanName);
        Verdict verdict = decide(source, beanName);
        switch (verdict) {
            case PUT_BELOW -> putBelow(source, beanName); // what a factory bean made comes only here
            case PUT_AROUND -> {
                return putAround(source, beanName);
            }
            default -> explain(beanName, verdict, source);
        }
        return bean;
    }

    private Verdict decide(DataSource source, String beanName) {
        String name = publicName(beanName);
        return ProtectionRule.decide(name, inspector.look(source, !name.equals(beanName)), settings.get());
    }

    private static String publicName(String beanName) {
        return beanName.startsWith(SCOPED_TARGET) ? beanName.substring(SCOPED_TARGET.length()) : beanName;
    }

    private void putBelow(DataSource source, String beanName) {
        Target target = sources.targetOf(source);
        String given = String.valueOf(target.url());
        String url = DatabaseUrl.isProtected(given) ? given : DatabaseUrl.protect(given);
        sources.lead(source, url, (driverClass, driverProperties) -> {
            Properties added = added(driverClass, driverProperties);
            Properties all = new Properties();
            all.putAll(driverProperties);
            all.putAll(added);
            try {
                new HoldfastDriver().getPropertyInfo(url, all);
                announcements.add(url, all);
            } catch (SQLException e) {
                throw refused(beanName, url, e);
            }
            return added;
        });
        sources.settle(source);
        log.atLevel(told.add(beanName) ? Level.INFO : Level.DEBUG)
                .setMessage("Holdfast protects the data source {} below {}: {}")
                .addArgument(publicName(beanName))
                .addArgument(source.getClass().getName())
                .addArgument(HoldfastUrl.withoutSecrets(url))
                .log();
    }

    /** What the pool is to give to the driver from now on; what it gives already wins. */
    private Properties added(@Nullable String driverClass, Properties given) {
        Properties added = new Properties();
        added.putAll(settings.get().options());
        if (driverClass != null && !driverClass.equals(HoldfastDriver.class.getName())) {
            added.putIfAbsent(HoldfastOption.DRIVER.key(), driverClass);
        }
        given.stringPropertyNames().forEach(added::remove);
        return added;
    }

    private DataSource putAround(DataSource source, String beanName) {
        Target target = sources.targetOf(source);
        String url = target.url();
        try {
            OwnFailover.refuse(url, target.driverProperties());
            HoldfastDataSource holdfast =
                    HoldfastDataSource.around(source, settings.get().options());
            log.atInfo()
                    .setMessage("Holdfast protects the data source {} around {}")
                    .addArgument(beanName)
                    .addArgument(source.getClass().getName())
                    .log();
            return new ProtectedDataSource(source, holdfast);
        } catch (SQLException | IllegalArgumentException e) {
            throw refused(beanName, String.valueOf(url), e);
        }
    }

    private static HoldfastConfigurationException refused(String beanName, String url, Exception e) {
        String name = publicName(beanName);
        return new HoldfastConfigurationException(
                "Holdfast cannot protect the data source '" + name + "' (" + HoldfastUrl.withoutSecrets(url) + "): "
                        + e.getMessage(),
                "Correct the URL or the property. To leave this data source alone, set holdfast.exclude=" + name
                        + "; for all of them, holdfast.enabled=false.",
                e);
    }

    private void explain(String beanName, Verdict verdict, DataSource source) {
        String reason = verdict.reason();
        boolean ofInterest = verdict != Verdict.HANDS_ON || inspector.hidesUnprotected(source);
        if (reason != null && ofInterest && told.add(beanName)) {
            log.atWarn()
                    .setMessage("Holdfast does not protect the data source {}: {}. Or write jdbc:holdfast: into its URL,"
                            + " or say holdfast.exclude={}")
                    .addArgument(publicName(beanName))
                    .addArgument(reason)
                    .addArgument(publicName(beanName))
                    .log();
        } else {
            log.debug("The data source {} stays as it is: {}", beanName, verdict);
        }
    }

    /** Says of what came too early for this post-processor, and of names that mean nothing. */
    @Override
    public void afterSingletonsInstantiated() {
        for (String name : beans.getBeanNamesForType(DataSource.class, true, false)) {
            if (!seen.contains(name) && beans.containsSingleton(name) && beans.getBean(name) instanceof DataSource early) {
                Verdict verdict = decide(early, name);
                if (verdict == Verdict.PUT_BELOW || verdict == Verdict.PUT_AROUND) {
                    log.warn(
                            "Holdfast does not protect the data source {}: it was made before bean post-processors were,"
                                    + " because one of those needs it. Write jdbc:holdfast: into its URL",
                            name);
                }
            }
        }
        settings.get().include().forEach(name -> complainOfUnknown("include", name));
        settings.get().exclude().forEach(name -> complainOfUnknown("exclude", name));
        settings.get()
                .excludedThoughIncluded()
                .forEach(name -> log.warn(
                        "holdfast.include names '{}', which holdfast.exclude leaves out: Holdfast does not protect it", name));
    }

    /** All listeners that are beans listen by now. */
    @Override
    public void onApplicationEvent(ContextRefreshedEvent event) {
        announcements.begin();
    }

    @Override
    public void destroy() {
        announcements.end();
    }

    private void complainOfUnknown(String property, String name) {
        if (!name.contains("*") && !beans.containsBean(name)) {
            log.warn("holdfast.{} names '{}', and there is no such bean", property, name);
        }
    }
}

package io.holdfast.spring.boot.pool;

import io.holdfast.HoldfastDriver;
import java.util.Properties;
import java.util.function.BiFunction;
import org.apache.commons.dbcp2.BasicDataSource;
import org.jspecify.annotations.Nullable;

/** Commons DBCP 2. Does not show its driver properties, nor whether it has started before it has a connection. */
final class Dbcp2Kind extends DataSourceKind<BasicDataSource> {

    Dbcp2Kind() {
        super(BasicDataSource.class);
    }

    @Override
    Target target(BasicDataSource pool) {
        boolean started = pool.getNumActive() + pool.getNumIdle() > 0;
        return Target.at(pool.getUrl(), null, !started);
    }

    @Override
    void lead(BasicDataSource pool, String url, BiFunction<@Nullable String, Properties, Properties> options) {
        Properties added = options.apply(pool.getDriverClassName(), new Properties());
        added.stringPropertyNames().forEach(key -> pool.addConnectionProperty(key, added.getProperty(key)));
        pool.setUrl(url);
        pool.setDriverClassName(HoldfastDriver.class.getName());
        if (pool.getDriver() != null) {
            pool.setDriver(new HoldfastDriver());
        }
    }
}

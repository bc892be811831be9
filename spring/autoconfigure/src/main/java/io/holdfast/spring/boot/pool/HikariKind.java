package io.holdfast.spring.boot.pool;

import io.holdfast.hikari.KeepConnections;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.HoldfastDriver;
import java.util.Properties;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** HikariCP. Its configuration is sealed once it has started, which it does in the constructor if that got the configuration. */
@SuppressWarnings("SameNameButDifferent") // HikariCP calls something Override, too
final class HikariKind extends DataSourceKind<HikariDataSource> {

    HikariKind() {
        super(HikariDataSource.class);
    }

    @Override
    Target target(HikariDataSource pool) {
        if (pool.getDataSource() != null) {
            return Target.of(pool.getDataSource());
        }
        String className = pool.getDataSourceClassName();
        if (className != null) {
            Properties properties = pool.getDataSourceProperties();
            return Target.ofClass(className, properties.getProperty("url"), properties);
        }
        return Target.at(pool.getJdbcUrl(), pool.getDataSourceProperties(), !pool.isRunning());
    }

    /** It throws away what had an error of class 08; but Holdfast's connection is usable again after the rollback. */
    @Override
    void keepUnknown(HikariDataSource pool) {
        if (!pool.isRunning() && pool.getExceptionOverride() == null) {
            pool.setExceptionOverride(new KeepConnections());
        }
    }

    @Override
    void lead(
            HikariDataSource pool, String url, BiFunction<@Nullable String, Properties, Properties> options) {
        Properties added = options.apply(pool.getDriverClassName(), pool.getDataSourceProperties());
        added.stringPropertyNames().forEach(key -> pool.addDataSourceProperty(key, added.getProperty(key)));
        pool.setJdbcUrl(url);
        pool.setDriverClassName(HoldfastDriver.class.getName());
    }
}

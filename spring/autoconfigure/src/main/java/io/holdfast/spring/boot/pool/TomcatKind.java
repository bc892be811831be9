package io.holdfast.spring.boot.pool;

import io.holdfast.HoldfastDriver;
import java.lang.reflect.Field;
import java.util.Properties;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.apache.tomcat.jdbc.pool.DataSourceProxy;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** Tomcat JDBC. */
final class TomcatKind extends DataSourceKind<DataSourceProxy> {

    private static final String POOL = "pool";

    TomcatKind() {
        super(DataSourceProxy.class);
    }

    @Override
    Target target(DataSourceProxy pool) {
        if (pool.getDataSource() instanceof DataSource inner) {
            return Target.of(inner);
        }
        return Target.at(pool.getUrl(), pool.getDbProperties(), !started(pool));
    }

    /** {@code getPool()} would start it. One that keeps its field from us counts as started: Holdfast can be put around that, too. */
    private static boolean started(DataSourceProxy pool) {
        Field field = ReflectionUtils.findField(DataSourceProxy.class, POOL);
        if (field == null) {
            return true;
        }
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, pool) != null;
    }

    @Override
    void lead(DataSourceProxy pool, String url, BiFunction<@Nullable String, Properties, Properties> options) {
        Properties properties = new Properties();
        if (pool.getDbProperties() != null) {
            properties.putAll(pool.getDbProperties());
        }
        properties.putAll(options.apply(pool.getDriverClassName(), properties));
        pool.setDbProperties(properties);
        pool.setUrl(url);
        pool.setDriverClassName(HoldfastDriver.class.getName());
    }
}

package io.holdfast.spring.boot.pool;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import io.holdfast.HoldfastDriver;
import java.beans.PropertyVetoException;
import java.util.Properties;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** c3p0, whose pools begin anew when their configuration changes. */
final class C3p0Kind extends DataSourceKind<ComboPooledDataSource> {

    C3p0Kind() {
        super(ComboPooledDataSource.class);
    }

    @Override
    Target target(ComboPooledDataSource pool) {
        return Target.at(pool.getJdbcUrl(), pool.getProperties(), true);
    }

    @Override
    void lead(
            ComboPooledDataSource pool,
            String url,
            BiFunction<@Nullable String, Properties, Properties> options) {
        Properties properties = new Properties();
        properties.putAll(pool.getProperties());
        properties.putAll(options.apply(pool.getDriverClass(), properties));
        pool.setProperties(properties);
        pool.setJdbcUrl(url);
        try {
            pool.setDriverClass(HoldfastDriver.class.getName());
        } catch (PropertyVetoException e) {
            throw new IllegalStateException("c3p0 refuses to have its driver class changed", e);
        }
    }
}

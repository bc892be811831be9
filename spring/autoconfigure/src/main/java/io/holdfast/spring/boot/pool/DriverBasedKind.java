package io.holdfast.spring.boot.pool;

import io.holdfast.HoldfastDriver;
import java.sql.Driver;
import java.util.Properties;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Spring's own, which open a connection whenever one is asked for. */
final class DriverBasedKind extends DataSourceKind<AbstractDriverBasedDataSource> {

    DriverBasedKind() {
        super(AbstractDriverBasedDataSource.class);
    }

    @Override
    Target target(AbstractDriverBasedDataSource source) {
        return Target.at(source.getUrl(), source.getConnectionProperties(), true);
    }

    @Override
    void lead(
            AbstractDriverBasedDataSource source,
            String url,
            BiFunction<@Nullable String, Properties, Properties> options) {
        Driver driver = source instanceof SimpleDriverDataSource simple ? simple.getDriver() : null;
        Properties properties = new Properties();
        Properties given = source.getConnectionProperties();
        if (given != null) {
            properties.putAll(given);
        }
        properties.putAll(options.apply(driver == null ? null : driver.getClass().getName(), properties));
        source.setConnectionProperties(properties);
        source.setUrl(url);
        if (source instanceof SimpleDriverDataSource simple) {
            simple.setDriver(new HoldfastDriver());
        }
    }
}

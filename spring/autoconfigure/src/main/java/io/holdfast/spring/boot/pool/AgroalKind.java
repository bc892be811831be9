package io.holdfast.spring.boot.pool;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;

/** Agroal, whose configuration cannot be changed. */
final class AgroalKind extends DataSourceKind<AgroalDataSource> {

    AgroalKind() {
        super(AgroalDataSource.class);
    }

    @Override
    Target target(AgroalDataSource pool) {
        AgroalConnectionFactoryConfiguration factory =
                pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        String url = factory.jdbcUrl();
        Class<?> provider = factory.connectionProviderClass();
        if (url == null || url.isEmpty()) {
            return provider == null ? Target.UNKNOWN : Target.ofClass(provider.getName(), null, factory.jdbcProperties());
        }
        return Target.at(url, factory.jdbcProperties(), false);
    }
}

package io.holdfast.spring.boot.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** The kinds of data sources whose libraries are on the class path. Safe for use by many threads. */
public final class DataSources {

    private final List<DataSourceKind<?>> kinds = new ArrayList<>();

    public DataSources(@Nullable ClassLoader loader) {
        add(loader, "com.zaxxer.hikari.HikariDataSource", HikariKind::new);
        add(loader, "org.apache.tomcat.jdbc.pool.DataSourceProxy", TomcatKind::new);
        add(loader, "org.apache.commons.dbcp2.BasicDataSource", Dbcp2Kind::new);
        add(loader, "com.mchange.v2.c3p0.ComboPooledDataSource", C3p0Kind::new);
        add(loader, "io.agroal.api.AgroalDataSource", AgroalKind::new);
        kinds.add(new DriverBasedKind());
        kinds.add(new OtherKind());
    }

    private void add(@Nullable ClassLoader loader, String className, Supplier<DataSourceKind<?>> kind) {
        if (ClassUtils.isPresent(className, loader)) {
            kinds.add(kind.get());
        }
    }

    /** Where it leads. Connects to nothing. */
    public Target targetOf(DataSource source) {
        return kind(source).targetOf(source);
    }

    /**
     * Makes it connect by another URL, with Holdfast's driver.
     *
     * @param options from the driver class and the driver properties that it has to the properties that are added
     * @throws UnsupportedOperationException if {@link Target#replaceable()} does not say that it can
     */
    public void lead(
            DataSource source, String url, BiFunction<@Nullable String, Properties, Properties> options) {
        kind(source).put(source, url, options);
    }

    /**
     * Has a pool with Holdfast below it, which has not connected yet, keep a connection on which something of unknown outcome was lost.
     * Spring rolls back after a commit that failed, and tells the failure of the rollback instead if there is one; on a
     * connection that the pool has thrown away there is.
     */
    public void settle(DataSource source) {
        kind(source).settle(source);
    }

    private DataSourceKind<?> kind(DataSource source) {
        return kinds.stream().filter(kind -> kind.fits(source)).findFirst().orElseThrow();
    }
}

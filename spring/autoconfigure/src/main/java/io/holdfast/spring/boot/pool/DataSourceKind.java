package io.holdfast.spring.boot.pool;

import java.util.Properties;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of one kind of data source. Holds no state.
 *
 * @param <T> its class
 */
abstract class DataSourceKind<T> {

    private final Class<T> type;

    DataSourceKind(Class<T> type) {
        this.type = type;
    }

    final boolean fits(DataSource source) {
        return type.isInstance(source);
    }

    final Target targetOf(DataSource source) {
        return target(type.cast(source));
    }

    final void put(DataSource source, String url, BiFunction<@Nullable String, Properties, Properties> options) {
        lead(type.cast(source), url, options);
    }

    final void settle(DataSource source) {
        keepUnknown(type.cast(source));
    }

    abstract Target target(T source);

    /** Has a pool keep a connection on which something of unknown outcome was lost, if it would throw it away otherwise. */
    void keepUnknown(T source) {}

    /**
     * Makes it connect by another URL, with Holdfast's driver.
     *
     * @param options from the driver class and the driver properties that it has to the properties that are added
     */
    void lead(T source, String url, BiFunction<@Nullable String, Properties, Properties> options) {
        throw new UnsupportedOperationException(type.getName() + " keeps its URL");
    }
}

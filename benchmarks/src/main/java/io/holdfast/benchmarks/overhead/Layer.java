package io.holdfast.benchmarks.overhead;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.HoldfastDataSource;
import io.holdfast.benchmarks.stub.StubDriver;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What stands between an application and the stub driver: one of the contenders, ready to give connections. Safe for use by
 * many threads.
 */
public final class Layer implements AutoCloseable {

    /** What the JMH parameter {@code contender} may be. */
    static final String BARE = "bare";

    static final String HIKARI = "hikari";
    static final String HOLDFAST = "holdfast";
    static final String BELOW_HIKARI = "holdfast-below-hikari";
    static final String ABOVE_HIKARI = "holdfast-above-hikari";
    static final String AWS_NO_PLUGINS = "aws-no-plugins";
    static final String AWS_DEFAULTS = "aws-defaults";
    static final String DATASOURCE_PROXY = "datasource-proxy";

    private static final int POOL_SIZE = 4;

    /** All of them, in the order of the tables. */
    static final List<String> ALL =
            List.of(BARE, HIKARI, HOLDFAST, BELOW_HIKARI, ABOVE_HIKARI, AWS_NO_PLUGINS, AWS_DEFAULTS, DATASOURCE_PROXY);

    /** Those with a pool. */
    static final List<String> POOLED =
            List.of(HIKARI, BELOW_HIKARI, ABOVE_HIKARI, AWS_NO_PLUGINS, AWS_DEFAULTS, DATASOURCE_PROXY);

    /** Those that need thousands of calls, which take microseconds each, until all of them is compiled. */
    static final List<String> SLOW = List.of(AWS_NO_PLUGINS, AWS_DEFAULTS, DATASOURCE_PROXY);

    /** Where connections come from. */
    @FunctionalInterface
    private interface Source {
        Connection get() throws SQLException;
    }

    private final Source source;
    private final @Nullable AutoCloseable owned;

    private Layer(Source source, @Nullable AutoCloseable owned) {
        this.source = source;
        this.owned = owned;
    }

    /** One connection after the other, from the driver or from a pool, as the contender goes. */
    static Layer of(String contender) throws SQLException {
        StubDriver.register();
        return switch (contender) {
            case BARE -> new Layer(() -> DriverManager.getConnection(StubDriver.URL), null);
            case HOLDFAST -> new Layer(() -> DriverManager.getConnection(holdfast()), null);
            case AWS_NO_PLUGINS, AWS_DEFAULTS ->
                new Layer(() -> DriverManager.getConnection(aws(), awsSettings(contender)), null);
            default -> pooled(contender);
        };
    }

    /** The contender with HikariCP: below it, where it is a driver, or above it. */
    static Layer pooled(String contender) throws SQLException {
        StubDriver.register();
        return switch (contender) {
            case HIKARI -> of(pool(StubDriver.URL, new Properties()));
            case BELOW_HIKARI -> of(pool(holdfast(), new Properties()));
            case AWS_NO_PLUGINS, AWS_DEFAULTS -> of(pool(aws(), awsSettings(contender)));
            case ABOVE_HIKARI -> {
                HoldfastDataSource above = HoldfastDataSource.around(pool(StubDriver.URL, new Properties()));
                yield new Layer(above::getConnection, above);
            }
            case DATASOURCE_PROXY -> {
                HikariDataSource pool = pool(StubDriver.URL, new Properties());
                yield new Layer(ProxyDataSourceBuilder.create(pool).countQuery().build()::getConnection, pool);
            }
            default -> throw new IllegalArgumentException("contender: '" + contender + "' is none that has a pool");
        };
    }

    private static Layer of(HikariDataSource pool) {
        return new Layer(pool::getConnection, pool);
    }

    private static HikariDataSource pool(String url, Properties settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(POOL_SIZE);
        config.setDataSourceProperties(settings);
        return new HikariDataSource(config);
    }

    private static String holdfast() {
        return StubDriver.URL.replace("jdbc:", "jdbc:holdfast:");
    }

    private static String aws() {
        return StubDriver.URL.replace("jdbc:", "jdbc:aws-wrapper:");
    }

    /** A driver that it does not know needs to be told what it is. */
    private static Properties awsSettings(String contender) {
        Properties settings = new Properties();
        settings.setProperty("wrapperDialect", "mysql");
        settings.setProperty("wrapperTargetDriverDialect", "generic");
        if (contender.equals(AWS_NO_PLUGINS)) {
            settings.setProperty("wrapperPlugins", "");
        }
        return settings;
    }

    Connection connection() throws SQLException {
        return source.get();
    }

    @Override
    public void close() {
        if (owned != null) {
            try {
                owned.close();
            } catch (Exception e) {
                throw new IllegalStateException("The contender cannot be closed", e);
            }
        }
    }
}

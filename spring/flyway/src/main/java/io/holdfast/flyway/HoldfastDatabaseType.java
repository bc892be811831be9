package io.holdfast.flyway;

import io.holdfast.HoldfastDriver;
import java.sql.Connection;
import org.flywaydb.database.mysql.MySQLDatabaseType;
import org.jspecify.annotations.Nullable;

/**
 * Tells Flyway the driver of a {@code jdbc:holdfast:} URL. Once it is connected Flyway goes by what the server calls itself, and finds
 * its own type for MySQL or MariaDB. Holds no state.
 */
public final class HoldfastDatabaseType extends MySQLDatabaseType {

    /** For Flyway, which finds it as a service. */
    public HoldfastDatabaseType() {}

    @Override
    public String getName() {
        return "Holdfast";
    }

    @Override
    public boolean handlesJDBCUrl(String url) {
        return url.startsWith("jdbc:holdfast:");
    }

    @Override
    public String getDriverClass(String url, @Nullable ClassLoader loader) {
        return HoldfastDriver.class.getName();
    }

    @Override
    public @Nullable String getBackupDriverClass(String url, @Nullable ClassLoader loader) {
        return null;
    }

    @Override
    public boolean handlesDatabaseProductNameAndVersion(String name, String version, Connection connection) {
        return false;
    }
}

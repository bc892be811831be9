package io.holdfast.liquibase;

import io.holdfast.HoldfastDriver;
import java.util.Locale;
import liquibase.database.DatabaseConnection;
import liquibase.database.core.MySQLDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Tells Liquibase the driver of a {@code jdbc:holdfast:} URL. Once it is connected Liquibase goes by what the server calls itself, and
 * finds its own class for MySQL or MariaDB. Holds no state of its own.
 */
public final class HoldfastDatabase extends MySQLDatabase {

    /** For Liquibase, which finds it as a service. */
    public HoldfastDatabase() {}

    @Override
    public String getShortName() {
        return "holdfast";
    }

    @Override
    public @Nullable String getDefaultDriver(@Nullable String url) {
        boolean ours = url != null && url.toLowerCase(Locale.ROOT).startsWith("jdbc:holdfast:");
        return ours ? HoldfastDriver.class.getName() : null;
    }

    @Override
    public boolean isCorrectDatabaseImplementation(DatabaseConnection connection) {
        return false;
    }
}

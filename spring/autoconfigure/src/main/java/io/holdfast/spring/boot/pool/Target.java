package io.holdfast.spring.boot.pool;

import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a data source leads.
 *
 * @param url null if it does not tell
 * @param driverProperties what it gives to the driver beside the URL, as far as it tells
 * @param inner the data source that it takes its connections from, if it is one
 * @param innerClass the name of the class of that, where only this is known
 * @param replaceable whether its URL can still be changed
 */
public record Target(
        @Nullable String url,
        Properties driverProperties,
        @Nullable DataSource inner,
        @Nullable String innerClass,
        boolean replaceable) {

    static final Target UNKNOWN = new Target(null, new Properties(), null, null, false);

    static Target at(@Nullable String url, @Nullable Properties driverProperties, boolean replaceable) {
        Properties properties = driverProperties == null ? new Properties() : driverProperties;
        return new Target(url, properties, null, null, replaceable && url != null);
    }

    /** Takes its connections from another data source. */
    static Target of(DataSource inner) {
        return new Target(null, new Properties(), inner, null, false);
    }

    /** Takes them from a data source of which only the class is known, and perhaps the URL and what it gives to the driver. */
    static Target ofClass(String className, @Nullable String url, Properties driverProperties) {
        return new Target(url == null ? scheme(className) : url, driverProperties, null, className, false);
    }

    private static @Nullable String scheme(String className) {
        if (className.startsWith("com.mysql.")) {
            return "jdbc:mysql:";
        }
        return className.startsWith("org.mariadb.") ? "jdbc:mariadb:" : null;
    }
}

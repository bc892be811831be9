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
 * @param replaceable whether its URL can still be changed
 */
public record Target(
        @Nullable String url, Properties driverProperties, @Nullable DataSource inner, boolean replaceable) {

    static final Target UNKNOWN = new Target(null, new Properties(), null, false);

    static Target at(@Nullable String url, @Nullable Properties driverProperties, boolean replaceable) {
        Properties properties = driverProperties == null ? new Properties() : driverProperties;
        return new Target(url, properties, null, replaceable && url != null);
    }

    /** Takes its connections from another data source. */
    static Target of(DataSource inner) {
        return new Target(null, new Properties(), inner, false);
    }

    /** Takes them from a data source of which only the class is known, and perhaps the URL. */
    static Target ofClass(String className, @Nullable String url) {
        if (url == null && className.startsWith("com.mysql.")) {
            return at("jdbc:mysql:", null, false);
        }
        if (url == null && className.startsWith("org.mariadb.")) {
            return at("jdbc:mariadb:", null, false);
        }
        return at(url, null, false);
    }
}

package io.holdfast.connect;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the driver that does the work. Holds no state: drivers come and go with class loaders. */
public final class InnerDriver {

    private InnerDriver() {}

    /**
     * The driver for an inner URL: the named class, else the first registered one that accepts the URL, else one from the
     * service files (where {@code DriverManager} cannot see them).
     *
     * @throws SQLException if there is none; the message says what to add
     */
    public static Driver find(String innerUrl, @Nullable String className) throws SQLException {
        if (className != null) {
            return byName(innerUrl, className);
        }
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            if (accepts(driver, innerUrl)) {
                return driver;
            }
        }
        for (Driver driver : services()) {
            if (accepts(driver, innerUrl)) {
                return driver;
            }
        }
        throw missing("No JDBC driver on the class path accepts '" + HoldfastUrl.withoutSecrets(innerUrl) + "': "
                + advice(innerUrl));
    }

    private static Driver byName(String innerUrl, String className) throws SQLException {
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            if (driver.getClass().getName().equals(className)) {
                return checked(driver, innerUrl);
            }
        }
        try {
            Class<?> type = Class.forName(className, true, loader());
            return checked((Driver) type.getDeclaredConstructor().newInstance(), innerUrl);
        } catch (ReflectiveOperationException | ClassCastException e) {
            SQLException missing = missing("holdfast.driver names the class '" + className
                    + "', which is not a JDBC driver on the class path");
            missing.initCause(e);
            throw missing;
        }
    }

    private static Driver checked(Driver driver, String innerUrl) throws SQLException {
        if (!accepts(driver, innerUrl)) {
            throw missing("The driver " + driver.getClass().getName() + " named by holdfast.driver does not accept '"
                    + HoldfastUrl.withoutSecrets(innerUrl) + "'");
        }
        return driver;
    }

    private static boolean accepts(Driver driver, String url) throws SQLException {
        return driver.acceptsURL(url);
    }

    private static List<Driver> services() {
        List<Driver> found = new ArrayList<>();
        Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader()).iterator();
        try {
            while (drivers.hasNext()) {
                found.add(drivers.next());
            }
        } catch (ServiceConfigurationError e) {
            // Another library's broken service file must not hide the driver that we look for.
            return found;
        }
        return found;
    }

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : InnerDriver.class.getClassLoader();
    }

    private static String advice(String innerUrl) {
        if (innerUrl.startsWith("jdbc:mysql:")) {
            return "add com.mysql:mysql-connector-j to the dependencies";
        }
        if (innerUrl.startsWith("jdbc:mariadb:")) {
            return "add org.mariadb.jdbc:mariadb-java-client to the dependencies";
        }
        if (innerUrl.startsWith("jdbc:aws-wrapper:")) {
            return "add software.amazon.jdbc:aws-advanced-jdbc-wrapper to the dependencies";
        }
        return "Holdfast works with mysql://, mariadb:// and aws-wrapper:mysql://";
    }

    private static SQLException missing(String message) {
        return new SQLNonTransientConnectionException(message, "08001");
    }
}

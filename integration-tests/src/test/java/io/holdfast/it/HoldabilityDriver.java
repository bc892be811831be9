package io.holdfast.it;

import com.mysql.cj.jdbc.Driver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Connector/J, and a holdability that is kept: neither of the real drivers does more with it than accept it. */
public final class HoldabilityDriver extends Driver {

    public HoldabilityDriver() throws SQLException {}

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        Connection connection = super.connect(url, info);
        return connection == null ? null : keeping(connection);
    }

    private static Connection keeping(Connection connection) throws SQLException {
        AtomicInteger kept = new AtomicInteger(connection.getHoldability());
        return (Connection) Proxy.newProxyInstance(
                HoldabilityDriver.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    switch (method.getName()) {
                        case "setHoldability" -> kept.set((int) args[0]);
                        case "getHoldability" -> {
                            return kept.get();
                        }
                        default -> {
                            // the driver's own
                        }
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}

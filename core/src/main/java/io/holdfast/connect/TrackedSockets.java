package io.holdfast.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Knows the sockets under the connections of MariaDB Connector/J, to end those whose server is silent: {@code Connection.abort} of that
 * driver asks the server to kill the session, over another connection, and waits for the answer, and for its own reader.
 * Safe for use by many threads.
 */
public final class TrackedSockets {

    TrackedSockets() {}

    private static final ThreadLocal<@Nullable Socket> LAST = new ThreadLocal<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Connection, Socket> sockets = new WeakHashMap<>();

    /** Made by the driver, by reflection, for each connection. */
    public static final class Factory extends SocketFactory {

        @Override
        public Socket createSocket() {
            Socket socket = new Socket();
            LAST.set(socket);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return tracked(new Socket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
            return tracked(new Socket(host, port, localHost, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return tracked(new Socket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
                throws IOException {
            return tracked(new Socket(address, port, localAddress, localPort));
        }

        private static Socket tracked(Socket socket) {
            LAST.set(socket);
            return socket;
        }
    }

    /** Connects, and remembers the socket where the driver lets us know it and the user has no factory of their own. */
    @Nullable
    Connection connect(Driver driver, String url, Properties properties) throws SQLException {
        if (!driver.getClass().getName().startsWith("org.mariadb.")
                || hasOwnSockets(url, properties)
                || !sees(driver)) {
            return driver.connect(url, properties);
        }
        properties.setProperty("socketFactory", Factory.class.getName());
        LAST.remove();
        try {
            Connection connection = driver.connect(url, properties);
            Socket socket = LAST.get();
            if (connection != null && socket != null) {
                lock.lock();
                try {
                    sockets.put(connection, socket);
                } finally {
                    lock.unlock();
                }
            }
            return connection;
        } finally {
            LAST.remove();
        }
    }

    private static boolean hasOwnSockets(String url, Properties properties) {
        for (String key : new String[] {"socketFactory", "localSocket", "pipe"}) {
            if (properties.getProperty(key) != null || url.contains(key + "=")) {
                return true;
            }
        }
        return false;
    }

    /** Whether the driver can load and use our class: not from another class loader, nor across modules. */
    private static boolean sees(Driver driver) {
        try {
            Class<?> type = Class.forName(
                    Factory.class.getName(), false, driver.getClass().getClassLoader());
            return type == Factory.class
                    && type.getModule()
                            .isExported(type.getPackageName(), driver.getClass().getModule());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Ends a connection's socket, and with it every call that waits for the server; does nothing if the socket is not known. */
    void close(Connection connection) {
        Socket socket;
        lock.lock();
        try {
            socket = sockets.remove(connection);
        } finally {
            lock.unlock();
        }
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // It was to end, and it has.
            }
        }
    }
}

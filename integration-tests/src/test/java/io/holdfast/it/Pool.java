package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.holdfast.HoldfastDataSource;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;

/** The pools as a user gets them: size, URL, user and password, and otherwise what is the default. */
enum Pool {
    HIKARI {
        @Override
        DataSource create(String url, DatabaseCluster cluster, int size) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setUsername(cluster.user());
            config.setPassword(cluster.password());
            config.setMaximumPoolSize(size);
            return new HikariDataSource(config);
        }

        @Override
        void close(DataSource pool) {
            ((HikariDataSource) pool).close();
        }
    },
    TOMCAT {
        @Override
        DataSource create(String url, DatabaseCluster cluster, int size) {
            PoolProperties config = new PoolProperties();
            config.setUrl(url);
            config.setUsername(cluster.user());
            config.setPassword(cluster.password());
            config.setInitialSize(size);
            config.setMinIdle(size);
            config.setMaxIdle(size);
            config.setMaxActive(size);
            return new org.apache.tomcat.jdbc.pool.DataSource(config);
        }

        @Override
        void close(DataSource pool) {
            ((org.apache.tomcat.jdbc.pool.DataSource) pool).close();
        }
    },
    DBCP2 {
        @Override
        DataSource create(String url, DatabaseCluster cluster, int size) {
            BasicDataSource pool = new BasicDataSource();
            pool.setUrl(url);
            pool.setUsername(cluster.user());
            pool.setPassword(cluster.password());
            pool.setMaxTotal(size);
            return pool;
        }

        @Override
        void close(DataSource pool) throws SQLException {
            ((BasicDataSource) pool).close();
        }
    },
    AGROAL {
        @Override
        DataSource create(String url, DatabaseCluster cluster, int size) throws SQLException {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(size)
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                    .principal(new NamePrincipal(cluster.user()))
                                    .credential(new SimplePassword(cluster.password())))));
        }

        @Override
        void close(DataSource pool) {
            ((AgroalDataSource) pool).close();
        }
    },
    C3P0 {
        @Override
        DataSource create(String url, DatabaseCluster cluster, int size) {
            ComboPooledDataSource pool = new ComboPooledDataSource();
            pool.setJdbcUrl(url);
            pool.setUser(cluster.user());
            pool.setPassword(cluster.password());
            pool.setMaxPoolSize(size);
            return pool;
        }

        @Override
        void close(DataSource pool) {
            ((ComboPooledDataSource) pool).close();
        }
    };

    abstract DataSource create(String url, DatabaseCluster cluster, int size) throws SQLException;

    abstract void close(DataSource pool) throws SQLException;

    /** All of them, or those that a run with another class path is about ({@code -Dholdfast.it.pools=HIKARI}). */
    static List<Pool> underTest() {
        String wanted = System.getProperty("holdfast.it.pools", "");
        return Arrays.stream(values())
                .filter(pool -> wanted.isEmpty() || wanted.equals(pool.name()))
                .toList();
    }

    /** The application's connections to a node, by its own word. */
    static long connections(DatabaseCluster cluster, DatabaseNode node) {
        return Long.parseLong(
                String.valueOf(node.query("SELECT COUNT(*) AS n FROM information_schema.processlist WHERE user = '"
                                + cluster.user() + "'")
                        .get(0)
                        .get("n")));
    }

    /** Where Holdfast stands. */
    enum Position {
        /** The pool has Holdfast's URL. */
        BELOW,
        /** The pool has the plain driver and one name that follows the writer late; Holdfast is around it. */
        ABOVE
    }

    Opened open(Position position, InnerUrl driver, DatabaseCluster cluster, int size) throws SQLException {
        return open(position, driver, cluster, size, "");
    }

    /** @param options of the driver's, as in a URL's query */
    Opened open(Position position, InnerUrl driver, DatabaseCluster cluster, int size, String options)
            throws SQLException {
        String url = position == Position.BELOW ? driver.of(cluster, options) : driver.plain(cluster) + options;
        DataSource pool = create(url, cluster, size);
        return new Opened(this, pool, position == Position.BELOW ? pool : HoldfastDataSource.around(pool));
    }

    /**
     * A pool in use.
     *
     * @param application what the application has
     */
    record Opened(Pool kind, DataSource pool, DataSource application) implements AutoCloseable {

        /** So many connections at the same time. */
        List<Connection> borrow(int count) throws SQLException {
            List<Connection> borrowed = new ArrayList<>();
            try {
                while (borrowed.size() < count) {
                    borrowed.add(application.getConnection());
                }
                return borrowed;
            } catch (SQLException | RuntimeException e) {
                giveBack(borrowed);
                throw e;
            }
        }

        static void giveBack(List<Connection> borrowed) throws SQLException {
            for (Connection connection : borrowed) {
                connection.close();
            }
        }

        /** So many at the same time, and each of them writes: none is dead, none is anywhere but on the writer. */
        void assertAllWrite(int count, Rows rows, DatabaseCluster cluster) throws SQLException {
            List<Connection> all = borrow(count);
            try {
                for (Connection connection : all) {
                    rows.insert(connection, 1);
                    assertThat(serverId(connection)).isEqualTo(cluster.writer().serverId());
                }
            } finally {
                giveBack(all);
            }
        }

        private static int serverId(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT @@server_id")) {
                assertThat(row.next()).isTrue();
                return row.getInt(1);
            }
        }

        @Override
        public void close() throws SQLException {
            kind.close(pool);
        }
    }
}

package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.mchange.v2.c3p0.PooledDataSource;
import com.mysql.cj.jdbc.JdbcConnection;
import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.holdfast.HoldfastDataSource;
import io.holdfast.it.Pool.Opened;
import io.holdfast.it.Pool.Position;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.junit.ClusterExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.tomcat.jdbc.pool.PoolConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What pools, frameworks and agents expect of JDBC objects, and what must be gone when they are closed. */
class PoolContractIT {

    private static final int SIZE = 3;

    private static final Map<Pool, Class<?>> TYPES = Map.of(
            Pool.HIKARI, HikariConfigMXBean.class,
            Pool.TOMCAT, PoolConfiguration.class,
            Pool.DBCP2, BasicDataSource.class,
            Pool.AGROAL, AgroalDataSource.class,
            Pool.C3P0, PooledDataSource.class);

    @RegisterExtension
    static final ClusterExtension CLUSTER =
            ClusterExtension.of(DatabaseCluster.embedded().endpointDelay(Duration.ofMillis(300)));

    static Stream<Arguments> positions() {
        return PoolHealingIT.positions();
    }

    static Stream<Pool> pools() {
        return Pool.underTest().stream();
    }

    private static Opened open(Pool pool, Position position, DatabaseCluster cluster) throws SQLException {
        return pool.open(position, InnerUrl.CONNECTOR_J, cluster, SIZE);
    }

    /** Spring Boot binds metrics and derives data sources by these; Tomcat's own unwrap returns null, Agroal's just casts. */
    @ParameterizedTest
    @MethodSource("pools")
    void theDecoratorUnwrapsToThePoolAndToNothingElse(Pool pool, DatabaseCluster cluster) throws SQLException {
        try (Opened opened = open(pool, Position.ABOVE, cluster)) {
            DataSource decorator = opened.application();
            assertThat(decorator.isWrapperFor(HoldfastDataSource.class)).isTrue();
            assertThat(decorator.unwrap(HoldfastDataSource.class)).isSameAs(decorator);
            Class<?> type = TYPES.get(pool);
            assertThat(decorator.isWrapperFor(type)).isTrue();
            assertThat((Object) decorator.unwrap(type)).isSameAs(opened.pool());

            Class<?> other = pool == Pool.HIKARI ? BasicDataSource.class : HikariDataSource.class;
            assertThat(decorator.isWrapperFor(other)).isFalse();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> decorator.unwrap(other))
                    .withMessageContaining(other.getName());
        }
    }

    @ParameterizedTest
    @MethodSource("positions")
    void aConnectionUnwrapsToTheDriversOwn(Pool pool, Position position, DatabaseCluster cluster) throws SQLException {
        try (Opened opened = open(pool, position, cluster);
                Connection connection = opened.application().getConnection()) {
            Connection ours = holdfast(pool, position, connection);
            assertThat(ours.isWrapperFor(JdbcConnection.class)).isTrue();
            assertThat(ours.unwrap(JdbcConnection.class)).isNotNull();
            assertThat(ours.isWrapperFor(org.mariadb.jdbc.Connection.class)).isFalse();
        }
    }

    /** Tomcat JDBC unwraps what it has in its hands, and does not ask that any further. */
    private static Connection holdfast(Pool pool, Position position, Connection connection) throws SQLException {
        return pool == Pool.TOMCAT && position == Position.BELOW ? connection.unwrap(Connection.class) : connection;
    }

    /** Giving out the inner objects here made Spring close the wrong connection (OpenTelemetry issue 10550). */
    @ParameterizedTest
    @MethodSource("pools")
    void everyObjectLeadsBackToTheOneThatMadeIt(Pool pool, DatabaseCluster cluster) throws SQLException {
        try (Opened opened = open(pool, Position.ABOVE, cluster);
                Connection connection = opened.application().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1");
                PreparedStatement prepared = connection.prepareStatement("SELECT 2");
                ResultSet preparedRows = prepared.executeQuery()) {
            assertThat(statement.getConnection()).isSameAs(connection);
            assertThat(rows.getStatement()).isSameAs(statement);
            assertThat(prepared.getConnection()).isSameAs(connection);
            assertThat(preparedRows.getStatement()).isSameAs(prepared);
            assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
        }
    }

    /** Connector/J leaves it to the executor when the time limit begins to apply (MySQL bug 75615). */
    @ParameterizedTest
    @MethodSource("positions")
    void aNetworkTimeoutAppliesAtOnceWhateverTheExecutor(Pool pool, Position position, DatabaseCluster cluster)
            throws SQLException {
        Executor idle = task -> {};
        try (Opened opened = open(pool, position, cluster);
                Connection connection = opened.application().getConnection()) {
            JdbcConnection inner = holdfast(pool, position, connection).unwrap(JdbcConnection.class);
            connection.setNetworkTimeout(idle, 12_345);
            assertThat(connection.getNetworkTimeout()).isEqualTo(12_345);
            assertThat(inner.getNetworkTimeout()).isEqualTo(12_345);
            connection.setNetworkTimeout(idle, 0);
            assertThat(inner.getNetworkTimeout()).isZero();
        }
    }

    /** Boot's health check asks for no limit; HikariCP's alive check has blocked for minutes (aws-mysql-jdbc issue 612). */
    @Test
    void isValidWithoutALimitHasOne(DatabaseCluster cluster) throws SQLException {
        try (Opened opened = open(Pool.HIKARI, Position.BELOW, cluster);
                Connection connection = opened.application().getConnection()) {
            assertThat(connection.isValid(0)).isTrue();
            cluster.nodes().forEach(cluster::isolate);
            long start = System.nanoTime();
            assertThat(connection.isValid(0)).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
            cluster.nodes().forEach(cluster::heal);
        }
    }

    /** Nobody is obliged to close what was aborted. */
    @ParameterizedTest
    @MethodSource("pools")
    void anAbortedConnectionGivesItsPlaceBack(Pool pool, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        try (Opened opened = open(pool, Position.ABOVE, cluster)) {
            opened.assertAllWrite(SIZE, rows, cluster);
            for (Connection connection : opened.borrow(SIZE)) {
                connection.abort(Runnable::run);
                assertThat(connection.isClosed()).isTrue();
            }
            opened.assertAllWrite(SIZE, rows, cluster);
        }
    }

    @ParameterizedTest
    @MethodSource("pools")
    void closingTheDecoratorClosesThePoolAndWaitsForNobody(Pool pool, DatabaseCluster cluster) throws SQLException {
        Opened opened = open(pool, Position.ABOVE, cluster);
        HoldfastDataSource decorator = (HoldfastDataSource) opened.application();
        decorator.getConnection().close();
        decorator.close();
        decorator.close();
        opened.close(); // as Spring does with the pool's own bean
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(connections(cluster)).isZero());
        if (pool != Pool.TOMCAT) { // which opens itself again when it is asked for a connection
            long start = System.nanoTime();
            assertThatExceptionOfType(SQLException.class).isThrownBy(decorator::getConnection);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** The AWS wrapper's threads and connections outlive the pool (its issues 1321, 1527 and 1878). */
    @Test
    void nothingIsLeftWhenAllPoolsAreClosed(DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        List<Opened> all = new ArrayList<>();
        for (Pool pool : Pool.underTest()) {
            for (Position position : Position.values()) {
                for (InnerUrl driver : List.of(InnerUrl.CONNECTOR_J, InnerUrl.MARIADB)) {
                    all.add(pool.open(position, driver, cluster, SIZE));
                }
            }
        }
        for (Opened opened : all) {
            opened.assertAllWrite(SIZE, rows, cluster);
        }
        cluster.switchover(cluster.bestReplica());
        for (Opened opened : all) {
            opened.assertAllWrite(SIZE, rows, cluster);
        }
        assertThat(HoldfastThreads.alive()).isNotEmpty();
        for (Opened opened : all) {
            opened.close();
        }
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(connections(cluster)).isZero());
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(HoldfastThreads.alive()).isEmpty());
    }

    private static long connections(DatabaseCluster cluster) {
        return cluster.nodes().stream()
                .mapToLong(node -> Pool.connections(cluster, node))
                .sum();
    }
}

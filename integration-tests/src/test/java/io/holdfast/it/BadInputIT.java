package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mysql.cj.jdbc.MysqlDataSource;
import com.mysql.cj.jdbc.MysqlXADataSource;
import io.holdfast.HoldfastDataSource;
import io.holdfast.HoldfastDriver;
import io.holdfast.outcome.FailoverOutcome;
import io.holdfast.outcome.WriterUnavailableException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import io.holdfast.testkit.junit.ClusterExtension;
import io.holdfast.testkit.proxy.FaultProxy;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.mariadb.jdbc.MariaDbPoolDataSource;
import org.slf4j.LoggerFactory;

/** Whatever is wrong with what the user wrote is said at once, in words that name it, and without any secret. */
@ExtendWith(ClusterExtension.class)
class BadInputIT {

    private static final String SECRET = "s3cr3t-word";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:holdfast:mysql://h/db?holdfast.nonsense=1        | holdfast.nonsense | holdfast.failoverTimeout",
                "jdbc:holdfast:mysql://h/db?holdfast.failoverTimeout=x | holdfast.failoverTimeout | 'x'",
                "jdbc:holdfast:mysql://h/db?holdfast.failoverTimeout=0 | holdfast.failoverTimeout | 100ms to 1h",
                "jdbc:holdfast:mysql://h/db?holdfast.failoverTimeout=  | holdfast.failoverTimeout | 100ms to 1h",
                "jdbc:holdfast:mysql://h/db?holdfast.recovery=magic    | magic | report, retry",
                "jdbc:holdfast:mysql://h/db?Holdfast.Recovery=retry    | Holdfast.Recovery | holdfast.recovery",
                "jdbc:holdfast:mysql://h/db?holdfast.driver=no.Such    | no.Such | holdfast.driver",
                "jdbc:holdfast:mysql://h/db?holdfast.maxConcurrentConnects=0 | '0' | 1 to 1000",
                "jdbc:holdfast:mysql://h/db?socketTimeout=soon         | socketTimeout | 'soon'",
                "jdbc:holdfast:mysql://h/db?holdfast.monitorPassword=x | holdfast.monitorPassword | holdfast.monitorUser",
                "jdbc:holdfast:mysql://h/db?holdfast.detectionTime=40s | holdfast.detectionTime | holdfast.failoverTimeout (30s)",
                "jdbc:holdfast:mysql://h/db?holdfast.detectionTime=2s&holdfast.failoverTimeout=1s | (2s) | (1s)",
                "jdbc:holdfast:mysql://h/db?autoReconnect=true         | autoReconnect | Connector/J",
                "jdbc:holdfast:mariadb://h/db?transactionReplay=true   | transactionReplay | MariaDB",
                "jdbc:holdfast:mysql:replication://h1,h2/db            | replication | jdbc:holdfast:mysql://host1,host2/",
                "jdbc:holdfast:mysql+srv://name/db                     | mysql+srv | jdbc:holdfast:mysql://host1,host2/",
                "jdbc:holdfast:mysql+srv:loadbalance://name/db         | loadbalance | jdbc:holdfast:mysql://host1,host2/",
                "jdbc:holdfast:aws-wrapper:mysql:replication://h1,h2/db | replication | jdbc:holdfast:aws-wrapper:mysql://host1,host2/",
                "jdbc:holdfast:aws-wrapper:mariadb:sequential://h1,h2/db | sequential | jdbc:holdfast:aws-wrapper:mariadb://host1,host2/",
                "jdbc:holdfast:aws-wrapper:mysql://h/db?wrapperPlugins=failover2,efm2 | failover2 | such as iam",
                "jdbc:holdfast:aws-wrapper:mysql://h/db?wrapperProfileName=F0 | wrapperProfileName | failover plugins",
                "jdbc:holdfast:jdbc:mysql://h/db                       | second 'jdbc:' | jdbc:holdfast:mysql",
                "jdbc:holdfast:mysql:h/db                              | jdbc:holdfast:mysql://host1 | mysql:h/db",
                "jdbc:holdfast:oracle://h/db                           | jdbc:oracle://h/db | mysql://, mariadb://",
                "jdbc:holdfast:mysql://h:99999/db                      | 99999 | 1 to 65535",
                "jdbc:holdfast:mysql://h:3306,h:3306/db                | h:3306 | twice",
            })
    void aWrongUrlOrOptionIsNamed(String url, String first, String second) {
        Properties properties = new Properties();
        properties.setProperty("user", "u");
        properties.setProperty("password", SECRET);
        SQLException e = catchThrowableOfType(
                SQLNonTransientConnectionException.class, () -> DriverManager.getConnection(url.strip(), properties));
        assertThat((Throwable) e).isNotNull();
        assertThat(e.getMessage()).contains(first.strip()).contains(second.strip());
        assertNoSecret(e);
    }

    @Test
    void aWrongPropertyIsNamedToo() {
        Properties properties = new Properties();
        properties.setProperty("user", "u");
        properties.setProperty("password", SECRET);
        properties.setProperty("holdfast.failoverTimeout", "1 day");
        SQLException e = catchThrowableOfType(
                SQLNonTransientConnectionException.class,
                () -> DriverManager.getConnection("jdbc:holdfast:mysql://h/db", properties));
        assertThat((Throwable) e)
                .hasMessageContaining("holdfast.failoverTimeout")
                .hasMessageContaining("1 day");
        assertNoSecret(e);
    }

    /** Its defaults would fail over by themselves; which plugins it has instead is said, once. */
    @Test
    void theAwsWrapperHasNoPluginsUnlessTheyAreNamed(DatabaseCluster cluster) throws SQLException {
        Logger logger = (Logger) LoggerFactory.getLogger(HoldfastDriver.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            connectTwice(InnerUrl.AWS_WRAPPER.of(cluster, "wrapperPlugins="), cluster);
            connectTwice(InnerUrl.CONNECTOR_J.of(cluster, "applicationName=BadInputIT"), cluster);
            assertThat(log.list).isEmpty();
            connectTwice(InnerUrl.AWS_WRAPPER.of(cluster, "connectionAttributes=test:BadInputIT"), cluster);
            assertThat(log.list)
                    .singleElement()
                    .satisfies(event -> assertThat(event.getFormattedMessage())
                            .contains("127.0.0.1:" + cluster.writer().port())
                            .contains("set wrapperPlugins to those that you need, such as iam"));
        } finally {
            logger.detachAppender(log);
        }
    }

    private static void connectTwice(String url, DatabaseCluster cluster) throws SQLException {
        for (int i = 0; i < 2; i++) {
            DriverManager.getConnection(url, cluster.user(), cluster.password()).close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrongPasswordIsTheServersOwnWordAndNoFailover(InnerUrl driver, DatabaseCluster cluster) {
        InetSocketAddress writer =
                new InetSocketAddress("127.0.0.1", cluster.writer().directPort());
        try (FaultProxy proxy = FaultProxy.to(writer)) {
            String url = driver.at("127.0.0.1:" + proxy.port(), cluster, "");
            SQLException e = failure(() -> DriverManager.getConnection(url, cluster.user(), SECRET));
            assertThat(e.getErrorCode()).isEqualTo(1045);
            assertThat(e.getSQLState()).startsWith("28");
            assertThat(proxy.connectionsAccepted()).isEqualTo(1);
            assertNoSecret(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMissingDatabaseIsTheServersOwnWordAndNoFailover(InnerUrl driver, DatabaseCluster cluster) {
        InetSocketAddress writer =
                new InetSocketAddress("127.0.0.1", cluster.writer().directPort());
        try (FaultProxy proxy = FaultProxy.to(writer)) {
            String url = driver.at("127.0.0.1:" + proxy.port(), cluster, "")
                    .replace("/" + cluster.database() + "?", "/no_such_database?");
            SQLException e = failure(() -> DriverManager.getConnection(url, cluster.user(), cluster.password()));
            assertThat(e.getErrorCode()).isIn(1044, 1049);
            assertThat(e.getSQLState()).startsWith("42");
            assertThat((Throwable) e).isNotInstanceOf(FailoverOutcome.class);
            assertThat(proxy.connectionsAccepted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noReachableHostIsSaidAtOnce(InnerUrl driver, DatabaseCluster cluster) {
        String url = driver.at("127.0.0.1:1,no-such-host.invalid:3306", cluster, "");
        long start = System.nanoTime();
        SQLException e = failure(() -> DriverManager.getConnection(url, cluster.user(), SECRET));
        assertThat((Throwable) e).isInstanceOf(WriterUnavailableException.class);
        assertThat(e.getSQLState()).isEqualTo("08001");
        assertThat(e.getMessage())
                .contains("127.0.0.1:1")
                .contains("refused")
                .contains("no-such-host.invalid:3306")
                .contains("UnknownHostException");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertNoSecret(e);
    }

    @ParameterizedTest
    @EnumSource
    void onlyReplicasIsSaidWithTheirOwnWords(InnerUrl driver, DatabaseCluster cluster) {
        DatabaseNode replica = cluster.bestReplica();
        String url = driver.at("127.0.0.1:" + replica.port(), cluster, "holdfast.failoverTimeout=5s");
        SQLException e = failure(() -> DriverManager.getConnection(url, cluster.user(), cluster.password()));
        assertThat((Throwable) e).isInstanceOf(WriterUnavailableException.class);
        assertThat(e.getMessage()).contains("127.0.0.1:" + replica.port()).contains("read_only=1");
    }

    @Test
    void aDriverThatAsksForTlsWhereThereIsNoneSaysSoAtOnce(DatabaseCluster cluster) {
        String url =
                "jdbc:holdfast:mariadb://" + cluster.jdbcHosts() + "/" + cluster.database() + "?sslMode=verify-full";
        long start = System.nanoTime();
        SQLException e = failure(() -> DriverManager.getConnection(url, cluster.user(), cluster.password()));
        assertThat((Throwable) e)
                .isNotInstanceOf(WriterUnavailableException.class)
                .hasMessageContaining("ssl");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void xaIsRefused() throws SQLException {
        HoldfastDataSource source = HoldfastDataSource.around(new MysqlXADataSource());
        assertThat(source.isWrapperFor(XADataSource.class)).isFalse();
        for (Class<?> type : List.of(XADataSource.class, MysqlXADataSource.class, MysqlDataSource.class)) {
            assertThat(source.isWrapperFor(type)).as("%s", type).isFalse();
            assertThat((Throwable)
                            catchThrowableOfType(SQLFeatureNotSupportedException.class, () -> source.unwrap(type)))
                    .hasMessageContaining("does not support XA");
        }
        assertThat(source.unwrap(DataSource.class)).isSameAs(source);
    }

    /** MariaDB's driver has no others: they are data sources for XA as well as for everybody. */
    @Test
    void aDataSourceThatCanDoXaTooIsOneLikeOthers() throws SQLException {
        try (MariaDbPoolDataSource pool = new MariaDbPoolDataSource()) {
            for (DataSource both : List.of(new MariaDbDataSource(), pool)) {
                HoldfastDataSource source = HoldfastDataSource.around(both);
                assertThat(source.isWrapperFor(both.getClass())).isTrue();
                assertThat(source.unwrap(both.getClass())).isSameAs(both);
                assertThat(source.isWrapperFor(XADataSource.class)).isFalse();
                assertThat((Throwable) catchThrowableOfType(
                                SQLFeatureNotSupportedException.class, () -> source.unwrap(XADataSource.class)))
                        .hasMessageContaining("does not support XA");
            }
        }
        HoldfastDataSource plain = HoldfastDataSource.around(new MysqlDataSource());
        assertThat(plain.unwrap(MysqlDataSource.class)).isExactlyInstanceOf(MysqlDataSource.class);
    }

    private interface Connecting {
        Connection connect() throws SQLException;
    }

    private static SQLException failure(Connecting attempt) {
        SQLException e = catchThrowableOfType(SQLException.class, attempt::connect);
        assertThat((Throwable) e).isNotNull();
        return e;
    }

    private static void assertNoSecret(Throwable e) {
        for (Throwable link = e; link != null; link = link.getCause()) {
            assertThat(String.valueOf(link.getMessage())).doesNotContain(SECRET);
            for (Throwable suppressed : link.getSuppressed()) {
                assertThat(String.valueOf(suppressed.getMessage())).doesNotContain(SECRET);
            }
        }
    }
}

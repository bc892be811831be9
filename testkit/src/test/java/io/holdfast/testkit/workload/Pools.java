package io.holdfast.testkit.workload;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.testkit.DatabaseCluster;

/** What an application without Holdfast has: HikariCP over MariaDB's driver. */
final class Pools {

    private Pools() {}

    static HikariDataSource plain(DatabaseCluster cluster, int port) {
        HikariConfig config = new HikariConfig();
        // Not by a URL: for that HikariCP would set the login timeout of the whole JVM, which stays when the pool is
        // gone.
        config.setDataSourceClassName("org.mariadb.jdbc.MariaDbDataSource");
        config.addDataSourceProperty(
                "url", "jdbc:mariadb://127.0.0.1:" + port + "/" + cluster.database() + "?sslMode=disable");
        config.setUsername(cluster.user());
        config.setPassword(cluster.password());
        config.setMaximumPoolSize(6);
        config.setConnectionTimeout(30_000);
        return new HikariDataSource(config);
    }
}

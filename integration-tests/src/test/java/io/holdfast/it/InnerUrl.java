package io.holdfast.it;

import io.holdfast.HoldfastDataSource;
import io.holdfast.testkit.DatabaseCluster;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * How the tests reach a cluster, with each of the inner drivers: without TLS, through which the fault proxies cannot look,
 * and thus with the public key that MySQL then wants passwords to be sent with.
 */
enum InnerUrl {
    CONNECTOR_J("mysql", "sslMode=DISABLED&allowPublicKeyRetrieval=true&"),
    /** For those who need its plugins for IAM or secrets; those that fail over are switched off. */
    AWS_WRAPPER("aws-wrapper:mysql", "sslMode=DISABLED&allowPublicKeyRetrieval=true&"),
    /** Asks for TLS by default since 4.0, which the embedded servers do not speak. */
    MARIADB("mariadb", "sslMode=disable&allowPublicKeyRetrieval=true&");

    private final String scheme;
    private final String needed;

    InnerUrl(String scheme, String needed) {
        this.scheme = scheme;
        this.needed = needed;
    }

    /** All nodes of the cluster. */
    String of(DatabaseCluster cluster) {
        return of(cluster, "");
    }

    /** All nodes of the cluster, with options: {@code holdfast.failoverTimeout=5s&...}. */
    String of(DatabaseCluster cluster, String options) {
        return at(cluster.jdbcHosts(), cluster, options);
    }

    /** These hosts, as {@code host:port,host:port}. */
    String at(String hosts, DatabaseCluster cluster, String options) {
        return "jdbc:holdfast:" + scheme + "://" + hosts + "/" + cluster.database() + "?" + needed + options;
    }

    /**
     * An option that makes it another cluster to Holdfast: a pattern of hosts, which has no meaning where members tell their addresses.
     * Tests that share servers and a JVM then share neither a monitor, which may be one that is not let in, nor what it has found out.
     */
    static String apart(String name) {
        return "holdfast.hostPattern=%3F." + name + "&";
    }

    /** The driver without Holdfast, at the name that follows the writer. */
    String plain(DatabaseCluster cluster) {
        return "jdbc:" + scheme + "://127.0.0.1:" + cluster.endpoint().port() + "/" + cluster.database() + "?" + needed;
    }

    /**
     * Connects for a test that stages what happens message by message: nobody else is to notice a failover before it does, so the
     * nodes are watched by a user that the servers do not let in.
     */
    Connection connect(DatabaseCluster cluster) throws SQLException {
        return connect(cluster, "");
    }

    Connection connect(DatabaseCluster cluster, String options) throws SQLException {
        String unwatched = "holdfast.monitorUser=nobody&" + options;
        return new HoldfastDataSource(of(cluster, unwatched), cluster.user(), cluster.password()).getConnection();
    }
}

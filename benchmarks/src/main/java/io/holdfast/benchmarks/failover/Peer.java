package io.holdfast.benchmarks.failover;

import io.holdfast.hikari.KeepConnections;
import io.holdfast.testkit.DatabaseCluster;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contender and how it is set up: as its own manual says for failover, and no further.
 *
 * @param endpoint whether it connects through the one name that follows the writer, else to the list of hosts
 * @param above whether Holdfast stands above the pool
 * @param url with {@code HOSTS} for the address or addresses and {@code DATABASE} for the database
 * @param exceptionOverride the class by which HikariCP is told which exceptions leave a connection good; null for none
 */
record Peer(
        String name,
        boolean endpoint,
        boolean above,
        String url,
        @Nullable String exceptionOverride) {

    /** Without TLS, which the embedded servers do not speak. */
    private static final String MYSQL = "/DATABASE?sslMode=DISABLED&allowPublicKeyRetrieval=true";

    private static final String MARIADB = "/DATABASE?sslMode=disable&allowPublicKeyRetrieval=true";

    /** HikariCP's page on rapid recovery asks for both; none of the drivers has a limit by itself. */
    private static final String LIMITS = "&connectTimeout=3000&socketTimeout=10000";

    /** Its manual's settings for detection in seconds; the wait longer than a run. */
    private static final String AWS = "&wrapperPlugins=failover2,efm2&failureDetectionTime=6000"
            + "&failureDetectionInterval=1000&failureDetectionCount=1&failoverTimeoutMs=60000&wrapperDialect=mysql";

    /** Its manual on HikariCP: else the pool throws away what the wrapper has just repaired. */
    private static final String AWS_OVERRIDE = "software.amazon.jdbc.util.HikariCPSQLException";

    /** As docs/pools.md has it. */
    private static final String OWN_OVERRIDE = KeepConnections.class.getName();

    static final List<Peer> ALL = List.of(
            new Peer("connector-j, endpoint", true, false, "jdbc:mysql://HOSTS" + MYSQL + LIMITS, null),
            new Peer("holdfast, endpoint", true, false, "jdbc:holdfast:mysql://HOSTS" + MYSQL, OWN_OVERRIDE),
            new Peer("holdfast above, endpoint", true, true, "jdbc:mysql://HOSTS" + MYSQL + LIMITS, null),
            new Peer(
                    "aws-wrapper, endpoint",
                    true,
                    false,
                    "jdbc:aws-wrapper:mysql://HOSTS" + MYSQL + LIMITS + AWS + "&clusterId=endpoint",
                    AWS_OVERRIDE),
            new Peer(
                    "connector-j failover, hosts",
                    false,
                    false,
                    // By default it makes what it fails over to read-only.
                    "jdbc:mysql://HOSTS" + MYSQL + LIMITS + "&failOverReadOnly=false",
                    null),
            new Peer(
                    "connector-j replication:, hosts",
                    false,
                    false,
                    "jdbc:mysql:replication://HOSTS" + MYSQL + LIMITS,
                    null),
            new Peer(
                    "mariadb sequential+replay, hosts",
                    false,
                    false,
                    "jdbc:mariadb:sequential://HOSTS" + MARIADB + LIMITS + "&transactionReplay=true",
                    null),
            new Peer(
                    "aws-wrapper, hosts",
                    false,
                    false,
                    "jdbc:aws-wrapper:mysql://HOSTS" + MYSQL + LIMITS + AWS
                            + "&clusterId=hosts&clusterInstanceHostPattern=?",
                    AWS_OVERRIDE),
            new Peer("holdfast, hosts", false, false, "jdbc:holdfast:mysql://HOSTS" + MYSQL, OWN_OVERRIDE));

    /** How it is set up, to be printed with what came of it. */
    String settings() {
        return (above ? "HoldfastDataSource around the pool, " : "")
                + url
                + (exceptionOverride == null ? "" : ", HikariCP's exceptionOverrideClassName=" + exceptionOverride);
    }

    String urlAt(String hosts, DatabaseCluster cluster) {
        return url.replace("HOSTS", hosts).replace("DATABASE", cluster.database());
    }

    /** A name that can be part of a table's. */
    String key() {
        return name.replaceAll("[^a-z]+", "_");
    }
}

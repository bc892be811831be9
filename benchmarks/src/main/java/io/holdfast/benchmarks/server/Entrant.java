package io.holdfast.benchmarks.server;

import java.util.List;

/**
 * Who runs transactions.
 *
 * @param baseline whose speed it is compared with: the same driver without anything in front of it
 * @param url with {@code HOST} where the server's address belongs, which the AWS wrapper needs as the name of a cluster, too, so as not to
 *     take one for the other; and {@code DATABASE} for the database
 */
record Entrant(String name, String baseline, String url) {

    private static final String CONNECTOR_J = "?sslMode=DISABLED&allowPublicKeyRetrieval=true";
    private static final String MARIADB = "?sslMode=disable&allowPublicKeyRetrieval=true";

    static final List<Entrant> ALL = List.of(
            new Entrant("connector-j", "connector-j", "jdbc:mysql://HOST/DATABASE" + CONNECTOR_J),
            new Entrant("holdfast + connector-j", "connector-j", "jdbc:holdfast:mysql://HOST/DATABASE" + CONNECTOR_J),
            new Entrant(
                    "connector-j replication:",
                    "connector-j",
                    "jdbc:mysql:replication://HOST,HOST/DATABASE" + CONNECTOR_J),
            new Entrant(
                    "aws-wrapper + connector-j",
                    "connector-j",
                    "jdbc:aws-wrapper:mysql://HOST/DATABASE" + CONNECTOR_J + "&clusterId=HOST"),
            new Entrant("mariadb", "mariadb", "jdbc:mariadb://HOST/DATABASE" + MARIADB),
            new Entrant("holdfast + mariadb", "mariadb", "jdbc:holdfast:mariadb://HOST/DATABASE" + MARIADB),
            new Entrant(
                    "mariadb transactionReplay",
                    "mariadb",
                    "jdbc:mariadb:sequential://HOST/DATABASE" + MARIADB + "&transactionReplay=true"));

    String urlAt(String host, String database) {
        return url.replace("HOST", host).replace("DATABASE", database);
    }
}

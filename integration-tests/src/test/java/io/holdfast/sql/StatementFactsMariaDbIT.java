package io.holdfast.sql;

import io.holdfast.testkit.DatabaseCluster;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.Arguments;

/** The facts on MariaDB 11.4. */
class StatementFactsMariaDbIT extends StatementFacts {

    private static DatabaseCluster cluster;

    StatementFactsMariaDbIT() {
        super(FactTable.Server.MARIADB);
    }

    @BeforeAll
    static void start() {
        cluster = DatabaseCluster.embedded().replicas(0).start();
        cluster.writer().execute("CREATE USER facts_admin@'%' IDENTIFIED BY 'facts'");
        cluster.writer().execute("GRANT ALL ON *.* TO facts_admin@'%' WITH GRANT OPTION");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Override
    String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + cluster.writer().directPort() + "/" + database + "?sslMode=disable";
    }

    @Override
    String user() {
        return "facts_admin";
    }

    @Override
    Set<String> namesLeftToStoredFunctions() {
        return Set.of(
                "ANY_VALUE",
                "BIN_TO_UUID",
                "FORMAT_BYTES",
                "GROUPING",
                "GTID_SUBSET",
                "GTID_SUBTRACT",
                "IS_UUID",
                "JSON_TABLE", // built-in behind FROM only
                "POINT",
                "REGEXP_LIKE",
                "ST_ISVALID",
                "UUID_TO_BIN");
    }

    /** SQL modes, and what to add to the URL. */
    static Stream<Arguments> links() {
        return Stream.of(
                        "",
                        "ANSI_QUOTES",
                        "NO_BACKSLASH_ESCAPES",
                        "ANSI_QUOTES,NO_BACKSLASH_ESCAPES",
                        "ORACLE",
                        "MSSQL",
                        "ANSI")
                .map(mode -> Arguments.of(mode, ""));
    }
}

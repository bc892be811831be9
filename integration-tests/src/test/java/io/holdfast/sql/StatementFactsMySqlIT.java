package io.holdfast.sql;

import io.holdfast.testkit.containers.ContainerCluster;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.Arguments;
import org.testcontainers.mysql.MySQLContainer;

/** The facts on MySQL 9.7; skipped where there is no container engine. */
class StatementFactsMySqlIT extends StatementFacts {

    private static final MySQLContainer SERVER =
            new MySQLContainer("mysql:9.7").withUsername("root").withPassword(PASSWORD);

    StatementFactsMySqlIT() {
        super(FactTable.Server.MYSQL);
    }

    @BeforeAll
    static void start() {
        ContainerCluster.unavailableBecause().ifPresent(Assumptions::abort);
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Override
    String url(String database) {
        return "jdbc:mysql://" + SERVER.getHost() + ":" + SERVER.getFirstMappedPort() + "/" + database
                + "?sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }

    @Override
    String user() {
        return "root";
    }

    @Override
    Set<String> namesLeftToStoredFunctions() {
        return Set.of(
                "ADD_MONTHS",
                "CHR",
                "CRC32C",
                "JSON_COMPACT",
                "JSON_DETAILED",
                "JSON_EXISTS",
                "JSON_LOOSE",
                "JSON_QUERY",
                "LENGTHB",
                "MD5", // and the next two: built-in up to 9.5
                "SHA",
                "SHA1",
                "MEDIAN",
                "NVL",
                "NVL2",
                "PERCENTILE_CONT",
                "PERCENTILE_DISC",
                "TO_CHAR");
    }

    /** SQL modes, and what to add to the URL. */
    static Stream<Arguments> links() {
        return Stream.of("", "ANSI_QUOTES", "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES,NO_BACKSLASH_ESCAPES", "ANSI")
                .flatMap(mode -> Stream.of("", "&characterEncoding=ISO-8859-1", "&characterEncoding=Shift_JIS")
                        .map(options -> Arguments.of(mode, options)));
    }
}

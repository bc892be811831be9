package io.holdfast.sql;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
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
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "skipped: no container engine is running, which mysql:9.7 needs");
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Override
    String url() {
        return "jdbc:mysql://" + SERVER.getHost() + ":" + SERVER.getFirstMappedPort() + "/";
    }

    @Override
    String user() {
        return "root";
    }

    @Override
    Set<String> namesLeftToStoredFunctions() {
        return Set.of();
    }
}

package io.holdfast.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastDataSource;
import io.holdfast.event.Notice;
import io.holdfast.event.Notice.Kind;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Accounts whose writes a demoted server does not refuse, on MariaDB and on MySQL. */
@ExtendWith(EngineExtension.class)
class PrivilegedAccountIT {

    private static final int ER_OPTION_PREVENTS_STATEMENT = 1290;

    static List<String> privileges() {
        return Engine.current() == Engine.EMBEDDED
                ? List.of("ALL PRIVILEGES", "READ_ONLY ADMIN", "SUPER", "RELOAD")
                : List.of("ALL PRIVILEGES", "CONNECTION_ADMIN", "SUPER", "RELOAD");
    }

    /** Which of the privileges it is, is the server's own word: it lets the account begin a transaction that writes, or does not. */
    @ParameterizedTest
    @MethodSource("privileges")
    void isWarnedOfIfAndOnlyIfAReadOnlyServerLetsItWrite(String privilege, DatabaseCluster cluster) throws Exception {
        DatabaseNode writer = cluster.writer();
        writer.execute("DROP USER IF EXISTS mighty@'%'");
        writer.execute("CREATE USER mighty@'%' IDENTIFIED BY 'mighty'");
        writer.execute("GRANT " + privilege + " ON *.* TO mighty@'%'");
        writer.execute("GRANT SELECT, INSERT ON " + cluster.database() + ".* TO mighty@'%'");
        boolean isLet = isLetThroughReadOnly(cluster);
        try (Noticed noticed = new Noticed()) {
            // By a pattern that has no meaning here it is a cluster of its own, of which nothing has been said.
            String alone = "holdfast.hostPattern=%3F." + privilege.replaceAll("[ _]", "-");
            new HoldfastDataSource(Engine.current().url().of(cluster, alone), "mighty", "mighty")
                    .getConnection()
                    .close();
            await().during(200, MILLISECONDS)
                    .atMost(15, SECONDS)
                    .untilAsserted(() -> assertThat(noticed.of(Kind.PRIVILEGED_ACCOUNT))
                            .as("the server lets it write: " + isLet)
                            .hasSize(isLet ? 1 : 0));
            assertThat(noticed.of(Kind.PRIVILEGED_ACCOUNT))
                    .extracting(Notice::text)
                    .allSatisfy(text -> assertThat(text).contains("privilege"));
        }
        boolean isMeantToBe =
                !privilege.equals("RELOAD") && !(privilege.equals("SUPER") && Engine.current() == Engine.EMBEDDED);
        assertThat(isLet).isEqualTo(isMeantToBe);
    }

    /** With {@code read_only} alone: {@code super_read_only}, which the replicas of the test kit have as well, lets nobody through. */
    private static boolean isLetThroughReadOnly(DatabaseCluster cluster) throws SQLException {
        DatabaseNode replica = cluster.bestReplica();
        String url = Engine.current()
                .url()
                .at("127.0.0.1:" + replica.port(), cluster, "")
                .replace("jdbc:holdfast:", "jdbc:");
        boolean isMySql = Engine.current() == Engine.MYSQL;
        if (isMySql) {
            replica.execute("SET GLOBAL super_read_only = OFF");
        }
        assertThat(replica.readOnly()).isTrue();
        try (Connection connection = await().atMost(10, SECONDS) // until the account has been replicated
                        .ignoreExceptionsInstanceOf(SQLException.class)
                        .until(() -> DriverManager.getConnection(url, "mighty", "mighty"), there -> true);
                Statement statement = connection.createStatement()) {
            statement.execute("START TRANSACTION READ WRITE");
            statement.execute("ROLLBACK");
            return true;
        } catch (SQLException e) {
            assertThat(e.getErrorCode()).isEqualTo(ER_OPTION_PREVENTS_STATEMENT);
            return false;
        } finally {
            if (isMySql) {
                replica.execute("SET GLOBAL super_read_only = ON");
            }
        }
    }
}

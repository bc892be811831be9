package io.holdfast.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the monitor asks a server, by that server's own count. */
final class MonitorsQuestions {

    /** Two are enough, for the second one follows on the first one's answer; but one that hangs is asked anew over a new connection. */
    private static final int SOME = 4;

    private MonitorsQuestions() {}

    /** Waits until the monitor knows what is so now, on a server that nobody else has questions for. */
    static void awaitSome(DatabaseCluster cluster, DatabaseNode node) throws SQLException {
        String url = InnerUrl.CONNECTOR_J
                .at("127.0.0.1:" + node.directPort(), cluster, "")
                .replace("jdbc:holdfast:", "jdbc:");
        try (Connection session = DriverManager.getConnection(url, cluster.user(), cluster.password());
                Statement statement = session.createStatement()) {
            long before = selects(statement);
            await("the monitor asks " + node.name())
                    .atMost(30, SECONDS)
                    .until(() -> selects(statement) >= before + SOME);
        }
    }

    private static long selects(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Com_select'")) {
            row.next();
            return row.getLong("Value");
        }
    }
}

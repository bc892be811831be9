package io.holdfast.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.drill.Fault;
import io.holdfast.testkit.drill.Rehearsal;
import io.holdfast.testkit.drill.RehearsalFigures;
import io.holdfast.testkit.drill.RehearsalResult;
import io.holdfast.testkit.junit.FailoverDrill;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** The order service, with its own pool, while its database fails over. */
class OrderServiceDrillTest {

    private static final String ORDERS = "SELECT SUBSTRING(reference, 7) FROM orders";
    private static final String LINES =
            "SELECT SUBSTRING(reference, 7) FROM orders JOIN order_lines ON order_lines.order_id = orders.id";

    /** As the account in production: it may see who replicates from whom, which tells a writer that was replaced. */
    @BeforeEach
    void grant(DatabaseCluster cluster) {
        cluster.writer().execute("GRANT REPLICA MONITOR ON *.* TO '" + cluster.user() + "'@'%'");
    }

    @FailoverDrill({Fault.SWITCHOVER, Fault.CRASH, Fault.BLACKHOLE, Fault.CONNECTION_RESET})
    void ordersSurvive(Rehearsal rehearsal) throws SQLException {
        DatabaseCluster cluster = rehearsal.cluster();
        String url = "jdbc:holdfast:mysql://" + cluster.jdbcHosts() + "/" + cluster.database();
        try (HikariDataSource pool = open(url, cluster)) {
            place(rehearsal, pool)
                    .assertSurvived()
                    .assertFailuresOnly("08007") // what was being committed; 40001 the service runs again itself
                    .assertGapBeyondServersAtMost(Duration.ofSeconds(5));
        }
    }

    /** What it is about: the same service without Holdfast stays on the server that was the writer. */
    @FailoverDrill(value = Fault.SWITCHOVER, recoverWithinSeconds = 3)
    void ordersWouldNotSurviveOtherwise(Rehearsal rehearsal) throws SQLException {
        DatabaseCluster cluster = rehearsal.cluster();
        String url = "jdbc:mysql://127.0.0.1:" + cluster.endpoint().port() + "/" + cluster.database();
        try (HikariDataSource pool = open(url, cluster)) {
            RehearsalFigures figures = place(rehearsal, pool).figures();
            assertThat(figures.recovered()).isFalse();
            assertThat(figures.failures()).containsKey("HY000/1290"); // read-only
        }
    }

    private static HikariDataSource open(String url, DatabaseCluster cluster) {
        // Without certificates the embedded servers speak no TLS.
        return OrderPool.open(
                url + "?sslMode=DISABLED&allowPublicKeyRetrieval=true", cluster.user(), cluster.password());
    }

    private static RehearsalResult place(Rehearsal rehearsal, HikariDataSource pool) throws SQLException {
        OrderService orders = new OrderService(pool);
        orders.createTables();
        return rehearsal.run(id -> orders.place("order-" + id, "socks", 2), ORDERS, LINES);
    }
}

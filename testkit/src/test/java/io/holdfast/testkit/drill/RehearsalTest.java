package io.holdfast.testkit.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.junit.ClusterExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a rehearsal finds: services that lie, pools that do not recover, mistakes of who wrote the test. */
@ExtendWith(ClusterExtension.class)
class RehearsalTest {

    private static final Duration CALM = Duration.ofSeconds(1);

    private static HikariDataSource plainPool(DatabaseCluster cluster) {
        HikariConfig config = new HikariConfig();
        // Not by a URL: for that HikariCP would set the login timeout of the whole JVM, which stays when the pool is
        // gone.
        config.setDataSourceClassName("com.mysql.cj.jdbc.MysqlDataSource");
        config.addDataSourceProperty(
                "url",
                "jdbc:mysql://127.0.0.1:" + cluster.endpoint().port() + "/" + cluster.database()
                        + "?sslMode=DISABLED&allowPublicKeyRetrieval=true");
        config.setUsername(cluster.user());
        config.setPassword(cluster.password());
        config.setConnectionTimeout(30_000);
        return new HikariDataSource(config);
    }

    /** Says "done" whatever happens. */
    private static final class Swallowing extends Orders {
        Swallowing(DatabaseCluster cluster) throws SQLException {
            super(cluster, () -> briefly(cluster));
        }

        @Override
        public void place(long id) {
            try {
                super.place(id);
            } catch (SQLException e) {
                // "It will be all right."
            }
        }
    }

    @Test
    void findsWhatAServiceLosesThatSwallowsExceptions(DatabaseCluster cluster) throws Exception {
        RehearsalResult result =
                Rehearsal.of(cluster, Fault.CRASH).calm(CALM).run(new Swallowing(cluster)::place, Orders.ORDERS);

        RehearsalFigures figures = result.figures();
        assertThat(figures.lost()).isPositive();
        assertThat(figures.failed()).isZero();
        assertThat(figures.examples()).isNotEmpty();
        assertThatThrownBy(result::assertSurvived)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(figures.lost() + " of " + figures.acknowledged()
                        + " acknowledged operations are lost; allowed are none")
                .hasMessageContaining("is missing in: " + Orders.ORDERS)
                .hasMessageContaining("the writer, is killed");
        assertThatThrownBy(result::assertNothingLost).hasMessageContaining("are lost");
        result.assertNothingDuplicated()
                .assertNothingMisreported()
                .assertRecovered()
                .assertFailuresOnly();
    }

    /** Once it has met a failure, now and then places an order twice, or says that it did not, or only half. */
    private static final class Confused extends Orders {
        /**
         * Two of so many calls fail. Who is to be calm needs eight in a row that do not, two of each thread: however slow the
         * calls are, there must be no time for that.
         */
        private static final int TURNS = 8;

        private final AtomicLong calls = new AtomicLong();
        private final DatabaseCluster cluster;
        private volatile boolean confused;

        Confused(DatabaseCluster cluster) throws SQLException {
            super(cluster, () -> briefly(cluster));
            this.cluster = cluster;
        }

        @Override
        public void place(long id) throws SQLException {
            int sin = confused ? (int) (calls.incrementAndGet() % TURNS) : 0;
            try {
                if (sin == 3) {
                    halfOf(id);
                    throw new IllegalStateException("something else");
                }
                super.place(id);
            } catch (SQLException e) {
                confused = true;
                throw e;
            }
            if (sin == 1) {
                super.place(id);
            } else if (sin == 2) {
                throw new IllegalStateException(
                        "as frameworks wrap it", new SQLTransactionRollbackException("try again", "40001", 1213));
            }
        }

        private void halfOf(long id) throws SQLException {
            try (Connection connection = briefly(cluster)) {
                insert(connection, "orders", id);
            }
        }
    }

    @Test
    void findsWhatIsThereTwiceOrAgainstItsWordOrInPart(DatabaseCluster cluster) throws Exception {
        RehearsalResult result = Rehearsal.of(cluster, Fault.CRASH)
                .calm(CALM)
                .recoverWithin(Duration.ofMillis(500))
                .run(new Confused(cluster)::place, Orders.ORDERS, Orders.LINES);

        RehearsalFigures figures = result.figures();
        assertThat(figures.lost()).isZero();
        assertThat(figures.duplicated()).isPositive();
        assertThat(figures.misreported()).isPositive();
        assertThat(figures.recovered()).isFalse();
        assertThat(figures.failures()).containsKeys("40001/1213", "IllegalStateException/0");
        assertThat(figures.examples())
                .anyMatch(text -> text.contains("was acknowledged") && text.contains("there 2 times"))
                .anyMatch(text -> text.contains("reported as not applied (40001/1213)") && text.contains("is there in"))
                .anyMatch(text -> text.contains("not told an outcome") && text.contains("missing in: " + Orders.LINES));
        assertThatThrownBy(result::assertNothingDuplicated).hasMessageContaining("more than once");
        assertThatThrownBy(result::assertNothingMisreported).hasMessageContaining("reported as not applied");
        assertThatThrownBy(() -> result.assertFailuresOnly("40001", "08S01"))
                .hasMessageContaining("IllegalStateException/0")
                .hasMessageContaining("nothing but 40001, 08S01");
        assertThatThrownBy(() -> result.assertFailuresAtMost(0)).hasMessageContaining("allowed are 0");
        assertThatThrownBy(result::assertSurvived)
                .hasMessageContaining("more than once")
                .hasMessageContaining("did not recover");
    }

    @Test
    void findsThatAPlainPoolDoesNotRecoverFromASwitchover(DatabaseCluster cluster) {
        try (HikariDataSource pool = plainPool(cluster)) {
            RehearsalResult result = Rehearsal.of(cluster, Fault.SWITCHOVER)
                    .calm(CALM)
                    // Both together are less than the endpoint takes to move.
                    .recoverWithin(Duration.ofSeconds(3))
                    .run(pool);

            RehearsalFigures figures = result.figures();
            assertThat(figures.recovered()).isFalse();
            assertThat(figures.recoveredAfterMillis()).isEqualTo(-1);
            assertThat(figures.failures()).containsKey("HY000/1290");
            assertThat(figures.longestGapMillis()).isGreaterThan(1_500);
            assertThat(figures.serverGapMillis()).isLessThan(figures.longestGapMillis() - 1_500);
            Throwable error = catchThrowable(result::assertSurvived);
            assertThat(error)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("did not recover")
                    .hasMessageContaining("HY000/1290=")
                    .hasMessageContaining("becomes read-only")
                    .hasCauseInstanceOf(SQLException.class);
            assertThatThrownBy(() -> result.assertRecoveredWithin(Duration.ofMinutes(1)))
                    .hasMessageContaining("did not recover");
            assertThatThrownBy(() -> result.assertGapBeyondServersAtMost(Duration.ofMillis(100)))
                    .hasMessageContaining("nothing was acknowledged for");
            result.assertNothingLost().assertNothingDuplicated().assertNothingMisreported();
        }
    }

    @Test
    void saysBeforeAnythingHappensThatAQueryIsWrong(DatabaseCluster cluster) throws Exception {
        Orders orders = Orders.knowing(cluster);
        Rehearsal rehearsal = Rehearsal.of(cluster, Fault.CRASH);

        assertThatThrownBy(() -> rehearsal.run(orders::place, Orders.ORDERS, "SELECT id FROM no_such_table"))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("42S02/1146")
                .hasMessageContaining("SELECT id FROM no_such_table");
        assertThatThrownBy(rehearsal::mustBeJudged).hasMessageContaining("never happened");
    }

    @Test
    void saysThatAServiceDoesNotEvenWorkBefore(DatabaseCluster cluster) {
        Rehearsal rehearsal = Rehearsal.of(cluster, Fault.CRASH).beginsWithin(Duration.ofSeconds(1));

        assertThatThrownBy(() -> rehearsal.run(
                        id -> {
                            throw new IllegalArgumentException("no stock");
                        },
                        "SELECT 1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not work, and nothing has happened yet")
                .hasMessageContaining("IllegalArgumentException/0")
                .hasRootCauseMessage("no stock");
        assertThat(cluster.writer().alive()).isTrue();
    }
}

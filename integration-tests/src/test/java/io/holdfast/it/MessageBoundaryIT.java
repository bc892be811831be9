package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.outcome.FailoverOutcome;
import io.holdfast.outcome.OutcomeUnknownException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.proxy.FaultProxy;
import io.holdfast.testkit.proxy.MessageCut;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A session is cut at every message that it exchanges with the server, before the server sees it, after it has acted, and in the
 * middle of its answer. At each cut, what the application was told must be what the database holds.
 */
@ExtendWith(EngineExtension.class)
class MessageBoundaryIT {

    /** What the application was told about one unit of work: the ids that belong together, and how it ended. */
    private record Told(List<Integer> ids, String how) {}

    @ParameterizedTest
    @CsvSource({
        "CONNECTOR_J, ''",
        "CONNECTOR_J, 'useServerPrepStmts=true&useCursorFetch=true&defaultFetchSize=2'",
        "CONNECTOR_J, 'rewriteBatchedStatements=true&allowMultiQueries=true'",
        "MARIADB,     ''",
        "MARIADB,     'useServerPrepStmts=true&defaultFetchSize=2'",
    })
    void whatIsToldIsTrueAtEveryMessage(InnerUrl driver, String options, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        InetSocketAddress writer =
                new InetSocketAddress("127.0.0.1", cluster.writer().directPort());
        long messages;
        try (FaultProxy proxy = FaultProxy.to(writer)) {
            assertThat(session(url(driver, options, proxy, cluster), cluster, rows, 0))
                    .allSatisfy(told -> assertThat(told.how()).isEqualTo("applied"));
            messages = proxy.messagesSeen();
        }
        assertThat(messages).isGreaterThan(10);
        int run = 1;
        TreeMap<String, Integer> tally = new TreeMap<>();
        for (long message = 1; message <= messages; message++) {
            for (MessageCut cut :
                    List.of(MessageCut.before(message), MessageCut.after(message), MessageCut.within(message, 3))) {
                try (FaultProxy proxy = FaultProxy.to(writer)) {
                    proxy.cutAt(cut);
                    List<Told> told = session(url(driver, options, proxy, cluster), cluster, rows, run * 100);
                    assertTrue(told, rows.stored(), run * 100, driver + " " + options + " " + cut);
                    told.forEach(one -> tally.merge(one.how(), 1, Integer::sum));
                }
                run++;
            }
        }
        System.out.println("cut at " + messages + " messages (" + driver + " " + options + "): " + tally);
    }

    private static String url(InnerUrl driver, String options, FaultProxy proxy, DatabaseCluster cluster) {
        return driver.at("127.0.0.1:" + proxy.port(), cluster, options);
    }

    /** One application's session: every kind of work, each unit with ids of its own. It goes on after a failure. */
    private static List<Told> session(String url, DatabaseCluster cluster, Rows rows, int base) throws SQLException {
        List<Told> told = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, cluster.user(), cluster.password());
                PreparedStatement insert = connection.prepareStatement(rows.insertSql());
                Statement statement = connection.createStatement()) {
            told.add(unit(connection, List.of(base + 1), () -> {
                insert.setInt(1, base + 1);
                insert.executeUpdate();
            }));
            told.add(unit(connection, List.of(base + 2, base + 3), () -> {
                connection.setAutoCommit(false);
                insert.setInt(1, base + 2);
                insert.executeUpdate();
                readAll(connection, rows);
                rows.insertByText(connection, base + 3);
                connection.commit();
            }));
            told.add(unit(connection, List.of(base + 4, base + 5, base + 6), () -> {
                connection.setAutoCommit(false);
                for (int id = 4; id <= 6; id++) {
                    insert.setInt(1, base + id);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.setAutoCommit(true); // commits
            }));
            onlyFailsOver(() -> connection.setAutoCommit(true));
            onlyFailsOver(() -> readAll(connection, rows));
            told.add(unit(connection, List.of(base + 7), () -> {
                statement.execute("START TRANSACTION");
                rows.insert(connection, base + 7);
                statement.execute("COMMIT");
            }));
            told.add(unit(connection, List.of(base + 8), () -> rows.insertByText(connection, base + 8)));
        }
        return told;
    }

    private static void readAll(Connection connection, Rows rows) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM " + rows.table + " WHERE id > ? ORDER BY n LIMIT 7")) {
            select.setInt(1, 0);
            try (ResultSet all = select.executeQuery()) {
                while (all.next()) {
                    assertThat(all.getInt(1)).isPositive();
                }
            }
        }
    }

    private static Told unit(Connection connection, List<Integer> ids, Thrown.Call work) {
        try {
            work.run();
            return new Told(ids, "applied");
        } catch (OutcomeUnknownException e) {
            rollBack(connection);
            return new Told(ids, "unknown");
        } catch (SQLException e) {
            assertThat((Throwable) e).isInstanceOf(FailoverOutcome.class);
            rollBack(connection);
            return new Told(ids, "not applied");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException refusedInAutocommit) {
            assertThat((Throwable) refusedInAutocommit).isNotInstanceOf(FailoverOutcome.class);
        }
    }

    private static void onlyFailsOver(Thrown.Call call) {
        try {
            call.run();
        } catch (Exception e) {
            assertThat((Throwable) e).isInstanceOf(FailoverOutcome.class);
        }
    }

    private static void assertTrue(List<Told> told, List<Integer> stored, int base, String where) {
        // One cut can hurt one unit of work.
        assertThat(told.stream().filter(one -> !one.how().equals("applied")).count())
                .as(where)
                .isLessThanOrEqualTo(1);
        for (Told one : told) {
            List<Integer> found = stored.stream().filter(one.ids()::contains).toList();
            switch (one.how()) {
                case "applied" -> assertThat(found).as(where).isEqualTo(one.ids());
                case "not applied" -> assertThat(found).as(where).isEmpty();
                default -> assertThat(found).as(where).isIn(List.of(), one.ids());
            }
        }
        assertThat(stored.stream().filter(id -> id > base && id < base + 100))
                .as(where)
                .doesNotHaveDuplicates();
    }
}

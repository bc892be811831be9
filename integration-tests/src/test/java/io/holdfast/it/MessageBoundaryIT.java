package io.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.outcome.FailoverOutcome;
import io.holdfast.outcome.OutcomeUnknownException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.proxy.FaultProxy;
import io.holdfast.testkit.proxy.MessageCut;
import java.net.InetSocketAddress;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A session is cut at every message that it exchanges with the server, before the server sees it, after it has acted, and in the
 * middle of its answer. At each cut, what the application was told must be what the database holds.
 */
@ExtendWith(EngineExtension.class)
class MessageBoundaryIT {

    /** What the application is told at every cut, in the words of the tally. */
    private static final String APPLIED = "applied";

    /**
     * So many messages may be missing from a session at its end: closing is told to the server and not waited for, and the monitor's
     * attempts, which are refused, are counted and come when they like.
     */
    private static final int LAST = 5;

    private static final String NOT_APPLIED = "not applied";
    private static final String UNKNOWN = "unknown";

    /**
     * One unit of work.
     *
     * @param ids those that belong together, in their order
     * @param whole whether nothing but all of them or none may be found; else any first ones of them
     */
    private record Unit(List<Integer> ids, boolean whole) {}

    /**
     * What the application was told about a unit.
     *
     * @param inDoubt whether the statement that failed may have committed something: about no other may "unknown" be said
     */
    private record Told(Unit unit, String how, boolean inDoubt) {}

    /** The statements of a session, and whether the one under way may commit something. */
    private static final class Work {

        private boolean commits;

        /** In a transaction: nothing but its end commits. */
        void inside(Thrown.Call call) throws Exception {
            commits = false;
            call.run();
        }

        /** A commit, in whatever form, and whatever is a transaction of its own. */
        void committing(Thrown.Call call) throws Exception {
            commits = true;
            call.run();
        }
    }

    @FunctionalInterface
    private interface Steps {
        void run(Work work) throws Exception;
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECTOR_J, ''",
        "CONNECTOR_J, 'useServerPrepStmts=true&useCursorFetch=true&defaultFetchSize=2'",
        "CONNECTOR_J, 'rewriteBatchedStatements=true'",
        "AWS_WRAPPER, ''",
        "MARIADB,     ''",
        "MARIADB,     'useServerPrepStmts=true&defaultFetchSize=2'",
    })
    void whatIsToldIsTrueAtEveryMessage(InnerUrl driver, String options, DatabaseCluster cluster) throws SQLException {
        Rows rows = Rows.in(cluster);
        cluster.writer()
                .execute("CREATE PROCEDURE " + cluster.database() + ".p_" + rows.table + "(i INT) INSERT INTO "
                        + rows.table + " (id) VALUES (i)");
        InetSocketAddress writer =
                new InetSocketAddress("127.0.0.1", cluster.writer().directPort());
        long messages;
        try (FaultProxy proxy = FaultProxy.to(writer)) {
            assertThat(session(url(driver, options, proxy, cluster), cluster, rows, 0))
                    .allSatisfy(told -> assertThat(told.how()).isEqualTo(APPLIED));
            messages = proxy.messagesSeen();
        }
        assertThat(messages).isGreaterThan(10);
        int run = 1;
        int missed = 0;
        TreeMap<String, Integer> tally = new TreeMap<>();
        for (long message = 1; message <= messages; message++) {
            for (MessageCut cut :
                    List.of(MessageCut.before(message), MessageCut.after(message), MessageCut.within(message, 3))) {
                try (FaultProxy proxy = FaultProxy.to(writer)) {
                    proxy.cutAt(cut);
                    String where = driver + " " + options + " " + cut;
                    List<Told> told = session(url(driver, options, proxy, cluster), cluster, rows, run * 100);
                    missed += proxy.connectionsReset() > 0 ? 0 : 1;
                    assertTrue(told, rows.stored(), run * 100, where);
                    told.forEach(one -> tally.merge(one.how(), 1, Integer::sum));
                }
                run++;
            }
        }
        // The last messages are not always as many: a driver has some of its own to say, now and then.
        assertThat(missed).as("cuts that have not struck").isLessThanOrEqualTo(3 * LAST + run / 20);
        System.out.println("cut at " + messages + " messages (" + driver + " " + options + "): " + tally);
        assertThat(tally).containsOnlyKeys(APPLIED, NOT_APPLIED, UNKNOWN);
    }

    private static String url(InnerUrl driver, String options, FaultProxy proxy, DatabaseCluster cluster) {
        return driver.at(
                "127.0.0.1:" + proxy.port(), cluster, "holdfast.monitorUser=nobody&allowMultiQueries=true&" + options);
    }

    /** One application's session: every kind of work, each unit with ids of its own. It goes on after a failure. */
    private static List<Told> session(String url, DatabaseCluster cluster, Rows rows, int base) throws SQLException {
        List<Told> told = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, cluster.user(), cluster.password());
                PreparedStatement insert = connection.prepareStatement(rows.insertSql());
                Statement statement = connection.createStatement()) {
            told.add(unit(connection, whole(base, 1, 1), work -> {
                insert.setInt(1, base + 1);
                work.committing(insert::executeUpdate);
            }));
            told.add(unit(connection, whole(base, 2, 3), work -> {
                work.inside(() -> connection.setAutoCommit(false));
                insert.setInt(1, base + 2);
                work.inside(insert::executeUpdate);
                work.inside(() -> readAll(connection, rows));
                work.inside(() -> rows.insertByText(connection, base + 3));
                work.committing(connection::commit);
            }));
            told.add(unit(connection, whole(base, 4, 6), work -> {
                work.inside(() -> connection.setAutoCommit(false));
                addBatch(insert, base, 4, 6);
                work.inside(insert::executeBatch);
                work.committing(() -> connection.setAutoCommit(true));
            }));
            onlyFailsOver(() -> connection.setAutoCommit(true));
            onlyFailsOver(() -> readAll(connection, rows));
            told.add(unit(connection, whole(base, 7, 7), work -> {
                work.inside(() -> statement.execute("START TRANSACTION"));
                work.inside(() -> rows.insert(connection, base + 7));
                work.committing(() -> statement.execute("COMMIT"));
            }));
            told.add(unit(
                    connection,
                    whole(base, 8, 8),
                    work -> work.committing(() -> rows.insertByText(connection, base + 8))));
            told.add(unit(connection, one(base, 10, 12), work -> {
                addBatch(insert, base, 10, 12);
                work.committing(insert::executeBatch);
            }));
            told.add(unit(connection, one(base, 14, 15), work -> {
                work.inside(() -> connection.setAutoCommit(false));
                work.inside(() -> rows.insert(connection, base + 14));
                work.committing(() -> statement.execute("CREATE OR REPLACE VIEW v_" + rows.table + " AS SELECT 1"));
                work.committing(() -> rows.insert(connection, base + 15)); // what was before it is committed already
                work.committing(connection::commit);
            }));
            onlyFailsOver(() -> connection.setAutoCommit(true));
            told.add(unit(
                    connection,
                    one(base, 16, 17),
                    work -> work.committing(() -> statement.execute("INSERT INTO " + rows.table + " (id) VALUES ("
                            + (base + 16) + "); INSERT INTO " + rows.table + " (id) VALUES (" + (base + 17) + ")"))));
            // A procedure may ask its session for something, so it is not run on a new one that nothing was written on;
            // and what it
            // may leave behind ends the connection with its node, so it comes last.
            onlyFailsOver(() -> rows.insertByText(connection, base + 90));
            told.add(unit(
                    connection,
                    whole(base, 13, 13),
                    work -> work.committing(() -> {
                        try (CallableStatement call = connection.prepareCall("{CALL p_" + rows.table + "(?)}")) {
                            call.setInt(1, base + 13);
                            call.execute();
                        }
                    })));
        }
        return told;
    }

    private static void addBatch(PreparedStatement insert, int base, int first, int last) throws SQLException {
        for (int id = first; id <= last; id++) {
            insert.setInt(1, base + id);
            insert.addBatch();
        }
    }

    /** Ids that are found together or not at all. */
    private static Unit whole(int base, int first, int last) {
        return new Unit(ids(base, first, last), true);
    }

    /** Ids that are committed one after the other. */
    private static Unit one(int base, int first, int last) {
        return new Unit(ids(base, first, last), false);
    }

    private static List<Integer> ids(int base, int first, int last) {
        return IntStream.rangeClosed(base + first, base + last).boxed().toList();
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

    private static Told unit(Connection connection, Unit unit, Steps steps) {
        Work work = new Work();
        try {
            steps.run(work);
            return new Told(unit, APPLIED, work.commits);
        } catch (OutcomeUnknownException e) {
            rollBack(connection);
            return new Told(unit, UNKNOWN, work.commits);
        } catch (SQLException e) {
            assertThat((Throwable) e).isInstanceOf(FailoverOutcome.class);
            rollBack(connection);
            return new Told(unit, NOT_APPLIED, work.commits);
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
        assertThat(told.stream().filter(one -> !one.how().equals(APPLIED)).toList())
                .as(where)
                .hasSizeLessThanOrEqualTo(1);
        for (Told one : told) {
            List<Integer> ids = one.unit().ids();
            List<Integer> found = stored.stream().filter(ids::contains).toList();
            switch (one.how()) {
                case APPLIED -> assertThat(found).as(where).isEqualTo(ids);
                case NOT_APPLIED -> assertThat(found).as(where).isEmpty();
                default -> {
                    assertThat(one.inDoubt()).as(where + ", unknown: " + one).isTrue();
                    assertThat(found).as(where).isIn(one.unit().whole() ? List.of(List.of(), ids) : firstOnesOf(ids));
                }
            }
        }
        assertThat(stored.stream().filter(id -> id > base && id < base + 100))
                .as(where)
                .doesNotHaveDuplicates();
    }

    private static List<List<Integer>> firstOnesOf(List<Integer> ids) {
        return IntStream.rangeClosed(0, ids.size())
                .mapToObj(count -> ids.subList(0, count))
                .toList();
    }
}

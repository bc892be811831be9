package io.holdfast.drills.redcrow;

import io.holdfast.drills.stage.Engine;
import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.DatabaseNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports that somebody runs on a server, all at once: each reads a whole table and locks it, then computes; others compute only. What
 * wants to write into such a table waits for seconds.
 *
 * <p>Safe for use by many threads. Each session has a thread; the server ends every computation by itself after {@link #EACH}, and a
 * session that hears nothing from the server ends with its socket.
 */
final class Overload implements AutoCloseable {

    /** How long a report computes. */
    static final Duration EACH = Duration.ofMillis(2_500);

    static final int REPORTS_PER_TABLE = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Overload.class);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration END_WITHIN = Duration.ofSeconds(10);
    /** More than any machine computes in the time. */
    private static final String COMPUTE = "BENCHMARK(2000000000, SHA2('all orders of all customers', 512))";

    private final DatabaseCluster cluster;
    private final DatabaseNode node;
    private final boolean mysql;
    private final List<String> tables;
    private final List<Thread> threads = new ArrayList<>();
    /** The server's numbers of the sessions that are open. */
    private final Set<Long> sessions = ConcurrentHashMap.newKeySet();

    private volatile boolean ended;

    /** @param tables those that are read and locked */
    Overload(DatabaseCluster cluster, DatabaseNode node, Engine engine, List<String> tables) {
        this.cluster = cluster;
        this.node = node;
        this.mysql = engine == Engine.MYSQL;
        this.tables = tables;
    }

    /** How many sessions there are. */
    int size() {
        return tables.size() * REPORTS_PER_TABLE + computing();
    }

    private static int computing() {
        return Runtime.getRuntime().availableProcessors();
    }

    void begin() {
        for (int i = 0; i < REPORTS_PER_TABLE; i++) {
            for (String table : tables) {
                start("SELECT COUNT(*) FROM " + table + " FOR UPDATE");
            }
        }
        for (int i = 0; i < computing(); i++) {
            start("SELECT 1");
        }
    }

    private void start(String reading) {
        Thread thread = new Thread(() -> report(reading), "redcrow-report-" + threads.size());
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void report(String reading) {
        while (!ended) {
            long session = 0;
            try (Connection connection = open();
                    Statement statement = connection.createStatement()) {
                session = id(statement);
                sessions.add(session);
                connection.setAutoCommit(false);
                while (!ended) {
                    statement.execute(reading);
                    compute(statement);
                    connection.rollback();
                }
            } catch (SQLException e) {
                LOG.debug("A report was ended: {}", e.getMessage());
            } finally {
                sessions.remove(session);
            }
        }
    }

    /** Past the proxies: nothing about it is to be learnt from the applications' way. */
    private Connection open() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://127.0.0.1:" + node.directPort() + "/" + cluster.database()
                        + "?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectTimeout=1000&socketTimeout="
                        + SILENCE.toMillis(),
                cluster.user(),
                cluster.password());
    }

    private static long id(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT CONNECTION_ID()")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The server puts an end to it, with an error or without; what was locked stays so until the transaction ends. */
    private void compute(Statement statement) {
        try {
            statement.execute(
                    mysql
                            ? "SELECT /*+ MAX_EXECUTION_TIME(" + EACH.toMillis() + ") */ " + COMPUTE
                            : "SET STATEMENT max_statement_time=" + EACH.toMillis() / 1e3 + " FOR SELECT " + COMPUTE);
        } catch (SQLException e) {
            LOG.trace("A computation was ended: {}", e.getMessage());
        }
    }

    /** Ends all sessions and waits for them, for a limited time. A second call does nothing. */
    @Override
    public void close() {
        ended = true;
        long deadline = System.nanoTime() + END_WITHIN.toNanos();
        while (threads.stream().anyMatch(Thread::isAlive) && System.nanoTime() - deadline < 0) {
            sessions.forEach(this::kill);
            for (Thread thread : threads) {
                try {
                    TimeUnit.MILLISECONDS.timedJoin(thread, 50);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
        threads.removeIf(thread -> !thread.isAlive());
        if (!threads.isEmpty()) {
            throw new ClusterException(threads.size() + " reports on " + node.name() + " do not end");
        }
    }

    private void kill(long session) {
        try {
            node.execute("KILL " + session);
        } catch (ClusterException e) {
            LOG.debug("The session {} has ended already: {}", session, e.getMessage());
        }
    }
}

package io.holdfast.benchmarks.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * An application in miniature: borrows a connection from HikariCP, reads an account, changes it, writes an entry, commits, gives
 * the connection back; without a rest. Used by one thread, which starts as many as the shop has.
 */
final class Shop implements AutoCloseable {

    static final int ACCOUNTS = 1_000;

    private final HikariDataSource pool;
    private final int threads;
    private final ExecutorService executor;

    Shop(String url, String user, String password, int threads) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(threads);
        config.setAutoCommit(false);
        this.pool = new HikariDataSource(config);
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(threads);
    }

    static void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS bench_account, bench_entry");
            statement.execute("CREATE TABLE bench_account (id INT PRIMARY KEY, balance BIGINT NOT NULL) ENGINE=InnoDB");
            statement.execute("CREATE TABLE bench_entry (id BIGINT AUTO_INCREMENT PRIMARY KEY, account INT NOT NULL,"
                    + " amount BIGINT NOT NULL, note VARCHAR(40)) ENGINE=InnoDB");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO bench_account VALUES (?, 0)")) {
            for (int id = 0; id < ACCOUNTS; id++) {
                insert.setInt(1, id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * What came of the transactions that ended within some time.
     *
     * @param nanos how long each took that was committed, by the threads that made them
     * @param failures what each of the others was told
     */
    record Round(List<long[]> nanos, List<SQLException> failures) {
        int committed() {
            return nanos.stream().mapToInt(some -> some.length).sum();
        }
    }

    Round serve(long nanos, long seed) throws InterruptedException {
        Queue<SQLException> failures = new ConcurrentLinkedQueue<>();
        List<Callable<long[]>> workers = new ArrayList<>();
        long end = System.nanoTime() + nanos;
        for (int i = 0; i < threads; i++) {
            SplittableRandom random = new SplittableRandom(seed * threads + i);
            workers.add(() -> work(end, random, failures));
        }
        List<long[]> all = new ArrayList<>();
        for (Future<long[]> done : executor.invokeAll(workers)) {
            try {
                all.add(done.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("A thread of the shop has ended", e.getCause());
            }
        }
        return new Round(all, List.copyOf(failures));
    }

    private long[] work(long end, SplittableRandom random, Queue<SQLException> failures) {
        long[] took = new long[1 << 10];
        int count = 0;
        long begin = System.nanoTime();
        while (begin < end) {
            boolean committed = transact(random, failures);
            long now = System.nanoTime();
            if (committed) {
                if (count == took.length) {
                    took = Arrays.copyOf(took, 2 * count);
                }
                took[count++] = now - begin;
            }
            begin = now;
        }
        return Arrays.copyOf(took, count);
    }

    private boolean transact(SplittableRandom random, Queue<SQLException> failures) {
        try {
            transact(random.nextInt(ACCOUNTS), random.nextInt(100));
            return true;
        } catch (SQLException e) {
            failures.add(e);
            return false;
        }
    }

    private void transact(int account, int amount) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            long balance;
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT balance FROM bench_account WHERE id = ?")) {
                select.setInt(1, account);
                try (ResultSet rows = select.executeQuery()) {
                    balance = rows.next() ? rows.getLong(1) : 0;
                }
            }
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE bench_account SET balance = balance + ? WHERE id = ?")) {
                update.setInt(1, amount);
                update.setInt(2, account);
                update.executeUpdate();
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO bench_entry (account, amount, note) VALUES (?, ?, ?)")) {
                insert.setInt(1, account);
                insert.setInt(2, amount);
                insert.setString(3, "balance was " + balance);
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        pool.close();
    }
}

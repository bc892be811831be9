package io.holdfast.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.stub.StubDriver;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a layer in front of a driver that does nothing adds to a call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OverheadBenchmark {

    private static final String SQL = "SELECT id, name FROM customer WHERE id = ?";
    private static final String TEXT = "SELECT id, name FROM customer WHERE id = 1";

    /** Who stands between the benchmark and the stub. */
    @Param({"bare", "hikari", "holdfast", "hikari+holdfast"})
    public String contender = "bare";

    private @Nullable HikariDataSource pool;
    private Connection connection;
    private PreparedStatement query;
    private PreparedStatement update;
    private Statement statement;
    private int counter;

    @SuppressWarnings("NullAway.Init") // JMH calls setUp() before anything else
    public OverheadBenchmark() {}

    @Setup(Level.Trial)
    public void setUp() throws SQLException {
        StubDriver.register();
        boolean holdfast = contender.endsWith("holdfast");
        String url = holdfast ? StubDriver.URL.replace("jdbc:", "jdbc:holdfast:") : StubDriver.URL;
        if (contender.startsWith("hikari")) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setMaximumPoolSize(2);
            pool = new HikariDataSource(config);
            connection = pool.getConnection();
        } else {
            connection = DriverManager.getConnection(url);
        }
        query = connection.prepareStatement(SQL);
        update = connection.prepareStatement("UPDATE customer SET visits = ? WHERE id = 1");
        statement = connection.createStatement();
    }

    @TearDown(Level.Trial)
    public void tearDown() throws SQLException {
        connection.close();
        if (pool != null) {
            pool.close();
        }
    }

    @Benchmark
    public int query() throws SQLException {
        query.setInt(1, ++counter);
        int sum = 0;
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                sum += rows.getInt(1);
            }
        }
        return sum;
    }

    @Benchmark
    public int update() throws SQLException {
        update.setInt(1, ++counter);
        return update.executeUpdate();
    }

    @Benchmark
    public int statementText() throws SQLException {
        try (ResultSet rows = statement.executeQuery(TEXT)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    @Benchmark
    public int prepareAndQuery() throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(SQL)) {
            prepared.setInt(1, ++counter);
            try (ResultSet rows = prepared.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    @Benchmark
    public void commit() throws SQLException {
        connection.commit();
    }
}

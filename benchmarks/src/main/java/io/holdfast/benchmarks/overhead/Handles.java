package io.holdfast.benchmarks.overhead;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What one thread of a benchmark holds: a connection in autocommit, one in a transaction, and statements of both. */
@State(Scope.Thread)
public class Handles {

    static final String SQL = "SELECT id, name FROM customer WHERE id = ?";
    static final String TEXT = "SELECT id, name FROM customer WHERE id = 1";
    static final String UPDATE = "UPDATE customer SET visits = ? WHERE id = 1";

    private static final String[] TEXTS = IntStream.range(0, 200)
            .mapToObj(i -> "SELECT id, name FROM customer WHERE id = ? AND region = " + i)
            .toArray(String[]::new);

    Connection connection;
    PreparedStatement query;
    PreparedStatement update;
    PreparedStatement insert;
    PreparedStatement list;
    Statement statement;

    Connection transaction;
    PreparedStatement queryInTransaction;
    PreparedStatement updateInTransaction;

    int counter;
    private int text;

    @SuppressWarnings("NullAway.Init") // JMH calls open() before anything else
    public Handles() {}

    @Setup(Level.Trial)
    public void open(Contender contender) throws SQLException {
        connection = contender.layer.connection();
        query = connection.prepareStatement(SQL);
        update = connection.prepareStatement(UPDATE);
        insert = connection.prepareStatement("INSERT INTO customer (id) VALUES (?)");
        list = connection.prepareStatement("SELECT * FROM customer LIMIT 1000");
        statement = connection.createStatement();
        transaction = contender.layer.connection();
        transaction.setAutoCommit(false);
        queryInTransaction = transaction.prepareStatement(SQL);
        updateInTransaction = transaction.prepareStatement(UPDATE);
    }

    /** One of 200, in turns. */
    String nextText() {
        int next = text + 1;
        text = next == TEXTS.length ? 0 : next;
        return TEXTS[text];
    }

    /** Not by JMH: it would let one thread close the contender while others still close what they hold of it. */
    void close() throws SQLException {
        connection.close();
        transaction.close();
    }
}

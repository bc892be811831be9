package io.holdfast.examples.shop;

import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sells. A transaction that was not applied is run again, as one would have it after a deadlock. Safe for use by many threads. */
@Service
public class Orders {

    private final JdbcClient jdbc;
    private final Tally tally;

    public Orders(JdbcClient jdbc, Tally tally) {
        this.jdbc = jdbc;
        this.tally = tally;
    }

    /** Takes one thing from the stock and notes who gets it. */
    @Retryable(includes = TransientDataAccessException.class, maxRetries = 3, delay = 50)
    @Transactional
    public void place(String customer) {
        tally.tried();
        jdbc.sql("UPDATE stock SET sold = sold + 1").update();
        jdbc.sql("INSERT INTO orders (customer) VALUES (?)").param(customer).update();
    }

    /** Whether every order was taken from the stock once: what a transaction is for. */
    @Transactional(readOnly = true)
    public boolean consistent() {
        long orders = jdbc.sql("SELECT COUNT(*) FROM orders").query(Long.class).single();
        return orders == jdbc.sql("SELECT sold FROM stock").query(Long.class).single();
    }
}

package io.holdfast.examples.shop;

import io.holdfast.outcome.OutcomeUnknownException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** What became of the orders. Safe for use by many threads. */
@Component
public class Tally {

    private final AtomicLong tried = new AtomicLong();
    private final AtomicLong sold = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    void tried() {
        tried.incrementAndGet();
    }

    void sold() {
        sold.incrementAndGet();
    }

    void failed(RuntimeException failure) {
        boolean look = false;
        for (Throwable link = failure; link != null; link = link.getCause()) {
            look |= link instanceof OutcomeUnknownException;
        }
        (look ? unknown : failed).incrementAndGet();
    }

    /** Since the start. */
    Counts counts() {
        return new Counts(tried.get(), sold.get(), unknown.get(), failed.get());
    }

    /**
     * @param tried transactions begun, the repetitions included
     * @param sold orders that the database confirmed
     * @param unknown orders of which only a look at the database tells
     * @param failed orders that were not taken
     */
    record Counts(long tried, long sold, long unknown, long failed) {}
}

package io.holdfast.examples.shop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Someone buys something ten times a second. Runs in the one thread that Spring has for such things. */
@Component
public class Customers {

    private static final Logger log = LoggerFactory.getLogger(Customers.class);

    private final Orders orders;
    private final Tally tally;
    private long number;

    public Customers(Orders orders, Tally tally) {
        this.orders = orders;
        this.tally = tally;
    }

    @Scheduled(fixedRate = 100)
    void buy() {
        try {
            orders.place("customer " + ++number);
            tally.sold();
        } catch (RuntimeException e) {
            tally.failed(e);
            log.warn("Order {}: {}", number, e.getMessage());
        }
    }

    @Scheduled(fixedRate = 5_000)
    void report() {
        Tally.Counts now = tally.counts();
        log.info("{} orders, {} failed, {} unknown, {} transactions run again",
                now.sold(), now.failed(), now.unknown(), now.tried() - now.sold() - now.failed() - now.unknown());
    }
}

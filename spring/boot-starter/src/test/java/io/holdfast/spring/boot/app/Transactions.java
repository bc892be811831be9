package io.holdfast.spring.boot.app;

import io.holdfast.outcome.OutcomeUnknownException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Runs work in transactions that are repeated as an application of this line would have them repeated. */
@Service
@EnableResilientMethods
public class Transactions {

    private final AtomicInteger attempts = new AtomicInteger();

    public void begin() {
        attempts.set(0);
    }

    public int attempts() {
        return attempts.get();
    }

    @Retryable(includes = TransientDataAccessException.class, maxRetries = 2, delay = 10)
    @Transactional
    public void repeated(IntConsumer work) {
        work.accept(attempts.incrementAndGet());
    }

    @Retryable(includes = TransientDataAccessException.class, maxRetries = 2, delay = 10)
    public void repeatedInAutocommit(IntConsumer work) {
        work.accept(attempts.incrementAndGet());
    }

    /** Whatever it was, but for what may have been applied. */
    @Retryable(excludes = OutcomeUnknownException.class, maxRetries = 2, delay = 10)
    @Transactional
    public void repeatedWhateverItWas(IntConsumer work) {
        work.accept(attempts.incrementAndGet());
    }
}

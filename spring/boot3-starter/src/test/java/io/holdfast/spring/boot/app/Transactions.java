package io.holdfast.spring.boot.app;

import io.holdfast.outcome.OutcomeUnknownException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.EnableRetry;
import org.springframework.retry.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Runs work in transactions that are repeated as an application of this line would have them repeated. */
@Service
@EnableRetry
public class Transactions {

    private final AtomicInteger attempts = new AtomicInteger();

    public void begin() {
        attempts.set(0);
    }

    public int attempts() {
        return attempts.get();
    }

    @Retryable(retryFor = TransientDataAccessException.class, maxAttempts = 3, backoff = @Backoff(delay = 10))
    @Transactional
    public void repeated(IntConsumer work) {
        work.accept(attempts.incrementAndGet());
    }

    @Retryable(retryFor = TransientDataAccessException.class, maxAttempts = 3, backoff = @Backoff(delay = 10))
    public void repeatedInAutocommit(IntConsumer work) {
        work.accept(attempts.incrementAndGet());
    }

    /** Whatever it was, but for what may have been applied. */
    @Retryable(noRetryFor = OutcomeUnknownException.class, maxAttempts = 3, backoff = @Backoff(delay = 10))
    @Transactional
    public void repeatedWhateverItWas(IntConsumer work) {
        work.accept(attempts.incrementAndGet());
    }
}

package io.holdfast.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** Waiting for what will be so soon. */
public final class Eventually {

    private Eventually() {}

    /** Looks at once and often, and has much more patience than anything should need. */
    public static ConditionFactory await() {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(30));
    }

    /** Until something has not changed for so long: threads may hear late of what was done, and tell of it later still. */
    public static void awaitStill(Duration time, Callable<?> value) {
        AtomicReference<@Nullable Object> last = new AtomicReference<>();
        await().pollInterval(time).until(() -> {
            Object now = value.call();
            return now.equals(last.getAndSet(now));
        });
    }
}

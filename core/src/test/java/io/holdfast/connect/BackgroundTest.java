package io.holdfast.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private static final Duration IDLE = Duration.ofMillis(20);

    @Test
    void everyThreadIsADaemonAndEndsWhenItHasBeenIdle() throws Exception {
        Background background = new Background(IDLE);
        List<Thread> used = new ArrayList<>();
        for (Executor executor : List.of(background.searches(), background.reports(), background.closers())) {
            used.add(CompletableFuture.supplyAsync(Thread::currentThread, executor)
                    .get());
        }
        assertThat(used)
                .extracting(Thread::getName)
                .containsExactly("holdfast-search-1", "holdfast-report-1", "holdfast-close-1");
        assertThat(used).allMatch(Thread::isDaemon);
        for (Thread thread : used) {
            thread.join(Duration.ofSeconds(30).toMillis());
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }
}

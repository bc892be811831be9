package io.holdfast.drills.stage;

import java.time.Duration;

/**
 * How large an application of a drill is.
 *
 * @param processes how many processes it has; a single one is the drill's own
 * @param poolSize how many connections the pool of each process has
 * @param threads how many threads write in each process
 * @param pause what a thread rests after each operation. Without a rest the applications would fight for the machine
 */
public record Size(int processes, int poolSize, int threads, Duration pause) {

    /** As a small service has it; the pool's size is HikariCP's default. */
    public static final Size SMALL_SERVICE = new Size(1, 10, 8, Duration.ofMillis(10));

    int allThreads() {
        return processes * threads;
    }
}

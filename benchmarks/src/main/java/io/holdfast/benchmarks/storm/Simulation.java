package io.holdfast.benchmarks.storm;

import io.holdfast.time.Ticker;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that jumps from one event to the next. Used by one thread. */
final class Simulation implements Ticker {

    private record Event(long at, long order, Runnable action) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private long now;
    private long scheduled;

    @Override
    public long nanoTime() {
        return now;
    }

    /** Lets something happen so much later; what is due at the same time happens in the order in which it was scheduled. */
    void after(long nanos, Runnable action) {
        events.add(new Event(now + nanos, scheduled++, action));
    }

    /** Runs until nothing is left to happen, or the time is over. */
    void run(long until) {
        Event next = events.poll();
        while (next != null && next.at() <= until) {
            now = next.at();
            next.action().run();
            next = events.poll();
        }
    }
}

package io.holdfast.drills.show;

import io.holdfast.drills.result.DrillEvent;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Lines, for files and for whoever reads over a slow line: every event, and the state every other second. */
final class PlainDisplay implements Display {

    private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

    private final PrintWriter out;
    /** Guards the rest, and keeps lines whole. */
    private final ReentrantLock lock = new ReentrantLock();

    private long nextNanos = INTERVAL;

    PlainDisplay(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void say(String line) {
        print(line);
    }

    @Override
    public void happened(DrillEvent event) {
        print(StatusText.event(event));
    }

    @Override
    public void status(Status status) {
        lock.lock();
        try {
            if (status.elapsedNanos() < nextNanos) {
                return;
            }
            nextNanos = status.elapsedNanos() + INTERVAL;
            String contenders = status.contenders().stream()
                    .map(StatusText::rates)
                    .map(String::stripTrailing)
                    .collect(Collectors.joining("  |  "));
            print(StatusText.seconds(status.elapsedNanos()) + "  " + contenders);
        } finally {
            lock.unlock();
        }
    }

    private void print(String line) {
        lock.lock();
        try {
            out.println(line);
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        out.flush();
    }
}

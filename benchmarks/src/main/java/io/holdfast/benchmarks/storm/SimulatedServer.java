package io.holdfast.benchmarks.storm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A database server as far as connects go: some processors, so much work per handshake, a queue of bounded length for those who
 * wait for it. Who finds it full, or the server down, is refused at once; who has waited too long has gone away, but the work is
 * done for nobody all the same.
 */
final class SimulatedServer {

    static final int PROCESSORS = 4;
    static final long HANDSHAKE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    static final int QUEUE = 80;
    static final long ROUND_TRIP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Who wants a connection is told how it went. */
    interface Client {
        void connected();

        void failed();
    }

    private record Handshake(Client client, long since) {}

    private final Simulation time;
    private final Deque<Handshake> queue = new ArrayDeque<>();
    private final List<Long> attempts = new ArrayList<>();
    private int busy;
    private boolean up;

    SimulatedServer(Simulation time) {
        this.time = time;
    }

    void start() {
        up = true;
    }

    /** When connects were tried, in order. */
    List<Long> attempts() {
        return attempts;
    }

    void connect(Client client) {
        attempts.add(time.nanoTime());
        if (!up || queue.size() >= QUEUE) {
            time.after(ROUND_TRIP_NANOS, client::failed);
            return;
        }
        queue.add(new Handshake(client, time.nanoTime()));
        serve();
    }

    private void serve() {
        while (busy < PROCESSORS && !queue.isEmpty()) {
            Handshake next = queue.remove();
            busy++;
            time.after(HANDSHAKE_NANOS, () -> {
                busy--;
                boolean tooLate = time.nanoTime() - next.since() > PATIENCE_NANOS;
                time.after(ROUND_TRIP_NANOS, tooLate ? next.client()::failed : next.client()::connected);
                serve();
            });
        }
    }
}

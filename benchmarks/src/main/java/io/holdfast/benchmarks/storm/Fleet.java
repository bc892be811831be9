package io.holdfast.benchmarks.storm;

import io.holdfast.benchmarks.storm.SimulatedServer.Client;
import io.holdfast.cluster.ReconnectPolicy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;

/** The connections of all processes, on their way back. Used by one thread. */
final class Fleet {

    /** Nobody notices a lost connection at the same instant as somebody else. */
    private static final long NOTICED_WITHIN = TimeUnit.MILLISECONDS.toNanos(50);

    private final Simulation time;
    private final SimulatedServer server;
    private final SplittableRandom random;
    private int served;
    private long lastServed;

    Fleet(Simulation time, SimulatedServer server, long seed) {
        this.time = time;
        this.server = server;
        this.random = new SplittableRandom(seed);
    }

    int served() {
        return served;
    }

    long lastServedNanos() {
        return lastServed;
    }

    private void serve() {
        served++;
        lastServed = time.nanoTime();
    }

    private long notice() {
        return random.nextLong(NOTICED_WITHIN);
    }

    /** Each connection tries again by itself, after a pause that depends on how often it has failed. */
    void eachByItself(int connections, IntToLongFunction pauseMillis) {
        for (int i = 0; i < connections; i++) {
            time.after(notice(), () -> server.connect(new Alone(pauseMillis)));
        }
    }

    private final class Alone implements Client {
        private final IntToLongFunction pauseMillis;
        private int failures;

        Alone(IntToLongFunction pauseMillis) {
            this.pauseMillis = pauseMillis;
        }

        @Override
        public void connected() {
            serve();
        }

        @Override
        public void failed() {
            long pause = pauseMillis.applyAsLong(++failures);
            time.after(TimeUnit.MILLISECONDS.toNanos(pause), () -> server.connect(this));
        }
    }

    /** One search per process, one gate per process, as Holdfast has them. */
    void throughGates(int connections, int processes, int concurrentConnects) {
        for (int i = 0; i < processes; i++) {
            int share = connections / processes + (i < connections % processes ? 1 : 0);
            Gated process = new Gated(concurrentConnects, share);
            time.after(notice(), process::search);
        }
    }

    /** One process: callers wait for the search, then pass the gate; a failed connect makes the writer doubted, and a search due. */
    private final class Gated {
        private static final long ASK_GATE_AGAIN = 10_000_000;

        private final ReconnectPolicy policy;
        /** Callers who may go as soon as the gate lets them; what they hold is how often they have failed. */
        private final Deque<Integer> waiting = new ArrayDeque<>();

        private boolean found;
        private boolean searching;
        private boolean asksAgain;
        private int searchFailures;

        Gated(int concurrentConnects, int callers) {
            this.policy = new ReconnectPolicy(concurrentConnects, time);
            for (int i = 0; i < callers; i++) {
                waiting.add(0);
            }
        }

        void search() {
            if (searching) {
                return;
            }
            searching = true;
            server.connect(new Client() {
                @Override
                public void connected() {
                    searching = false;
                    searchFailures = 0;
                    found = true;
                    letIn();
                }

                @Override
                public void failed() {
                    searching = false;
                    long pause = ReconnectPolicy.searchPauseMillis(++searchFailures);
                    time.after(TimeUnit.MILLISECONDS.toNanos(pause), Gated.this::search);
                }
            });
        }

        private void letIn() {
            while (found && !waiting.isEmpty() && policy.enter(waiting.element() > 0)) {
                int failures = waiting.remove();
                server.connect(new Client() {
                    @Override
                    public void connected() {
                        serve();
                        policy.leave(true);
                        letIn();
                    }

                    @Override
                    public void failed() {
                        policy.leave(false);
                        found = false;
                        long pause = failures == 0 ? 0 : ReconnectPolicy.callerPauseMillis(failures);
                        time.after(TimeUnit.MILLISECONDS.toNanos(pause), () -> {
                            waiting.add(failures + 1);
                            letIn();
                        });
                        search();
                    }
                });
            }
            if (found && !waiting.isEmpty() && !asksAgain) {
                asksAgain = true; // the budget for those who have failed before grows with time
                time.after(ASK_GATE_AGAIN, () -> {
                    asksAgain = false;
                    letIn();
                });
            }
        }
    }
}

package io.holdfast.cluster;

import io.holdfast.event.Incident;
import io.holdfast.event.Notice;
import io.holdfast.event.Told;
import io.holdfast.event.Watched;

/**
 * Where clusters report to. Called from any thread, also with a cluster's lock held: it returns at once, never throws, and calls nothing of
 * the application's.
 */
public interface Telemetry {

    /** What an incident has come to. */
    enum Change {
        OPENED,
        ESCALATED,
        CLOSED
    }

    /** Nobody listens. */
    Telemetry NONE = new Telemetry() {
        @Override
        public void opened(Watched cluster) {}

        @Override
        public void topologyChanged(Watched cluster) {}

        @Override
        public void incident(Watched cluster, Change change, Incident incident) {}

        @Override
        public void told(Watched cluster, Told what) {}

        @Override
        public void notice(Watched cluster, Notice notice) {}
    };

    /** A cluster is used for the first time. */
    void opened(Watched cluster);

    void topologyChanged(Watched cluster);

    void incident(Watched cluster, Change change, Incident incident);

    void told(Watched cluster, Told what);

    void notice(Watched cluster, Notice notice);
}

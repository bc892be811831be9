package io.holdfast.drills.application;

import io.holdfast.Holdfast;
import io.holdfast.drills.result.Remark;
import io.holdfast.drills.result.Remark.Kind;
import io.holdfast.event.HoldfastListener;
import io.holdfast.event.Incident;
import io.holdfast.event.Notice;
import io.holdfast.event.Watched;
import java.util.Objects;
import java.util.function.Consumer;

/** Hears what Holdfast says of one cluster in this process. */
final class Listening implements HoldfastListener, AutoCloseable {

    private final Hosts hosts;
    private final Consumer<Remark> heard;
    private final AutoCloseable end;

    private Listening(Hosts hosts, Consumer<Remark> heard) {
        this.hosts = hosts;
        this.heard = heard;
        this.end = Holdfast.listen(this);
    }

    /**
     * Begins to listen.
     *
     * @param hosts of the cluster
     * @param heard is told, on a thread of Holdfast's
     */
    static Listening to(Hosts hosts, Consumer<Remark> heard) {
        return new Listening(hosts, heard);
    }

    @Override
    public void incidentOpened(Watched cluster, Incident incident) {
        hear(cluster, Kind.OPENED, incident, incident.summary());
    }

    @Override
    public void incidentEscalated(Watched cluster, Incident incident) {
        hear(cluster, Kind.ESCALATED, incident, incident.warning());
    }

    @Override
    public void incidentClosed(Watched cluster, Incident incident) {
        hear(cluster, Kind.CLOSED, incident, incident.toString());
    }

    @Override
    public void noticed(Watched cluster, Notice notice) {
        if (isOurs(cluster)) {
            String text = notice.node() + ": " + notice.text();
            heard.accept(new Remark(
                    0, System.nanoTime(), Kind.NOTICED, 0, notice.kind().id(), 0, 0, text));
        }
    }

    private void hear(Watched cluster, Kind kind, Incident incident, String text) {
        if (isOurs(cluster)) {
            heard.accept(new Remark(
                    0,
                    System.nanoTime(),
                    kind,
                    incident.number(),
                    incident.cause().id(),
                    incident.inARow(),
                    Objects.requireNonNullElse(incident.lostTransactions(), 0L),
                    text));
        }
    }

    private boolean isOurs(Watched cluster) {
        return hosts.areIn(cluster.name());
    }

    @Override
    public void close() {
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop listening", e);
        }
    }
}

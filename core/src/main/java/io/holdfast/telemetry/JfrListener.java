package io.holdfast.telemetry;

import io.holdfast.event.HoldfastListener;
import io.holdfast.event.Incident;
import io.holdfast.event.Notice;
import io.holdfast.event.Told;
import io.holdfast.event.Watched;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * Writes into flight recordings: {@code io.holdfast.Incident} with its duration, {@code io.holdfast.Told}, {@code io.holdfast.Notice}. Always
 * there; nothing of the recorder is loaded before the first incident.
 *
 * <p>Thread rule: used by one thread at a time, as listeners are.
 */
public final class JfrListener implements HoldfastListener {

    /** By cluster and number. */
    private final Map<String, IncidentEvent> open = new HashMap<>();

    public JfrListener() {}

    @Name("io.holdfast.Incident")
    @Label("Incident")
    @Category("Holdfast")
    @Description("It was in doubt who the writer of a cluster is")
    @StackTrace(false)
    static final class IncidentEvent extends Event {
        @Label("Cluster")
        String cluster = "";

        @Label("Cause")
        String cause = "";

        @Label("Evidence")
        String evidence = "";

        @Label("Writer before")
        String writerBefore = "";

        @Label("Writer")
        String writer = "";

        @Label("Outcome")
        String outcome = "";

        @Label("Outages in a row")
        int inARow;
    }

    @Name("io.holdfast.Told")
    @Label("Outcome told")
    @Category("Holdfast")
    @Description("What an application was told of a failover")
    @StackTrace(false)
    static final class ToldEvent extends Event {
        @Label("Cluster")
        String cluster = "";

        @Label("Outcome")
        String outcome = "";
    }

    @Name("io.holdfast.Notice")
    @Label("Notice")
    @Category("Holdfast")
    @Description("Something about a cluster that people should know")
    @StackTrace(false)
    static final class NoticeEvent extends Event {
        @Label("Cluster")
        String cluster = "";

        @Label("Kind")
        String kind = "";

        @Label("Node")
        String node = "";

        @Label("Text")
        String text = "";
    }

    private static String key(Incident incident) {
        return incident.number() + " " + incident.cluster();
    }

    @Override
    public void incidentOpened(Watched cluster, Incident incident) {
        IncidentEvent event = new IncidentEvent();
        event.begin();
        open.put(key(incident), event);
    }

    @Override
    public void incidentClosed(Watched cluster, Incident incident) {
        IncidentEvent event = open.remove(key(incident));
        if (event == null) {
            return;
        }
        event.end();
        if (event.shouldCommit()) {
            event.cluster = incident.cluster();
            event.cause = incident.cause().id();
            event.evidence = incident.evidence();
            event.writerBefore = incident.writerBefore() == null ? "" : incident.writerBefore();
            event.writer = incident.writer() == null ? "" : incident.writer();
            event.outcome = incident.outcome().id();
            event.inARow = incident.inARow();
            event.commit();
        }
    }

    @Override
    public void told(Watched cluster, Told what) {
        ToldEvent event = new ToldEvent();
        if (event.shouldCommit()) {
            event.cluster = cluster.name();
            event.outcome = what.id();
            event.commit();
        }
    }

    @Override
    public void noticed(Watched cluster, Notice notice) {
        NoticeEvent event = new NoticeEvent();
        if (event.shouldCommit()) {
            event.cluster = cluster.name();
            event.kind = notice.kind().id();
            event.node = notice.node();
            event.text = notice.text();
            event.commit();
        }
    }
}

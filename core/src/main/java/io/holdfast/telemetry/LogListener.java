package io.holdfast.telemetry;

import io.holdfast.event.HoldfastListener;
import io.holdfast.event.Incident;
import io.holdfast.event.Notice;
import io.holdfast.event.Watched;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes to the log: one INFO when an incident begins and one when it ends, one WARN if people should look, with key-values for whoever
 * collects logs. In a crash loop only its first outages. Always there; the logger is {@code io.holdfast.Incidents}. Has no state.
 */
public final class LogListener implements HoldfastListener {

    private static final Logger log = LoggerFactory.getLogger("io.holdfast.Incidents");

    public LogListener() {}

    @Override
    public void incidentOpened(Watched cluster, Incident incident) {
        about(quiet(incident, Level.INFO), "holdfast.incident.opened", incident)
                .log(
                        "{}: {}: {}",
                        incident.cluster(),
                        incident.writerBefore() == null
                                ? "no writer is known"
                                : "the writer " + incident.writerBefore() + " is in doubt",
                        incident.evidence());
    }

    @Override
    public void incidentEscalated(Watched cluster, Incident incident) {
        about(quiet(incident, Level.WARN), "holdfast.incident.escalated", incident)
                .log("{}", incident.warning());
    }

    @Override
    public void incidentClosed(Watched cluster, Incident incident) {
        about(quiet(incident, Level.INFO), "holdfast.incident.closed", incident).log("{}", incident.summary());
    }

    @Override
    public void noticed(Watched cluster, Notice notice) {
        log.atLevel(notice.kind() == Notice.Kind.REPLICATION_RESUMED ? Level.INFO : Level.WARN)
                .addKeyValue("event", "holdfast." + notice.kind().id())
                .addKeyValue("cluster", cluster.name())
                .addKeyValue("node", notice.node())
                .log("{}: {}{}", cluster.name(), notice.node().isEmpty() ? "" : notice.node() + ": ", notice.text());
    }

    private static Level quiet(Incident incident, Level usual) {
        boolean repeatedBlip = usual == Level.INFO
                && incident.blipsBefore() > 0
                && (incident.isBlip() || incident.isOpen()); // that it is none will be told when it is known
        return repeatedBlip || incident.inARow() > Incident.CRASH_LOOP ? Level.DEBUG : usual;
    }

    private static LoggingEventBuilder about(Level level, String event, Incident incident) {
        return log.atLevel(level)
                .addKeyValue("event", event)
                .addKeyValue("cluster", incident.cluster())
                .addKeyValue("incident", incident.number())
                .addKeyValue("cause", incident.cause().id())
                .addKeyValue("outcome", incident.outcome().id())
                .addKeyValue("writer.before", incident.writerBefore())
                .addKeyValue("writer", incident.writer())
                .addKeyValue("duration.ms", incident.duration().toMillis());
    }
}

package io.holdfast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.holdfast.event.Incident;
import io.holdfast.event.Incident.Outcome;
import io.holdfast.event.Notice;
import io.holdfast.event.Told;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** What becomes of an incident in logs, traces, flight recordings and management beans. */
class TelemetryTest {

    @RegisterExtension
    static final OpenTelemetryExtension TRACES = OpenTelemetryExtension.create();

    private final Example cluster = new Example();

    @Test
    void aSpanForEachIncidentWithItsTimesAndStepsAndNoneElse() {
        OpenTelemetryListener listener = new OpenTelemetryListener(TRACES.getOpenTelemetry());
        listener.incidentOpened(cluster, Example.incident(Outcome.OPEN, true));
        listener.told(cluster, Told.UNKNOWN);
        assertThat(TRACES.getSpans()).isEmpty();
        listener.incidentClosed(cluster, Example.incident(Outcome.OTHER_WRITER, true));
        assertThat(TRACES.getSpans()).singleElement().satisfies(TelemetryTest::isTheIncident);
    }

    private static void isTheIncident(SpanData span) {
        assertThat(span.getName()).isEqualTo("holdfast.failover");
        long start = TimeUnit.SECONDS.toNanos(Example.NOW.getEpochSecond());
        assertThat(span.getStartEpochNanos()).isEqualTo(start);
        assertThat(span.getEndEpochNanos()).isEqualTo(start + 1_500_000_000L);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getEvents()).hasSize(2);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("server.address")))
                .isEqualTo("b");
        assertThat(span.getAttributes().get(AttributeKey.longKey("server.port")))
                .isEqualTo(3306);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("holdfast.writer.before")))
                .isEqualTo("a:3306");
        assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("silent");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "b:3306, b, 3306",
                "db.example.com:13306, db.example.com, 13306",
                "[fd00::7]:3306, fd00::7, 3306",
                "address=(host=b)(port=3306), address=(host=b)(port=3306), -",
                "b, b, -",
            })
    void theWritersHostAndPortAreApart(String writer, String host, @Nullable Long port) {
        new OpenTelemetryListener(TRACES.getOpenTelemetry()).incidentClosed(cluster, Example.incidentEndingAt(writer));
        assertThat(TRACES.getSpans()).singleElement().satisfies(span -> {
            assertThat(span.getAttributes().get(AttributeKey.stringKey("server.address")))
                    .isEqualTo(host);
            assertThat(span.getAttributes().get(AttributeKey.longKey("server.port")))
                    .isEqualTo(port);
        });
    }

    @Test
    void aFlightRecordingHasTheIncidentTheOutcomesAndTheNotices(@TempDir Path folder) throws Exception {
        JfrListener listener = new JfrListener();
        Path file = folder.resolve("holdfast.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            listener.incidentOpened(cluster, Example.incident(Outcome.OPEN, false));
            listener.told(cluster, Told.NOT_APPLIED);
            listener.noticed(cluster, new Notice(Notice.Kind.SPLIT_BRAIN, "a:3306", "two"));
            listener.incidentClosed(cluster, Example.incident(Outcome.OTHER_WRITER, false));
            recording.stop();
            recording.dump(file);
        }
        assertThat(Files.size(file)).isPositive();
        List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("io.holdfast."))
                .toList();
        assertThat(events)
                .extracting(event -> event.getEventType().getName())
                .containsExactlyInAnyOrder("io.holdfast.Incident", "io.holdfast.Told", "io.holdfast.Notice");
        RecordedEvent incident = events.stream()
                .filter(event -> event.hasField("writerBefore"))
                .findFirst()
                .orElseThrow();
        assertThat(incident.getString("writer")).isEqualTo("b:3306");
        assertThat(incident.getString("cause")).isEqualTo("silent");
    }

    @Test
    void aManagementBeanForEachCluster() throws Exception {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        JmxListener listener = new JmxListener(server);
        listener.clusterOpened(cluster);
        listener.clusterOpened(cluster);
        ObjectName name = new ObjectName("io.holdfast:type=Cluster,name=\"shop\"");
        assertThat(server.getAttribute(name, "Writer")).isEqualTo("b:3306");
        assertThat(server.getAttribute(name, "ConnectionsElsewhere")).isEqualTo(112);
        assertThat(server.getAttribute(name, "ToldUnknown")).isEqualTo(107L);
        assertThat((String[]) server.getAttribute(name, "Incidents")).hasSize(1);
        assertThat((String) server.getAttribute(name, "Topology")).contains("writer b:3306", "READ_ONLY");
        assertThat((String) server.getAttribute(name, "Health")).startsWith("UP");
        assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(name))
                .isFalse();
        listener.close();
        listener.clusterOpened(cluster); // one that was under way
        assertThat(server.isRegistered(name)).isFalse();
    }

    @Test
    void theLogHasALineAtTheStartAndTheEndAndAWarningInBetweenWithKeyValues() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("io.holdfast.Incidents");
        Level before = logger.getLevel();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        lines.start();
        try {
            LogListener listener = new LogListener();
            listener.incidentOpened(cluster, Example.incident(Outcome.OPEN, false));
            listener.incidentEscalated(cluster, Example.incident(Outcome.OPEN, true));
            listener.incidentClosed(cluster, Example.incident(Outcome.OTHER_WRITER, true));
            listener.noticed(cluster, new Notice(Notice.Kind.REPLICATION_STOPPED, "c:3306", "Duplicate entry"));
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(before);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getLevel)
                .containsExactly(Level.INFO, Level.WARN, Level.INFO, Level.WARN);
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        opened -> assertThat(opened).isEqualTo("shop: the writer a:3306 is in doubt: no answer"),
                        escalated -> assertThat(escalated)
                                .startsWith("shop: no writer for 1500 ms, since 2026-03-01T12:00:00Z"),
                        closed -> assertThat(closed)
                                .contains("a:3306 was the writer", "the writer is b:3306 after 1500 ms"),
                        notice -> assertThat(notice).isEqualTo("shop: c:3306: Duplicate entry"));
        assertThat(lines.list.get(2).getKeyValuePairs())
                .contains(
                        new KeyValuePair("event", "holdfast.incident.closed"),
                        new KeyValuePair("outcome", "other_writer"),
                        new KeyValuePair("duration.ms", 1_500L));
    }

    private static Incident incident(Outcome outcome, int inARow, int blipsBefore) {
        return new Incident(
                9,
                "shop",
                Example.NOW,
                Duration.ofMillis(blipsBefore > 0 ? 20 : 1_500),
                Incident.Cause.UNREACHABLE,
                "refused",
                "a:3306",
                outcome == Outcome.OPEN ? null : "a:3306",
                outcome,
                inARow,
                blipsBefore,
                blipsBefore == 0,
                0,
                0,
                0,
                null,
                List.of());
    }

    /** At the level that the log has by default. */
    private List<String> logged(Consumer<LogListener> what) {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("io.holdfast.Incidents");
        Level before = logger.getLevel();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        lines.start();
        try {
            what.accept(new LogListener());
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(before);
        }
        return lines.list.stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .toList();
    }

    private void whole(LogListener log, int inARow) {
        log.incidentOpened(cluster, incident(Outcome.OPEN, inARow, 0));
        log.incidentEscalated(cluster, incident(Outcome.OPEN, inARow, 0));
        log.incidentClosed(cluster, incident(Outcome.SAME_WRITER, inARow, 0));
    }

    @Test
    void inACrashLoopTheLogGoesQuietAfterItsThirdOutage() {
        assertThat(logged(log -> whole(log, 3)))
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("WARN")
                .contains("crash loop")
                .doesNotContain("pool exhausted");
        assertThat(logged(log -> whole(log, 4))).isEmpty();
        assertThat(logged(log -> whole(log, 1))).hasSize(3);
    }

    @Test
    void ofBlipsOnlyTheFirstIsLoggedAndWhatTurnsOutToBeAnOutage() {
        assertThat(logged(log -> {
                    log.incidentOpened(cluster, incident(Outcome.OPEN, 1, 1));
                    log.incidentClosed(cluster, incident(Outcome.SAME_WRITER, 1, 1));
                }))
                .isEmpty();
        assertThat(logged(log -> {
                    log.incidentOpened(cluster, incident(Outcome.OPEN, 1, 1));
                    log.incidentEscalated(cluster, incident(Outcome.OPEN, 1, 1));
                    log.incidentClosed(cluster, incident(Outcome.OTHER_WRITER, 1, 1));
                }))
                .satisfiesExactly(
                        escalated -> assertThat(escalated).startsWith("WARN"),
                        closed -> assertThat(closed).startsWith("INFO").contains("after 1 more blips"));
    }
}

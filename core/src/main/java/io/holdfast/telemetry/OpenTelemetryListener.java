package io.holdfast.telemetry;

import io.holdfast.event.HoldfastListener;
import io.holdfast.event.Incident;
import io.holdfast.event.Watched;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span for each incident and none for anything else, made when it is over: {@code Holdfast.listen(new OpenTelemetryListener(telemetry))}.
 * Its events are the incident's steps. Has no state; safe for use by many threads.
 */
public final class OpenTelemetryListener implements HoldfastListener {

    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
    private static final AttributeKey<String> CLUSTER = AttributeKey.stringKey("holdfast.cluster");
    private static final AttributeKey<String> CAUSE = AttributeKey.stringKey("holdfast.cause");
    private static final AttributeKey<String> EVIDENCE = AttributeKey.stringKey("holdfast.evidence");
    private static final AttributeKey<String> BEFORE = AttributeKey.stringKey("holdfast.writer.before");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("holdfast.outcome");
    private static final AttributeKey<Long> IN_A_ROW = AttributeKey.longKey("holdfast.outages.in_a_row");
    private static final AttributeKey<Long> LOST = AttributeKey.longKey("holdfast.transactions.lost");

    private static final Pattern HOST_AND_PORT =
            Pattern.compile("\\[?(?<host>[^\\[\\]:]+|(?<=\\[)[^\\[\\]]+)]?:(?<port>\\d{1,5})");

    private final Tracer tracer;

    public OpenTelemetryListener(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer("io.holdfast");
    }

    @Override
    public void incidentClosed(Watched cluster, Incident incident) {
        Span span = tracer.spanBuilder("holdfast.failover")
                .setNoParent()
                .setSpanKind(SpanKind.INTERNAL)
                .setStartTimestamp(incident.startedAt())
                .setAttribute(CLUSTER, incident.cluster())
                .setAttribute(CAUSE, incident.cause().id())
                .setAttribute(EVIDENCE, incident.evidence())
                .setAttribute(OUTCOME, incident.outcome().id())
                .setAttribute(IN_A_ROW, (long) incident.inARow())
                .startSpan();
        if (incident.writerBefore() != null) {
            span.setAttribute(BEFORE, incident.writerBefore());
        }
        if (incident.writer() != null) {
            address(span, incident.writer());
        }
        for (Incident.Step step : incident.steps()) {
            span.addEvent(step.what(), incident.startedAt().plus(step.after()));
        }
        Long lost = incident.lostTransactions();
        if (lost != null && lost > 0) {
            span.addEvent("transactions lost", Attributes.of(LOST, lost));
        }
        if (incident.serious()) {
            span.setStatus(StatusCode.ERROR, incident.summary())
                    .setAttribute(ERROR_TYPE, incident.cause().id());
        }
        span.end(incident.startedAt().plus(incident.duration()));
    }

    /** Host and port apart, and IPv6 without its brackets, as the semantic conventions have them. */
    private static void address(Span span, String writer) {
        Matcher hostAndPort = HOST_AND_PORT.matcher(writer);
        if (hostAndPort.matches()) {
            span.setAttribute(ADDRESS, hostAndPort.group("host"));
            span.setAttribute(PORT, Long.parseLong(hostAndPort.group("port")));
        } else {
            span.setAttribute(ADDRESS, writer);
        }
    }
}

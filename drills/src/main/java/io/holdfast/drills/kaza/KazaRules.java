package io.holdfast.drills.kaza;

import static io.holdfast.drills.result.Figures.count;
import static io.holdfast.drills.result.Figures.seconds;

import io.holdfast.drills.alerts.AlertSpan;
import io.holdfast.drills.result.ContenderResult;
import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Remark;
import io.holdfast.drills.result.Remark.Kind;
import io.holdfast.drills.result.Ruling;
import io.holdfast.drills.result.Verdict;
import io.holdfast.drills.rules.Honest;
import io.holdfast.drills.rules.Rules;
import io.holdfast.drills.rules.Waits;
import io.holdfast.drills.rules.Watching;
import io.holdfast.drills.stage.Absence;
import io.holdfast.drills.stage.Entrants;
import io.holdfast.event.Incident.Cause;
import io.holdfast.event.Notice;
import io.holdfast.testkit.workload.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** When the drill passes. Pure. */
final class KazaRules {

    static final String EXPIRES_ALERT = "HoldfastCertificateExpires";

    /** A replica's certificate is looked at every three seconds or so, and a busy machine has its own pace. */
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(6);

    /** One that was refused is tried again after ten seconds; and one attempt more for the moment of counting. */
    private static final double SECONDS_BETWEEN_TRIES = 10;

    private static final int TRIES = 2;
    private static final int FAILURES_PER_THREAD = 2;
    /** Of the ten connections that each pool has. */
    private static final int FRESH_CONNECTIONS = 5;

    /** What Holdfast allows itself is counted from a server's last sign of life; this is for telling. */
    private static final Duration TELLING = Duration.ofMillis(200);

    /** All pools' connections at once, not the first one alone. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);

    private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:\\d+");
    private static final Pattern SUBJECT = Pattern.compile("CN=\\w+");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z");

    private KazaRules() {}

    static Verdict judge(Observations seen) {
        DrillEvent near = seen.event(KazaDrill.NEAR);
        DrillEvent expired = seen.event(KazaDrill.EXPIRED);
        DrillEvent changed = seen.event(KazaDrill.CHANGED);
        DrillEvent half = seen.event(KazaDrill.HALF);
        Watching watching = Watching.of(seen);
        return Rules.of(seen)
                .add(watching.said(
                        "Days before, a warning names the node and the date of the certificate that expires",
                        Kind.NOTICED,
                        isOf(Notice.Kind.CERTIFICATE_EXPIRES, near),
                        near.endNanos(),
                        TOLD_WITHIN))
                .add(alerted(seen, near, expired))
                .add(watching.said(
                        "When it has expired, it is said that it is refused, with the node, the subject and the date",
                        Kind.NOTICED,
                        isOf(Notice.Kind.CERTIFICATE_REFUSED, expired).and(names(found(SUBJECT, expired))),
                        expired.endNanos(),
                        TOLD_WITHIN))
                .add(refusedOnce(seen))
                .add(notRetried(seen))
                .add(notTakenForDead(seen, half))
                .none("No operation of Holdfast's application fails until then", failuresBefore(seen, half))
                .add(freshConnections(seen, changed, half))
                .theBooksBalance()
                .add(watching.said(
                        "The server that serves nothing is taken out at most " + KazaDrill.TAKEN_OUT_WITHIN.toSeconds()
                                + " s later",
                        Kind.OPENED,
                        remark -> remark.topic().equals(Cause.SILENT.id()),
                        half.startNanos(),
                        KazaDrill.TAKEN_OUT_WITHIN.plus(TELLING)))
                .add(answered(seen, half))
                .holdfastWritesSoonAfter(Absence.PROMOTE, "there is another writer", Absence.WRITES_WITHIN)
                .noFailureBut(Honest.NOT_APPLIED, Honest.UNKNOWN)
                .fewFailures(FAILURES_PER_THREAD)
                .holdfastRecoversFrom("all of it")
                .add(plainStays(seen, half))
                .verdict();
    }

    /**
     * What was in flight there is given up. Whoever waits for it is answered when his connection is on a writer again, be it that the call
     * is done there or that it was given up for good.
     */
    private static Ruling answered(Observations seen, DrillEvent half) {
        long elsewhere = seen.event(Absence.PROMOTE).endNanos();
        List<Attempt> inFlight = seen.contender(Entrants.HOLDFAST).attempts().stream()
                .filter(attempt -> attempt.startNanos() < elsewhere && attempt.endNanos() > half.endNanos())
                .toList();
        long last = inFlight.stream().mapToLong(Attempt::endNanos).max().orElse(Long.MAX_VALUE);
        return new Ruling(
                "Whatever call it leaves without an answer has one at most " + seconds(ANSWERED_WITHIN.toMillis())
                        + " after there is another writer",
                last <= elsewhere + ANSWERED_WITHIN.toNanos(),
                inFlight.isEmpty()
                        ? "there was none, so this run shows nothing"
                        : inFlight.size() + " calls, the last " + seconds(Math.max(0, last - elsewhere) / 1_000_000)
                                + " after it, and " + seconds((last - half.startNanos()) / 1_000_000)
                                + " after the server had come to serve nothing");
    }

    private static Predicate<Remark> isOf(Notice.Kind topic, DrillEvent event) {
        return remark -> remark.topic().equals(topic.id())
                && remark.text().contains(found(ADDRESS, event))
                && remark.text().contains(found(DATE, event));
    }

    /** As a word of its own: {@code CN=db1} is not {@code CN=db10}. */
    private static Predicate<Remark> names(String subject) {
        Pattern word = Pattern.compile(Pattern.quote(subject) + "\\b");
        return remark -> word.matcher(remark.text()).find();
    }

    /** What the event's words name. */
    private static String found(Pattern what, DrillEvent event) {
        return what.matcher(event.detail())
                .results()
                .findFirst()
                .map(MatchResult::group)
                .orElseThrow(() -> new IllegalArgumentException("nothing like " + what + " in: " + event.detail()));
    }

    private static Ruling alerted(Observations seen, DrillEvent near, DrillEvent expired) {
        String node = found(ADDRESS, near);
        Optional<AlertSpan> first = seen.monitoring().fired(near.startNanos(), expired.startNanos()).stream()
                .filter(alert -> alert.alert().equals(EXPIRES_ALERT)
                        && node.equals(alert.labels().get("node"))
                        && alert.summary().contains(" 3d "))
                .findFirst();
        return new Ruling(
                "An alert fires for that node days before, with the time that is left by the metric",
                first.isPresent(),
                first.map(alert -> "after " + seconds((alert.firingNanos() - near.endNanos()) / 1_000_000)
                                + " of the drill's time: " + alert.summary())
                        .orElse("none"));
    }

    private static Ruling refusedOnce(Observations seen) {
        List<Remark> refused = seen.monitoring().remarks(Kind.NOTICED, 0, Long.MAX_VALUE).stream()
                .filter(remark -> remark.topic().equals(Notice.Kind.CERTIFICATE_REFUSED.id()))
                .toList();
        return new Ruling(
                "It is said once, and no other certificate is refused, in the change of the authority either",
                refused.size() == 1,
                String.valueOf(refused.size()));
    }

    private static Ruling notRetried(Observations seen) {
        long from = seen.event(KazaDrill.EXPIRED).endNanos();
        long until = renewed(seen).startNanos();
        long tries = tries(seen);
        double allowed = TRIES + (until - from) / 1e9 / SECONDS_BETWEEN_TRIES;
        return new Ruling(
                "The node is not tried again and again meanwhile",
                tries <= allowed,
                tries + " attempts in " + seconds((until - from) / 1_000_000));
    }

    /** Attempts to connect to the node with the expired certificate, as long as that was so. */
    static long tries(Observations seen) {
        DrillEvent renewed = renewed(seen);
        String node = renewed.id().substring(KazaDrill.RENEWED.length());
        return seen.monitoring().connectsTo(node, seen.event(KazaDrill.EXPIRED).endNanos(), renewed.startNanos());
    }

    /** When the node with the expired certificate got another one. */
    static DrillEvent renewed(Observations seen) {
        String words = seen.event(KazaDrill.EXPIRED).detail();
        return seen.events().stream()
                .filter(event -> event.id().startsWith(KazaDrill.RENEWED)
                        && words.contains(" " + event.id().substring(KazaDrill.RENEWED.length()) + " ("))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody has got another certificate"));
    }

    private static Ruling notTakenForDead(Observations seen, DrillEvent half) {
        List<String> alerts = seen.monitoring().fired(0, half.startNanos()).stream()
                .map(AlertSpan::alert)
                .filter(alert -> !alert.equals(EXPIRES_ALERT))
                .distinct()
                .toList();
        List<Remark> incidents = seen.monitoring().remarks(Kind.OPENED, 0, half.startNanos());
        String words = incidents.stream()
                .map(incident -> Watching.shortened(incident.text()))
                .limit(1)
                .collect(Collectors.joining());
        return new Ruling(
                "Nobody takes that for an outage: no incident, and no other alert, until a server serves nothing",
                alerts.isEmpty() && incidents.isEmpty(),
                alerts.isEmpty() && incidents.isEmpty() ? "none" : (alerts + " " + words).strip());
    }

    private static long failuresBefore(Observations seen, DrillEvent half) {
        return Rules.failures(seen.contender(Entrants.HOLDFAST)).stream()
                .filter(attempt -> attempt.endNanos() < half.startNanos())
                .count();
    }

    /** Or the change would have met nobody. */
    private static Ruling freshConnections(Observations seen, DrillEvent changed, DrillEvent half) {
        long plain = connects(seen, Entrants.PLAIN, changed, half);
        long holdfast = connects(seen, Entrants.HOLDFAST, changed, half);
        return new Ruling(
                "Both connect when the old authority is trusted no more",
                plain >= FRESH_CONNECTIONS && holdfast >= FRESH_CONNECTIONS,
                count(plain) + " and " + count(holdfast) + " times");
    }

    static long connects(Observations seen, String contender, DrillEvent from, DrillEvent until) {
        return seen.monitoring().connects(contender, from.endNanos(), until.startNanos()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How many of its threads got no answer at all from a server that serves nothing, as long as that was so. */
    static long stuckThreads(Observations seen, ContenderResult contender) {
        long from = seen.event(KazaDrill.HALF).endNanos();
        long until = seen.event(Absence.RETURN).startNanos();
        long stuck = 0;
        for (int thread = 0; thread < contender.threads(); thread++) {
            if (Waits.longest(contender.attempts(), thread, from, until) >= until - from) {
                stuck++;
            }
        }
        return stuck;
    }

    private static Ruling plainStays(Observations seen, DrillEvent half) {
        ContenderResult plain = seen.contender(Entrants.PLAIN);
        long stuck = stuckThreads(seen, plain);
        long length = seen.event(Absence.RETURN).startNanos() - half.endNanos();
        boolean served = plain.recovery(KazaDrill.HALF).servedBefore();
        return new Ruling(
                "The plain pool stays with the server that serves nothing, though there is another",
                served && stuck > plain.threads() / 2,
                served
                        ? stuck + " of " + plain.threads() + " threads had no answer at all in "
                                + seconds(length / 1_000_000)
                        : "it did not serve before either, so this run shows nothing");
    }
}

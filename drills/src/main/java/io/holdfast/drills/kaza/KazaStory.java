package io.holdfast.drills.kaza;

import static io.holdfast.drills.result.Figures.count;
import static io.holdfast.drills.result.Figures.moment;
import static io.holdfast.drills.result.Figures.seconds;

import io.holdfast.drills.result.DrillEvent;
import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.RealOutage;
import io.holdfast.drills.result.RealOutage.Moment;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.stage.Absence;
import io.holdfast.drills.stage.Entrants;
import io.holdfast.drills.story.Telling;
import java.time.Duration;
import java.util.List;

/** Tells what was seen. */
final class KazaStory {

    private static final String TITLE = "A certificate that nobody counted the days of";

    private static final String INTRODUCTION =
            "A certificate of a cluster had expired, and its nodes went on with what they knew last, for two months, with errors now"
                    + " and then that nobody noticed. In February 2019 a node came back half-broken, and a balancer that heard of it no"
                    + " more sent a part of the traffic there, for a week. The hurried fix replaced the whole authority instead of one"
                    + " certificate. This drill stages the days before, the expiry, the change of the authority while everybody works,"
                    + " and a server that only seems to serve.";

    /** Of the week the post-mortem tells the order; the times in it are estimates. */
    private static final RealOutage REAL = new RealOutage(
            "Kaza, February 2019",
            Duration.ofDays(7),
            List.of(
                    new Moment(
                            Duration.ZERO,
                            "a node comes back half-broken, two months after a certificate expired that nobody noticed"),
                    new Moment(Duration.ofDays(1), "a balancer sends a part of the traffic there (time estimated)"),
                    new Moment(Duration.ofDays(5), "the expired certificate is found (time estimated)"),
                    new Moment(Duration.ofDays(6), "the whole authority is replaced in a hurry (time estimated)"),
                    new Moment(Duration.ofDays(7), "the end; one person knew how it works")));

    private KazaStory() {}

    static Story of(Observations seen) {
        DrillEvent near = seen.event(KazaDrill.NEAR);
        DrillEvent expired = seen.event(KazaDrill.EXPIRED);
        DrillEvent change = seen.event(KazaDrill.CHANGE);
        DrillEvent changed = seen.event(KazaDrill.CHANGED);
        DrillEvent half = seen.event(KazaDrill.HALF);
        return Telling.of(seen)
                .after(REAL)
                .paragraph(
                        "The certificate",
                        near.detail() + " At " + moment(expired.endNanos())
                                + " it had expired, and the node had no other one before "
                                + moment(KazaRules.renewed(seen).endNanos()) + "; until then there "
                                + tries(KazaRules.tries(seen))
                                + " to connect there. The plain application has nothing to do with"
                                + " replicas: it saw nothing of it, and told nobody.")
                .paragraph(
                        "The authority",
                        "From " + moment(change.startNanos()) + " to " + moment(changed.endNanos())
                                + " the authority was replaced: both were trusted, the servers got new certificates one after the"
                                + " other, then the old one was trusted no more. The pools replace every connection after "
                                + seconds(KazaDrill.LIFETIME.toMillis()) + "; until " + moment(half.startNanos())
                                + " plain opened "
                                + count(KazaRules.connects(seen, Entrants.PLAIN, change, half)) + " and holdfast "
                                + count(KazaRules.connects(seen, Entrants.HOLDFAST, change, half)) + " connections.")
                .paragraph(
                        "The server that serves nothing",
                        "From " + moment(half.endNanos()) + " on clients of the writer got nothing from it. At "
                                + moment(seen.event(Absence.PROMOTE).endNanos())
                                + " another one was the writer, to which from "
                                + moment(seen.event(Absence.ENDPOINT).endNanos())
                                + " on the endpoint led. Until the old one was mended, at "
                                + moment(seen.event(Absence.RETURN).startNanos()) + ", " + stuck(seen, Entrants.PLAIN)
                                + " and "
                                + stuck(seen, Entrants.HOLDFAST) + " had no answer at all.")
                .courses(half, seen.durationNanos())
                .story(TITLE, INTRODUCTION);
    }

    private static String tries(long number) {
        return number == 1 ? "was 1 attempt" : "were " + count(number) + " attempts";
    }

    private static String stuck(Observations seen, String name) {
        var contender = seen.contender(name);
        return KazaRules.stuckThreads(seen, contender) + " of " + contender.threads() + " threads of " + name;
    }
}

package io.holdfast.drills.alerts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Alert rules, ready to be evaluated. Immutable.
 *
 * <p><b>Shorter waits.</b> A drill takes half a minute, and what is an alarm only after minutes is none in it. {@link #faster} makes the
 * rules impatient: every duration in the syntax of a rule, which is {@code for} and the ranges in brackets, is divided. Thresholds stay
 * as they are, those in seconds too: {@code holdfast_outage_seconds > 10} is held against what was measured, and an alert that
 * tells of 10 s without a writer after one second would be a lie. So that one fires only if the outage does take longer than 10 s, and
 * {@code $value} is the true time. What can therefore not fire in a drill, since a threshold is longer than the drill, or a wait
 * still is, {@link #outOfReach} names, for the report to say so.
 *
 * <p>The words of an annotation stay as well: "for ten minutes" is then what the rule says, and not what was waited.
 */
public final class AlertRules {

    private static final String OPS = "holdfast-alerts.yml";

    private final List<AlertRule> rules;
    private final int factor;

    private AlertRules(List<AlertRule> rules, int factor) {
        this.rules = List.copyOf(rules);
        this.factor = factor;
    }

    /**
     * The rules of {@code ops/prometheus/holdfast-alerts.yml}, as of the build.
     *
     * @throws RuleException if one of them needs more of PromQL, of templates or of rule files than there is here
     */
    public static AlertRules ofOps() {
        try (InputStream in = AlertRules.class.getResourceAsStream(OPS)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The class path lacks " + OPS + ", which the build puts there from ops/prometheus");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AlertRules parse(String yaml) {
        return new AlertRules(RuleFile.read(yaml), 1);
    }

    /**
     * These rules with every wait and every range divided. Scrape so often that the shortest range, 5 min divided by the factor, holds
     * several samples: {@code increase} needs two.
     *
     * @param times by what, in addition to what they are divided by already; at least 1
     */
    public AlertRules faster(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("faster(" + times + "): rules can be 1 time as fast, or more");
        }
        return new AlertRules(rules, Math.multiplyExact(factor, times));
    }

    /** By how much waits and ranges are shorter than the file has them; 1 if they are not. */
    public int factor() {
        return factor;
    }

    /** The alerts that cannot fire within so much time, whatever happens in it; in the order of the file, each once. */
    public List<String> outOfReach(Duration length) {
        return rules.stream()
                .filter(rule -> Reach.soonestNanos(rule, factor) >= length.toNanos())
                .map(AlertRule::name)
                .distinct()
                .toList();
    }

    List<AlertRule> rules() {
        return rules;
    }
}

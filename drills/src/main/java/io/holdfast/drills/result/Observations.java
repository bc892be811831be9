package io.holdfast.drills.result;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * All that was seen of a drill, before anybody judges it. Times are nanoseconds since the drill's start.
 *
 * @param drill its name
 * @param engine what the servers are
 * @param seconds how long it was to take
 * @param seed what its choices came from
 * @param again the command that repeats it
 * @param durationNanos how long it took
 * @param conditions versions, machine, settings
 * @param events what was done, in order
 * @param samples what the nodes said of themselves, in order
 * @param contenders those who took part, in the order in which they are shown
 * @param serverGapMillis how long no node accepted writes
 * @param monitoring what somebody who watches would have got to see
 */
public record Observations(
        String drill,
        String engine,
        int seconds,
        long seed,
        String again,
        long durationNanos,
        List<Fact> conditions,
        List<DrillEvent> events,
        List<Sample> samples,
        List<ContenderResult> contenders,
        long serverGapMillis,
        Monitoring monitoring) {

    public ContenderResult contender(String name) {
        return contenders.stream()
                .filter(contender -> contender.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no contender " + name + " in drill " + drill));
    }

    public DrillEvent event(String id) {
        return findEvent(id).orElseThrow(() -> new NoSuchElementException("no event " + id + " in drill " + drill));
    }

    /** An event that need not have happened. */
    public Optional<DrillEvent> findEvent(String id) {
        return events.stream().filter(event -> event.id().equals(id)).findFirst();
    }

    /** What the nodes said last before this time, or first of all. */
    public Sample lastSampleBefore(long nanos) {
        Sample last = samples.get(0);
        for (Sample sample : samples) {
            if (sample.atNanos() <= nanos) {
                last = sample;
            }
        }
        return last;
    }
}

package io.holdfast.drills.stage;

import io.holdfast.drills.result.Observations;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.result.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One outage that can be staged: what happens, what must hold, and how it is told. {@link DrillRun} does the rest. Has no
 * state: any number may run, one after the other.
 */
public interface Drill {

    /** As the command line names it. */
    String name();

    /** One line for the list of drills. */
    String summary();

    /** Why it cannot be staged on an engine, as the end of a sentence; empty if it can. */
    default Optional<String> impossibleOn(Engine engine) {
        return Optional.empty();
    }

    /** How long it takes unless the caller says otherwise. */
    int defaultSeconds(Engine engine);

    /** The shortest time in which everything that it stages can happen. */
    int leastSeconds(Engine engine);

    /** How much later than the writer the endpoint moves. */
    Duration endpointDelay();

    /**
     * Whether its servers show certificates of an authority of its own, which the applications' drivers are told to trust. How
     * closely they look at them is the entrants' own to say.
     */
    default boolean hasCertificates() {
        return false;
    }

    /** Whether its servers are a writer and its replicas on any engine, also where they would usually be a group. */
    default boolean wantsReplicas() {
        return false;
    }

    /** Who takes part, in the order in which they are shown. */
    default List<Entrant> entrants(Engine engine) {
        return Entrants.asTheyCome();
    }

    /**
     * Lets it happen.
     *
     * @throws io.holdfast.testkit.ClusterException if the servers do not do what they are told
     */
    void play(Stage stage) throws InterruptedException;

    /** Pure: the same observations, the same verdict. */
    Verdict judge(Observations seen);

    /** Pure. */
    Story tell(Observations seen);
}

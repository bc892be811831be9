package io.holdfast.drills;

import io.holdfast.drills.cronofy.CronofyDrill;
import io.holdfast.drills.freeze.FreezeDrill;
import io.holdfast.drills.kaza.KazaDrill;
import io.holdfast.drills.leafdata.LeafdataDrill;
import io.holdfast.drills.partition.PartitionDrill;
import io.holdfast.drills.quorumloss.QuorumLossDrill;
import io.holdfast.drills.redcrow.RedcrowDrill;
import io.holdfast.drills.rollingrestart.RollingRestartDrill;
import io.holdfast.drills.splitbrain.SplitBrainDrill;
import io.holdfast.drills.stage.Drill;
import io.holdfast.drills.violet.VioletDrill;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The drills that there are. */
final class Drills {

    private static final List<Drill> ALL = List.of(
            new CronofyDrill(),
            new VioletDrill(),
            new LeafdataDrill(),
            new KazaDrill(),
            new RedcrowDrill(),
            new PartitionDrill(),
            new FreezeDrill(),
            new SplitBrainDrill(),
            new RollingRestartDrill(),
            new QuorumLossDrill());

    private static final List<String> OUTAGES = List.of("cronofy", "violet", "leafdata", "kaza", "redcrow");

    private Drills() {}

    static List<Drill> all() {
        return ALL;
    }

    /** Those that are after real outages. */
    static List<Drill> outages() {
        return ALL.stream().filter(drill -> OUTAGES.contains(drill.name())).toList();
    }

    static Optional<Drill> find(String name) {
        return ALL.stream().filter(drill -> drill.name().equals(name)).findFirst();
    }

    static String names() {
        return ALL.stream().map(Drill::name).collect(Collectors.joining(", "));
    }
}

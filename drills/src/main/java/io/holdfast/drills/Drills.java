package io.holdfast.drills;

import io.holdfast.drills.cronofy.CronofyDrill;
import io.holdfast.drills.stage.Drill;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The drills that there are. */
final class Drills {

    private static final List<Drill> ALL = List.of(new CronofyDrill());

    private Drills() {}

    static List<Drill> all() {
        return ALL;
    }

    static Optional<Drill> find(String name) {
        return ALL.stream().filter(drill -> drill.name().equals(name)).findFirst();
    }

    static String names() {
        return ALL.stream().map(Drill::name).collect(Collectors.joining(", "));
    }
}

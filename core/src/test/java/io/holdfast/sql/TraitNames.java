package io.holdfast.sql;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes and reads traits as people do, with names for the sets that occur together. */
final class TraitNames {

    private static final Map<String, Integer> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("ANYTHING", Traits.UNKNOWN);
        NAMES.put("PROGRAM", Traits.PROGRAM);
        NAMES.put("FUNCTION", Traits.WRITES | Traits.LEAVES_STATE | Traits.USES_STATE);
        NAMES.put("READS", Traits.READS);
        NAMES.put("WRITES", Traits.WRITES);
        NAMES.put("COMMITS", Traits.COMMITS);
        NAMES.put("COMPOUND", Traits.COMPOUND);
        NAMES.put("BEGINS", Traits.BEGINS);
        NAMES.put("ENDS", Traits.ENDS);
        NAMES.put("LEAVES_STATE", Traits.LEAVES_STATE);
        NAMES.put("USES_STATE", Traits.USES_STATE);
        NAMES.put("AUTOCOMMIT_ON", Traits.AUTOCOMMIT_ON);
        NAMES.put("AUTOCOMMIT_OFF", Traits.AUTOCOMMIT_OFF);
    }

    private TraitNames() {}

    /** Of steps, separated by semicolons, in the order of the bits, so that two spellings of one set are equal. */
    static String canonical(String steps) {
        return Arrays.stream(steps.split(";")).map(step -> of(parse(step))).collect(Collectors.joining(" ; "));
    }

    static String of(int[] steps) {
        return Arrays.stream(steps).mapToObj(TraitNames::of).collect(Collectors.joining(" ; "));
    }

    static String of(int traits) {
        int left = traits;
        StringBuilder names = new StringBuilder();
        for (Map.Entry<String, Integer> name : NAMES.entrySet()) {
            if ((left & name.getValue()) == name.getValue()) {
                names.append(names.isEmpty() ? "" : " ").append(name.getKey());
                left &= ~name.getValue();
            }
        }
        return names.isEmpty() ? "nothing" : names.toString();
    }

    private static int parse(String names) {
        int traits = 0;
        for (String name : names.strip().split(" +")) {
            Integer bits = NAMES.get(name);
            if (bits == null) {
                throw new IllegalArgumentException("no trait is called '" + name + "'; allowed are " + NAMES.keySet());
            }
            traits |= bits;
        }
        return traits;
    }
}

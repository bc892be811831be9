package io.holdfast.drills.alerts;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What identifies a series; the metric's name is one of them. A label with an empty value is the same as none. */
record Labels(SortedMap<String, String> byName) {

    static final String NAME = "__name__";
    static final Labels NONE = new Labels(new TreeMap<>());

    Labels {
        SortedMap<String, String> copy = new TreeMap<>(byName);
        copy.values().removeIf(String::isEmpty);
        byName = Collections.unmodifiableSortedMap(copy);
    }

    static Labels of(Map<String, String> byName) {
        return new Labels(new TreeMap<>(byName));
    }

    /** Empty if there is no such label. */
    String get(String name) {
        return byName.getOrDefault(name, "");
    }

    Labels with(String name, String value) {
        SortedMap<String, String> copy = new TreeMap<>(byName);
        copy.put(name, value);
        return new Labels(copy);
    }

    Labels with(Labels others) {
        SortedMap<String, String> copy = new TreeMap<>(byName);
        copy.putAll(others.byName);
        return new Labels(copy);
    }

    Labels renamed(String name, String newName) {
        return byName.containsKey(name) ? with(newName, get(name)).with(name, "") : this;
    }

    Labels withoutName() {
        return filtered(name -> !name.equals(NAME));
    }

    Labels only(Collection<String> names) {
        return filtered(names::contains);
    }

    Labels filtered(Predicate<String> keep) {
        SortedMap<String, String> copy = new TreeMap<>(byName);
        copy.keySet().removeIf(keep.negate());
        return new Labels(copy);
    }

    @Override
    public String toString() {
        return get(NAME)
                + byName.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(NAME))
                        .map(entry -> entry.getKey() + "=\"" + entry.getValue() + '"')
                        .collect(Collectors.joining(", ", "{", "}"));
    }
}

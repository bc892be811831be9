package io.holdfast.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A set of MySQL's global transaction identifiers, as in {@code gtid_executed}: {@code uuid:1-5:7,uuid:tag:3}. Immutable; reads what
 * it understands and leaves out the rest.
 */
final class GtidSet {

    private static final Pattern INTERVAL = Pattern.compile("(?<first>\\d{1,18})(?:-(?<last>\\d{1,18}))?");

    /** By uuid, or by uuid and tag; the intervals of each in order, neither overlapping nor touching. */
    private final Map<String, List<Interval>> sources;

    private record Interval(long first, long last) {

        long size() {
            return last - first + 1;
        }

        @Override
        public String toString() {
            return first == last ? Long.toString(first) : first + "-" + last;
        }
    }

    private GtidSet(Map<String, List<Interval>> sources) {
        this.sources = sources;
    }

    static GtidSet parse(String text) {
        Map<String, List<Interval>> sources = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            String[] pieces = part.strip().split(":", -1);
            String source = pieces[0];
            for (int i = 1; i < pieces.length; i++) {
                Matcher interval = INTERVAL.matcher(pieces[i].strip());
                if (interval.matches()) {
                    long first = Long.parseLong(interval.group("first"));
                    String last = interval.group("last");
                    sources.computeIfAbsent(source, unused -> new ArrayList<>())
                            .add(new Interval(first, last == null ? first : Long.parseLong(last)));
                } else {
                    source = pieces[0] + ":" + pieces[i].strip(); // a tag: what follows belongs to it
                }
            }
        }
        return new GtidSet(sources);
    }

    /** Those that one server wrote, with or without tags. */
    GtidSet of(String server) {
        Map<String, List<Interval>> own = new TreeMap<>();
        sources.forEach((source, intervals) -> {
            if (source.equalsIgnoreCase(server)
                    || source.regionMatches(true, 0, server + ":", 0, server.length() + 1)) {
                own.put(source, intervals);
            }
        });
        return new GtidSet(own);
    }

    /** The servers, or groups, that the transactions were written on. */
    Set<String> origins() {
        return sources.keySet().stream()
                .map(source -> source.split(":", 2)[0].toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    GtidSet minus(GtidSet other) {
        Map<String, List<Interval>> left = new TreeMap<>();
        sources.forEach((source, intervals) -> {
            List<Interval> rest = intervals;
            for (Interval gone : other.sources.getOrDefault(source, List.of())) {
                rest = cut(rest, gone);
            }
            if (!rest.isEmpty()) {
                left.put(source, rest);
            }
        });
        return new GtidSet(left);
    }

    private static List<Interval> cut(List<Interval> intervals, Interval gone) {
        List<Interval> rest = new ArrayList<>();
        for (Interval interval : intervals) {
            if (gone.last < interval.first || gone.first > interval.last) {
                rest.add(interval);
                continue;
            }
            if (interval.first < gone.first) {
                rest.add(new Interval(interval.first, gone.first - 1));
            }
            if (interval.last > gone.last) {
                rest.add(new Interval(gone.last + 1, interval.last));
            }
        }
        return rest;
    }

    boolean isEmpty() {
        return sources.isEmpty();
    }

    Lacking lacking() {
        long count = sources.values().stream()
                .flatMap(List::stream)
                .mapToLong(Interval::size)
                .sum();
        return new Lacking(count, toString());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        sources.forEach((source, intervals) -> {
            text.append(text.isEmpty() ? "" : ",").append(source);
            intervals.forEach(interval -> text.append(':').append(interval));
        });
        return text.toString();
    }
}

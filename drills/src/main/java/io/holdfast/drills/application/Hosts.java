package io.holdfast.drills.application;

import java.util.List;

/**
 * The hosts of a URL, by which one cluster is told from those of drills that ran before in this process. Immutable.
 *
 * @param all each with its port
 */
record Hosts(List<String> all) {

    static Hosts of(String url) {
        String hosts = url.replaceFirst(".*?//", "").replaceFirst("/.*", "");
        return new Hosts(List.of(hosts.split(",")));
    }

    /** Whether a cluster's name has one of them. */
    boolean areIn(String name) {
        return all.stream().anyMatch(name::contains);
    }
}

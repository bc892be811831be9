package io.holdfast.cluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The physical connections in use.
 *
 * <p>Guarded by the cluster's lock.
 */
final class Links {

    private final Set<Link> links = new HashSet<>();

    void add(Link link) {
        links.add(link);
    }

    /** @return whether it was the last one */
    boolean remove(Link link) {
        return links.remove(link) && links.isEmpty();
    }

    /** Whether there are any; those that were dropped without being closed do not count. */
    boolean exist() {
        links.removeIf(Link::isGone);
        return !links.isEmpty();
    }

    int count() {
        links.removeIf(Link::isGone);
        return links.size();
    }

    /** How many are on a server; none if there is none. */
    int countOn(@Nullable String server) {
        return (int) links.stream().filter(link -> link.server().equals(server)).count();
    }

    /** Takes out those that lead to a node. */
    List<Link> takeAt(Node node) {
        List<Link> taken = new ArrayList<>();
        links.removeIf(link -> link.node().equals(node) && taken.add(link));
        return taken;
    }

    /** Takes out those that lead to a server, by whatever address. */
    List<Link> takeTo(String server) {
        List<Link> taken = new ArrayList<>();
        links.removeIf(link -> link.server().equals(server) && taken.add(link));
        return taken;
    }

    /** Whether rows were changed on a server since this was last asked. */
    boolean haveWrittenTo(String server) {
        boolean any = false;
        for (Link link : links) {
            any |= link.hasWritten() && link.server().equals(server);
        }
        return any;
    }
}

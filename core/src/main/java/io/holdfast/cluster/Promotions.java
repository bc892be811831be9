package io.holdfast.cluster;

import io.holdfast.server.RoleReport;
import java.util.HashSet;
import java.util.Set;

/**
 * Which servers were made writable before our eyes since the last election: seen read-only first, and writable later. One that was
 * away in between has returned, and was not promoted.
 *
 * <p>Guarded by the cluster's lock.
 */
final class Promotions {

    private final Set<String> readOnly = new HashSet<>();
    private final Set<String> promoted = new HashSet<>();

    void heard(RoleReport role) {
        if (!role.writable()) {
            readOnly.add(role.server());
            promoted.remove(role.server());
        } else if (readOnly.remove(role.server())) {
            promoted.add(role.server());
        }
    }

    void forget() {
        promoted.clear();
    }

    Set<String> servers() {
        return promoted;
    }
}

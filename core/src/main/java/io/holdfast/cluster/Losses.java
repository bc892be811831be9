package io.holdfast.cluster;

import io.holdfast.server.Lacking;
import io.holdfast.server.RoleReport;
import io.holdfast.topology.LostTransactions;
import org.jspecify.annotations.Nullable;

/**
 * Whether the writer of today lacks transactions that the one before had: what the former was last seen to have, or has when it comes
 * back, against what the new one has. Where servers use no global transaction identifiers nothing can be said.
 *
 * <p>Guarded by the cluster's lock.
 */
final class Losses {

    private String writer = "";
    private @Nullable String position;
    private String former = "";
    private @Nullable String had;
    private @Nullable String has;
    private @Nullable LostTransactions lost;

    /** @param isWriter whether this server is the writer, undoubted */
    void heard(RoleReport role, boolean isWriter) {
        if (isWriter) {
            if (!role.server().equals(writer)) {
                writer = role.server();
                position = null;
            }
            position = role.position() == null ? position : role.position();
            has = position;
        } else if (role.server().equals(former) && !role.writable() && role.position() != null) {
            // One that is writable again may be about to be the writer again, and have new things.
            had = role.position();
        }
    }

    /** What a server has, if it has been the writer until now; null if that is not known. */
    @Nullable
    String positionOf(String server) {
        return server.equals(writer) ? position : null;
    }

    /** @param newPosition how far the new writer had come; null if that is not known */
    void failedOver(String from, String to, @Nullable String newPosition) {
        former = from;
        had = from.equals(writer) ? position : null;
        writer = to;
        position = newPosition;
        has = position;
        lost = null;
    }

    /** What the new writer lacks, be it nothing, if that is more than was known before; each time once. */
    @Nullable
    LostTransactions news() {
        Lacking lacking = Lacking.of(former, had, has);
        if (lacking == null || (lost != null && lacking.transactions() <= lost.atLeast())) {
            return null;
        }
        lost = new LostTransactions(former, lacking.transactions(), lacking.which());
        return lost;
    }

    /** What the last failover is known to have lost, be it nothing; null if that is not known. */
    @Nullable
    LostTransactions known() {
        return lost;
    }
}

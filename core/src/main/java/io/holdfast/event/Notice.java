package io.holdfast.event;

import java.util.Locale;

/**
 * Something about a cluster that people should know, beside incidents.
 *
 * @param node the address that it is about
 * @param text in words
 */
public record Notice(Kind kind, String node, String text) {

    /** What a notice is about. */
    public enum Kind {
        /** The account may not see what a node knows of the others. */
        GRANT_MISSING,
        /** The address of a member that the cluster speaks of cannot be resolved. */
        HOST_UNRESOLVED,
        /** The application's account may write to a server that was made read-only. */
        PRIVILEGED_ACCOUNT,
        /** The monitor is not let in. */
        MONITOR_REFUSED,
        /** The monitor could not do its work, for lack of threads or memory as a rule. */
        MONITOR_FAILED,
        /** Several servers accept writes: nothing tells which is the writer, or connections to another one had to be ended. */
        SPLIT_BRAIN,
        /** A server that is not the writer accepts writes; connections to it, if there are any, are ended. */
        STRAY_WRITER,
        /** A server has no transaction in common with the writer: it seems to be of another cluster. */
        OTHER_CLUSTER,
        /** The new writer lacks what the one before had. */
        TRANSACTIONS_LOST,
        /** A replica does not replicate, by its own word. */
        REPLICATION_STOPPED,
        /** A replica that did not replicate does so again. */
        REPLICATION_RESUMED,
        /** A node's certificate expires soon. */
        CERTIFICATE_EXPIRES,
        /** A node's certificate has expired, or is not trusted: there are no new connections to it. */
        CERTIFICATE_REFUSED;

        /** As it is written in logs and metrics: {@code split_brain}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package io.holdfast.event;

/**
 * Is told what happens to the clusters of this JVM; metrics, traces, logs and the like are made of it. Found through
 * {@link java.util.ServiceLoader}, or added by {@code Holdfast.listen}.
 *
 * <p>Called on a thread of Holdfast's, one call after the other, some moments after it happened and never with a lock held. One that throws
 * is logged and called again the next time, unless a class that it needs is missing; one that blocks misses what happens meanwhile, beyond 1,000 calls. No query waits for it, and
 * none fails because of it.
 */
public interface HoldfastListener {

    /** A cluster is used for the first time, or was before this began to listen. Ask it for numbers whenever they are wanted. */
    default void clusterOpened(Watched cluster) {}

    /** A node is not what it was, or has been found: it died, came back, was promoted. Ask the cluster what is so now. */
    default void topologyChanged(Watched cluster) {}

    /** It came to be in doubt who the writer is. */
    default void incidentOpened(Watched cluster, Incident incident) {}

    /** It is one that people should look at; at most once for each. */
    default void incidentEscalated(Watched cluster, Incident incident) {}

    /** There is a writer again. */
    default void incidentClosed(Watched cluster, Incident incident) {}

    /** An application was told that its work was not applied, or may have been, or that there is no writer. */
    default void told(Watched cluster, Told what) {}

    /** Something that people should know. */
    default void noticed(Watched cluster, Notice notice) {}
}

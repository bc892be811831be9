package io.holdfast.cluster;

import java.lang.ref.WeakReference;

/**
 * A session that somebody has, as the cluster has to know it: for as long as it is not closed, nor dropped without being closed. Pools do
 * that: HikariCP with a connection that comes when it has been shut down. Safe for use by many threads.
 */
public final class SessionHandle extends WeakReference<Object> {

    SessionHandle(Object session) {
        super(session);
    }

    boolean isGone() {
        return refersTo(null);
    }
}

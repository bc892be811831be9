package io.holdfast.spring.boot;

import org.jspecify.annotations.Nullable;

/**
 * What the decision about a data source depends on. Immutable.
 *
 * @param url where it leads, null if it does not tell
 * @param replaceable whether its URL can still be changed
 * @param inScope whether it is the target of a scoped proxy
 */
record Subject(Shape shape, @Nullable String url, boolean replaceable, boolean inScope) {

    enum Shape {
        /** Connects somewhere. */
        SOURCE,
        /** Holdfast is in it, whatever its URL says. */
        PROTECTED,
        /** Hands on to others: routing, lazy, transaction-aware. */
        DELEGATING,
        SCOPED_PROXY,
        XA,
        /** Of the AWS wrapper, whose plugins move connections. */
        OWN_FAILOVER
    }
}

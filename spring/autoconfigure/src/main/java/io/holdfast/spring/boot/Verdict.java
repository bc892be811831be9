package io.holdfast.spring.boot;

import org.jspecify.annotations.Nullable;

/** What is done about one data source. */
enum Verdict {
    /** Holdfast is in it. */
    PROTECTED(null),
    /** Its URL gets the prefix before it connects. */
    PUT_BELOW(null),
    /** It is decorated. */
    PUT_AROUND(null),

    NOT_WANTED(null),
    OTHER_DATABASE(null),
    /** What is behind it is looked at instead, if that is a bean. */
    HANDS_ON("it hands on to data sources that are no beans of their own; make them beans"),
    SCOPED("it lives in a scope, and what a scoped proxy leads to changes"),
    INDIRECT("another driver's prefix stands in front of its URL"),
    XA("Holdfast does not support XA"),
    OWN_FAILOVER("it fails over by itself; use one of the two"),
    UNKNOWN("it does not tell its URL; name it in holdfast.include to have Holdfast put around it");

    private final @Nullable String reason;

    Verdict(@Nullable String reason) {
        this.reason = reason;
    }

    /** Why a data source that may lead to MySQL or MariaDB stays as it is; null if there is nothing to explain. */
    @Nullable
    String reason() {
        return reason;
    }
}

package io.holdfast.testkit.internal;

import io.holdfast.testkit.tls.IssuedCertificate;

/** What the servers of a cluster show at first. */
@FunctionalInterface
public interface Certificates {

    IssuedCertificate of(String node);
}

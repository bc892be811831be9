/** Certificates for servers that speak TLS, and the authorities that issue them. */
@NullMarked
package io.holdfast.testkit.tls;

import org.jspecify.annotations.NullMarked;

/** The annotation processor that writes the forwarding JDBC classes of core. It runs at build time only. */
@NullMarked
package io.holdfast.codegen;

import org.jspecify.annotations.NullMarked;

/** The JDBC objects that an application holds: each forwards to the inner driver's and sees every failure. */
@NullMarked
package io.holdfast.jdbc;

import org.jspecify.annotations.NullMarked;

/** What all clusters share, whatever their servers are. Public because Java has no narrower word; not for use in tests. */
@NullMarked
package io.holdfast.testkit.internal;

import org.jspecify.annotations.NullMarked;

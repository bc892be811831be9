/** Clusters of MariaDB servers that run as child processes. */
@NullMarked
package io.holdfast.testkit.embedded;

import org.jspecify.annotations.NullMarked;

/** Clusters of MySQL servers that run in containers. */
@NullMarked
package io.holdfast.testkit.containers;

import org.jspecify.annotations.NullMarked;

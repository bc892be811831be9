/** Real database clusters to break. Start at {@link io.holdfast.testkit.DatabaseCluster}. */
@NullMarked
package io.holdfast.testkit;

import org.jspecify.annotations.NullMarked;

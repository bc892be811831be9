/** The drill {@code violet}: a cluster in a crash loop, and a fleet that has to live through it. */
@NullMarked
package io.holdfast.drills.violet;

import org.jspecify.annotations.NullMarked;

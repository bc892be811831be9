/** The cluster, and drills on it, as JUnit Jupiter extensions. */
@NullMarked
package io.holdfast.testkit.junit;

import org.jspecify.annotations.NullMarked;

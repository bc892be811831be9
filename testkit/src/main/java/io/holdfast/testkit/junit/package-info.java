/** The cluster as a JUnit Jupiter extension. */
@NullMarked
package io.holdfast.testkit.junit;

import org.jspecify.annotations.NullMarked;

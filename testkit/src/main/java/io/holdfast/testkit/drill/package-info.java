/** Faults staged on a cluster while an application works, and what became of its work. Needs no test framework. */
@NullMarked
package io.holdfast.testkit.drill;

import org.jspecify.annotations.NullMarked;

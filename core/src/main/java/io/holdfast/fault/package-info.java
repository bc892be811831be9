/**
 * What went wrong: a pure function from an exception and the phase it came in to a {@link io.holdfast.fault.Fault}.
 */
@NullMarked
package io.holdfast.fault;

import org.jspecify.annotations.NullMarked;

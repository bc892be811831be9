/**
 * Holdfast's entry points: the driver, the {@code DataSource} decorator and the options.
 */
@NullMarked
package io.holdfast;

import org.jspecify.annotations.NullMarked;

/** Too few servers are left to commit anything. */
@NullMarked
package io.holdfast.drills.quorumloss;

import org.jspecify.annotations.NullMarked;

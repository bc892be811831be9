/** What must hold in every drill. Pure: the same observations, the same rulings. */
@NullMarked
package io.holdfast.drills.rules;

import org.jspecify.annotations.NullMarked;

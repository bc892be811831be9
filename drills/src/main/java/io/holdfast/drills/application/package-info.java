/** The applications of a drill, in this process or in processes of their own, and what Holdfast says in them. */
@NullMarked
package io.holdfast.drills.application;

import org.jspecify.annotations.NullMarked;

/** The page that tells what a drill has seen: one file that needs nothing else. */
@NullMarked
package io.holdfast.drills.report;

import org.jspecify.annotations.NullMarked;

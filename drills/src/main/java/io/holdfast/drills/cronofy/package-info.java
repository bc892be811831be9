/** The outage of April 2023 in which connections stayed on a demoted node. */
@NullMarked
package io.holdfast.drills.cronofy;

import org.jspecify.annotations.NullMarked;

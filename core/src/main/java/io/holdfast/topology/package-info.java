/**
 * What Holdfast knows of a cluster, as data for people and programs.
 */
@NullMarked
package io.holdfast.topology;

import org.jspecify.annotations.NullMarked;

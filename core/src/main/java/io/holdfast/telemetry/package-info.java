/**
 * What is made of what listeners are told: logs, flight recordings, metrics, traces, management beans.
 */
@NullMarked
package io.holdfast.telemetry;

import org.jspecify.annotations.NullMarked;

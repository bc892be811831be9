/**
 * Emulations of managed databases in front of real servers: what the cloud's instances say of themselves is emulated, what
 * the servers do is real. None of this is Aurora or RDS.
 */
@NullMarked
package io.holdfast.testkit.emulation;

import org.jspecify.annotations.NullMarked;

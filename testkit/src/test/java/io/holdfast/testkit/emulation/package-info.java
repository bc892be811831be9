/** Tests of the emulations, on real servers and with both drivers. */
package io.holdfast.testkit.emulation;

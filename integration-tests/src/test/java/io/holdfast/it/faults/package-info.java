/** The classifier's answers to exceptions that real servers, or a server that plays them, have caused in real drivers. */
@NullMarked
package io.holdfast.it.faults;

import org.jspecify.annotations.NullMarked;

/** The three outcomes where Spring talks to a database through JPA. */
@NullMarked
package io.holdfast.spring.boot.jpa;

import org.jspecify.annotations.NullMarked;

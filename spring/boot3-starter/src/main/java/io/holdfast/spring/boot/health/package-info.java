/**
 * The health indicator, in the packages of this line of Spring Boot.
 */
@NullMarked
package io.holdfast.spring.boot.health;

import org.jspecify.annotations.NullMarked;

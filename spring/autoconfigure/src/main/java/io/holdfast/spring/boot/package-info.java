/**
 * Puts Holdfast into the data sources of a Spring Boot application. Made of nothing that Boot 4 has moved, so that one build serves
 * both lines.
 */
@NullMarked
package io.holdfast.spring.boot;

import org.jspecify.annotations.NullMarked;

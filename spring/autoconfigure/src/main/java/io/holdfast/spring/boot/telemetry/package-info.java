/**
 * Shows what happens to the clusters of an application where it shows everything else: in its metrics, traces and management beans, and
 * in Spring Boot's actuator. Each part is there if the application has what it needs.
 */
@NullMarked
package io.holdfast.spring.boot.telemetry;

import org.jspecify.annotations.NullMarked;

/** What a benchmark found, as data, and its forms: a table, JSON, a page with charts. */
@NullMarked
package io.holdfast.benchmarks.result;

import org.jspecify.annotations.NullMarked;

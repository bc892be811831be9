/** For HikariCP, which throws connections away that Holdfast mends. */
@NullMarked
package io.holdfast.hikari;

import org.jspecify.annotations.NullMarked;

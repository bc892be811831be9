package io.holdfast.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://h/db, jdbc:holdfast:mysql://h/db",
        "'jdbc:mysql://h1,h2:3307/db?a=b', 'jdbc:holdfast:mysql://h1,h2:3307/db?a=b'",
        "jdbc:mariadb://h/db, jdbc:holdfast:mariadb://h/db",
        "jdbc:aws-wrapper:mysql://h/db, jdbc:holdfast:aws-wrapper:mysql://h/db",
        "jdbc:mysql:replication://h/db, jdbc:holdfast:mysql:replication://h/db",
        "jdbc:mysql+srv://h/db, jdbc:holdfast:mysql+srv://h/db"
    })
    void whatCanBeProtectedGetsThePrefix(String url, String protectedUrl) {
        assertThat(DatabaseUrl.isProtectable(url)).isTrue();
        assertThat(DatabaseUrl.isProtected(url)).isFalse();
        assertThat(DatabaseUrl.protect(url)).isEqualTo(protectedUrl);
        assertThat(DatabaseUrl.isProtected(protectedUrl)).isTrue();
        assertThat(DatabaseUrl.isProtectable(protectedUrl)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:x, false",
        "jdbc:postgresql://mysql/db, false",
        "jdbc:mysqlx://h/db, false",
        "mysql://h/db, false",
        "jdbc:tc:mysql:8.4:///db, true",
        "jdbc:p6spy:mariadb://h/db, true",
        "jdbc:aws-wrapper:postgresql://h/db, false"
    })
    void theRestIsLeftAlone(String url, boolean indirect) {
        assertThat(DatabaseUrl.isProtectable(url)).isFalse();
        assertThat(DatabaseUrl.isProtected(url)).isFalse();
        assertThat(DatabaseUrl.isIndirect(url)).isEqualTo(indirect);
    }
}

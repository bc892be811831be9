package io.holdfast.spring.boot;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.connect.InvalidUrlException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnFailoverTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql:replication://h1/db, mysql:replication",
        "jdbc:mariadb:sequential://h1/db, mariadb:sequential",
        "jdbc:aws-wrapper:mysql:replication://h1/db, aws-wrapper:mysql:replication",
        "jdbc:aws-wrapper:mariadb:sequential://h1/db, aws-wrapper:mariadb:sequential",
        "jdbc:mysql+srv://name/db, mysql+srv",
        "jdbc:mysql://h/db?autoReconnect=true, autoReconnect",
        "jdbc:aws-wrapper:mysql://h/db, unless it is told otherwise",
        "jdbc:aws-wrapper:mysql://h/db?wrapperPlugins=failover, failover"
    })
    void whatMovesConnectionsByItselfIsRefused(String url, String words) {
        assertThatThrownBy(() -> OwnFailover.refuse(url, new Properties()))
                .isInstanceOf(InvalidUrlException.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://h1,h2/db",
                "jdbc:mysql://h/db?autoReconnect=false",
                "jdbc:aws-wrapper:mysql://h/db?wrapperPlugins=iam",
                "jdbc:aws-wrapper:mysql://h/db?wrapperPlugins="
            })
    void theRestIsNot(String url) {
        assertThatCode(() -> OwnFailover.refuse(url, new Properties())).doesNotThrowAnyException();
    }

    @Test
    void thePropertiesCountToo() {
        Properties iam = new Properties();
        iam.setProperty("wrapperPlugins", "iam");
        assertThatCode(() -> OwnFailover.refuse("jdbc:aws-wrapper:mysql://h/db", iam))
                .doesNotThrowAnyException();
        Properties replay = new Properties();
        replay.setProperty("transactionReplay", "true");
        assertThatThrownBy(() -> OwnFailover.refuse("jdbc:mariadb://h/db", replay))
                .isInstanceOf(InvalidUrlException.class);
    }

    /** Where the class of a driver's data source is all that is known, and its properties. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "jdbc:mysql:")
    void withoutAUrlThePropertiesCount(String url) {
        Properties reconnecting = new Properties();
        reconnecting.setProperty("serverName", "h");
        assertThatCode(() -> OwnFailover.refuse(url, reconnecting)).doesNotThrowAnyException();
        reconnecting.setProperty("autoReconnect", "true");
        assertThatThrownBy(() -> OwnFailover.refuse(url, reconnecting)).isInstanceOf(InvalidUrlException.class);
    }
}

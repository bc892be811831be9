package io.holdfast.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSettingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET NAMES utf8mb4",
                "set names 'utf8mb4' collate 'utf8mb4_bin'",
                "SET CHARACTER SET utf8mb4",
                "SET time_zone = '+00:00'",
                "SET SESSION sql_mode='STRICT_TRANS_TABLES,NO_ZERO_DATE'",
                "SET @@session.lock_wait_timeout = 5",
                "SET LOCAL group_concat_max_len=100000;",
                "SET NAMES utf8mb4, time_zone='+01:00', SESSION wait_timeout = 600",
                " SET @@sql_safe_updates = ON ",
                "SET sql_mode = DEFAULT",
                "SET long_query_time=0.5, net_write_timeout=-1",
            })
    void isRestorable(String sql) {
        assertThat(SessionSetting.isRestorable(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SET",
                "SELECT 1",
                "SET @a = 1",
                "SET @a = 1, time_zone='+00:00'",
                "SET time_zone='+00:00', @a := 2",
                "SET time_zone = @@global.time_zone",
                "SET time_zone = (SELECT tz FROM t)",
                "SET time_zone = CONCAT('+', '00:00')",
                "SET time_zone = ?",
                "SET GLOBAL wait_timeout = 5",
                "SET @@global.wait_timeout = 5",
                "SET PERSIST wait_timeout = 5",
                "SET autocommit = 0",
                "SET time_zone='+00:00', autocommit=0",
                "SET SESSION transaction_isolation = 'SERIALIZABLE'",
                "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
                "SET TRANSACTION READ ONLY",
                "SET timestamp = 1",
                "SET completion_type = 'CHAIN'",
                "SET time_zone='+00:00', @@session.completion_type = 1",
                "SET insert_id = 7",
                "SET PASSWORD = 'x'",
                "SET ROLE admin",
                "SET DEFAULT ROLE admin TO me",
                "SET STATEMENT max_statement_time=1 FOR DELETE FROM t",
                "SET NAMES utf8mb4; DELETE FROM t",
                "SET NAMES utf8mb4; SET autocommit = 0",
                "SET NAMES /* x */ utf8mb4",
                "SET sql_mode = 'a''b'",
                "SET sql_mode = 'a\\'",
                "SET sql_mode = 1 + 1",
                "USE shop",
            })
    void isNotRestorable(String sql) {
        assertThat(SessionSetting.isRestorable(sql)).isFalse();
    }

    @Test
    void laterTextMakesAnEarlierOneOnTheSameSubjectSuperfluous() {
        assertThat(SessionSetting.subject("SET max_execution_time = 10, time_zone='+00:00'"))
                .isEqualTo(SessionSetting.subject("set MAX_EXECUTION_TIME = 2000, time_zone='-01:00'"))
                .isNotEqualTo(SessionSetting.subject("SET max_execution_time = 10"));
    }

    @Test
    void textsAsLongAsNoSettingAreNotKept() {
        assertThat(SessionSetting.isRestorable("SET sql_mode = '" + "x".repeat(10_000) + "'"))
                .isFalse();
    }
}

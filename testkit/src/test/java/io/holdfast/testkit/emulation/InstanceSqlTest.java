package io.holdfast.testkit.emulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.emulation.HostStatus.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words the real server gets. */
class InstanceSqlTest {

    private static final String READ_ONLY = "(CONCAT(@@global.read_only) NOT IN ('0', 'OFF'))";

    private final InstanceSql sql =
            InstanceSql.aurora("id-1", "3.08.2", null, () -> List.of(HostStatus.of("id-1", Role.WRITER)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT 1",
                "INSERT INTO aurora VALUES ('@@aurora_server_id', \"@@aurora_version\", 'it''s \\' @@aurora_version')",
                "SELECT /* @@aurora_server_id */ 1 -- information_schema.replica_host_status\n , 2 # @@aurora_version",
                "SELECT @@aurora_server_ids, @@session.innodb_read_only, @@innodb_read_only_compressed",
                "SELECT * FROM my_information_schema.replica_host_status",
                "SELECT * FROM replica_host_status",
                "SHOW TABLES",
                "SHOW GLOBAL STATUS LIKE 'aurora%'",
                "/* aurora without an end",
                "SELECT 'aurora without an end",
            })
    void leavesEverythingElseAlone(String statement) {
        assertThat(sql.rewrite(statement)).isEqualTo(statement);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SELECT @@aurora_server_id | SELECT 'id-1' AS `@@aurora_server_id`
            select @@AURORA_server_id, @@global.aurora_version; | select 'id-1' AS `@@AURORA_server_id`, '3.08.2' AS `@@global.aurora_version`;
            SELECT @@ aurora_version | SELECT @@ aurora_version
            SELECT @@aurora_version v FROM dual | SELECT '3.08.2' v FROM dual
            SELECT CONCAT(@@aurora_version, @@aurora_server_id) | SELECT CONCAT('3.08.2', 'id-1')
            SELECT 1 WHERE 'a' = @@aurora_server_id | SELECT 1 WHERE 'a' = 'id-1'
            SELECT AURORA_VERSION( ) | SELECT '3.08.2'
            SELECT 'a', @@aurora_version FROM t | SELECT 'a', '3.08.2' AS `@@aurora_version` FROM t
            """)
    void tellsWhatItIs(String statement, String rewritten) {
        assertThat(sql.rewrite(statement)).isEqualTo(rewritten);
    }

    @Test
    void leavesItToTheServerWhetherItIsReadOnly() {
        assertThat(sql.rewrite("SELECT @@innodb_read_only"))
                .isEqualTo("SELECT " + READ_ONLY + " AS `@@innodb_read_only`");
        assertThat(sql.rewrite("SELECT NOT @@global.innodb_read_only")).isEqualTo("SELECT NOT " + READ_ONLY);
    }

    @Test
    void putsTheTopologyInFrontOfTheStatement() {
        String topology = sql.rewrite("SELECT * FROM information_schema.replica_host_status");
        assertThat(topology)
                .startsWith(
                        "WITH replica_host_status AS (SELECT 'id-1' AS SERVER_ID, 'MASTER_SESSION_ID' AS SESSION_ID,")
                .endsWith(") SELECT * FROM replica_host_status");
        assertThat(sql.rewrite("/* hi */ select 1 from INFORMATION_SCHEMA . `REPLICA_HOST_STATUS` as r"))
                .startsWith("/* hi */ WITH replica_host_status AS (SELECT")
                .endsWith(") select 1 from replica_host_status as r");
        assertThat(sql.rewrite("with a as (select 1) select * from a, `information_schema`.replica_host_status"))
                .startsWith("WITH replica_host_status AS (SELECT")
                .endsWith("), a as (select 1) select * from a, replica_host_status");
        assertThat(sql.rewrite("WITH RECURSIVE a AS (SELECT 1) SELECT * FROM information_schema.replica_host_status"))
                .startsWith("WITH RECURSIVE replica_host_status AS (SELECT")
                .endsWith("), a AS (SELECT 1) SELECT * FROM replica_host_status");
    }

    @Test
    void showsVariablesByAQuery() {
        assertThat(sql.rewrite("SHOW GLOBAL VARIABLES LIKE 'aurora%'"))
                .contains("information_schema.GLOBAL_VARIABLES", "SELECT 'aurora_server_id', 'id-1'")
                .endsWith(" WHERE (Variable_name LIKE 'aurora%') ORDER BY Variable_name");
        assertThat(sql.rewrite(" -- a\nshow variables\nwhere Variable_name IN ('a', 'b');"))
                .contains("information_schema.SESSION_VARIABLES")
                .endsWith(" WHERE (Variable_name IN ('a', 'b')) ORDER BY Variable_name");
        assertThat(sql.rewrite("SHOW SESSION VARIABLES")).endsWith(" AS variables ORDER BY Variable_name");
    }

    @Test
    void anInstanceOfRdsTellsWhereItsProgramsAreAndHasNoTableOfAurora() {
        InstanceSql rds = InstanceSql.rds("7", "8.0.39");
        assertThat(rds.rewrite("SELECT @@basedir")).isEqualTo("SELECT '/rdsdbbin/mysql-8.0.39.R2/' AS `@@basedir`");
        assertThat(rds.rewrite("SELECT @@aurora_version")).isEqualTo("SELECT @@aurora_version");
        assertThat(rds.rewrite("SELECT 1 FROM information_schema.replica_host_status"))
                .isEqualTo("SELECT 1 FROM information_schema.replica_host_status");
        assertThat(rds.rewrite("SHOW VARIABLES")).contains("'server_uuid', '").doesNotContain("aurora");
    }
}

package io.holdfast.testkit.wire;

import java.util.Map;
import java.util.TreeMap;

/** What differs between the two servers that can be played. */
enum Flavour {
    MYSQL("9.7.0", "caching_sha2_password") {
        @Override
        Map<String, String> variables() {
            Map<String, String> variables = common();
            variables.put("super_read_only", "0");
            variables.put("offline_mode", "0");
            variables.put("server_uuid", "00000000-0000-0000-0000-000000000001");
            return variables;
        }
    },
    MARIADB("11.8.0-MariaDB", "mysql_native_password") {
        @Override
        Map<String, String> variables() {
            return common();
        }
    };

    final String version;
    final String plugin;

    Flavour(String version, String plugin) {
        this.version = version;
        this.plugin = plugin;
    }

    abstract Map<String, String> variables();

    /** Those that the drivers ask for when they connect, and those that tell of the server's role. */
    Map<String, String> common() {
        Map<String, String> variables = new TreeMap<>();
        variables.put("auto_increment_increment", "1");
        variables.put("character_set_client", "utf8mb4");
        variables.put("character_set_connection", "utf8mb4");
        variables.put("character_set_results", "utf8mb4");
        variables.put("character_set_server", "utf8mb4");
        variables.put("collation_connection", "utf8mb4_general_ci");
        variables.put("collation_server", "utf8mb4_general_ci");
        variables.put("init_connect", "");
        variables.put("interactive_timeout", "28800");
        variables.put("license", "GPL");
        variables.put("lower_case_table_names", "0");
        variables.put("max_allowed_packet", "67108864");
        variables.put("net_write_timeout", "60");
        variables.put("performance_schema", "0");
        variables.put("sql_mode", "STRICT_TRANS_TABLES");
        variables.put("system_time_zone", "UTC");
        variables.put("time_zone", "SYSTEM");
        variables.put("transaction_isolation", "REPEATABLE-READ");
        variables.put("tx_isolation", "REPEATABLE-READ");
        variables.put("transaction_read_only", "0");
        variables.put("tx_read_only", "0");
        variables.put("wait_timeout", "28800");
        variables.put("version", version);
        variables.put("version_comment", "Holdfast test kit");
        variables.put("autocommit", "1");
        variables.put("read_only", "0");
        variables.put("innodb_read_only", "0");
        variables.put("server_id", "1");
        variables.put("hostname", "scripted");
        return variables;
    }
}

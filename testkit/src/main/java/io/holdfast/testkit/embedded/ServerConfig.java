package io.holdfast.testkit.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The options that the servers run with. */
final class ServerConfig {

    static final String ADMIN = "holdfast_admin";
    /** Guards a throw-away database that listens on 127.0.0.1 only. */
    static final String ADMIN_PASSWORD = "holdfast_admin";

    /** Not to be had by hanging on to a server: what cannot be acknowledged waits, for seven weeks if need be. */
    private static final long NEVER_DEGRADE_MILLIS = 4_294_967_295L;

    static final String AUTHORITY = "ca.pem";
    static final String CERTIFICATE = "certificate.pem";
    static final String KEY = "key.pem";

    private ServerConfig() {}

    /** What the layout of a data folder depends on, and what a test needs of a server: little, and soon. */
    static List<String> base(MariaDb server) {
        List<String> lines = new ArrayList<>(List.of(
                "basedir=" + path(server.base()),
                "lc_messages_dir=" + path(server.share()),
                "character_sets_dir=" + path(server.share().resolve("charsets")),
                "character_set_server=utf8mb4",
                "bind_address=127.0.0.1",
                "skip_name_resolve",
                // Without this, each start generates a key for a certificate, which takes seconds.
                "skip_ssl",
                "performance_schema=OFF",
                "innodb_data_file_path=ibdata1:6M:autoextend",
                "innodb_autoextend_increment=1",
                "innodb_temp_data_file_path=ibtmp1:2M:autoextend",
                "innodb_undo_tablespaces=0",
                "innodb_log_file_size=24M",
                "innodb_buffer_pool_size=48M",
                "innodb_buffer_pool_dump_at_shutdown=OFF",
                "innodb_buffer_pool_load_at_startup=OFF",
                "aria_pagecache_buffer_size=8M",
                "aria_log_file_size=8M",
                "key_buffer_size=1M",
                "table_open_cache=400",
                "max_connections=1000",
                // The redo log and the binary log reach the system's page cache at every commit, and the disk when the
                // system likes. A killed process loses nothing of that; only a machine without power would.
                "innodb_flush_log_at_trx_commit=2",
                "sync_binlog=0",
                "debug_no_sync=ON"));
        if (!System.getProperty("os.name").startsWith("Windows")) {
            lines.add("loose_innodb_flush_method=nosync"); // Windows has no such method, later servers no such option.
        }
        if (System.getProperty("user.name").equals("root")) {
            lines.add("user=root"); // Else it refuses to run as root.
        }
        return lines;
    }

    /** Replication by GTID. A commit is acknowledged once a replica has it, and never before. */
    static List<String> replication() {
        return List.of(
                "log_bin=binlog",
                "log_slave_updates",
                "relay_log=relay",
                "binlog_format=ROW",
                // Refuses a history that is not a continuation of its own.
                "gtid_strict_mode=ON",
                "read_only=ON",
                "rpl_semi_sync_slave_enabled=ON",
                // Before the commit is visible to anyone, not after.
                "rpl_semi_sync_master_wait_point=AFTER_SYNC",
                "rpl_semi_sync_master_timeout=" + NEVER_DEGRADE_MILLIS,
                "rpl_semi_sync_master_wait_no_slave=ON",
                // How long a replica that stops waits for its source to take notice; one that froze never does.
                "rpl_semi_sync_slave_kill_conn_timeout=1",
                // A replica whose source froze notices after so many seconds without a heartbeat.
                "slave_net_timeout=10");
    }

    /** With files to read there is nothing to generate. */
    static List<String> tls(Path folder) {
        return List.of(
                "ssl=ON", // The last one counts.
                "ssl_ca=" + path(folder.resolve(AUTHORITY)),
                "ssl_cert=" + path(folder.resolve(CERTIFICATE)),
                "ssl_key=" + path(folder.resolve(KEY)));
    }

    static String file(List<String> lines) {
        return "[mariadbd]\n" + String.join("\n", lines) + "\n";
    }

    /** A path as an option file takes it, on Windows too. */
    static String path(Path path) {
        return path.toAbsolutePath().toString().replace('\\', '/');
    }
}

package io.holdfast.testkit.containers;

import io.holdfast.testkit.tls.IssuedCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The options that the servers run with, and the accounts on them. */
final class ServerOptions {

    /** The account that the image makes; it may do everything. */
    static final String ADMIN = "root";
    /** Guards a throw-away database. */
    static final String ADMIN_PASSWORD = "holdfast_admin";

    /** A place that the images promise to read. */
    static final String FILE = "/etc/mysql/conf.d/holdfast-testkit.cnf";

    /** What cannot be acknowledged waits, for seven weeks if need be. */
    private static final long NEVER_DEGRADE_MILLIS = 4_294_967_295L;

    private static final String AUTHORITY = "/etc/mysql/holdfast-testkit-ca.pem";
    private static final String CERTIFICATE = "/etc/mysql/holdfast-testkit-certificate.pem";
    private static final String KEY = "/etc/mysql/holdfast-testkit-key.pem";

    private ServerOptions() {}

    /** An option file for every server that the image starts, also for the one that only makes the data folder. */
    static String file() {
        return "[mysqld]\n" + String.join("\n", small()) + "\n";
    }

    /**
     * Arguments of the server. Some images also pass them to the server that makes the data folder, which knows no plugins
     * yet, hence {@code loose}; and nothing here may keep that one from writing.
     */
    static List<String> arguments(int serverId, String name) {
        List<String> options = new ArrayList<>(List.of("--server-id=" + serverId, "--report-host=" + name));
        options.addAll(replication());
        return options;
    }

    /** Replication by GTID. A commit is acknowledged once a replica has it, and never before. */
    private static List<String> replication() {
        return List.of(
                "--log-bin=binlog",
                // A replica that is made anew gets everything from the writer's log.
                "--binlog-expire-logs-seconds=0",
                "--relay-log=relay",
                "--relay-log-recovery=ON",
                "--gtid-mode=ON",
                "--enforce-gtid-consistency=ON",
                "--skip-replica-start",
                // A server that is made anew gets back what it once wrote itself.
                "--replicate-same-server-id",
                // A replica whose source froze notices after so many seconds without a heartbeat.
                "--replica-net-timeout=10",
                "--plugin-load-add=semisync_source.so",
                "--plugin-load-add=semisync_replica.so",
                "--loose-rpl-semi-sync-replica-enabled=ON",
                // Before the commit is visible to anyone, not after.
                "--loose-rpl-semi-sync-source-wait-point=AFTER_SYNC",
                "--loose-rpl-semi-sync-source-timeout=" + NEVER_DEGRADE_MILLIS,
                "--loose-rpl-semi-sync-source-wait-no-replica=ON");
    }

    static List<String> tls() {
        return List.of("--ssl-ca=" + AUTHORITY, "--ssl-cert=" + CERTIFICATE, "--ssl-key=" + KEY);
    }

    /** What a server reads then, by its place. */
    static Map<String, String> files(IssuedCertificate certificate) {
        return Map.of(
                AUTHORITY, certificate.authorityPem(),
                CERTIFICATE, certificate.certificatePem(),
                KEY, certificate.keyPem());
    }

    /** What a test needs of a server: little, and soon. */
    private static List<String> small() {
        return List.of(
                "skip-name-resolve",
                "character-set-server=utf8mb4",
                "performance-schema=OFF",
                "mysqlx=OFF",
                "innodb-buffer-pool-size=32M",
                "innodb-redo-log-capacity=16M",
                "innodb-buffer-pool-dump-at-shutdown=OFF",
                "innodb-buffer-pool-load-at-startup=OFF",
                "table-open-cache=400",
                "max-connections=500",
                "replica-parallel-workers=1",
                // A machine has few of these requests, for all of its servers together.
                "innodb-use-native-aio=OFF",
                // The logs reach the system's page cache at every commit, and the disk when the system likes. A killed
                // process loses nothing of that; only a machine without power would.
                "innodb-flush-log-at-trx-commit=2",
                "sync-binlog=0");
    }
}

package io.holdfast.testkit.containers;

import io.holdfast.testkit.internal.AdminSession;
import io.holdfast.testkit.internal.Formation;
import io.holdfast.testkit.internal.ServerCluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** MariaDB servers that are nodes of a Galera cluster. */
final class Galera implements ServerKind {

    /** Whoever finds it, which is once, starts a cluster rather than looking for one. */
    static final String FOUND = "/etc/mysql/holdfast-testkit-found";

    private static final String SCRIPT_FILE = "/etc/mysql/holdfast-testkit-start.sh";
    /** Starts a server where it stopped, as the packages do outside of containers. */
    private static final String SCRIPT = """
            address=$1
            shift
            until hostname -I | grep -qwF "$address"; do sleep 0.05; done
            state=/var/lib/mysql/grastate.dat
            if [ -f "$state" ]; then
              position=$(mariadbd --user=mysql "$@" --wsrep-recover 2>&1 \\
                | sed -n 's/.*Recovered position: *//p' | tail -n 1)
              [ -z "$position" ] || set -- "$@" --wsrep-start-position="${position%%,*}"
            fi
            if [ -f FOUND ]; then
              rm FOUND
              [ ! -f "$state" ] || sed -i 's/safe_to_bootstrap: 0/safe_to_bootstrap: 1/' "$state"
              set -- "$@" --wsrep-new-cluster
            fi
            exec docker-entrypoint.sh mariadbd "$@"
            """.replace("FOUND", FOUND);

    @Override
    public String usualImage() {
        return "mariadb:11.8";
    }

    @Override
    public Recipe recipe(int serverId, String name, PeerNetwork peers, boolean first) {
        Map<String, String> files = new HashMap<>();
        files.put(ServerOptions.FILE, options());
        files.put(SCRIPT_FILE, SCRIPT);
        if (first && serverId == 1) {
            files.put(FOUND, "");
        }
        List<String> command = new ArrayList<>();
        command.addAll(List.of("sh", SCRIPT_FILE, peers.address(serverId)));
        command.addAll(arguments(serverId, name, peers));
        return new Recipe(
                command,
                Map.of(
                        "MARIADB_ROOT_PASSWORD", ServerOptions.ADMIN_PASSWORD,
                        "MARIADB_DATABASE", ServerCluster.DATABASE,
                        "MARIADB_USER", ServerCluster.USER,
                        "MARIADB_PASSWORD", ServerCluster.PASSWORD),
                files);
    }

    /** Also for the server that makes the data folder. */
    private static String options() {
        return """
                [mariadbd]
                skip-name-resolve
                character-set-server=utf8mb4
                performance-schema=OFF
                innodb-buffer-pool-size=32M
                innodb-log-file-size=16M
                innodb-buffer-pool-dump-at-shutdown=OFF
                innodb-buffer-pool-load-at-startup=OFF
                innodb-use-native-aio=OFF
                innodb-flush-log-at-trx-commit=2
                table-open-cache=400
                max-connections=500
                """;
    }

    /** Failures are noticed soon; the rest is as it is by default. */
    private static List<String> arguments(int serverId, String name, PeerNetwork peers) {
        return List.of(
                "--server-id=" + serverId,
                "--binlog-format=ROW",
                "--default-storage-engine=InnoDB",
                "--innodb-autoinc-lock-mode=2",
                "--wsrep-on=ON",
                "--wsrep-provider=/usr/lib/galera/libgalera_smm.so",
                "--wsrep-cluster-name=holdfast",
                "--wsrep-cluster-address=gcomm://" + String.join(",", peers.addresses()),
                "--wsrep-node-name=" + name,
                "--wsrep-node-address=" + peers.address(serverId),
                "--wsrep-node-incoming-address=" + name + ":" + ContainerNode.SERVER_PORT,
                "--wsrep-sst-method=rsync", // The other one waits for ten seconds before it begins.
                "--wsrep-provider-options=gcache.size=16M;pc.recovery=yes;pc.wait_prim_timeout=PT60S;"
                        + "evs.keepalive_period=PT0.5S;evs.inactive_check_period=PT0.25S;evs.suspect_timeout=PT2S;"
                        + "evs.inactive_timeout=PT4S;evs.install_timeout=PT4S");
    }

    @Override
    public void prepare(AdminSession session) {
        // The image has made everything; what is done now would be done on all of them.
    }

    @Override
    public Formation<ContainerNode> formation(ContainerServers servers) {
        return new GaleraFormation(servers);
    }
}

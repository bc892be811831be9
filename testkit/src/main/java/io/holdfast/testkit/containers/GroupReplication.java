package io.holdfast.testkit.containers;

import io.holdfast.testkit.internal.AdminSession;
import io.holdfast.testkit.internal.Formation;
import java.util.List;
import java.util.stream.Collectors;

/** MySQL servers that are members of a group with a single primary. */
final class GroupReplication extends MySqlReplicas {

    private static final int PORT = 33061;

    @Override
    public Recipe recipe(int serverId, String name, PeerNetwork peers, boolean first) {
        return recipe(arguments(serverId, name, peers));
    }

    /** Failures are noticed, and given up on, as soon as the servers can; the rest is as it is by default. */
    private static List<String> arguments(int serverId, String name, PeerNetwork peers) {
        String seeds =
                peers.addresses().stream().map(address -> address + ":" + PORT).collect(Collectors.joining(","));
        String group = "--loose-group-replication-";
        return List.of(
                "--server-id=" + serverId,
                "--report-host=" + name,
                "--log-bin=binlog",
                // A member that is made anew gets everything from another one's log.
                "--binlog-expire-logs-seconds=0",
                "--relay-log=relay",
                "--relay-log-recovery=ON",
                "--gtid-mode=ON",
                "--enforce-gtid-consistency=ON",
                "--skip-replica-start",
                "--performance-schema=ON", // It is there that a member tells what it knows of its group.
                "--plugin-load-add=group_replication.so",
                group + "start-on-boot=OFF",
                group + "group-name=5e1f0c0a-4d0e-11f0-9c1e-0242ac120002",
                group + "local-address=" + peers.address(serverId) + ":" + PORT,
                group + "group-seeds=" + seeds,
                group + "ip-allowlist=" + peers.subnet(),
                group + "recovery-get-public-key=ON",
                group + "recovery-reconnect-interval=1",
                group + "member-expel-timeout=0", // after the five seconds that cannot be changed
                group + "unreachable-majority-timeout=5",
                group + "components-stop-timeout=5",
                group + "message-cache-size=134217728"); // the least that is allowed
    }

    @Override
    public void prepare(AdminSession session) {
        super.prepare(session);
        session.execute("CHANGE REPLICATION SOURCE TO SOURCE_USER='" + ServerOptions.ADMIN + "', SOURCE_PASSWORD='"
                + ServerOptions.ADMIN_PASSWORD + "' FOR CHANNEL 'group_replication_recovery'");
    }

    @Override
    public Formation<ContainerNode> formation(ContainerServers servers) {
        return new GroupReplicationFormation(servers);
    }
}

package io.holdfast.testkit.containers;

import io.holdfast.testkit.internal.AdminSession;
import io.holdfast.testkit.internal.Formation;
import io.holdfast.testkit.internal.ReplicatedFormation;
import io.holdfast.testkit.internal.ServerCluster;
import java.util.List;
import java.util.Map;

/** MySQL servers that start read-only, here as a primary and replicas. */
class MySqlReplicas implements ServerKind {

    @Override
    public String usualImage() {
        return "mysql:9.7";
    }

    @Override
    public Recipe recipe(int serverId, String name, PeerNetwork peers, boolean first) {
        return recipe(ServerOptions.arguments(serverId, name));
    }

    static Recipe recipe(List<String> arguments) {
        return new Recipe(
                arguments,
                Map.of("MYSQL_ROOT_PASSWORD", ServerOptions.ADMIN_PASSWORD),
                Map.of(ServerOptions.FILE, ServerOptions.file()));
    }

    @Override
    public void prepare(AdminSession session) {
        session.execute("SET sql_log_bin=OFF");
        session.execute("CREATE DATABASE " + ServerCluster.DATABASE);
        session.execute("CREATE USER " + ServerCluster.USER + "@'%' IDENTIFIED BY '" + ServerCluster.PASSWORD + "'");
        session.execute("GRANT ALL ON " + ServerCluster.DATABASE + ".* TO " + ServerCluster.USER + "@'%'");
        session.execute("RESET BINARY LOGS AND GTIDS"); // The image may have written to them.
        session.execute("SET PERSIST super_read_only=ON"); // As an option it would keep the image from its work.
    }

    @Override
    public Formation<ContainerNode> formation(ContainerServers servers) {
        return new ReplicatedFormation<>(servers, new MySqlReplication());
    }
}

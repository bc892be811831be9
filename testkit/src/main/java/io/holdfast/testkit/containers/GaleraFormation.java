package io.holdfast.testkit.containers;

import static io.holdfast.testkit.containers.Waiting.await;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.internal.AdminSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A Galera cluster. Its servers are equal: which one is the writer only the kit says. */
final class GaleraFormation extends GroupFormation {

    private static final String SYNCED = "4";

    GaleraFormation(ContainerServers servers) {
        super(servers);
    }

    // ---- what a node says ----

    @Override
    String view(AdminSession session, String reachable) {
        Map<String, String> status = new LinkedHashMap<>();
        session.query("SHOW GLOBAL STATUS LIKE 'wsrep\\_%'")
                .forEach(row -> status.put(row.get("Variable_name"), String.valueOf(row.get("Value"))));
        boolean works = "Primary".equals(status.get("wsrep_cluster_status"))
                && "ON".equals(status.get("wsrep_ready"))
                && SYNCED.equals(status.get("wsrep_local_state"))
                // The addresses in the status are no substitute: now and then one is missing there.
                && session.isTrue("(SELECT 2 * SUM(node_name IN (" + reachable
                        + ")) > COUNT(*) FROM mysql.wsrep_cluster_members)");
        return works
                ? status.get("wsrep_cluster_state_uuid") + ":" + status.get("wsrep_cluster_conf_id") + " of "
                        + status.get("wsrep_cluster_size")
                : "";
    }

    /** Any may, but none before the others are done with those that are gone: until then no write comes to an end. */
    @Override
    boolean leads(ContainerNode node) {
        if (!isMember(node)) {
            return false;
        }
        try (AdminSession session = node.admin()) {
            return session.isTrue(
                    "NOT EXISTS (SELECT 1 FROM mysql.wsrep_cluster_members WHERE node_name NOT IN (" + names() + "))");
        } catch (ClusterException e) {
            return false; // It went at this moment.
        }
    }

    @Override
    Optional<ContainerNode> heir(Stream<ContainerNode> candidates) {
        return candidates.findFirst();
    }

    // ---- the office ----

    @Override
    void lead(ContainerNode node) {
        setReadOnly(node, false);
    }

    @Override
    void follow(ContainerNode node) {
        setReadOnly(node, true);
    }

    @Override
    void reset(ContainerNode node) {
        setReadOnly(node, false);
    }

    @Override
    public void demote(ContainerNode node) {
        setReadOnly(node, true);
    }

    private static void setReadOnly(ContainerNode node, boolean on) {
        node.execute("SET GLOBAL read_only=" + (on ? "ON" : "OFF"));
    }

    // ---- membership ----

    /** The first of all has been told when it was made. */
    @Override
    void found(ContainerNode node) {
        if (!isMember(node)) {
            // A server that has made variables of the provider's options does not take them together any more.
            boolean variables = !node.query("SHOW VARIABLES LIKE 'wsrep\\_provider\\_pc\\_bootstrap'")
                    .isEmpty();
            node.execute(
                    variables
                            ? "SET GLOBAL wsrep_provider_pc_bootstrap=ON"
                            : "SET GLOBAL wsrep_provider_options='pc.bootstrap=1'");
        }
    }

    @Override
    void start(ContainerNode node, boolean founding) {
        if (founding) {
            node.put("", Galera.FOUND);
        }
        servers().startAgain(node);
    }

    /** They look for each other without end. One that stays away all the same is started again. */
    @Override
    void enter(ContainerNode node) {
        try {
            await(() -> isMember(node), node.name() + " does not become a node of the cluster");
        } catch (ClusterException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            node.kill();
            start(node, false);
        }
    }

    @Override
    ContainerNode mostAdvanced() {
        return nodes().stream()
                .filter(ContainerNode::alive)
                .filter(node -> node == writer() || !writer().alive())
                .findFirst()
                .orElse(writer());
    }
}

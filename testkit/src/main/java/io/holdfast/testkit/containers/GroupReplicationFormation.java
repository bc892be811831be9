package io.holdfast.testkit.containers;

import static io.holdfast.testkit.containers.Waiting.await;

import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.internal.AdminSession;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A group of MySQL's with a single primary, which the group elects itself when it loses the one that it has. */
final class GroupReplicationFormation extends GroupFormation {

    private static final Duration STEP = Duration.ofSeconds(60);
    private static final Duration ENTER_WITHIN = Duration.ofSeconds(25);
    private static final String MEMBERS = "performance_schema.replication_group_members";
    private static final String SELF = MEMBERS + " WHERE member_id = @@server_uuid";

    /** Primaries that were made read-only and not by the group, which makes one that it elects writable in its time. */
    private final Set<ContainerNode> demoted = ConcurrentHashMap.newKeySet();

    GroupReplicationFormation(ContainerServers servers) {
        super(servers);
    }

    // ---- what a member says ----

    @Override
    String view(AdminSession session, String reachable) {
        return session.value("SELECT IF((SELECT member_state FROM " + SELF + ") = 'ONLINE'"
                + " AND 2 * SUM(member_state = 'ONLINE' AND member_host IN (" + reachable + ")) > COUNT(*),"
                + " GROUP_CONCAT(member_host, ' ', member_state, ' ', member_role ORDER BY member_host), '')"
                + " FROM " + MEMBERS);
    }

    @Override
    boolean leads(ContainerNode node) {
        return says(node, "(SELECT member_state = 'ONLINE' AND member_role = 'PRIMARY' FROM " + SELF + ")");
    }

    private static boolean says(ContainerNode node, String condition) {
        try (AdminSession session = node.admin()) {
            return session.isTrue(condition);
        } catch (ClusterException e) {
            return false; // It went at this moment.
        }
    }

    /** The group elects the one whose identifier is the lowest. */
    @Override
    Optional<ContainerNode> heir(Stream<ContainerNode> candidates) {
        return candidates.min(Comparator.comparing(node -> {
            try (AdminSession session = node.admin()) {
                return session.value("SELECT @@server_uuid");
            }
        }));
    }

    // ---- the office ----

    @Override
    void lead(ContainerNode node) {
        if (!leads(node)) {
            try (AdminSession session = node.admin(STEP)) {
                session.value("SELECT group_replication_set_as_primary(@@server_uuid)");
            }
        }
        if (demoted.remove(node)) {
            node.execute("SET GLOBAL read_only=OFF");
        }
    }

    @Override
    void follow(ContainerNode node) {
        await(node::readOnly, node.name() + " does not become read-only");
        demoted.remove(node);
    }

    @Override
    public void demote(ContainerNode node) {
        node.execute("SET GLOBAL super_read_only=ON");
        demoted.add(node);
    }

    @Override
    void reset(ContainerNode node) {
        demoted.remove(node);
    }

    // ---- membership ----

    /** A member that has left its group and tries to come back, to nobody, would let itself be stopped in half a minute. */
    @Override
    void found(ContainerNode node) {
        if (says(node, "(SELECT member_state = 'ERROR' FROM " + SELF + ")")) {
            node.kill();
            servers().startAgain(node);
        }
        try (AdminSession session = node.admin(STEP)) {
            session.execute("STOP GROUP_REPLICATION");
            session.execute("SET GLOBAL group_replication_bootstrap_group=ON");
            try {
                session.execute("START GROUP_REPLICATION");
            } finally {
                session.execute("SET GLOBAL group_replication_bootstrap_group=OFF");
            }
        }
    }

    @Override
    void start(ContainerNode node, boolean founding) {
        demoted.remove(node);
        servers().startAgain(node);
        if (founding) {
            found(node);
        } else {
            enter(node);
        }
    }

    /** Tries again while the group has not yet forgotten the same server as it was before. */
    @Override
    void enter(ContainerNode node) {
        long deadline = System.nanoTime() + ENTER_WITHIN.toNanos();
        while (true) {
            try (AdminSession session = node.admin(STEP)) {
                session.execute("STOP GROUP_REPLICATION");
                session.execute("START GROUP_REPLICATION");
                return;
            } catch (ClusterException e) {
                if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        }
    }

    @Override
    ContainerNode mostAdvanced() {
        nodes().stream().filter(node -> !node.alive()).forEach(servers()::startAgain);
        Comparator<ContainerNode> byTransactions = Comparator.comparingLong(GroupReplicationFormation::transactions);
        return nodes().stream()
                .max(byTransactions.thenComparing(node -> node == writer()))
                .orElseThrow();
    }

    private static long transactions(ContainerNode node) {
        try (AdminSession session = node.admin()) {
            return new GtidSet(session.value("SELECT @@GLOBAL.gtid_executed")).size();
        }
    }
}

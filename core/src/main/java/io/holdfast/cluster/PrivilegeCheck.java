package io.holdfast.cluster;

import io.holdfast.fault.FaultClassifier;
import io.holdfast.fault.Phase;
import io.holdfast.server.Privileges;
import io.holdfast.server.RoleReport;
import io.holdfast.topology.ClusterKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Looks once for each connector whether its account may do what a demoted server cannot refuse.
 *
 * <p>Safe for use by many threads; not to be called with a lock held, since it asks the server.
 */
final class PrivilegeCheck {

    private final ReentrantLock lock;
    private final Notices notices;
    private final Supplier<ClusterView> view;
    private final Set<Connector> checked = new HashSet<>();
    private volatile boolean writeThroughReadOnly;

    /** @param lock the cluster's, which guards who was looked at, and the notices */
    PrivilegeCheck(ReentrantLock lock, Notices notices, Supplier<ClusterView> view) {
        this.lock = lock;
        this.notices = notices;
        this.view = view;
    }

    /** Whether an account was found whose writes a read-only server lets through; a volatile read. */
    boolean writeThroughReadOnly() {
        return writeThroughReadOnly;
    }

    /**
     * Two round trips, the first time. A server that does not tell is asked again by the next connection: it is no reason to refuse this
     * one.
     */
    void check(Connector connector, Connection connection, RoleReport role) throws SQLException {
        if (!isFencedByReadOnly(role.kind()) || !isUnchecked(connector)) {
            return;
        }
        try {
            Optional<String> privilege =
                    Privileges.throughReadOnly(RoleProbe.grants(connection), RoleProbe.version(connection));
            if (privilege.isPresent()) {
                writeThroughReadOnly = true;
                say(privilege.get());
            }
        } catch (SQLException e) {
            forget(connector);
            if (FaultClassifier.classify(e, Phase.CONNECTING).condemnsConnection()) {
                throw e;
            }
        }
    }

    private void forget(Connector connector) {
        lock.lock();
        try {
            checked.remove(connector);
        } finally {
            lock.unlock();
        }
    }

    private void say(String privilege) {
        lock.lock();
        try {
            notices.privileged(view.get().writer(), privilege);
        } finally {
            lock.unlock();
        }
    }

    /** Elsewhere a demoted server has fences that no privilege passes: super_read_only, innodb_read_only, a quorum. */
    private static boolean isFencedByReadOnly(ClusterKind kind) {
        return kind == ClusterKind.REPLICATION || kind == ClusterKind.RDS_MULTI_AZ;
    }

    private boolean isUnchecked(Connector connector) {
        lock.lock();
        try {
            return checked.add(connector);
        } finally {
            lock.unlock();
        }
    }
}

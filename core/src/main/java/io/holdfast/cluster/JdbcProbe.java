package io.holdfast.cluster;

import io.holdfast.fault.CertificateTrouble;
import io.holdfast.fault.Fault;
import io.holdfast.fault.FaultClassifier;
import io.holdfast.fault.Phase;
import io.holdfast.server.Dialect;
import io.holdfast.server.ReplicaChannel;
import io.holdfast.server.RoleReport;
import io.holdfast.time.Ticker;
import io.holdfast.topology.ClusterKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks over a connection of its own, which it keeps between two questions: so a replica that is about to be promoted is noticed at
 * once and without a storm of connects.
 *
 * <p>Each question has a thread for as long as it takes; one at a time, which the watch sees to.
 */
final class JdbcProbe implements NodeProbe {

    /** A server that was given another certificate shows it to new connections only. */
    private static final long CERTIFICATE_NANOS = TimeUnit.HOURS.toNanos(1);

    /** How long one that was refused is left alone. */
    private static final long REFUSED_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Node node;
    private final Connector connector;
    private final ClusterSettings settings;
    private final Ticker ticker;
    private final Executor executor;
    private final ShownCertificates shown;
    private final Duration patienceToBeShown;
    private final @Nullable String expected;

    // Of the thread that asks.
    private @Nullable Connection connection;
    private volatile @Nullable Dialect dialect;
    private @Nullable RoleReport lastRole;
    private volatile @Nullable Instant certificateExpires;
    private volatile @Nullable CertificateTrouble certificateTrouble;
    private volatile boolean certificateDoubted;
    private long lookedAt;
    private final AtomicInteger failedConnects = new AtomicInteger();

    /**
     * @param expected the server that must answer there, since somebody else gave the address; null for an address of the user's
     */
    JdbcProbe(
            Node node,
            Connector connector,
            ClusterSettings settings,
            Ticker ticker,
            Executor executor,
            ShownCertificates shown,
            @Nullable String expected) {
        this.node = node;
        this.connector = connector;
        this.settings = settings;
        this.ticker = ticker;
        this.executor = executor;
        this.shown = shown;
        // Who waits does not ask the server meanwhile, which must not be taken for its silence.
        this.patienceToBeShown = settings.detectionTime().dividedBy(6);
        this.expected = expected;
    }

    @Override
    public void ask(boolean isWriter, About about, Consumer<@Nullable NodeReport> then) {
        executor.execute(() -> {
            NodeReport answer = null;
            try {
                answer = ask(isWriter, about);
            } finally {
                then.accept(answer);
            }
        });
    }

    /** Connects if need be and asks. Blocks for at most the patience of the connector. */
    private NodeReport ask(boolean isWriter, About about) {
        boolean wasConnected = connection != null;
        try {
            if (about != About.CHANNELS && isTimeToLook(isWriter)) { // of two things that are due, one at a time
                lookAnew();
            }
            NodeReport answer = askOpen(about);
            failedConnects.set(0);
            return answer;
        } catch (RuntimeException e) {
            hangUp();
            failedConnects.incrementAndGet();
            return failed(Fault.UNREACHABLE, new SQLException("the inner driver failed: " + e, e));
        } catch (SQLException e) {
            if (!wasConnected) { // else it is to be found out at once whether another connection can be had
                failedConnects.incrementAndGet();
            }
            hangUp();
            CertificateTrouble trouble = trouble(e);
            refused(trouble);
            Fault fault = FaultClassifier.classify(e, Phase.CONNECTING);
            return NodeReport.failed(node, fault == Fault.NONE ? Fault.UNREACHABLE : fault, e, trouble)
                    .with(null, expected != null);
        }
    }

    private boolean isTimeToLook(boolean isWriter) {
        long age = ticker.nanoTime() - lookedAt;
        if (certificateTrouble != null) {
            return age >= REFUSED_NANOS;
        }
        // The address of a certain server leads to that one or to none.
        boolean isOfOneServer = expected != null && !expected.isEmpty();
        boolean mayHaveMoved =
                !isWriter && !isOfOneServer && age >= connector.redialAfter().toNanos();
        boolean mayHaveOtherCertificate =
                certificateDoubted || (certificateExpires != null && age >= CERTIFICATE_NANOS);
        return mayHaveMoved || mayHaveOtherCertificate;
    }

    /**
     * Replaces the connection by a new one. One that the server's new certificate allows no successor is kept: it tells what the server
     * does as well as ever, and who lives on such connections must not lose their writer.
     */
    private void lookAnew() throws SQLException {
        if (connection == null || !connector.isWatchable()) { // others, pools, may have no second one to give
            hangUp();
            return;
        }
        lookedAt = ticker.nanoTime();
        certificateDoubted = false;
        try {
            Connection fresh = connector.open(node, settings.connectTimeout());
            hangUp();
            use(fresh);
        } catch (SQLException e) {
            CertificateTrouble trouble = trouble(e);
            if (trouble == null) {
                throw e;
            }
            refused(trouble);
        }
    }

    /** What is wrong with the node's certificate; waits a little for the node to show it, if the driver does not tell which it is. */
    private @Nullable CertificateTrouble trouble(SQLException e) {
        CertificateTrouble trouble = CertificateTrouble.of(e);
        return trouble == null ? null : shown.complete(node, connector, trouble, patienceToBeShown);
    }

    private void use(Connection fresh) {
        connection = fresh;
        shown.accepted(node);
        lookedAt = ticker.nanoTime();
        certificateDoubted = false;
        certificateTrouble = null;
        dialect = null;
        lastRole = null;
    }

    private void refused(@Nullable CertificateTrouble trouble) {
        if (trouble != null) {
            certificateTrouble = trouble;
            certificateExpires = trouble.until();
        }
    }

    private NodeReport askOpen(About about) throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = connector.open(node, settings.connectTimeout());
            use(open);
        }
        Dialect asked = dialect;
        if (asked == null) {
            asked = RoleProbe.recognise(open, settings.kind());
            dialect = asked;
            certificateExpires = RoleProbe.certificateExpires(open);
        }
        boolean replicates = asked.kind() == ClusterKind.REPLICATION || asked.kind() == ClusterKind.RDS_MULTI_AZ;
        RoleReport before = lastRole;
        if (about == About.CHANNELS && replicates && before != null) {
            return NodeReport.answered(node, before).with(RoleProbe.channels(open), expected != null);
        }
        RoleReport role = RoleProbe.read(open, asked);
        lastRole = role;
        if (expected != null && !expected.isEmpty() && !expected.equals(role.server())) {
            hangUp();
            failedConnects.incrementAndGet();
            return failed(
                    Fault.UNREACHABLE,
                    new SQLException("the cluster has " + expected + " at this address, but " + role.server()
                            + " answers there"));
        }
        // On a new connection both are asked: of the role nothing is known yet.
        List<ReplicaChannel> channels = about != About.ROLE && replicates ? RoleProbe.channels(open) : null;
        return NodeReport.answered(node, role).with(channels, expected != null);
    }

    private NodeReport failed(Fault fault, SQLException failure) {
        return NodeReport.failed(node, fault, failure).with(null, expected != null);
    }

    @Override
    public @Nullable Dialect dialect() {
        return dialect;
    }

    @Override
    public @Nullable Instant certificateExpires() {
        return certificateExpires;
    }

    @Override
    public @Nullable CertificateTrouble certificateTrouble() {
        return certificateTrouble;
    }

    @Override
    public void doubtCertificate() {
        certificateDoubted = true;
    }

    @Override
    public int failedConnects() {
        return failedConnects.get();
    }

    @Override
    public void forgetFailures() {
        failedConnects.updateAndGet(count -> Math.min(count, 1));
    }

    @Override
    public void hangUp() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            connector.discard(open);
        }
    }
}

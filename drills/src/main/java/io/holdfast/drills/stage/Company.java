package io.holdfast.drills.stage;

import io.holdfast.drills.show.Display;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.testkit.workload.WriteProbe;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is on the stage: the servers, the contenders, which have begun to write, and a probe that writes to every server.
 *
 * @param trust in the servers' certificates; null if they have none
 */
record Company(
        DatabaseCluster cluster,
        List<Contender> contenders,
        WriteProbe probe,
        @Nullable Trust trust) implements AutoCloseable {

    /**
     * Starts the servers and lets the drill's entrants write to them. If that fails, nothing is left behind.
     *
     * @throws SQLException if an entrant cannot begin
     */
    static Company open(Drill drill, DrillSettings settings, Display display) throws SQLException {
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            return open(drill, settings, display, opened);
        } catch (SQLException | RuntimeException e) {
            close(opened, e);
            throw e;
        }
    }

    /** @param opened gets what is to be closed */
    private static Company open(Drill drill, DrillSettings settings, Display display, List<AutoCloseable> opened)
            throws SQLException {
        Engine engine = settings.engine();
        Trust trust = drill.hasCertificates() ? opened(Trust.begin(), opened) : null;
        DatabaseCluster cluster = opened(
                engine.start(
                        drill.wantsReplicas(),
                        drill.endpointDelay(),
                        trust == null ? null : trust.authority(),
                        display::say),
                opened);
        List<Contender> contenders = new ArrayList<>();
        for (Entrant entrant : settings.entrants(drill)) {
            // Only here, for what the drill's entrants say is printed in the report.
            Entrant trusting = trust == null ? entrant : entrant.withOptions(trust.options());
            contenders.add(opened(
                    Contender.open(trusting, cluster, engine.monitoring(drill.wantsReplicas()), settings.logs()),
                    opened));
        }
        WriteProbe probe = opened(WriteProbe.start(cluster), opened);
        for (Contender contender : contenders) {
            contender.begin();
        }
        return new Company(cluster, List.copyOf(contenders), probe, trust);
    }

    private static <T extends AutoCloseable> T opened(T one, List<AutoCloseable> opened) {
        opened.add(one);
        return one;
    }

    /** The last first. */
    private static void close(List<AutoCloseable> opened, Exception cause) {
        for (int i = opened.size() - 1; i >= 0; i--) {
            try {
                opened.get(i).close();
            } catch (Exception e) {
                cause.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() {
        contenders.forEach(Contender::close);
        probe.close();
        cluster.close();
        if (trust != null) {
            trust.close();
        }
    }
}

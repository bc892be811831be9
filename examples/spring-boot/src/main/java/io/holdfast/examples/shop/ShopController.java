package io.holdfast.examples.shop;

import io.holdfast.Holdfast;
import io.holdfast.event.Watched;
import io.holdfast.testkit.ClusterException;
import io.holdfast.testkit.DatabaseCluster;
import io.holdfast.topology.ClusterTopology;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the shop is doing, and the levers to break its database. Safe for use by many threads. */
@RestController
class ShopController {

    private final DataSource dataSource;
    private final DatabaseCluster cluster;
    private final Tally tally;
    private final Orders orders;
    private volatile @Nullable Watched watched;

    ShopController(DataSource dataSource, DatabaseCluster cluster, Tally tally, Orders orders) {
        this.dataSource = dataSource;
        this.cluster = cluster;
        this.tally = tally;
        this.orders = orders;
    }

    /** @param writer the address of the node that orders go to; null while there is none */
    record Status(Tally.Counts orders, @Nullable String writer, List<Node> nodes) {}

    /** A node as Holdfast sees it. */
    record Node(String address, String role, String evidence) {}

    @GetMapping("/status")
    Status status() throws SQLException {
        ClusterTopology topology = watched().topology();
        return new Status(
                tally.counts(),
                topology.settled() ? topology.writer() : null,
                topology.nodes().stream()
                        .map(node -> new Node(node.address(), node.role().toString(), node.evidence()))
                        .toList());
    }

    /** Asked for once, since that borrows a connection, and then needs none. */
    private Watched watched() throws SQLException {
        Watched known = watched;
        if (known == null) {
            known = Holdfast.of(dataSource);
            watched = known;
        }
        return known;
    }

    @GetMapping("/consistent")
    boolean consistent() {
        return orders.consistent();
    }

    @PostMapping("/break/{how}")
    ResponseEntity<String> breakIt(@PathVariable String how) {
        String said = pull(how);
        return said == null
                ? ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .body("There is no '" + how + "'; there are switchover, crash, freeze, repair.\n")
                : ResponseEntity.ok(said);
    }

    /** Nothing is left to break, for example. */
    @ExceptionHandler
    ResponseEntity<String> cannotBe(ClusterException e) {
        return ResponseEntity.status(HttpStatus.CONFLICT).body(e.getMessage() + "; try repair.\n");
    }

    /** Null if there is no such lever. */
    private @Nullable String pull(String lever) {
        return switch (lever) {
            case "switchover" -> {
                cluster.switchover(cluster.bestReplica());
                yield "The writer is " + cluster.writer().name() + " now; the old one is read-only.\n";
            }
            case "crash" -> {
                String gone = cluster.writer().name();
                cluster.crash(cluster.writer());
                cluster.promote(cluster.bestReplica());
                yield gone + " is dead, " + cluster.writer().name() + " was promoted.\n";
            }
            case "freeze" -> {
                String frozen = cluster.writer().name();
                cluster.freeze(cluster.writer());
                cluster.promote(cluster.bestReplica());
                yield frozen + " is frozen, " + cluster.writer().name() + " was promoted.\n";
            }
            case "repair" -> {
                cluster.repair();
                yield "All nodes are back; the writer is " + cluster.writer().name() + ".\n";
            }
            default -> null;
        };
    }
}

package io.holdfast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.server.HostPattern;
import io.holdfast.server.Member;
import io.holdfast.server.RoleReport;
import io.holdfast.topology.ClusterKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    private static NodeReport at(String address, ClusterKind kind, String server, Member... members) {
        return NodeReport.answered(
                new Node(address), new RoleReport(kind, server, true, false, "", null, List.of(members), null, null));
    }

    private static Member member(String server, @Nullable String address) {
        return new Member(server, address, true, false, null);
    }

    private static Map<Node, String> candidates(NodeReport... reports) {
        return Discovery.candidates(Arrays.asList(reports), null);
    }

    @Test
    void membersThatNoAddressOfTheUsersLeadsTo() {
        NodeReport a = at(
                "db.example.com:3306",
                ClusterKind.GROUP_REPLICATION,
                "u1",
                member("u1", "node1:3306"),
                member("u2", "node2:3306"),
                member("u3", null));
        assertThat(candidates(a)).isEqualTo(Map.of(new Node("node2:3306"), "u2"));
    }

    /** Behind port mappings the members have names that only their own network knows. */
    @Test
    void notThoseThatAnswerAlready() {
        Member[] members = {member("u1", "node1:3306"), member("u2", "node2:3306")};
        assertThat(candidates(
                        at("127.0.0.1:33061", ClusterKind.GROUP_REPLICATION, "u1", members),
                        at("127.0.0.1:33062", ClusterKind.GROUP_REPLICATION, "u2", members)))
                .isEmpty();
    }

    @Test
    void notWhatAServerCallsItself() {
        Member local = member("u2", "localhost:3306");
        Member loop = member("u3", "127.0.0.1:3306");
        assertThat(candidates(at("db:3306", ClusterKind.GROUP_REPLICATION, "u1", local, loop)))
                .isEmpty();
        assertThat(candidates(at("localhost:3307", ClusterKind.GROUP_REPLICATION, "u1", local, loop)))
                .hasSize(2);
    }

    @Test
    void addressesWithoutNamesWhileSomebodyIsMissing() {
        Member[] members = {member("", "n1:3306"), member("", "n2:3306")};
        assertThat(candidates(at("x:3306", ClusterKind.GALERA, "1", members)))
                .isEqualTo(Map.of(new Node("n1:3306"), "", new Node("n2:3306"), ""));
        assertThat(candidates(
                        at("x:3306", ClusterKind.GALERA, "1", members), at("y:3306", ClusterKind.GALERA, "2", members)))
                .isEmpty();
    }

    @Test
    void instancesOfAuroraByTheirNames() {
        String endpoint = "shop.cluster-abc.eu-west-1.rds.amazonaws.com:3307";
        Member[] members = {member("i1", null), member("i2", null)};
        assertThat(candidates(at(endpoint, ClusterKind.AURORA, "i1", members)))
                .isEqualTo(Map.of(new Node("i2.abc.eu-west-1.rds.amazonaws.com:3307"), "i2"));
        assertThat(candidates(at("db.example.com:3306", ClusterKind.AURORA, "i1", members)))
                .isEmpty();
        assertThat(Discovery.candidates(
                        List.of(at("db.example.com:3306", ClusterKind.AURORA, "i1", members)),
                        HostPattern.of("?.example.com")))
                .isEqualTo(Map.of(new Node("i2.example.com:3306"), "i2"));
    }

    @Test
    void notATableFullOfNonsense() {
        Member[] many = IntStream.range(0, Discovery.MOST + 1)
                .mapToObj(i -> member("u" + i, "n" + i + ":3306"))
                .toArray(Member[]::new);
        assertThat(candidates(at("x:3306", ClusterKind.GROUP_REPLICATION, "u0", many)))
                .isEmpty();
    }
}

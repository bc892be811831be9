package io.holdfast.testkit.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.workload.Attempt.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OperationEvidenceTest {

    private static final long RUN = OperationId.newRun();
    private static final List<String> ONE = List.of("SELECT id FROM orders");
    private static final List<String> TWO = List.of("SELECT id FROM orders", "SELECT id FROM payments");

    private final List<Attempt> attempts = new ArrayList<>();

    private void told(Outcome outcome, String code) {
        long ticket = attempts.size() + 1L;
        attempts.add(new Attempt(0, ticket, 1, Kind.OPERATION, ticket * 1_000_000, 1_000, outcome, code));
    }

    private OperationEvidence evidence(List<String> queries) {
        return new OperationEvidence(WorkloadRecord.of("app", RUN, 0, 1_000_000_000, attempts), queries);
    }

    private static String id(long ticket) {
        return String.valueOf(OperationId.of(RUN, ticket));
    }

    @Test
    void givesIdsThatFitWhatApplicationsHave() {
        assertThat(OperationId.newRun()).isNotEqualTo(RUN);
        assertThat(OperationId.of(RUN, 1)).isPositive();
        assertThat(id(1)).hasSize(19);
        assertThat(OperationId.ticket(RUN, id(7))).isEqualTo(7);
        assertThat(OperationId.ticket(RUN, " " + id(7) + " ")).isEqualTo(7);
        assertThat(OperationId.ticket(RUN, new UUID(0, OperationId.of(RUN, 7)).toString()))
                .isEqualTo(7);
        assertThat(OperationId.ticket(RUN ^ 1, id(7))).isZero();
        for (String other :
                List.of("", "7", "-7", "order-" + id(7), UUID.randomUUID().toString(), "socks")) {
            assertThat(OperationId.ticket(RUN, other)).as(other).isZero();
        }
    }

    @Test
    void isCleanWhenAllIsAsItWasTold() {
        told(Outcome.ACKNOWLEDGED, "");
        told(Outcome.NOT_APPLIED, "40001/0");
        told(Outcome.UNAVAILABLE, "08001/0");
        told(Outcome.UNKNOWN, "08007/0");
        told(Outcome.UNKNOWN, "08007/0");
        OperationEvidence evidence = evidence(ONE);
        evidence.value(0, id(1));
        evidence.value(0, id(4));
        evidence.value(0, "somebody else's");
        evidence.value(0, null);

        assertThat(evidence.verdict()).isEqualTo(new InvariantReport(0, 0, 0, 0, List.of()));
    }

    @Test
    void tellsWhatIsLostDoubledAndMisreported() {
        told(Outcome.ACKNOWLEDGED, "");
        told(Outcome.ACKNOWLEDGED, "");
        told(Outcome.NOT_APPLIED, "40001/1290");
        told(Outcome.UNAVAILABLE, "08001/0");
        OperationEvidence evidence = evidence(ONE);
        evidence.value(0, id(2));
        evidence.value(0, id(2));
        evidence.value(0, id(3));
        evidence.value(0, id(4));
        evidence.value(0, id(99));

        InvariantReport report = evidence.verdict();
        assertThat(report.lost()).isEqualTo(1);
        assertThat(report.duplicated()).isEqualTo(2);
        assertThat(report.misreported()).isEqualTo(2);
        assertThat(report.clean()).isFalse();
        assertThat(report.examples())
                .containsExactly(
                        "id " + id(1) + " was acknowledged after 1 ms, and is missing in: SELECT id FROM orders",
                        "id " + id(2) + " was acknowledged after 2 ms, and is there 2 times in: SELECT id FROM orders",
                        "id " + id(3)
                                + " was reported as not applied (40001/1290) after 3 ms, and is there in: SELECT id FROM orders",
                        "id " + id(4)
                                + " was told that there is no connection to be had (08001/0) after 4 ms, and is there in:"
                                + " SELECT id FROM orders",
                        "id " + id(99) + ": is there and was never given out");
    }

    @Test
    void wantsAnOperationInAllPlacesOrInNone() {
        told(Outcome.ACKNOWLEDGED, "");
        told(Outcome.ACKNOWLEDGED, "");
        told(Outcome.UNKNOWN, "08S01/0");
        told(Outcome.UNKNOWN, "08S01/0");
        OperationEvidence evidence = evidence(TWO);
        for (int place = 0; place < 2; place++) {
            evidence.value(place, id(1));
            evidence.value(place, id(3));
        }
        evidence.value(0, id(2));
        evidence.value(1, id(4));

        InvariantReport report = evidence.verdict();
        assertThat(report.lost()).isEqualTo(1);
        assertThat(report.misreported()).isEqualTo(1);
        assertThat(report.duplicated()).isZero();
        assertThat(report.examples())
                .containsExactly(
                        "id " + id(2)
                                + " was acknowledged after 2 ms, and is there in: SELECT id FROM orders, missing in:"
                                + " SELECT id FROM payments",
                        "id " + id(4)
                                + " was not told an outcome (08S01/0) after 4 ms, and is missing in: SELECT id FROM"
                                + " orders, there in: SELECT id FROM payments");
    }

    @Test
    void saysWhenAQueryLooksInTheWrongColumn() {
        told(Outcome.ACKNOWLEDGED, "");
        OperationEvidence evidence = evidence(ONE);
        evidence.value(0, "1");
        evidence.value(0, "2");

        assertThat(evidence.verdict().examples().get(0))
                .endsWith("orders (of whose 2 values none is an id that was given out)");
    }

    @Test
    void tellsTheTwoKindsOfRecordsApart() {
        told(Outcome.ACKNOWLEDGED, "");
        assertThatThrownBy(() -> new Evidence(WorkloadRecord.of("app", RUN, 0, 1_000_000, attempts)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("with queries");
        List<Attempt> another = List.of(new Attempt(0, 1, 1, Kind.AUTOCOMMIT, 0, 1, Outcome.ACKNOWLEDGED, ""));
        assertThatThrownBy(() -> new OperationEvidence(WorkloadRecord.of("app", RUN, 0, 1_000_000, another), ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without queries");
    }
}

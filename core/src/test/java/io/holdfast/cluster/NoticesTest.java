package io.holdfast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.event.Notice;
import io.holdfast.fault.CertificateTrouble;
import io.holdfast.server.HostPattern;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticesTest {

    private static final Node NODE = new Node("a:3306");
    private static final Instant EXPIRES = Instant.parse("2033-04-08T14:16:39Z");

    private final List<Notice> said = new ArrayList<>();
    private final Notices notices = new Notices(said::add);

    private void lookDaysBefore(double days) {
        notices.certificate(NODE, EXPIRES, EXPIRES.minusMillis((long) (days * 86_400_000)));
    }

    @Test
    void aCertificateIsWarnedOfWhenItComesToThreeWeeksAWeekADayAndTheEnd() {
        lookDaysBefore(400);
        lookDaysBefore(21.1);
        assertThat(said).isEmpty();
        for (double days : new double[] {20.9, 20, 8, 7.1}) {
            lookDaysBefore(days);
        }
        assertThat(said).hasSize(1);
        lookDaysBefore(6.9);
        lookDaysBefore(2);
        assertThat(said).hasSize(2);
        lookDaysBefore(0.9);
        lookDaysBefore(0.1);
        assertThat(said).hasSize(3);
        lookDaysBefore(-0.1);
        lookDaysBefore(-30);
        assertThat(said).hasSize(4);
        assertThat(said.get(0).text()).isEqualTo("its certificate expires on " + EXPIRES);
        assertThat(said.get(3).text()).isEqualTo("its certificate expired on " + EXPIRES);
    }

    @Test
    void oneThatWasReplacedIsWarnedOfAnew() {
        lookDaysBefore(5);
        lookDaysBefore(300);
        lookDaysBefore(5);
        assertThat(said).hasSize(2);
    }

    @Test
    void oneThatIsFoundLateIsSaidOnce() {
        lookDaysBefore(0.5);
        lookDaysBefore(0.4);
        assertThat(said).hasSize(1);
    }

    @Test
    void thatARefusedCertificateIsKnownBetterIsNotSaid() {
        Instant from = EXPIRES.minusSeconds(60);
        CertificateTrouble known =
                new CertificateTrouble(CertificateTrouble.Kind.UNTRUSTED, "CN=db1", "CN=one", from, EXPIRES, "no");
        CertificateTrouble unknown =
                new CertificateTrouble(CertificateTrouble.Kind.UNTRUSTED, null, null, null, null, "no");
        notices.certificate(NODE, unknown);
        notices.certificate(NODE, known);
        notices.certificate(NODE, unknown);
        notices.certificate(NODE, known);
        assertThat(said).hasSize(1);
        notices.certificate(
                NODE,
                new CertificateTrouble(CertificateTrouble.Kind.UNTRUSTED, "CN=db2", "CN=one", from, EXPIRES, "no"));
        assertThat(said).hasSize(2);
    }

    @Test
    void aCertificateThatIsRefusedIsSaidOnceAndAgainAfterItWasAccepted() {
        CertificateTrouble expired = CertificateTrouble.of(new CertificateExpiredException("NotAfter"));
        CertificateTrouble untrusted = CertificateTrouble.of(new CertPathBuilderException("unable to find"));
        notices.certificate(NODE, expired);
        notices.certificate(NODE, expired);
        assertThat(said)
                .containsExactly(new Notice(
                        Notice.Kind.CERTIFICATE_REFUSED,
                        NODE.address(),
                        "new connections fail, open ones live on: its certificate has expired"));
        notices.certificate(NODE, untrusted);
        notices.certificate(NODE, null);
        notices.certificate(NODE, untrusted);
        assertThat(said).hasSize(3);
    }

    @Test
    void ofEachNodeOnce() {
        notices.blindToMembers(NODE, "the members");
        notices.blindToMembers(new Node("b:3306"), "the members");
        notices.disputed(NODE, "two");
        notices.disputed(NODE, "two");
        assertThat(said).extracting(Notice::kind).containsExactly(Notice.Kind.GRANT_MISSING, Notice.Kind.SPLIT_BRAIN);
    }

    @Test
    void oneGrantThatIsMissingDoesNotHideAnother() {
        notices.blindToReplication(NODE);
        notices.blindToMembers(NODE, "the members; GRANT SELECT");
        notices.blindToReplication(NODE);
        assertThat(said)
                .extracting(Notice::text)
                .satisfiesExactly(
                        first -> assertThat(first).contains("REPLICA MONITOR", "REPLICATION CLIENT"),
                        second -> assertThat(second).contains("GRANT SELECT"));
    }

    @Test
    void aNameThatCannotBeResolvedIsSaidOnceUntilItCouldBe() {
        Node other = new Node("b:3306");
        HostPattern pattern = HostPattern.of("?.example.com");
        notices.unresolved(NODE, true, pattern);
        notices.unresolved(NODE, true, pattern);
        notices.unresolved(other, true, null);
        assertThat(said).extracting(Notice::node).containsExactly(NODE.address(), other.address());
        assertThat(said).extracting(Notice::kind).containsOnly(Notice.Kind.HOST_UNRESOLVED);
        assertThat(said.get(0).text()).endsWith("holdfast.hostPattern=?.example.com");
        assertThat(said.get(1).text()).contains("set holdfast.hostPattern");
        notices.resolved(NODE);
        notices.unresolved(NODE, false, null);
        assertThat(said).hasSize(3);
        assertThat(said.get(2).text()).contains("in the URL").doesNotContain("hostPattern");
    }
}

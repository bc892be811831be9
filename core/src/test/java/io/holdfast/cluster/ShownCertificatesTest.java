package io.holdfast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.fault.CertificateTrouble;
import io.holdfast.server.Dialect;
import io.holdfast.server.RoleReport;
import io.holdfast.time.Deadline;
import io.holdfast.time.Ticker;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShownCertificatesTest {

    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBbTCCAROgAwIBAgIBBzAKBggqhkjOPQQDAjASMRAwDgYDVQQDDAdUZXN0IENB
            MB4XDTI2MTEyODE3NDczOVoXDTI2MTIyODE3NDczOVowDjEMMAoGA1UEAwwDZGIx
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEyOQJd9i7Xpyd6fpraa1ACvHHXfeh
            I4gvCLdt6ih+FnSBiz88J9QXsGPUJtnPznl/rMqwWw8pvzOlO3siwLLKu6NeMFww
            GgYDVR0RBBMwEYcEfwAAAYIJbG9jYWxob3N0MB0GA1UdDgQWBBTjYaSZj5wwq8Dz
            wPLT8tKBO5LFOjAfBgNVHSMEGDAWgBRiTlRi3qVRrhvVGGz6RyP0iDv91TAKBggq
            hkjOPQQDAgNIADBFAiEA2mM66fIyIwG7Pg6UUB3VIRSSjuDu4uZBn7fteJ3MwagC
            IAk6DlNJ/GlkVwVMzneZWIEZsigMElAszMdOqkfh00qd
            -----END CERTIFICATE-----
            """;
    private static final Node NODE = new Node("db1:3306");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final CertificateTrouble UNTRUSTED =
            Objects.requireNonNull(CertificateTrouble.of(new CertPathBuilderException("unable to find")));

    private final List<Runnable> tasks = new ArrayList<>();
    private final Dialled dialled = new Dialled();
    private final ShownCertificates certificates = new ShownCertificates(
            new ClusterSettings(Duration.ofSeconds(5), 10, Duration.ofSeconds(3), LONG, null, null),
            dialled,
            tasks::add);

    @BeforeEach
    void nodeShowsOne() throws CertificateException {
        dialled.shown = List.of((X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(CERTIFICATE.getBytes(StandardCharsets.US_ASCII))));
    }

    private CertificateTrouble complete() {
        return certificates.complete(NODE, dialled, UNTRUSTED, LONG);
    }

    @Test
    void allWhoAreRefusedWithinAMinuteCostOneLook() {
        dialled.answersAfter = 1;
        assertThat(complete().subject()).isEqualTo("CN=db1");
        assertThat(dialled.waited).isEqualTo(1);
        assertThat(complete().subject()).isEqualTo("CN=db1");
        dialled.pass(59);
        assertThat(complete().subject()).isEqualTo("CN=db1");
        assertThat(dialled.waited).isEqualTo(1);
        assertThat(dialled.looks).isEqualTo(1);
        dialled.pass(2);
        complete();
        assertThat(dialled.looks).isEqualTo(2);
    }

    @Test
    void nobodyWaitsLongerThanHalfASecondNorLongerThanHeHas() {
        assertThat(complete()).isEqualTo(UNTRUSTED);
        assertThat(dialled.waited).isEqualTo(TimeUnit.MILLISECONDS.toNanos(500));
        assertThat(certificates.complete(NODE, dialled, UNTRUSTED, Duration.ofMillis(20)))
                .isEqualTo(UNTRUSTED);
        assertThat(dialled.waited).isEqualTo(TimeUnit.MILLISECONDS.toNanos(520));
        assertThat(tasks).hasSize(1);
        tasks.remove(0).run();
        assertThat(complete().subject()).isEqualTo("CN=db1"); // which has come meanwhile
    }

    @Test
    void aNodeThatShowsNothingIsLeftAloneAsWell() {
        dialled.answersAfter = 1;
        dialled.shown = List.of();
        assertThat(complete()).isEqualTo(UNTRUSTED);
        assertThat(complete()).isEqualTo(UNTRUSTED);
        assertThat(dialled.looks).isEqualTo(1);
    }

    @Test
    void anotherDateThanThatIsShownIsAReasonToLookAgainAfterTenSeconds() {
        dialled.answersAfter = 1;
        CertificateTrouble expired = Objects.requireNonNull(
                CertificateTrouble.of(new CertificateExpiredException("NotAfter: " + Date.from(Instant.EPOCH))));
        assertThat(certificates.complete(NODE, dialled, expired, LONG)).isSameAs(expired);
        dialled.pass(9);
        assertThat(certificates.complete(NODE, dialled, expired, LONG)).isSameAs(expired);
        assertThat(dialled.looks).isEqualTo(1);
        dialled.pass(2);
        assertThat(certificates.complete(NODE, dialled, expired, LONG)).isSameAs(expired);
        assertThat(dialled.looks).isEqualTo(2);
    }

    @Test
    void whatWasAcceptedMeanwhileIsLookedAtAnewAfterTenSeconds() {
        dialled.answersAfter = 1;
        complete();
        certificates.accepted(NODE);
        dialled.pass(9);
        assertThat(complete().subject()).isEqualTo("CN=db1");
        assertThat(dialled.looks).isEqualTo(1);
        dialled.pass(2);
        complete();
        assertThat(dialled.looks).isEqualTo(2);
    }

    @Test
    void whatWasAcceptedAndIsRefusedWithAnotherDateIsLookedAtAtOnce() {
        dialled.answersAfter = 1;
        complete();
        certificates.accepted(NODE);
        CertificateTrouble expired = Objects.requireNonNull(
                CertificateTrouble.of(new CertificateExpiredException("NotAfter: " + Date.from(Instant.EPOCH))));
        assertThat(certificates.complete(NODE, dialled, expired, LONG)).isSameAs(expired);
        assertThat(dialled.looks).isEqualTo(2);
    }

    /** Of two pools with different trust: the one is refused, the monitor of the other accepts. */
    @Test
    void whoeverIsRefusedWhatOthersAcceptCausesNoMoreThanALookInTenSeconds() {
        dialled.answersAfter = 1;
        for (int second = 0; second < 60; second++) {
            assertThat(complete().subject()).isEqualTo("CN=db1");
            certificates.accepted(NODE);
            dialled.pass(1);
        }
        assertThat(dialled.looks).isBetween(5, 6);
    }

    @Test
    void whoKnowsAllAsksNobody() {
        CertificateTrouble known = UNTRUSTED.with(dialled.shown);
        assertThat(certificates.complete(NODE, dialled, known, LONG)).isSameAs(known);
        assertThat(tasks).isEmpty();
    }

    /** The node, and the time, which passes only while somebody waits. */
    private final class Dialled implements Connector, Ticker {

        List<X509Certificate> shown = List.of();
        long answersAfter = Long.MAX_VALUE;
        long now;
        long waited;
        int looks;

        void pass(int seconds) {
            now += TimeUnit.SECONDS.toNanos(seconds);
        }

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void await(Condition condition, long nanos) {
            long passes = Math.min(nanos, answersAfter);
            now += passes;
            waited += passes;
            if (passes == answersAfter) {
                tasks.remove(0).run();
            }
        }

        @Override
        public List<X509Certificate> certificates(Node node, Deadline deadline) {
            looks++;
            assertThat(node).isEqualTo(NODE);
            assertThat(deadline.remainingNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(5));
            return shown;
        }

        @Override
        public List<Node> nodes() {
            return List.of(NODE);
        }

        @Override
        public Connection open(Node node, Duration patience) {
            throw new AssertionError("nothing else is to be opened");
        }

        @Override
        public Duration redialAfter() {
            return LONG;
        }

        @Override
        public void ready(Connection connection) {}

        @Override
        public RoleReport ask(Connection connection, Duration patience, Dialect dialect) {
            throw new AssertionError("nothing is to be asked");
        }

        @Override
        public void abort(Connection connection) {}

        @Override
        public void discard(Connection connection) {}
    }
}

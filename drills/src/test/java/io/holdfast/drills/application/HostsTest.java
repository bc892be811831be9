package io.holdfast.drills.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://127.0.0.1:4001,127.0.0.1:4002/app",
                "jdbc:holdfast:mysql://127.0.0.1:4001,127.0.0.1:4002/app?socketTimeout=2000",
                "jdbc:holdfast:mysql://127.0.0.1:4001,127.0.0.1:4002/app?trustCertificateKeyStoreUrl=file:///tmp/trust.p12"
            })
    void areThoseOfTheDatabaseWhateverElseTheUrlNames(String url) {
        Hosts hosts = Hosts.of(url);

        assertThat(hosts.all()).containsExactly("127.0.0.1:4001", "127.0.0.1:4002");
        assertThat(hosts.areIn("mysql://[127.0.0.1:4002, 127.0.0.1:4003]")).isTrue();
        assertThat(hosts.areIn("mysql://[127.0.0.1:4003]")).isFalse();
    }
}

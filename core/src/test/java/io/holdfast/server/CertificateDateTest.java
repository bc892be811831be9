package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateDateTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            'Apr 28 14:16:39 2033 GMT', 2033-04-28T14:16:39Z
            'May  5 04:06:09 2027 GMT', 2027-05-05T04:06:09Z
            'Dec 31 23:59:59 2099 UTC', 2099-12-31T23:59:59Z
            '', -
            'soon', -
            'Xyz 31 23:59:59 2099 GMT', -
            """)
    void readsWhatServersWrite(String text, @Nullable Instant expected) {
        assertThat(CertificateDate.parse(text)).isEqualTo(expected);
    }
}

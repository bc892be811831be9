package io.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The manual's page about options is written from the options; {@code -Dholdfast.docs.write=true} writes it anew. */
class OptionsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "options.md");

    @Test
    void thePageSaysWhatTheOptionsAre() throws IOException {
        if (Boolean.getBoolean("holdfast.docs.write")) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    private static String page() {
        String rows = Arrays.stream(HoldfastOption.values())
                .map(OptionsPageTest::section)
                .collect(Collectors.joining("\n"));
        return """
                # Options

                None is needed. They stand in the URL (`?holdfast.failoverTimeout=20s`) or in the connection properties, the URL
                winning; the inner driver never sees them. An unknown `holdfast.` key or a bad value is an error when connecting.
                Durations are written as `5s`, `250ms`, `2m`, `PT5S`, or as bare milliseconds.

                All connections of one JVM to the same hosts share what is known of the cluster, and with it the first one's
                `connectTimeout`, `maxConcurrentConnects`, `detectionTime` and user of the monitor; its `failoverTimeout` counts for
                `health()`. With another `topology` or `hostPattern` they are a cluster of their own. Around a pool
                (`HoldfastDataSource.around`) there is no monitor and no gate, so that `detectionTime`, `monitorUser`,
                `monitorPassword` and `maxConcurrentConnects` do nothing.

                """ + rows;
    }

    private static String section(HoldfastOption option) {
        String value = option.defaultValue().isEmpty() ? "empty" : "`" + option.defaultValue() + "`";
        return "## `" + option.key() + "`\n\nDefault: " + value + ". Allowed: " + option.allowed() + ".\n\n"
                + option.description() + "\n";
    }
}

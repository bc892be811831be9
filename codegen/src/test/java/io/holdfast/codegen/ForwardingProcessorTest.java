package io.holdfast.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwardingProcessorTest {
    @TempDir
    private Path output;

    @Test
    void theWholeSandwichCompilesWithoutAWarning() {
        Compilation compilation = Compilation.ofAll(output);

        assertThat(compilation.messages()).isEmpty();
        assertThat(compilation.succeeded()).isTrue();
        assertThat(compilation.generated())
                .containsOnlyKeys(
                        "CallableStatementRecorder",
                        "ForwardingCallableStatement",
                        "ForwardingConnection",
                        "ForwardingDatabaseMetaData",
                        "ForwardingPreparedStatement",
                        "ForwardingResultSet",
                        "ForwardingStatement",
                        "PreparedStatementRecorder");
    }

    @Test
    void theOrderOfTheSourcesDoesNotMatter(@TempDir Path other) {
        List<JavaFileObject> reversed = new ArrayList<>(Compilation.fixtures());
        Collections.reverse(reversed);

        Map<String, String> generated = Compilation.of(other, reversed).generated();

        assertThat(generated).isEqualTo(Compilation.ofAll(output).generated());
    }

    /**
     * Run on several JDKs this shows that what is generated, and with it the released jar, does not depend on the JDK.
     * Who changes the generator on purpose takes the new digest over from the failure.
     */
    @Test
    void everyJdkGeneratesTheSameBytes() throws Exception {
        String sources = String.join("\n", Compilation.ofAll(output).generated().values());

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(sources.getBytes(StandardCharsets.UTF_8));

        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("93632926ab9e8f410ab0f9723ea37c4cf94eba4abb59dd3a3f427921d5f05123");
    }

    @Test
    void methodsAreSortedAndLinesShort() {
        assertThat(Compilation.ofAll(output).generated()).allSatisfy((name, source) -> {
            assertThat(source.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
            List<String> methods = Pattern.compile("@Override\\s+public .*?(\\w+)\\(")
                    .matcher(source)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(methods).isSorted();
        });
    }

    @Test
    void aSuperclassThatCannotBeReadIsReported() {
        Compilation compilation =
                Compilation.of(output, List.of(Compilation.fixture("Forwarding"), Compilation.source("Orphan", """
                                package io.holdfast.jdbc;

                                @Forwarding(java.sql.Statement.class)
                                abstract class Orphan extends Missing {}
                                """)));

        assertThat(compilation.succeeded()).isFalse();
        assertThat(compilation.messages()).contains("The superclass of io.holdfast.jdbc.Orphan cannot be read");
    }

    @Test
    void aSetterThatFitsNoSlotIsReported() {
        Compilation compilation = Compilation.of(
                output,
                List.of(
                        Compilation.fixture("Recording"),
                        Compilation.source("Wide", """
                                package io.holdfast.jdbc;

                                interface Wide {
                                    void setPoint(int index, double x, double y);
                                }
                                """),
                        Compilation.source("WideSlots", """
                                package io.holdfast.jdbc;

                                @Recording(Wide.class)
                                class WideSlots {}
                                """)));

        assertThat(compilation.succeeded()).isFalse();
        assertThat(compilation.messages()).contains("No slot fits setPoint(int,double,double)");
    }
}

package io.holdfast.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwardingProcessorTest {
    static final String[] FIXTURES = {
        "Forwarding",
        "Recording",
        "Generated",
        "JdbcObject",
        "ConnectionProxy",
        "StatementProxy",
        "PreparedStatementProxy",
        "CallableStatementProxy",
        "ResultSetProxy",
        "DatabaseMetaDataProxy",
        "ParameterSlots",
        "CallParameterSlots"
    };

    @Test
    void theWholeSandwichCompiles(@TempDir Path output) {
        Compilation compilation = Compilation.of(output, FIXTURES);
        assertThat(compilation.messages()).isEmpty();
        assertThat(compilation.succeeded()).isTrue();
        assertThat(compilation.generated()).hasSize(8);
    }
}

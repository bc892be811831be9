package io.holdfast.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatementReaderTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.holdfast.sql.StatementTable#rows")
    void says(StatementTable.Row row) {
        assertThat(TraitNames.of(StatementReader.traitsOf(row.statement()))).isEqualTo(row.traits());
    }

    @Test
    void readingStandsAlone() {
        assertThat(new SqlText("SELECT 1").traits()).isEqualTo(Traits.READS);
        assertThat(new SqlText("SELECT 1; SELECT 2").traits()).isEqualTo(Traits.READS | Traits.COMPOUND);
        assertThat(new SqlText("SELECT 1; DELETE FROM t").traits()).isEqualTo(Traits.WRITES | Traits.COMPOUND);
        assertThat(SqlText.batch(List.of("SELECT 1", "DELETE FROM t")).traits()).isEqualTo(Traits.WRITES);
        assertThat(SqlText.batch(List.of()).traits()).isEqualTo(Traits.READS);
    }

    @Test
    void batchThatEndsTransactionsIsNotTakenForACommit() {
        int insertAndCommit = Traits.WRITES | Traits.COMMITS | Traits.ENDS;
        assertThat(SqlText.batch(List.of("INSERT INTO t VALUES (1)", "COMMIT")).traits())
                .isEqualTo(insertAndCommit | Traits.COMPOUND);
        assertThat(SqlText.batch(List.of("INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (2)"))
                        .traits())
                .isEqualTo(Traits.WRITES);
    }
}

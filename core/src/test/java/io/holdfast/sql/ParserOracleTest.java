package io.holdfast.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.sql.ParserOracle.Kind;
import io.holdfast.sql.ParserOracle.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real parser's opinion on what is a read. */
class ParserOracleTest {

    /** Of the plain reads, so many must be read as such; the others cost an exception that need not have been. */
    private static final double SHARE_OF_READS = 0.99;

    /** Of the statements, so many may be unknown to the parser, which is not made for these two servers only. */
    private static final double SHARE_OF_UNPARSED = 0.05;

    @Test
    void neverTakesForAReadWhatTheParserDoesNot() {
        List<String> corpus = StatementTable.lines("corpus.sql");
        List<String> wrong = new ArrayList<>();
        List<String> overcautious = new ArrayList<>();
        int reads = 0;
        int more = 0;
        int unparsed = 0;
        for (String sql : corpus) {
            boolean saysReads = new SqlText(sql).traits() == Traits.READS;
            Verdict verdict = ParserOracle.judge(sql);
            switch (verdict.kind()) {
                case PLAIN_READ -> {
                    reads++;
                    if (!saysReads) {
                        overcautious.add(sql);
                    }
                }
                case MORE_THAN_A_READ -> {
                    more++;
                    if (saysReads) {
                        wrong.add(verdict.why() + ": " + sql);
                    }
                }
                case NOT_PARSED -> unparsed++;
            }
        }
        double share = 1 - (double) overcautious.size() / reads;
        System.out.printf(
                "Oracle: %d statements, %d plain reads of which %.1f %% are read as such, %d more than reads of which %d are"
                        + " taken for reads, %d not parsed%n",
                corpus.size(), reads, 100 * share, more, wrong.size(), unparsed);
        assertThat(wrong).isEmpty();
        assertThat(share).as("of the plain reads, not %s", overcautious).isGreaterThanOrEqualTo(SHARE_OF_READS);
        assertThat((double) unparsed / corpus.size()).isLessThanOrEqualTo(SHARE_OF_UNPARSED);
        assertThat(reads).isGreaterThan(1_000);
        assertThat(more).isGreaterThan(700);
    }

    @Test
    void corpusIsLargeAndWhatItsGeneratorWrites() {
        List<String> corpus = StatementTable.lines("corpus.sql");
        assertThat(corpus).isEqualTo(CorpusGenerator.statements());
        assertThat(new HashSet<>(corpus)).hasSameSizeAs(corpus).hasSizeGreaterThan(2_000);
    }

    /** The oracle itself can tell the difference. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a FROM t WHERE f(a) = 1",
                "SELECT a FROM t ORDER BY f(a)",
                "SELECT a FROM t GROUP BY f(a)",
                "SELECT a FROM t JOIN u ON f(t.a)",
                "SELECT MAX(f(a)) FROM t",
                "SELECT (SELECT f(1))",
                "SELECT @a",
                "SELECT a FROM t FOR UPDATE",
                "SELECT * FROM (SELECT a FROM t FOR UPDATE) d",
                "SELECT a FROM t INTO OUTFILE 'x'",
                "WITH x AS (SELECT f(1)) SELECT * FROM x",
                "UPDATE t SET a = 1",
                "SELECT 1; SELECT 2"
            })
    void oracleSeesTheCatch(String sql) {
        assertThat(ParserOracle.judge(sql).kind()).isEqualTo(Kind.MORE_THAN_A_READ);
    }

    @Test
    void oracleKnowsAPlainRead() {
        assertThat(ParserOracle.judge("SELECT a, MAX(b) FROM t JOIN u USING (id) WHERE a IN (1, 2) GROUP BY a"))
                .isEqualTo(new Verdict(Kind.PLAIN_READ, ""));
    }
}

package io.holdfast.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text is, the reader answers, and its answers hold together. Each seed is a run of its own. */
class StatementReaderPropertiesTest {

    private static final int TEXTS = 4_000;

    private static final String CHARACTERS =
            "abcXYZ019_$ \t\n\r\f\0\u000b\u001c\u007f\u00a0\u00a5\u20a9\u2028ſıß名😀'\"`\\@#-/*!+;:,.()[]{}=?%&|<>~^";

    private static final List<String> VOCABULARY = List.of(
            "SELECT",
            "WITH",
            "INSERT",
            "INTO",
            "UPDATE",
            "SET",
            "autocommit",
            "@@session",
            "@a",
            "=",
            ":=",
            "0",
            "1",
            "(",
            ")",
            ",",
            ".",
            ";",
            "BEGIN",
            "COMMIT",
            "ROLLBACK",
            "AND",
            "NO",
            "CHAIN",
            "RELEASE",
            "TO",
            "SAVEPOINT",
            "CREATE",
            "OR",
            "REPLACE",
            "TEMPORARY",
            "TABLE",
            "PROCEDURE",
            "DROP",
            "FOR",
            "SHARE",
            "LOCK",
            "GET_LOCK",
            "LAST_INSERT_ID",
            "COUNT",
            "f",
            "`q`",
            "\"d\"",
            "'s'",
            "/*",
            "*/",
            "/*!",
            "--",
            "-- ",
            "#",
            "\n",
            "AS",
            "NEXT",
            "VALUE",
            "CALL",
            "{",
            "}",
            "?",
            "EXPLAIN",
            "ANALYZE",
            "SHOW",
            "STATUS",
            "GLOBAL",
            "STATEMENT",
            "VALUES",
            "'",
            "\"",
            "`",
            "\\",
            "START",
            "TRANSACTION",
            "LOAD",
            "%",
            "ROWCOUNT",
            "LATERAL",
            "MEMBER",
            "OF");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomCharactersAreAnswered(long seed) {
        RandomGenerator random = random(seed);
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40);
            for (int c = 0; c < length; c++) {
                text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
            check(text.toString(), seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void randomWordsAreAnswered(long seed) {
        RandomGenerator random = random(seed);
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(20);
            for (int w = 0; w < length; w++) {
                text.append(pick(VOCABULARY, random)).append(random.nextInt(3) == 0 ? "" : " ");
            }
            check(text.toString(), seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void damagedStatementsAreAnswered(long seed) {
        RandomGenerator random = random(seed);
        List<String> statements = StatementTable.rows().stream()
                .map(StatementTable.Row::statement)
                .toList();
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder(pick(statements, random));
            for (int damage = random.nextInt(4); damage >= 0; damage--) {
                damage(text, statements, random);
            }
            check(text.toString(), seed);
        }
    }

    private static void damage(StringBuilder text, List<String> statements, RandomGenerator random) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + random.nextInt(6));
        switch (random.nextInt(6)) {
            case 0 -> text.delete(at, to);
            case 1 -> text.insert(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            case 2 -> text.insert(at, pick(VOCABULARY, random));
            case 3 -> text.setLength(at);
            case 4 -> text.append(';').append(pick(statements, random));
            default -> text.insert(at, text.substring(at, to));
        }
    }

    private static void check(String text, long seed) {
        int[] steps = assertDoesNotThrow(() -> StatementReader.traitsOf(text), () -> describe(text, seed));
        assertThat(steps).as(() -> describe(text, seed)).isNotEmpty();
        for (int step : steps) {
            boolean known = step != 0 && (step & ~(Traits.READS | Traits.UNKNOWN)) == 0;
            boolean readsOrNot = step == Traits.READS || !Traits.has(step, Traits.READS);
            // What has to do with the session is never run again by itself.
            boolean sessionIsMore =
                    !Traits.has(step, Traits.LEAVES_STATE | Traits.USES_STATE) || Traits.has(step, Traits.WRITES);
            assertThat(known && readsOrNot && sessionIsMore)
                    .as(() -> describe(text, seed) + " is " + TraitNames.of(step))
                    .isTrue();
        }
        assertThat(StatementReader.traitsOf(text))
                .as(() -> describe(text, seed))
                .isEqualTo(steps);
    }

    private static String describe(String text, long seed) {
        return "seed " + seed + ", text <" + text + ">";
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static String pick(List<String> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}

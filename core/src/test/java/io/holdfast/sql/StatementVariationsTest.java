package io.holdfast.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What means the same to a server is read the same, and what is made worse is never read as better. */
class StatementVariationsTest {

    private static final List<String> BLANKS = List.of(
            "\n", "\t \r\n", " /* ; FOR UPDATE */ ", "/**/", " -- ' FOR UPDATE\n", " # \" INTO x\n", "\u000b\f");

    /** Those of the table that have nothing in them that the helpers below would damage: comments, backslashes, open quotes. */
    static Stream<StatementTable.Row> plainRows() {
        return StatementTable.rows().stream()
                .filter(row -> !row.statement().isBlank())
                .filter(row -> Stream.of("/*", "--", "#", "\\", "\n", "\u00a0", "\u00a5", "\u20a9", "open")
                        .noneMatch(row.statement()::contains));
    }

    static Stream<StatementTable.Row> plainReads() {
        return plainRows()
                .filter(row -> row.traits().equals("READS"))
                .filter(row -> !row.statement().endsWith(";"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plainRows")
    void blanksAndCommentsMeanNothing(StatementTable.Row row) {
        for (String blank : BLANKS) {
            same(row, outsideQuotes(row.statement(), text -> text.replace(" ", blank)));
            same(row, blank + row.statement());
            same(row, row.statement() + blank);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plainRows")
    void caseMeansNothing(StatementTable.Row row) {
        same(row, outsideQuotes(row.statement(), StatementVariationsTest::upper));
        same(row, outsideQuotes(row.statement(), StatementVariationsTest::lower));
        same(row, outsideQuotes(row.statement(), StatementVariationsTest::mixed));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plainRows")
    void semicolonAtTheEndMeansNothing(StatementTable.Row row) {
        same(row, row.statement().endsWith(";") ? row.statement() : row.statement() + ";");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plainRows")
    void parenthesesMakeNoWriteARead(StatementTable.Row row) {
        for (String wrapped :
                List.of("(" + row.statement() + ")", "((" + row.statement() + "))", "(" + row.statement())) {
            boolean reads = new SqlText(wrapped).traits() == Traits.READS;
            assertThat(reads && !row.traits().equals("READS")).as(wrapped).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plainReads")
    void whatIsAddedToAReadIsSeen(StatementTable.Row row) {
        for (String more : List.of(
                " FOR UPDATE",
                " FOR SHARE",
                " LOCK IN SHARE MODE",
                " INTO OUTFILE 'x'",
                " INTO @x",
                ", GET_LOCK('a', 1)",
                ", my_function()",
                ", my_schema.abs(1)",
                ", @x := 1",
                ", LAST_INSERT_ID()",
                "; DELETE FROM t",
                "; COMMIT",
                " /*! FOR UPDATE */",
                " '",
                " /*")) {
            assertThat(Traits.has(new SqlText(row.statement() + more).traits(), Traits.READS))
                    .as(row.statement() + more)
                    .isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plainRows")
    void severalStatementsAreReadOneByOne(StatementTable.Row row) {
        boolean swallows = row.traits().contains("ANYTHING");
        boolean ended = row.statement().endsWith(";");
        String text = row.statement() + (ended ? " " : "; ") + "SAVEPOINT a";
        assertThat(TraitNames.of(StatementReader.traitsOf(text)))
                .isEqualTo(swallows ? row.traits() : row.traits() + " ; WRITES");
        assertThat(TraitNames.of(StatementReader.traitsOf("SAVEPOINT a; " + row.statement())))
                .isEqualTo("WRITES ; " + row.traits());
    }

    private static void same(StatementTable.Row row, String variation) {
        assertThat(TraitNames.of(StatementReader.traitsOf(variation)))
                .as(variation)
                .isEqualTo(row.traits());
    }

    private static String upper(String text) {
        return ascii(text, true, true);
    }

    private static String lower(String text) {
        return ascii(text, false, false);
    }

    private static String mixed(String text) {
        return ascii(text, true, false);
    }

    /** Letters of ASCII at even and at odd places in one case or the other. */
    private static String ascii(String text, boolean evenUpper, boolean oddUpper) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean up = i % 2 == 0 ? evenUpper : oddUpper;
            result.append(c >= 0x80 ? c : up ? Character.toUpperCase(c) : Character.toLowerCase(c));
        }
        return result.toString();
    }

    /** Applies a change to what stands outside of quotes. */
    private static String outsideQuotes(String sql, UnaryOperator<String> change) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (int i = 0; i < sql.length(); i++) {
            char quote = sql.charAt(i);
            if (quote == '\'' || quote == '"' || quote == '`') {
                int close = sql.indexOf(quote, i + 1);
                int end = close < 0 ? sql.length() : close + 1;
                result.append(change.apply(sql.substring(from, i))).append(sql, i, end);
                from = end;
                i = end - 1;
            }
        }
        return result.append(change.apply(sql.substring(from))).toString();
    }
}

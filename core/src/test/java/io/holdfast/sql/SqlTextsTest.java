package io.holdfast.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SqlTextsTest {

    private final SqlTexts texts = new SqlTexts();

    @Test
    void aTextIsReadOnceHoweverItComes() {
        SqlText first = texts.of("SELECT 1");
        assertThat(first.traits()).isEqualTo(Traits.READS);
        assertThat(texts.of(String.join(" ", "SELECT", "1"))).isSameAs(first);
        assertThat(first.plainTraits()).isEqualTo(Traits.READS);
    }

    /** Strings of the same hash, and so of the same place. */
    @Test
    void twoThatShareAPlaceAreBothKnownAndAThirdTakesThatOfTheOlder() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        SqlText first = texts.of("SELECT 'AaAa'");
        SqlText second = texts.of("SELECT 'AaBB'");
        assertThat(texts.of("SELECT 'AaAa'")).isSameAs(first);
        assertThat(texts.of("SELECT 'AaBB'")).isSameAs(second);

        SqlText third = texts.of("SELECT 'BBAa'");
        assertThat(texts.of("SELECT 'AaBB'")).isSameAs(second);
        assertThat(texts.of("SELECT 'BBAa'")).isSameAs(third);
        assertThat(texts.of("SELECT 'AaAa'")).isNotSameAs(first);
    }

    @Test
    void anApplicationOfTwoHundredStatementsHasAlmostAllOfThemRead() {
        List<String> all = IntStream.range(0, 200)
                .mapToObj(i -> "SELECT * FROM t WHERE a = ? AND b = " + i)
                .toList();
        List<SqlText> before = all.stream().map(texts::of).toList();
        List<SqlText> after = all.stream().map(texts::of).toList();
        long kept = IntStream.range(0, 200)
                .filter(i -> before.get(i) == after.get(i))
                .count();
        assertThat(kept).isGreaterThan(180);
    }

    @Test
    void aLongTextIsNotKept() {
        String sql = "SELECT '" + "x".repeat(2048) + "'";
        assertThat(texts.of(sql)).isNotSameAs(texts.of(sql));
        assertThat(texts.of(sql).sql()).isEqualTo(sql);
    }

    /** Whoever comes gets the text that he asked for, whatever others do to its place. */
    @Test
    void threadsDoNotGetEachOthersTexts() throws Exception {
        List<String> sharing = List.of("SELECT 'AaAa'", "SELECT 'AaBB'", "SELECT 'BBAa'", "UPDATE t SET a = 'BBBB'");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            for (String sql : sharing) {
                all.add(() -> {
                    int right = 0;
                    for (int i = 0; i < 100_000; i++) {
                        SqlText text = texts.of(sql);
                        right += text.sql().equals(sql)
                                        && text.traits() == (sql.startsWith("SELECT") ? Traits.READS : Traits.WRITES)
                                ? 1
                                : 0;
                    }
                    return right;
                });
            }
            for (Future<Integer> each : threads.invokeAll(all)) {
                assertThat(each.get()).isEqualTo(100_000);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}

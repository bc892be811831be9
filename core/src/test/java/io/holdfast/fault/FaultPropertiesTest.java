package io.holdfast.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** It never throws, always answers, always ends, and always gives the same answer. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FaultPropertiesTest {

    private static final String[] STATES = {
        null,
        "",
        "0",
        "08",
        "08S01",
        "08000",
        "08003",
        "08004",
        "08006",
        "08007",
        "08S02",
        "HY000",
        "40001",
        "42000",
        "28000",
        "25006",
        "70100",
        "S1009",
        "S1000",
        "XA100",
        "\uD800",
        "08S01\u0000"
    };
    private static final String[] MESSAGES = {
        null,
        "",
        "\n",
        "(conn=",
        "(conn=165) ",
        "--read-only",
        "(conn=1) Connection is closed",
        "165",
        "149",
        "WSREP",
        "See wait_timeout and interactive_timeout",
        "No operations allowed after statement closed.",
        "java.io.EOFException",
        "\uD83D\uDCA5".repeat(1000)
    };

    /** An exception that answers what it is told to, or throws it. */
    private static final class Hostile extends SQLException {

        private static final long serialVersionUID = 1L;

        private final transient List<Supplier<? extends @Nullable Object>> answers;

        Hostile(List<Supplier<? extends @Nullable Object>> answers) {
            this.answers = answers;
        }

        @Override
        public @Nullable String getMessage() {
            return (String) answers.get(0).get();
        }

        @Override
        public @Nullable String getSQLState() {
            return (String) answers.get(1).get();
        }

        @Override
        public int getErrorCode() {
            Object code = answers.get(2).get();
            return code == null ? 0 : (int) code;
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // to be asked by one thread
        public @Nullable Throwable getCause() {
            return (Throwable) answers.get(3).get();
        }

        @Override
        public @Nullable SQLException getNextException() {
            return (SQLException) answers.get(4).get();
        }
    }

    private static void assertAnswers(Throwable failure) {
        for (Phase phase : Phase.values()) {
            Fault fault = FaultClassifier.classify(failure, phase);
            Fault again = FaultClassifier.classify(failure, phase);
            if (fault == null || fault != again) { // spelt out, since it is done half a million times
                throw new AssertionError(phase + " of " + failure.getClass() + ": " + fault + ", then " + again);
            }
        }
    }

    @Test
    void answersWhateverCodeStateAndMessageAreCombined() {
        List<Integer> codes =
                new ArrayList<>(List.of(Integer.MIN_VALUE, -1, 0, 1, 1220, 9001, 65535, Integer.MAX_VALUE));
        ServerError.table().forEach(row -> codes.add(row.code()));
        for (int code : codes) {
            for (String state : STATES) {
                for (String message : MESSAGES) {
                    assertAnswers(new SQLException(message, state, code));
                }
            }
        }
    }

    @Test
    void answersForRandomTanglesOfExceptions() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            Throwable tangle = tangle(random);
            try {
                for (Phase phase : Phase.values()) {
                    Objects.requireNonNull(FaultClassifier.classify(tangle, phase));
                }
            } catch (RuntimeException | Error e) {
                throw new AssertionError("tangle " + i + " of seed " + seed, e);
            }
        }
    }

    /** Up to twelve exceptions, each with causes and next exceptions among them: trees, circles, loops. */
    private static Throwable tangle(Random random) {
        List<SQLException> made = new ArrayList<>();
        List<Throwable> all = new ArrayList<>();
        int size = 1 + random.nextInt(12);
        for (int i = 0; i < size; i++) {
            SQLException e = sqlException(random, made, all);
            made.add(e);
            all.add(random.nextInt(4) == 0 ? other(random) : e);
        }
        return all.get(random.nextInt(all.size()));
    }

    private static SQLException sqlException(Random random, List<SQLException> made, List<Throwable> all) {
        String message = MESSAGES[random.nextInt(MESSAGES.length)];
        String state = STATES[random.nextInt(STATES.length)];
        List<ServerError> table = ServerError.table();
        int code = random.nextBoolean()
                ? 0
                : table.get(random.nextInt(table.size())).code();
        Supplier<@Nullable Throwable> cause = () -> all.isEmpty() ? null : all.get(random.nextInt(all.size()));
        Supplier<@Nullable SQLException> next = () -> made.isEmpty() ? null : made.get(random.nextInt(made.size()));
        return switch (random.nextInt(6)) {
            case 0 -> new SQLRecoverableException(message, state, code);
            case 1 -> new SQLTransientConnectionException(message, state, code, cause.get());
            case 2 -> new SQLNonTransientConnectionException(message, state, code, cause.get());
            case 3 -> new BatchUpdateException(message, state, code, (int[]) null, cause.get());
            case 4 -> new SQLTimeoutException(message, state, code, cause.get());
            default ->
                new Hostile(List.of(
                        orThrow(random, () -> message),
                        orThrow(random, () -> state),
                        orThrow(random, () -> code),
                        orThrow(random, cause),
                        orThrow(random, next)));
        };
    }

    private static Throwable other(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new EOFException();
            case 1 -> new SocketException("Connection reset");
            case 2 -> new SSLHandshakeException("NotAfter");
            case 3 -> new Error(new IOException((String) null));
            default -> new IllegalStateException(new ConnectException());
        };
    }

    private static Supplier<? extends @Nullable Object> orThrow(
            Random random, Supplier<? extends @Nullable Object> answer) {
        return switch (random.nextInt(6)) {
            case 0 ->
                () -> {
                    throw new IllegalStateException("asked");
                };
            case 1 ->
                () -> {
                    throw new StackOverflowError("asked");
                };
            default -> answer;
        };
    }

    @Test
    void endsWhenEverythingIsItsOwnCauseAndNextException() {
        SQLException first = new SQLException("first");
        SQLException second = new SQLException("second", "08S01", 0, first);
        first.initCause(second);
        first.setNextException(second);
        assertAnswers(first);
        assertThat(FaultClassifier.classify(first, Phase.SENT)).isEqualTo(Fault.LINK_LOST);

        Hostile[] self = new Hostile[1];
        self[0] = new Hostile(List.of(() -> "", () -> "HY000", () -> 0, () -> self[0], () -> self[0]));
        assertAnswers(self[0]);
    }

    @Test
    void endsOnHugeChainsAndOnChainsThatGrowWhileTheyAreRead() {
        Throwable chain = new EOFException();
        for (int i = 0; i < 20_000; i++) {
            chain = new RuntimeException("wrapped", chain);
        }
        assertAnswers(chain);

        SQLException head = new SQLException("1");
        for (int i = 0; i < 2_000; i++) {
            head.setNextException(new SQLException("next"));
        }
        assertAnswers(head);
        assertAnswers(endless());
    }

    private static SQLException endless() {
        return new Hostile(List.of(
                () -> "again", () -> "HY000", () -> 0, FaultPropertiesTest::endless, FaultPropertiesTest::endless));
    }

    /** A failure of the link may be told in many ways; taking it for harmless would be to lose or to double something. */
    @ParameterizedTest
    @EnumSource(names = {"SENT", "READING", "COMMITTING"})
    void aStateOfClass08WithoutAServersCodeIsNeverHarmless(Phase phase) {
        EnumSet<Fault> honest = EnumSet.of(Fault.LINK_LOST, Fault.LINK_FOUND_CLOSED, Fault.LINK_LOST_UNSENT);
        for (String state : STATES) {
            for (String message : MESSAGES) {
                if (state != null && state.startsWith("08")) {
                    SQLException e = new SQLException(message, state, 0);
                    assertThat(FaultClassifier.classify(e, phase)).isIn(honest);
                    assertThat(FaultClassifier.classify(new RuntimeException(e), phase))
                            .isIn(honest);
                }
            }
        }
    }

    @Test
    void nothingThatDriversAddToAMessageChangesTheAnswer() {
        String sql =
                "\nQuery is: SELECT '--read-only', 165, 149, 'WSREP', 'Aborting TOI', 'before_dml', 'set_as_primary',"
                        + " 'interactive_timeout', 'in-read only mode', 'Group Replication'";
        for (ServerError row : ServerError.table()) {
            for (String message : List.of("nothing known", "--read-only", "errno: 165", "error 149", "WSREP")) {
                for (Phase phase : Phase.values()) {
                    Fault plain = FaultClassifier.classify(new SQLException(message, "HY000", row.code()), phase);
                    for (String decorated :
                            List.of("(conn=165) " + message, message + sql, "(conn=149) " + message + sql)) {
                        SQLException e = new SQLException(decorated, "HY000", row.code());
                        assertThat(FaultClassifier.classify(e, phase))
                                .describedAs("%s", e)
                                .isEqualTo(plain);
                    }
                }
            }
        }
    }
}

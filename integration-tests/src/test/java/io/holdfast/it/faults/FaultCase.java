package io.holdfast.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.fault.Fault;
import io.holdfast.fault.FaultClassifier;
import io.holdfast.fault.Phase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * One way to make a driver throw, and what the classifier must make of it.
 *
 * @param rows the rows of {@code docs/faults.md} that it is evidence for
 * @param code the vendor code that must be thrown; 0 if it is none that a server sends, or the only one of its row
 * @param what in a few words
 * @param drivers those that it is done with
 * @param provocation throws
 */
record FaultCase(
        Set<Integer> rows,
        int code,
        String what,
        Set<Inner> drivers,
        Phase phase,
        Fault expected,
        Provocation provocation) {

    @FunctionalInterface
    interface Provocation {
        void run(Inner driver) throws Exception;
    }

    /** Both drivers, while a connection is being opened. */
    static FaultCase connecting(int row, String what, Fault expected, Provocation provocation) {
        return new FaultCase(Set.of(row), 0, what, EnumSet.allOf(Inner.class), Phase.CONNECTING, expected, provocation);
    }

    /** Both drivers, once something was sent. */
    static FaultCase sent(int row, String what, Fault expected, Provocation provocation) {
        return new FaultCase(Set.of(row), 0, what, EnumSet.allOf(Inner.class), Phase.SENT, expected, provocation);
    }

    /** Both drivers, at a commit. */
    static FaultCase committing(int row, String what, Fault expected, Provocation provocation) {
        return new FaultCase(Set.of(row), 0, what, EnumSet.allOf(Inner.class), Phase.COMMITTING, expected, provocation);
    }

    /** It shows this one of the numbers that its row has. */
    FaultCase code(int number) {
        return new FaultCase(rows, number, what, drivers, phase, expected, provocation);
    }

    FaultCase only(Inner driver) {
        return new FaultCase(rows, code, what, EnumSet.of(driver), phase, expected, provocation);
    }

    /** It shows these rows as well: those of the same thing seen through one of the drivers. */
    FaultCase also(Integer... more) {
        List<Integer> all = new ArrayList<>(rows);
        all.addAll(List.of(more));
        return new FaultCase(Set.copyOf(all), code, what, drivers, phase, expected, provocation);
    }

    static Stream<Arguments> withDrivers(List<FaultCase> cases) {
        Function<FaultCase, Stream<Arguments>> each =
                theCase -> theCase.drivers.stream().map(driver -> Arguments.of(theCase, driver));
        return cases.stream().flatMap(each);
    }

    void check(Inner driver) {
        Exception failure = provoke(driver);
        assertThat(FaultClassifier.classify(failure, phase))
                .describedAs("%s with %s: %s", this, driver, described(failure))
                .isEqualTo(expected);
        if (code != 0) {
            assertThat(codes(failure)).describedAs("%s with %s", this, driver).contains(code);
        }
    }

    private static Set<Integer> codes(Exception failure) {
        Set<Integer> codes = new HashSet<>();
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof SQLException e) {
                codes.add(e.getErrorCode());
            }
        }
        return codes;
    }

    private Exception provoke(Inner driver) {
        try {
            provocation.run(driver);
        } catch (SQLException e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError(this + " with " + driver + " failed otherwise than by an SQLException", e);
        }
        throw new AssertionError(this + " with " + driver + " threw nothing");
    }

    private static String described(Exception failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable link = failure; link != null; link = link.getCause()) {
            text.append(text.isEmpty() ? "" : " <- ").append(link.getClass().getName());
            if (link instanceof SQLException e) {
                text.append(" [")
                        .append(e.getSQLState())
                        .append('/')
                        .append(e.getErrorCode())
                        .append(']');
            }
            text.append(' ').append(link.getMessage());
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return rows + " " + what + " (" + phase + ")";
    }
}

package io.holdfast.testkit.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ScriptedServer} does about a statement, a login or a new connection. Immutable; one answer may be given many
 * times and by many servers.
 */
public abstract class Answer {

    private static final Answer OK = ok(0);
    private static final Answer USUAL = new Answer() {
        @Override
        void give(Conversation to) throws IOException {
            to.answerAsUsual();
        }
    };
    private static final Answer CLOSE = new Answer() {
        @Override
        void give(Conversation to) throws IOException {
            to.close();
        }
    };
    private static final Answer RESET = new Answer() {
        @Override
        void give(Conversation to) throws IOException {
            to.reset();
        }
    };
    private static final Answer SILENCE = new Answer() {
        @Override
        void give(Conversation to) throws IOException {
            to.keepSilent();
        }
    };

    Answer() {}

    abstract void give(Conversation to) throws IOException;

    /** Success, no row affected. */
    public static Answer ok() {
        return OK;
    }

    /** Success, so many rows affected. */
    public static Answer ok(long affectedRows) {
        return ok(affectedRows, 0);
    }

    /** Success, with a generated key. */
    public static Answer ok(long affectedRows, long insertId) {
        return new Answer() {
            @Override
            void give(Conversation to) throws IOException {
                to.send(List.of(Packets.ok(affectedRows, insertId, to.statusAfterSuccess())));
            }
        };
    }

    /**
     * A result set, every value as text.
     *
     * @param columns the labels of the columns
     * @param rows as many values each as there are columns; null is SQL's NULL
     */
    public static Answer rows(List<String> columns, List<? extends List<? extends @Nullable String>> rows) {
        List<String> labels = List.copyOf(columns);
        List<List<? extends @Nullable String>> copy = new ArrayList<>();
        for (List<? extends @Nullable String> row : rows) {
            if (row.size() != labels.size()) {
                throw new IllegalArgumentException(
                        "the row " + row + " has " + row.size() + " values for the columns " + labels);
            }
            copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        return new Answer() {
            @Override
            void give(Conversation to) throws IOException {
                to.send(Packets.resultSet(labels, copy, to.statusAfterSuccess()));
            }
        };
    }

    /** A result set of one row. */
    public static Answer row(List<String> columns, @Nullable String... values) {
        return rows(columns, List.of(Arrays.asList(values)));
    }

    /**
     * An error. Before the handshake the protocol has no place for the state, so that it is not sent there.
     *
     * @param code such as 1290
     * @param sqlState five characters, as the server sends it: {@code HY000}
     * @param message the server's text
     */
    public static Answer error(int code, String sqlState, String message) {
        if (sqlState.length() != 5) {
            throw new IllegalArgumentException("an SQLSTATE has five characters, '" + sqlState + "' has not");
        }
        return new Answer() {
            @Override
            void give(Conversation to) throws IOException {
                to.send(List.of(Packets.error(code, to.knowsStates() ? sqlState : null, message)));
            }
        };
    }

    /** What the server would do without a script; for use after others in one rule: an error once, then as usual. */
    public static Answer usual() {
        return USUAL;
    }

    /** Nothing; the connection is closed in an orderly way (FIN). The client reads the end of the stream. */
    public static Answer close() {
        return CLOSE;
    }

    /** Nothing; the connection is reset (RST), as by a host that does not know it. */
    public static Answer reset() {
        return RESET;
    }

    /** Nothing, for as long as the client leaves the connection open. What it sends meanwhile is swallowed. */
    public static Answer silence() {
        return SILENCE;
    }

    /** This answer after a delay. */
    public final Answer later(Duration delay) {
        Answer first = this;
        return new Answer() {
            @Override
            void give(Conversation to) throws IOException {
                to.pause(delay);
                first.give(to);
            }
        };
    }

    /** The first half of this answer's bytes; then the connection is closed. */
    public final Answer half() {
        Answer whole = this;
        return new Answer() {
            @Override
            void give(Conversation to) throws IOException {
                to.sendHalf(whole);
            }
        };
    }

    /** This answer; then the connection is closed, as by a server that ends the session. */
    public final Answer thenClose() {
        Answer first = this;
        return new Answer() {
            @Override
            void give(Conversation to) throws IOException {
                first.give(to);
                to.close();
            }
        };
    }
}

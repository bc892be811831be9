package io.holdfast.sql;

import static io.holdfast.sql.Traits.BEGINS;
import static io.holdfast.sql.Traits.COMMITS;
import static io.holdfast.sql.Traits.ENDS;
import static io.holdfast.sql.Traits.LEAVES_STATE;
import static io.holdfast.sql.Traits.READS;
import static io.holdfast.sql.Traits.UNKNOWN;
import static io.holdfast.sql.Traits.USES_STATE;
import static io.holdfast.sql.Traits.WRITES;

import java.util.stream.IntStream;

/**
 * From a statement's text to its {@link Traits}. A pure function that never throws. It is no parser: it looks at the first
 * words, and then for the few things further on that change the answer. What it does not know, it takes for a write that may
 * commit by itself.
 */
final class StatementReader {

    private final Tokenizer tokens;
    private Token token = Token.END;
    private String verb = "";

    private StatementReader(String sql) {
        tokens = new Tokenizer(sql);
    }

    /** The traits of each statement in a text, in their order; most texts hold one. */
    static int[] traitsOf(String sql) {
        StatementReader reader = new StatementReader(sql);
        reader.advance();
        int[] one = {reader.read()};
        if (reader.token == Token.END) {
            return one;
        }
        IntStream.Builder all = IntStream.builder().add(one[0]);
        while (reader.token != Token.END) {
            all.add(reader.read());
        }
        return all.build().toArray();
    }

    /** Reads one statement, up to and including its semicolon. */
    private int read() {
        while (isSymbol('(')) {
            advance();
        }
        if (isSymbol('{')) {
            return withRest(UNKNOWN | USES_STATE); // the JDBC escape for CALL
        }
        if (token != Token.WORD) {
            return withRest(token == Token.END || isSymbol(';') ? READS : UNKNOWN);
        }
        verb = word();
        advance();
        int traits = switch (verb) {
            case "SELECT", "VALUES", "TABLE", "SHOW", "HELP" -> READS;
            case "WITH" -> skipToMainVerb();
            case "EXPLAIN", "DESCRIBE", "DESC" -> isWord("ANALYZE") ? UNKNOWN : READS;
            case "INSERT", "UPDATE", "DELETE", "REPLACE", "SAVEPOINT" -> WRITES;
            case "DO" -> WRITES;
            case "RELEASE" -> WRITES;
            case "COMMIT" -> ENDS | COMMITS;
            case "ROLLBACK" -> rollback();
            case "BEGIN" -> isWord("NOT") ? wholeBody() : BEGINS | COMMITS;
            case "START" -> isWord("TRANSACTION") ? BEGINS | COMMITS : UNKNOWN;
            case "CREATE" -> isWord("TEMPORARY") ? WRITES | LEAVES_STATE : WRITES | COMMITS | wholeBody();
            case "DROP" -> isWord("TEMPORARY") ? WRITES : WRITES | COMMITS;
            case "ALTER" -> WRITES | COMMITS | wholeBody();
            case "TRUNCATE", "RENAME", "GRANT", "REVOKE", "ANALYZE", "OPTIMIZE", "REPAIR", "FLUSH" -> WRITES | COMMITS;
            case "LOCK" -> WRITES | COMMITS | LEAVES_STATE;
            case "UNLOCK" -> WRITES | COMMITS;
            case "SET" -> set();
            case "USE", "HANDLER" -> WRITES | LEAVES_STATE;
            case "PREPARE", "DEALLOCATE" -> WRITES | USES_STATE;
            case "EXECUTE" -> UNKNOWN | USES_STATE;
            case "XA" -> UNKNOWN | BEGINS | ENDS | LEAVES_STATE;
            default -> UNKNOWN;
        };
        return withRest(traits);
    }

    /** {@code ROLLBACK} ends the transaction, {@code ROLLBACK TO} a savepoint does not; {@code AND CHAIN} opens another. */
    private int rollback() {
        if (isWord("WORK")) {
            advance();
        }
        return isWord("TO") ? WRITES : ENDS;
    }

    /** Skips all that is left: the body of a stored program, whose semicolons separate its own statements. */
    private int wholeBody() {
        boolean program = isWord("NOT");
        while (token != Token.END && token != Token.UNCLEAR && !(isSymbol(';') && !program)) {
            program |= isWord("PROCEDURE")
                    || isWord("FUNCTION")
                    || isWord("TRIGGER")
                    || isWord("EVENT")
                    || isWord("PACKAGE");
            advance();
        }
        return isSymbol(';') || !program ? 0 : UNKNOWN;
    }

    private int set() {
        if (token == Token.USER_VARIABLE) {
            return WRITES | USES_STATE;
        }
        if (isWord("GLOBAL")
                || isWord("PERSIST")
                || isWord("PERSIST_ONLY")
                || isWord("PASSWORD")
                || isWord("STATEMENT")) {
            return UNKNOWN;
        }
        return WRITES | LEAVES_STATE;
    }

    /** The verb behind a {@code WITH} clause: the first one outside of parentheses. */
    private int skipToMainVerb() {
        int depth = 0;
        for (; token != Token.END && token != Token.UNCLEAR; advance()) {
            if (isSymbol('(')) {
                depth++;
            } else if (isSymbol(')')) {
                depth--;
            } else if (depth == 0 && isWord("SELECT")) {
                // The clause itself was skipped, and it can call functions too: not a plain read.
                return WRITES;
            }
        }
        return WRITES;
    }

    /** What the rest of the text adds: it can only make a statement less harmless. */
    private int withRest(int traits) {
        int result = traits;
        boolean harmless = true;
        boolean dotBefore = false;
        while (token != Token.END) {
            switch (token) {
                case UNCLEAR -> {
                    // Nothing behind it can be told apart.
                    token = Token.END;
                    return UNKNOWN | LEAVES_STATE | USES_STATE | BEGINS | ENDS;
                }
                case USER_VARIABLE -> {
                    result |= USES_STATE;
                    harmless = false;
                }
                case QUOTED_NAME -> {
                    advance();
                    harmless &= !isSymbol('(');
                    dotBefore = false;
                    continue;
                }
                case WORD -> {
                    String word = word();
                    advance();
                    if (isSymbol('(')) {
                        harmless &= !dotBefore && Functions.isHarmless(word);
                        result |= call(word);
                    } else {
                        harmless &= isHarmlessWord(word);
                        result |= effectOfWord(word);
                    }
                    dotBefore = false;
                    continue;
                }
                case SYSTEM_VARIABLE -> result |= effectOfWord(word().substring(2));
                case SYMBOL -> {
                    if (tokens.symbol() == ';') {
                        advance();
                        return harmless ? result : notJustReading(result);
                    }
                }
                default -> {}
            }
            dotBefore = isSymbol('.');
            if (token != Token.END) {
                advance();
            }
        }
        return harmless ? result : notJustReading(result);
    }

    private static int notJustReading(int traits) {
        return Traits.has(traits, READS) ? traits & ~READS | WRITES : traits;
    }

    private static int call(String word) {
        if (Functions.LOCKING.contains(word)) {
            return LEAVES_STATE;
        }
        return Functions.OF_THE_SESSION.contains(word) ? USES_STATE : 0;
    }

    /** Words that take rows out of a SELECT, lock them, or draw from a sequence. */
    private static boolean isHarmlessWord(String word) {
        return switch (word) {
            case "INTO", "FOR", "LOCK", "NEXT", "PROCEDURE" -> false;
            default -> true;
        };
    }

    private int effectOfWord(String word) {
        if (word.equals("CHAIN") && (verb.equals("COMMIT") || verb.equals("ROLLBACK"))) {
            return BEGINS;
        }
        if (word.equals("AUTOCOMMIT") && verb.equals("SET")) {
            return BEGINS | ENDS | COMMITS | LEAVES_STATE;
        }
        return 0;
    }

    private Token advance() {
        token = tokens.next();
        return token;
    }

    private String word() {
        return tokens.word();
    }

    private boolean isWord(String word) {
        return token == Token.WORD && word().equals(word);
    }

    private boolean isSymbol(char c) {
        return token == Token.SYMBOL && tokens.symbol() == c;
    }
}

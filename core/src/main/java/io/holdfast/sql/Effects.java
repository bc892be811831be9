package io.holdfast.sql;

import static io.holdfast.sql.Traits.LEAVES_STATE;
import static io.holdfast.sql.Traits.USES_STATE;
import static io.holdfast.sql.Traits.WRITES;

/** What single words, calls and variables add to the statement that they stand in. */
final class Effects {

    private final Tokenizer tokens;
    private int depth;

    Effects(Tokenizer tokens) {
        this.tokens = tokens;
    }

    /** How many parentheses are open of those that were gone past. */
    int depth() {
        return depth;
    }

    /**
     * Goes past the current token, or past a name and its parenthesis, and says what it adds, 0 for nothing.
     *
     * @param calls whether a name before a parenthesis is a call here, and not a table before its columns
     */
    int next(boolean calls) {
        return switch (tokens.token()) {
            case WORD -> word(calls);
            case QUOTED_NAME -> {
                boolean alias = tokens.isAlias();
                tokens.advance();
                yield calls && !alias && tokens.isSymbol('(') ? Functions.traitsOfStored() : 0;
            }
            case USER_VARIABLE -> {
                // Whether it is set here or only read is not looked at.
                tokens.advance();
                yield WRITES | LEAVES_STATE | USES_STATE;
            }
            case SYSTEM_VARIABLE -> {
                int traits = Functions.traitsOfVariable(tokens.name());
                tokens.advance();
                yield traits;
            }
            case SYMBOL -> {
                boolean percent = tokens.isSymbol('%');
                depth += tokens.isSymbol('(') ? 1 : tokens.isSymbol(')') ? -1 : 0;
                tokens.advance();
                yield percent && tokens.isWord("ROWCOUNT") ? WRITES | USES_STATE : 0; // SQL%ROWCOUNT, as Oracle has it
            }
            case STRING -> {
                tokens.advance();
                yield 0;
            }
            case UNCLEAR, END -> 0;
        };
    }

    private int word(boolean calls) {
        String word = tokens.word();
        boolean dotted = tokens.isAfter('.');
        boolean column = tokens.isQualified();
        boolean noCall = !calls || tokens.isAlias() || isKeywordHere(word);
        tokens.advance();
        if (!tokens.isSymbol('(')) {
            return plain(word, column);
        }
        boolean gap = tokens.gap();
        depth++;
        tokens.advance();
        if (noCall || word.equals("LATERAL") && isQuery()) {
            return 0;
        }
        return dotted ? Functions.traitsOfStored() : Functions.traitsOf(word, gap, tokens.isSymbol(')'));
    }

    /** Words that are not reserved, but where they stand can only be keywords. */
    private boolean isKeywordHere(String word) {
        return switch (word) {
            case "AGAINST" -> tokens.isAfter(')');
            case "COLUMNS" -> tokens.isAfterString() || tokens.isAfter('?');
            case "OF" -> tokens.isAfter("MEMBER");
            default -> false;
        };
    }

    private boolean isQuery() {
        return tokens.isWord("SELECT") || tokens.isWord("WITH") || tokens.isWord("VALUES") || tokens.isWord("TABLE");
    }

    /** Words that take rows out of a SELECT, lock them, draw from a sequence, or do not belong into a SELECT at all. */
    private int plain(String word, boolean column) {
        return switch (word) {
            case "CALL", "DELETE", "INSERT", "INTO", "LOCK", "PROCEDURE", "REPLACE", "UPDATE" -> column ? 0 : WRITES;
            case "FOR" -> column || isForWithoutLock() ? 0 : WRITES;
            case "NEXT" -> tokens.isWord("VALUE") ? WRITES : 0;
            case "PREVIOUS" -> tokens.isWord("VALUE") ? WRITES | USES_STATE : 0;
            // In MariaDB's ORACLE mode s.NEXTVAL is no column.
            case "NEXTVAL" -> WRITES;
            case "CURRVAL" -> WRITES | USES_STATE;
            default -> 0;
        };
    }

    /** As in {@code SUBSTRING(a FROM 1 FOR 2)}, {@code USE INDEX FOR JOIN (i)}; whatever else follows may lock. */
    private boolean isForWithoutLock() {
        return tokens.isNumber()
                || tokens.isSymbol('?')
                || tokens.isWord("GROUP")
                || tokens.isWord("JOIN")
                || tokens.isWord("ORDER")
                || tokens.isWord("ORDINALITY")
                || tokens.isWord("SYSTEM_TIME");
    }
}

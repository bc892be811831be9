package io.holdfast.sql;

import static io.holdfast.sql.Traits.AUTOCOMMIT_OFF;
import static io.holdfast.sql.Traits.AUTOCOMMIT_ON;
import static io.holdfast.sql.Traits.COMMITS;
import static io.holdfast.sql.Traits.LEAVES_STATE;
import static io.holdfast.sql.Traits.UNKNOWN;
import static io.holdfast.sql.Traits.WRITES;

/**
 * The list behind {@code SET}: variables of every kind, one after another, and special forms such as {@code NAMES}, which can
 * stand in one list with variables.
 */
final class SetStatement {

    private final Tokenizer tokens;
    private final Effects effects;
    /** Goes for every variable that follows it in the list and does not say otherwise. */
    private boolean global;

    /** @param tokens at the first token behind {@code SET} */
    SetStatement(Tokenizer tokens, Effects effects) {
        this.tokens = tokens;
        this.effects = effects;
    }

    /** Reads up to the end of the statement, or to what is unclear; {@link Traits#UNKNOWN} if it holds another statement. */
    int read() {
        if (tokens.isWord("STATEMENT")) {
            return UNKNOWN; // MariaDB's SET STATEMENT ... FOR
        }
        int traits = WRITES | LEAVES_STATE;
        boolean more = true;
        while (more) {
            traits |= assignment();
            more = tokens.isSymbol(',');
            if (more) {
                tokens.advance();
            }
        }
        return traits;
    }

    /** One item of the list, up to its comma. */
    private int assignment() {
        int traits = 0;
        String target = "";
        while (!isOver() && !tokens.isSymbol(',') && !tokens.isSymbol('=')) {
            boolean named = tokens.token() == Token.WORD
                    || tokens.token() == Token.QUOTED_NAME
                    || tokens.token() == Token.SYSTEM_VARIABLE;
            if (named) {
                target = tokens.name();
                global |= isForOthers(target);
            }
            traits |= effects.next(true);
        }
        traits |= global ? COMMITS : 0;
        if (!tokens.isSymbol('=')) {
            return traits;
        }
        tokens.advance();
        return traits | (target.equals("AUTOCOMMIT") ? autocommit() : value());
    }

    /** What reaches beyond the session, which no rollback takes back: accounts and global variables. */
    private static boolean isForOthers(String word) {
        return switch (word) {
            case "GLOBAL", "PERSIST", "PERSIST_ONLY", "PASSWORD", "DEFAULT" -> true;
            default -> false;
        };
    }

    /** Known only if it is a plain literal, and surely for this session. */
    private int autocommit() {
        int literal = AUTOCOMMIT_ON | AUTOCOMMIT_OFF | COMMITS;
        if (!global && (tokens.isWord("0") || tokens.isWord("OFF") || tokens.isWord("FALSE"))) {
            literal = AUTOCOMMIT_OFF;
        } else if (!global && (tokens.isWord("1") || tokens.isWord("ON") || tokens.isWord("TRUE"))) {
            literal = AUTOCOMMIT_ON | COMMITS;
        }
        int traits = isOver() ? 0 : effects.next(true);
        boolean nothingElse = tokens.isAtEnd() || tokens.isSymbol(',');
        return traits | (nothingElse ? literal : AUTOCOMMIT_ON | AUTOCOMMIT_OFF | COMMITS | value());
    }

    private int value() {
        int traits = 0;
        int outside = effects.depth();
        while (!isOver() && !(effects.depth() <= outside && tokens.isSymbol(','))) {
            traits |= effects.next(true);
        }
        return traits;
    }

    private boolean isOver() {
        return tokens.isAtEnd() || tokens.token() == Token.UNCLEAR;
    }
}

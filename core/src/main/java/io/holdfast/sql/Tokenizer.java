package io.holdfast.sql;

import java.util.Locale;

/**
 * Cuts a statement's text into {@link Token}s by the lexical rules that MySQL and MariaDB share (MySQL Reference Manual,
 * "Language Structure"). Not thread-safe.
 */
final class Tokenizer {

    private final String sql;
    private int position;
    private int start;
    private int end;

    Tokenizer(String sql) {
        this.sql = sql;
    }

    /** The current token's text; a word in upper case. */
    String word() {
        return sql.substring(start, end).toUpperCase(Locale.ROOT);
    }

    /** The current symbol. */
    char symbol() {
        return sql.charAt(start);
    }

    Token next() {
        if (!skipBlanks()) {
            return Token.UNCLEAR;
        }
        start = position;
        if (position >= sql.length()) {
            end = position;
            return Token.END;
        }
        char c = sql.charAt(position);
        Token token;
        if (isWordPart(c)) {
            token = Token.WORD;
            skipWord();
        } else if (c == '\'') {
            token = skipQuoted(c) ? Token.STRING : Token.UNCLEAR;
        } else if (c == '"' || c == '`') {
            token = skipQuoted(c) ? Token.QUOTED_NAME : Token.UNCLEAR;
        } else if (c == '@') {
            token = variable();
        } else {
            token = Token.SYMBOL;
            position++;
        }
        end = position;
        return token;
    }

    private Token variable() {
        position++;
        if (position < sql.length() && sql.charAt(position) == '@') {
            position++;
            skipWord();
            return Token.SYSTEM_VARIABLE;
        }
        if (position < sql.length() && "'\"`".indexOf(sql.charAt(position)) >= 0) {
            return skipQuoted(sql.charAt(position)) ? Token.USER_VARIABLE : Token.UNCLEAR;
        }
        skipWord();
        return Token.USER_VARIABLE;
    }

    /** Skips white space and comments; false before a comment that some servers execute. */
    private boolean skipBlanks() {
        while (position < sql.length()) {
            char c = sql.charAt(position);
            if (Character.isWhitespace(c)) {
                position++;
            } else if (c == '#' || c == '-' && startsLineComment()) {
                skipLine();
            } else if (sql.startsWith("/*", position)) {
                if (sql.startsWith("/*!", position) || sql.startsWith("/*M!", position)) {
                    position = sql.length();
                    start = end = position;
                    return false;
                }
                int close = sql.indexOf("*/", position + 2);
                if (close < 0) {
                    position = sql.length();
                    start = end = position;
                    return false;
                }
                position = close + 2;
            } else {
                return true;
            }
        }
        return true;
    }

    /** Two dashes begin a comment only before a blank, a control character or the end. */
    private boolean startsLineComment() {
        return sql.startsWith("--", position) && (position + 2 == sql.length() || sql.charAt(position + 2) <= ' ');
    }

    private void skipLine() {
        int newline = sql.indexOf('\n', position);
        position = newline < 0 ? sql.length() : newline + 1;
    }

    /**
     * Skips a quoted text; false if where it ends depends on the server: no closing quote, or a backslash before a quote,
     * which {@code NO_BACKSLASH_ESCAPES} reads otherwise.
     */
    private boolean skipQuoted(char quote) {
        position++;
        while (position < sql.length()) {
            char c = sql.charAt(position);
            if (c == '\\' && quote != '`') {
                if (position + 1 >= sql.length() || sql.charAt(position + 1) == quote) {
                    position = sql.length();
                    return false;
                }
                position += 2;
            } else if (c == quote) {
                position++;
                if (position >= sql.length() || sql.charAt(position) != quote) {
                    return true;
                }
                position++;
            } else {
                position++;
            }
        }
        return false;
    }

    private void skipWord() {
        while (position < sql.length() && isWordPart(sql.charAt(position))) {
            position++;
        }
    }

    private static boolean isWordPart(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '_'
                || c == '$'
                || c >= 0x80;
    }
}

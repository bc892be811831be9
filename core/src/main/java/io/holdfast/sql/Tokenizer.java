package io.holdfast.sql;

/**
 * Cuts a statement's text into {@link Token}s by the lexical rules that MySQL and MariaDB share (MySQL Reference Manual,
 * "Language Structure"), and stops where they, their SQL modes or the character set of the link could see different tokens.
 * Holds the current token. Not thread-safe.
 */
final class Tokenizer {

    private final String sql;
    private int position;
    private int start;
    private Token token = Token.END;
    private int end;
    private boolean gap;
    private boolean qualified;

    private Token previous = Token.END;
    private int previousStart;
    private int previousEnd;
    private boolean previousAfterDot;

    /** Stands at the first token. */
    Tokenizer(String sql) {
        this.sql = sql;
        advance();
    }

    Token token() {
        return token;
    }

    /** The word in upper case. */
    String word() {
        return upper(start, end);
    }

    /** The name without its quotes or the signs in front of it, in upper case. */
    String name() {
        return switch (token) {
            case QUOTED_NAME -> upper(start + 1, end - 1);
            case SYSTEM_VARIABLE -> upper(start + 2, end);
            default -> word();
        };
    }

    /** @param word in upper case */
    boolean isWord(String word) {
        return token == Token.WORD && isTextOf(start, end, word);
    }

    /** Whether the token before this one is that word. */
    boolean isAfter(String word) {
        return previous == Token.WORD && isTextOf(previousStart, previousEnd, word);
    }

    private boolean isTextOf(int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (upper(sql.charAt(from + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean isNumber() {
        return token == Token.WORD && isDigit(sql.charAt(start));
    }

    boolean isSymbol(char c) {
        return token == Token.SYMBOL && sql.charAt(start) == c;
    }

    /** Whether the token before this one is that symbol. */
    boolean isAfter(char c) {
        return previous == Token.SYMBOL && sql.charAt(previousStart) == c;
    }

    boolean isAfterString() {
        return previous == Token.STRING;
    }

    /** At a semicolon or the end of the text. */
    boolean isAtEnd() {
        return token == Token.END || isSymbol(';');
    }

    /** Whether a blank or a comment stands before this token. */
    boolean gap() {
        return gap;
    }

    /** Whether this token is what a name and a dot qualify, so that even a reserved word is a name. {@code 1.for} is not. */
    boolean isQualified() {
        return qualified && !gap;
    }

    /** Whether the word before this token is {@code AS}, so that it is a new name. */
    boolean isAlias() {
        return isAfter("AS") && !previousAfterDot;
    }

    /** Gives up the rest of the text. */
    void skipAll() {
        position = sql.length();
        advance();
    }

    void advance() {
        boolean nameBefore =
                previous == Token.QUOTED_NAME || previous == Token.WORD && !isDigit(sql.charAt(previousStart));
        qualified = nameBefore && isSymbol('.');
        previousAfterDot = isAfter('.');
        previous = token;
        previousStart = start;
        previousEnd = end;

        int before = position;
        boolean clear = skipBlanks();
        gap = position > before;
        start = position;
        token = clear ? next() : Token.UNCLEAR;
        if (token == Token.UNCLEAR) {
            position = sql.length();
        }
        end = position;
    }

    private Token next() {
        if (position >= sql.length()) {
            return Token.END;
        }
        char c = sql.charAt(position);
        if (isWordPart(c)) {
            skipWord();
            return Token.WORD;
        }
        switch (c) {
            case '\'' -> {
                return skipQuoted(c) ? Token.STRING : Token.UNCLEAR;
            }
            case '"', '`' -> {
                return skipQuoted(c) ? Token.QUOTED_NAME : Token.UNCLEAR;
            }
            case '@' -> {
                return variable();
            }
            case '[', ']' -> { // quote a name in MariaDB's MSSQL mode
                return Token.UNCLEAR;
            }
            default -> {
                position++;
                // A no-break space is a blank in some character sets and part of a name in others.
                return c < 0x80 ? Token.SYMBOL : Token.UNCLEAR;
            }
        }
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

    /** Skips white space and comments; false at a comment that some servers execute or that does not end. */
    private boolean skipBlanks() {
        while (position < sql.length()) {
            char c = sql.charAt(position);
            if (c == ' ' || c >= '\t' && c <= '\r') {
                position++;
            } else if (c == '#' || c == '-' && startsLineComment()) {
                int newline = sql.indexOf('\n', position);
                position = newline < 0 ? sql.length() : newline + 1;
            } else if (sql.startsWith("/*", position)) {
                boolean executed =
                        sql.startsWith("!", position + 2) || sql.regionMatches(true, position + 2, "M!", 0, 2);
                int close = sql.indexOf("*/", position + 2);
                if (executed || close < 0) {
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
        if (!sql.startsWith("--", position)) {
            return false;
        }
        char next = position + 2 < sql.length() ? sql.charAt(position + 2) : '\n';
        return next <= ' ' || next == 0x7f;
    }

    /**
     * Skips a quoted text; false if where it ends depends on the server: no closing quote, or a backslash before a quote,
     * which {@code NO_BACKSLASH_ESCAPES} and {@code ANSI_QUOTES} read otherwise.
     */
    private boolean skipQuoted(char quote) {
        position++;
        while (position < sql.length()) {
            char c = sql.charAt(position);
            char next = position + 1 < sql.length() ? sql.charAt(position + 1) : 0;
            if (c == '\\' && quote != '`') {
                if (next == quote) {
                    return false;
                }
                position += 2;
            } else if (isBackslashElsewhere(c) && (next == quote || next == '\\')) {
                return false;
            } else if (c == quote) {
                position++;
                if (next != quote) {
                    return true;
                }
                position++;
            } else {
                position++;
            }
        }
        return false;
    }

    /** Yen and won: in Japanese and Korean character sets they are sent as the byte of a backslash. */
    private static boolean isBackslashElsewhere(char c) {
        return c == '\u00a5' || c == '\u20a9';
    }

    private void skipWord() {
        while (position < sql.length() && isWordPart(sql.charAt(position))) {
            position++;
        }
    }

    private static boolean isWordPart(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || isDigit(c)
                || c == '_'
                || c == '$'
                || c >= 0x80 && Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The letters of ASCII only: to Unicode, a long s is an S too, and to the server it is not. */
    private static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }

    private String upper(int from, int to) {
        char[] chars = new char[to - from];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = upper(sql.charAt(from + i));
        }
        return new String(chars);
    }
}

package io.holdfast.drills.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into its words. */
final class Lexer {

    /** What a word is. */
    enum Kind {
        DURATION,
        NUMBER,
        NAME,
        STRING,
        SYMBOL,
        END
    }

    /**
     * A word.
     *
     * @param position where it begins; the first character is at 1
     */
    record Token(Kind kind, String text, int position) {}

    /** A group for each kind but the end, in their order; before them, what separates words. */
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "((?:\\d+(?:ms|[smhdwy]))+(?!\\w))"
            + "|(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?(?![\\w.]))"
            + "|([a-zA-Z_:][\\w:]*)"
            // No escapes: no label of ours has a value that needs one.
            + "|\"([^\"\\\\\\n]*)\""
            + "|(!=|>=|<=|==|=~|!~|[-+*/%^(){}\\[\\],=<>@])"
            + ")\\s*");

    private Lexer() {}

    /** The words of an expression; the last one is its end. */
    static List<Token> tokens(String expression) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(expression);
        int at = 0;
        while (at < expression.length()) {
            matcher.region(at, expression.length());
            if (!matcher.lookingAt()) {
                throw Parser.error("no word that is known begins", at + 1, expression);
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "the end", expression.length() + 1));
        return tokens;
    }

    private static Token token(Matcher matcher) {
        int group = 1;
        while (matcher.group(group) == null) {
            group++;
        }
        return new Token(Kind.values()[group - 1], matcher.group(group), matcher.start(group) + 1);
    }
}

package io.holdfast.drills.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes markup that is well-formed, whatever the text: everything is escaped, and what was opened is closed. Not safe for
 * use by many threads.
 */
final class Markup {

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn. */
    Markup open(String element, String... attributes) {
        start(element, attributes).append('>');
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    Markup close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element without content. */
    Markup empty(String element, String... attributes) {
        start(element, attributes).append("/>");
        return this;
    }

    /** An element with nothing but text in it. */
    Markup element(String element, String content, String... attributes) {
        return open(element, attributes).text(content).close();
    }

    Markup text(String content) {
        escape(content);
        return this;
    }

    /** Takes over what another one has written. */
    Markup markup(Markup other) {
        text.append(other);
        return this;
    }

    Markup line() {
        text.append('\n');
        return this;
    }

    /** Style sheets have no entities; ours are not made of anything that was read. */
    Markup style(String css) {
        if (css.indexOf('<') >= 0 || css.indexOf('&') >= 0) {
            throw new IllegalArgumentException("the style sheet contains < or &");
        }
        open("style");
        text.append(css);
        return close();
    }

    private StringBuilder start(String element, String... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            text.append('"');
        }
        return text;
    }

    private void escape(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> text.append(isAllowed(c) ? c : '\uFFFD');
            }
        }
    }

    /** Control characters have no place in markup, not even escaped. */
    private static boolean isAllowed(char c) {
        return (c >= ' ' && c < '\uFFFE') || c == '\n' || c == '\t';
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return text.toString();
    }
}

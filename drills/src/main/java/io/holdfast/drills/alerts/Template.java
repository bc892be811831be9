package io.holdfast.drills.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an annotation or a label of a rule, in which <code>{{ … }}</code> stands for a label or the value. Immutable. */
final class Template {

    private static final Pattern ACTION = Pattern.compile("\\{\\{\\s*(.*?)\\s*}}");
    private static final Pattern LABEL = Pattern.compile("\\$labels\\.(\\w+)");
    private static final Pattern VALUE = Pattern.compile("\\$value(?:\\s*\\|\\s*(.+))?");

    private final List<Function<Element, String>> pieces;

    private Template(List<Function<Element, String>> pieces) {
        this.pieces = pieces;
    }

    /** @throws RuleException if it has a <code>{{ … }}</code> that is not known */
    static Template parse(String text) {
        List<Function<Element, String>> pieces = new ArrayList<>();
        Matcher action = ACTION.matcher(text);
        int at = 0;
        while (action.find()) {
            String before = text.substring(at, action.start());
            pieces.add(element -> before);
            pieces.add(action(action.group(1), action.start() + 1, text));
            at = action.end();
        }
        String rest = text.substring(at);
        if (rest.contains("{{")) {
            throw Parser.error("'{{' without its end", at + rest.indexOf("{{") + 1, text);
        }
        pieces.add(element -> rest);
        return new Template(List.copyOf(pieces));
    }

    private static Function<Element, String> action(String code, int position, String text) {
        Matcher label = LABEL.matcher(code);
        if (label.matches()) {
            String name = label.group(1);
            return element -> element.labels().get(name);
        }
        Matcher value = VALUE.matcher(code);
        if (!value.matches()) {
            throw Parser.error("no '{{ " + code + " }}' is known", position, text);
        }
        String filter = value.group(1) == null ? "" : value.group(1);
        return switch (filter) {
            case "" -> element -> GoNumbers.shortest(element.value());
            case "humanizeDuration" -> element -> GoNumbers.duration(element.value());
            case "humanizePercentage" -> element -> GoNumbers.percentage(element.value());
            case "printf \"%.0f\"" -> element -> GoNumbers.whole(element.value());
            default -> throw Parser.error("no '" + filter + "' of a value is known", position, text);
        };
    }

    String render(Element element) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.apply(element)));
        return text.toString();
    }
}

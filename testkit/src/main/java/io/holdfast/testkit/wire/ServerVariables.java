package io.holdfast.testkit.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The server's variables, and the questions for them that drivers ask. Safe for use by many threads. */
final class ServerVariables {

    /** An item of a select list that is a variable: the name, and what it is to be called. */
    private static final Pattern VARIABLE = Pattern.compile(
            "@@(?:(?:global|session)\\.)?(\\w+)(?:\\s+(?:as\\s+)?`?(\\w+)`?)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern CONCAT = Pattern.compile("concat\\((.*)\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private final Map<String, String> values = new TreeMap<>();

    ServerVariables(Map<String, String> defaults) {
        values.putAll(defaults);
    }

    synchronized void set(String name, String value) {
        values.put(name.toLowerCase(Locale.ROOT), value);
    }

    private synchronized @Nullable String get(String name) {
        return values.get(name.toLowerCase(Locale.ROOT));
    }

    /** The answer to {@code SELECT @@a, @@global.b AS c, CONCAT(@@d, ':', @@e)}; null if it is not such a statement. */
    @Nullable
    Answer select(String list) {
        List<String> labels = new ArrayList<>();
        List<@Nullable String> row = new ArrayList<>();
        for (String item : items(list)) {
            Matcher variable = VARIABLE.matcher(item);
            Matcher concat = CONCAT.matcher(item);
            if (variable.matches()) {
                String value = get(variable.group(1));
                if (value == null) {
                    return unknown(variable.group(1));
                }
                labels.add(variable.group(2) == null ? item : variable.group(2));
                row.add(value);
            } else if (concat.matches()) {
                StringBuilder joined = new StringBuilder();
                for (String part : items(concat.group(1))) {
                    Matcher quoted = QUOTED.matcher(part);
                    Matcher named = VARIABLE.matcher(part);
                    String value = quoted.matches() ? quoted.group(1) : named.matches() ? get(named.group(1)) : null;
                    if (value == null) {
                        return unknown(part);
                    }
                    joined.append(value);
                }
                labels.add(item);
                row.add(joined.toString());
            } else {
                return null;
            }
        }
        return Answer.rows(labels, List.of(row));
    }

    /** The answer to {@code SHOW VARIABLES}: those whose names the rest of the statement quotes, or all. */
    synchronized Answer show(String condition) {
        List<List<String>> rows = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(condition);
        if (!quoted.find()) {
            values.forEach((name, value) -> rows.add(List.of(name, value)));
        } else {
            do {
                String name = quoted.group(1).toLowerCase(Locale.ROOT);
                String value = values.get(name);
                if (value != null) {
                    rows.add(List.of(name, value));
                }
            } while (quoted.find());
        }
        return Answer.rows(List.of("Variable_name", "Value"), rows);
    }

    private static Answer unknown(String name) {
        return Answer.error(1193, "HY000", "Unknown system variable '" + name + "'");
    }

    /** Splits at the commas that no parenthesis and no quote encloses. */
    private static List<String> items(String list) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            quoted ^= c == '\'';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0 && !quoted) {
                items.add(list.substring(from, i).strip());
                from = i + 1;
            }
        }
        items.add(list.substring(from).strip());
        return items;
    }
}

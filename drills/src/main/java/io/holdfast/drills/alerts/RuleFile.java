package io.holdfast.drills.alerts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a file of alert rules. What it does not know is an error: a setting that is passed over makes another rule. */
final class RuleFile {

    private static final Set<String> OF_FILE = Set.of("groups");
    private static final Set<String> OF_GROUP = Set.of("name", "rules");
    private static final Set<String> OF_RULE = Set.of("alert", "expr", "for", "labels", "annotations");

    private RuleFile() {}

    /** @throws RuleException if there is something in it that cannot be evaluated */
    static List<AlertRule> read(String yaml) {
        Object loaded;
        try {
            loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        } catch (YAMLException e) {
            throw new RuleException("The alert rules are no YAML: " + e.getMessage(), e);
        }
        List<AlertRule> rules = new ArrayList<>();
        for (Object group : list(map(loaded, "the file", OF_FILE).get("groups"), "groups")) {
            for (Object rule : list(map(group, "a group", OF_GROUP).get("rules"), "rules")) {
                rules.add(rule(rule));
            }
        }
        return rules;
    }

    private static AlertRule rule(Object yaml) {
        Map<String, Object> rule = map(yaml, "a rule", OF_RULE);
        String name = text(rule.get("alert"), "a rule's alert");
        try {
            return new AlertRule(
                    name,
                    condition(text(rule.get("expr"), "expr")),
                    rule.containsKey("for") ? Durations.nanos(text(rule.get("for"), "for")) : 0,
                    templates(rule.get("labels"), "labels"),
                    templates(rule.get("annotations"), "annotations"));
        } catch (RuleException | IllegalArgumentException e) {
            throw new RuleException("Alert " + name + ": " + e.getMessage(), e);
        }
    }

    private static Expr condition(String expression) {
        Expr condition = Parser.parse(expression);
        if (condition instanceof Expr.Constant) {
            throw new RuleException("a number is no condition: " + expression);
        }
        return condition;
    }

    private static Map<String, Template> templates(@Nullable Object yaml, String what) {
        Map<String, Template> templates = new LinkedHashMap<>();
        if (yaml != null) {
            map(yaml, what, null).forEach((key, text) -> templates.put(key, Template.parse(text(text, key))));
        }
        return Map.copyOf(templates);
    }

    /** @param known which keys there may be; null if it is any */
    private static Map<String, Object> map(@Nullable Object yaml, String what, @Nullable Set<String> known) {
        if (!(yaml instanceof Map<?, ?> map)) {
            throw new RuleException(what + " has keys and values, and is not: " + yaml);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (known != null && !known.contains(String.valueOf(key))) {
                throw new RuleException(what + " may have " + known + ", and has: " + key);
            }
            result.put(String.valueOf(key), value);
        });
        return result;
    }

    private static List<?> list(@Nullable Object yaml, String what) {
        if (!(yaml instanceof List<?> list)) {
            throw new RuleException(what + " is a list, and not: " + yaml);
        }
        return list;
    }

    private static String text(@Nullable Object yaml, String what) {
        if (!(yaml instanceof String text)) {
            throw new RuleException(what + " is a text, and not: " + yaml);
        }
        return text;
    }
}

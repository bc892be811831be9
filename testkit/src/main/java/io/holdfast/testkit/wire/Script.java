package io.holdfast.testkit.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules: which answers are given to what, in which order. Safe for use by many threads. */
final class Script {

    private final List<Rule> rules = new ArrayList<>();

    private static final class Rule {

        private final Pattern pattern;
        private final List<Answer> answers;
        private int given;

        Rule(Pattern pattern, List<Answer> answers) {
            this.pattern = pattern;
            this.answers = answers;
        }
    }

    synchronized void add(String pattern, Answer... answers) {
        if (answers.length == 0) {
            throw new IllegalArgumentException("no answer is given for '" + pattern + "'; use Answer.usual()");
        }
        Pattern compiled = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        rules.add(new Rule(compiled, List.of(answers)));
    }

    /** The answer that is next in the newest rule for this text; null if there is no rule. The last answer stays. */
    synchronized @Nullable Answer next(String text) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            Rule rule = rules.get(i);
            if (rule.pattern.matcher(text).lookingAt()) {
                int at = Math.min(rule.given, rule.answers.size() - 1);
                rule.given++;
                return rule.answers.get(at);
            }
        }
        return null;
    }
}

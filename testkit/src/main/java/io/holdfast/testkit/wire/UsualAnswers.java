package io.holdfast.testkit.wire;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is answered to a statement for which there is no rule. */
final class UsualAnswers {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    private static final Pattern SELECT_VARIABLES = Pattern.compile("SELECT\\s+((?:@@|CONCAT\\().*)", FLAGS);
    private static final Pattern SELECT_LITERAL = Pattern.compile("SELECT\\s+'?(\\w+)'?", FLAGS);
    private static final Pattern SHOW_VARIABLES =
            Pattern.compile("SHOW\\s+(?:GLOBAL\\s+|SESSION\\s+)?VARIABLES(.*)", FLAGS);

    private UsualAnswers() {}

    static Answer to(String statement, ServerVariables variables) {
        Matcher select = SELECT_VARIABLES.matcher(statement);
        if (select.matches()) {
            Answer answer = variables.select(select.group(1));
            if (answer != null) {
                return answer;
            }
        }
        Matcher show = SHOW_VARIABLES.matcher(statement);
        if (show.matches()) {
            return variables.show(show.group(1));
        }
        Matcher literal = SELECT_LITERAL.matcher(statement);
        if (literal.matches()) {
            return Answer.row(List.of(literal.group(1)), literal.group(1));
        }
        String verb = statement.split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "SELECT", "SHOW", "WITH" -> Answer.rows(List.of("value"), List.of());
            case "INSERT", "UPDATE", "DELETE", "REPLACE" -> Answer.ok(1);
            // The drivers prepare on their own side then.
            case "COM_STMT_PREPARE" ->
                Answer.error(1295, "HY000", "This command is not supported in the prepared statement protocol yet");
            default -> Answer.ok();
        };
    }
}

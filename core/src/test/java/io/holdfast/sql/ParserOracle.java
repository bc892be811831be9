package io.holdfast.sql;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NextValExpression;
import net.sf.jsqlparser.expression.UserVariable;
import net.sf.jsqlparser.expression.VariableAssignment;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Says of a statement whether it is a plain read, by the syntax tree that JSqlParser makes of it: a SELECT, in which nothing
 * locks, nothing is written, no variable is used, and no function is called that is not listed here. The list is not that of
 * the reader under test.
 */
final class ParserOracle {

    /** What the oracle says, and why. */
    record Verdict(Kind kind, String why) {}

    enum Kind {
        PLAIN_READ,
        MORE_THAN_A_READ,
        NOT_PARSED
    }

    private static final Set<String> HARMLESS = Set.of(
            "ABS",
            "AVG",
            "BIN_TO_UUID",
            "CEIL",
            "COALESCE",
            "CONCAT",
            "CONCAT_WS",
            "CONVERT",
            "COUNT",
            "DATE_ADD",
            "DATE_FORMAT",
            "EXTRACT",
            "FIND_IN_SET",
            "FROM_UNIXTIME",
            "GREATEST",
            "GROUP_CONCAT",
            "HEX",
            "IF",
            "IFNULL",
            "JSON_EXTRACT",
            "JSON_UNQUOTE",
            "LAG",
            "LENGTH",
            "LOWER",
            "LPAD",
            "MAX",
            "MD5",
            "MIN",
            "NOW",
            "NULLIF",
            "RANK",
            "REGEXP_REPLACE",
            "REPLACE",
            "ROUND",
            "ROW_NUMBER",
            "STDDEV",
            "ST_DISTANCE_SPHERE",
            "SUBSTRING",
            "SUM",
            "TIMESTAMPDIFF",
            "TRIM",
            "UNIX_TIMESTAMP",
            "UPPER",
            "UUID",
            "YEAR");

    private static final Set<String> HARMLESS_VARIABLES = Set.of("VERSION_COMMENT");

    private ParserOracle() {}

    static Verdict judge(String sql) {
        List<Statement> statements;
        try {
            statements = List.copyOf(CCJSqlParserUtil.parseStatements(sql));
        } catch (JSQLParserException | RuntimeException e) {
            return new Verdict(Kind.NOT_PARSED, String.valueOf(e.getMessage()));
        }
        String why = statements.size() == 1 ? catchIn(statements.get(0)) : statements.size() + " statements";
        return why.isEmpty() ? new Verdict(Kind.PLAIN_READ, "") : new Verdict(Kind.MORE_THAN_A_READ, why);
    }

    /** The first node of the tree that makes it more than a read; empty if there is none. Looks at every field of every node. */
    private static String catchIn(Statement statement) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> todo = new ArrayDeque<>(List.of(statement));
        while (!todo.isEmpty()) {
            Object node = todo.pop();
            if (seen.add(node)) {
                String why = catchOf(node);
                if (!why.isEmpty()) {
                    return why;
                }
                addChildren(node, todo);
            }
        }
        return "";
    }

    private static String catchOf(Object node) {
        if (node instanceof Statement && !(node instanceof Select)) {
            return node.getClass().getSimpleName();
        }
        if (node instanceof Select select && (select.getForMode() != null || select.getForUpdate() != null)) {
            return "locks";
        }
        if (node instanceof PlainSelect select) {
            boolean into = select.getIntoTables() != null
                    || select.getMySqlSelectIntoClause() != null
                    || select.getIntoTempTable() != null;
            return into ? "INTO" : select.getMySqlProcedureAnalyse() != null ? "PROCEDURE" : "";
        }
        if (node instanceof UserVariable variable) {
            boolean harmless = variable.isDoubleAdd()
                    && HARMLESS_VARIABLES.contains(variable.getName().toUpperCase(Locale.ROOT));
            return harmless ? "" : "variable " + variable;
        }
        if (node instanceof VariableAssignment || node instanceof NextValExpression) {
            return node.getClass().getSimpleName();
        }
        if (node instanceof Function function) {
            return HARMLESS.contains(function.getName().toUpperCase(Locale.ROOT))
                    ? ""
                    : "function " + function.getName();
        }
        if (node instanceof AnalyticExpression function) {
            return HARMLESS.contains(function.getName().toUpperCase(Locale.ROOT))
                    ? ""
                    : "function " + function.getName();
        }
        return "";
    }

    private static void addChildren(Object node, Deque<Object> todo) {
        if (node instanceof Collection<?> list) {
            list.stream().filter(child -> child != null).forEach(todo::push);
        } else if (node instanceof Map<?, ?> map) {
            map.values().stream().filter(child -> child != null).forEach(todo::push);
        }
        String type = node.getClass().getName();
        if (!type.startsWith("net.sf.jsqlparser.") || type.startsWith("net.sf.jsqlparser.parser.")) {
            return;
        }
        for (Class<?> level = node.getClass(); level != Object.class; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !field.getType().isPrimitive()
                        && isOfTheParser(level)) {
                    push(field, node, todo);
                }
            }
        }
    }

    private static boolean isOfTheParser(Class<?> type) {
        return type.getName().startsWith("net.sf.jsqlparser.");
    }

    private static void push(Field field, Object node, Deque<Object> todo) {
        try {
            field.setAccessible(true);
            Object child = field.get(node);
            if (child != null) {
                todo.push(child);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot look into " + field, e);
        }
    }
}

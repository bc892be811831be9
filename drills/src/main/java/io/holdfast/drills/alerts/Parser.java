package io.holdfast.drills.alerts;

import io.holdfast.drills.alerts.Lexer.Kind;
import io.holdfast.drills.alerts.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an expression, and refuses all of PromQL that the rules do not use: it could not be evaluated. */
final class Parser {

    /** Words of the language that are no metric's name, known here or not. */
    private static final Set<String> RESERVED = Set.of(
            "and",
            "atan2",
            "bool",
            "by",
            "group_left",
            "group_right",
            "ignoring",
            "offset",
            "on",
            "or",
            "unless",
            "without");

    private final String expression;
    private final List<Token> tokens;
    private int next;

    private Parser(String expression) {
        this.expression = expression;
        tokens = Lexer.tokens(expression);
    }

    /** @throws RuleException if it is not in the subset; the message has the position */
    static Expr parse(String expression) {
        Parser parser = new Parser(expression);
        Expr result = parser.operations(1);
        parser.expect(Kind.END, "the end");
        return result;
    }

    static RuleException error(String what, int position, String expression) {
        return new RuleException(what + " at position " + position + " of: " + expression);
    }

    /** A chain of operators that bind at least as close as this. */
    private Expr operations(int precedence) {
        Expr left = operand();
        while (true) {
            Token token = peek();
            Operator operator =
                    token.kind() == Kind.NAME || token.kind() == Kind.SYMBOL ? Operator.of(token.text()) : null;
            if (operator == null || operator.precedence() < precedence) {
                return left;
            }
            next++;
            List<String> on = peek().text().equals("on") && peek().kind() == Kind.NAME ? on(operator) : null;
            left = combine(token, operator, left, operations(operator.precedence() + 1), on);
        }
    }

    private List<String> on(Operator operator) {
        Token token = take();
        if (!operator.isOfSets()) {
            throw error("'on' is known with and, or, unless only, not with " + operator.text(), token);
        }
        return labels();
    }

    private Expr combine(Token token, Operator operator, Expr left, Expr right, @Nullable List<String> on) {
        boolean isOfNumbers = left instanceof Expr.Constant && right instanceof Expr.Constant;
        if (operator.isOfSets()) {
            if (left instanceof Expr.Constant || right instanceof Expr.Constant) {
                throw error("'" + operator.text() + "' needs a vector on both sides", token);
            }
            return new Expr.SetOperation(operator, left, right, on);
        }
        if (isOfNumbers && operator.isComparison()) {
            throw error("two numbers are compared", token);
        }
        if (left instanceof Expr.Constant one && right instanceof Expr.Constant other) {
            return new Expr.Constant(operator.calculate(one.value(), other.value()));
        }
        return new Expr.Calculation(operator, left, right);
    }

    private Expr operand() {
        Token token = take();
        if (token.kind() == Kind.NUMBER) {
            return new Expr.Constant(Double.parseDouble(token.text()));
        }
        if (token.kind() == Kind.SYMBOL && token.text().equals("(")) {
            Expr inner = operations(1);
            expect(Kind.SYMBOL, ")");
            return inner;
        }
        if (token.kind() != Kind.NAME || RESERVED.contains(token.text())) {
            throw error("a number, a metric, a function or '(' is expected, not '" + token.text() + "'", token);
        }
        Aggregation aggregation = Aggregation.of(token.text());
        boolean isCall = isNext("(") || isNext("by") || isNext("without");
        if (aggregation != null && isCall) {
            return aggregate(aggregation);
        }
        return isCall ? call(token) : selector(token);
    }

    /** The labels come before the vector, as in all of our rules. */
    private Expr aggregate(Aggregation aggregation) {
        expect(Kind.NAME, "by");
        return new Expr.Aggregate(aggregation, labels(), argument());
    }

    private Expr call(Token name) {
        if (name.text().equals("absent")) {
            return new Expr.Absent(argument());
        }
        RangeFunction function = RangeFunction.of(name.text());
        if (function == null) {
            throw error("no function '" + name.text() + "' is known", name);
        }
        expect(Kind.SYMBOL, "(");
        Token metric = expect(Kind.NAME, "a metric");
        Expr.Selector selector = selector(metric);
        expect(Kind.SYMBOL, "[");
        Token range = expect(Kind.DURATION, "a duration");
        expect(Kind.SYMBOL, "]");
        expect(Kind.SYMBOL, ")");
        return new Expr.OverRange(function, selector, Durations.nanos(range.text()));
    }

    private Expr argument() {
        expect(Kind.SYMBOL, "(");
        Token begin = peek();
        Expr vector = operations(1);
        if (vector instanceof Expr.Constant) {
            throw error("a vector is expected, not a number", begin);
        }
        expect(Kind.SYMBOL, ")");
        return vector;
    }

    private Expr.Selector selector(Token metric) {
        if (RESERVED.contains(metric.text())) {
            throw error("a metric is expected, not '" + metric.text() + "'", metric);
        }
        List<Matcher> matchers = new ArrayList<>();
        if (isNext("{")) {
            next++;
            while (!isNext("}")) {
                matchers.add(matcher());
                if (!isNext("}")) {
                    expect(Kind.SYMBOL, ",");
                }
            }
            next++;
        }
        return new Expr.Selector(metric.text(), List.copyOf(matchers));
    }

    private Matcher matcher() {
        String label = expect(Kind.NAME, "a label").text();
        Token operator = take();
        if (operator.kind() != Kind.SYMBOL || !Set.of("=", "!=").contains(operator.text())) {
            throw error("'=' or '!=' is expected, not '" + operator.text() + "'", operator);
        }
        return new Matcher(
                label,
                operator.text().equals("="),
                expect(Kind.STRING, "a string").text());
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>();
        expect(Kind.SYMBOL, "(");
        while (!isNext(")")) {
            labels.add(expect(Kind.NAME, "a label").text());
            if (!isNext(")")) {
                expect(Kind.SYMBOL, ",");
            }
        }
        next++;
        return List.copyOf(labels);
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean isNext(String text) {
        return peek().kind() != Kind.STRING && peek().text().equals(text);
    }

    private Token take() {
        Token token = peek();
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    /** @param what its text, if it is a symbol or a certain word; otherwise what a reader calls it */
    private Token expect(Kind kind, String what) {
        Token token = take();
        boolean isText = kind == Kind.SYMBOL || what.equals("by");
        if (token.kind() != kind || isText && !token.text().equals(what)) {
            String expected = isText ? "'" + what + "'" : what;
            throw error(expected + " is expected, not '" + token.text() + "'", token);
        }
        return token;
    }

    private RuleException error(String what, Token token) {
        return error(what, token.position(), expression);
    }
}

package io.holdfast.sql;

import java.util.List;
import java.util.Random;

/** Texts in which the rules for quotes, comments and names decide whether something is executed. */
final class HiddenCalls {

    /** What sets {@code @called} if it is executed: {@code f} is a stored function. */
    private static final List<String> CATCHES = List.of(
            ", f()",
            ", f ()",
            ", `f`()",
            ", \"f\"()",
            ", [f]()",
            ", facts.f()",
            ", facts . f()",
            ", @called := 'x'",
            " INTO @called",
            ", {x f()}",
            ", 1.f()",
            ", 1.INTO @called",
            ", facts.abs(0)",
            ", count (0)",
            ", (SELECT f())",
            ", IF (f(), 1, 2)",
            " + f()");

    private static final List<String> JUNK = List.of(
            "'",
            "\"",
            "`",
            "\\",
            "\\\\",
            "''",
            "\"\"",
            "/",
            "*",
            "/*",
            "*/",
            "--",
            "#",
            "!",
            "M!",
            "m!",
            "+",
            "-",
            " ",
            "\n",
            "\r",
            "\t",
            "\u000b",
            "\u007f",
            "\u0001",
            "\u00a0",
            "\u00a5",
            "\u20a9",
            "\u3000",
            "a",
            "1",
            ".",
            "@",
            "@@",
            "$",
            "$$",
            "[",
            "]",
            "{",
            "}",
            ",",
            "50000",
            "100100",
            "n",
            "x",
            "_utf8mb4",
            "名");

    private static final List<String> COMMENTS = List.of(
            "/* ~ */",
            "/*~*/",
            "/*! ~ */",
            "/*M! ~ */",
            "/*m! ~*/",
            "/*!50000 ~ */",
            "/*!99999 ~ */",
            "/*+ ~ */",
            "-- ~\n",
            "--~\n",
            "#~\n",
            "--\u00a0~\n",
            "--\u007f~\n",
            "--\t~\n",
            "/*/~/*/",
            "/* /* ~ */",
            "/*!/* ~ */*/");

    private static final List<String> TEXTS = List.of(
            "'~'",
            "\"~\"",
            "`~`",
            "N'~'",
            "x'~'",
            "_utf8mb4'~'",
            "q'~'",
            "$$~$$",
            "[~]",
            "@'~'",
            "@`~`",
            "1 AS `~`",
            "1 AS \"~\"",
            "'~' '~'",
            "'~'\"~\"",
            "1",
            "a.b",
            "1.",
            ".5",
            "1e5");

    /** There are two ways to read them, and by one of them what stands in place of the tilde is executed. */
    private static final List<String> CONFUSIONS = List.of(
            "'\\'~ -- '",
            "'a\\\\'~ #'",
            "'\\\\\\'~ -- '",
            "\"\\\"~ -- \"",
            "'\u00a5', '~ -- '",
            "'\u20a9', '~ -- '",
            "'\\', '~ -- '",
            "'\u00a5\\\\'~ -- '",
            "'\u20a9'~ #'",
            "1 --\u00a0'\n~ #'",
            "1 --\u007f'\n~ #'",
            "1 --'\n+1'~ -- '",
            "1 --\u3000'\n~ #'",
            "1\u00a0AS x~",
            "1 AS x\u00a0~",
            "1 AS [']~ #']",
            "1 AS `\\`~ -- `",
            "1 /*/ ~ /*/",
            "1 /* /* */~ /* */",
            "1 #\r~",
            "1 -- \r~",
            "\"'\"~ #'\"",
            "'\"'~ #\"'",
            "$$'$$~ #'",
            "q'['~ #]'",
            "1 AS a$~",
            "@'\\'~ -- '",
            "'x' '\\'~ -- '",
            "N'\\'~ -- '");

    private final Random random;

    HiddenCalls(long seed) {
        random = new Random(seed);
    }

    String next() {
        StringBuilder sql = new StringBuilder("SELECT ");
        int parts = 1 + random.nextInt(3);
        for (int i = 0; i < parts; i++) {
            sql.append(i == 0 ? "" : ", ").append(expression());
            sql.append(random.nextInt(2) == 0 ? "" : " " + filled(pick(COMMENTS)));
        }
        if (random.nextInt(3) > 0) {
            sql.append(pick(CATCHES));
        }
        return sql.append(random.nextInt(3) == 0 ? filled(pick(COMMENTS)) : "").toString();
    }

    private String expression() {
        return switch (random.nextInt(4)) {
            case 0 -> "1";
            case 1 -> pick(CONFUSIONS).replace("~", pick(CATCHES));
            default -> filled(pick(TEXTS));
        };
    }

    private String filled(String pattern) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            result.append(pattern.charAt(i) == '~' ? junk() : String.valueOf(pattern.charAt(i)));
        }
        return result.toString();
    }

    private String junk() {
        StringBuilder junk = new StringBuilder();
        for (int length = random.nextInt(4); length > 0; length--) {
            junk.append(random.nextInt(4) == 0 ? pick(CATCHES) : pick(JUNK));
        }
        return junk.toString();
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}

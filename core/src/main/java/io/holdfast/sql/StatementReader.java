package io.holdfast.sql;

import static io.holdfast.sql.Traits.BEGINS;
import static io.holdfast.sql.Traits.COMMITS;
import static io.holdfast.sql.Traits.ENDS;
import static io.holdfast.sql.Traits.LEAVES_STATE;
import static io.holdfast.sql.Traits.PROGRAM;
import static io.holdfast.sql.Traits.READS;
import static io.holdfast.sql.Traits.UNKNOWN;
import static io.holdfast.sql.Traits.USES_STATE;
import static io.holdfast.sql.Traits.WRITES;

import java.util.stream.IntStream;

/**
 * From a statement's text to its {@link Traits}. A pure function that never throws. It is no parser: it looks at the first
 * words, and then for the few things further on that change the answer. What it does not know, it takes for a write that may
 * commit by itself, and everything behind it too.
 *
 * <p>Which statements commit: MySQL Reference Manual, "Statements That Cause an Implicit Commit", and MariaDB's "SQL Statements
 * Causing an Implicit Commit". Most commit before they do anything, so that they commit even when they fail.
 *
 * <p>It sees the text and nothing else: a view that calls a function, a trigger that sets a variable, a table without
 * transactions stay unseen.
 */
final class StatementReader {

    private final Tokenizer tokens;
    private final Effects effects;

    private StatementReader(String sql) {
        tokens = new Tokenizer(sql);
        effects = new Effects(tokens);
    }

    /** The traits of each statement in a text, in their order; most texts hold one. */
    static int[] traitsOf(String sql) {
        StatementReader reader = new StatementReader(sql);
        int[] one = {reader.read()};
        if (reader.tokens.token() == Token.END) {
            return one;
        }
        IntStream.Builder all = IntStream.builder().add(one[0]);
        while (reader.tokens.token() != Token.END) {
            all.add(reader.read());
        }
        return all.build().toArray();
    }

    /** Reads one statement, up to and including its semicolon. */
    private int read() {
        boolean parenthesis = tokens.isSymbol('(');
        while (tokens.isSymbol('(')) {
            tokens.advance();
        }
        if (tokens.isAtEnd()) {
            return rest(READS);
        }
        if (tokens.token() != Token.WORD) {
            return unknown(); // the JDBC escape for CALL, among others
        }
        String verb = tokens.word();
        tokens.advance();
        return parenthesis ? query(verb) : statement(verb);
    }

    /** Only queries can stand in parentheses. */
    private int query(String verb) {
        return switch (verb) {
            case "SELECT", "VALUES", "TABLE" -> rest(READS);
            case "WITH" -> with();
            default -> unknown();
        };
    }

    private int statement(String verb) {
        return switch (verb) {
            case "SELECT", "VALUES", "TABLE", "HELP" -> rest(READS);
            case "SHOW" -> show();
            case "EXPLAIN", "DESCRIBE", "DESC" -> tokens.isWord("ANALYZE") ? rest(WRITES | COMMITS) : rest(READS);
            case "WITH" -> with();
            case "INSERT", "REPLACE" -> insert();
            case "UPDATE", "DELETE", "DO", "SAVEPOINT" -> rest(WRITES);
            case "RELEASE" -> tokens.isWord("SAVEPOINT") ? rest(WRITES) : unknown();
            case "COMMIT" -> end(ENDS | COMMITS);
            case "ROLLBACK" -> end(ENDS);
            case "BEGIN" -> begin();
            case "START" -> tokens.isWord("TRANSACTION") ? rest(BEGINS | COMMITS) : unknown();
            case "CREATE" -> create();
            case "ALTER" -> define();
            case "DROP" -> drop();
            case "TRUNCATE", "RENAME", "GRANT", "REVOKE", "OPTIMIZE", "REPAIR" -> restWithoutCalls(WRITES | COMMITS);
            case "ANALYZE" -> rest(WRITES | COMMITS);
            // Read locks and exports last until UNLOCK TABLES.
            case "FLUSH", "LOCK" -> restWithoutCalls(WRITES | COMMITS | LEAVES_STATE);
            case "UNLOCK" -> rest(WRITES | COMMITS | USES_STATE);
            case "LOAD" -> load();
            case "SET" -> set();
            case "USE", "PREPARE" -> rest(WRITES | LEAVES_STATE);
            case "DEALLOCATE" -> rest(WRITES | USES_STATE);
            case "HANDLER" -> rest(WRITES | LEAVES_STATE | USES_STATE);
            case "CALL" -> restWithoutCalls(PROGRAM);
            default -> unknown();
        };
    }

    /** Takes the rest of the text for anything: it may be the inside of a program, whose semicolons end nothing. */
    private int unknown() {
        tokens.skipAll();
        return UNKNOWN;
    }

    private int rest(int traits) {
        return rest(traits, true);
    }

    private int restWithoutCalls(int traits) {
        return rest(traits, false);
    }

    /** What the rest of the statement adds: it can only make it less harmless. */
    private int rest(int traits, boolean calls) {
        int result = traits;
        while (!tokens.isAtEnd()) {
            if (tokens.token() == Token.UNCLEAR) {
                return unknown();
            }
            result |= effects.next(calls);
        }
        tokens.advance();
        return Traits.has(result, WRITES) ? result & ~READS : result;
    }

    /** As {@link #rest}, with calls from a certain word on: what is before it defines, and what is behind it is executed. */
    private int restWithCallsFrom(int traits, String word, String otherWord) {
        int result = traits;
        while (!tokens.isAtEnd()
                && tokens.token() != Token.UNCLEAR
                && !tokens.isWord(word)
                && !tokens.isWord(otherWord)) {
            result |= effects.next(false);
        }
        return rest(result);
    }

    /** Some of it is about this session, and what it shows changes without being set. */
    private int show() {
        boolean ofTheSession = tokens.isWord("SESSION")
                || tokens.isWord("LOCAL")
                || tokens.isWord("STATUS")
                || tokens.isWord("VARIABLES")
                || tokens.isWord("WARNINGS")
                || tokens.isWord("ERRORS")
                || tokens.isWord("COUNT")
                || tokens.isWord("PROFILE")
                || tokens.isWord("PROFILES");
        return rest(ofTheSession ? WRITES | USES_STATE : READS);
    }

    /** The clause, and then the verb: the first one outside of parentheses. */
    private int with() {
        int traits = 0;
        while (!tokens.isAtEnd() && tokens.token() != Token.UNCLEAR) {
            boolean name = tokens.token() == Token.WORD || tokens.token() == Token.QUOTED_NAME;
            if (effects.depth() > 0 || !name) {
                traits |= effects.next(true);
            } else if (tokens.isWord("SELECT") || tokens.isWord("VALUES") || tokens.isWord("TABLE")) {
                return rest(traits | READS);
            } else if (tokens.isWord("INSERT") || tokens.isWord("REPLACE")) {
                tokens.advance();
                skipTarget();
                return rest(traits | WRITES);
            } else if (tokens.isWord("UPDATE") || tokens.isWord("DELETE")) {
                return rest(traits | WRITES);
            } else {
                tokens.advance(); // its columns may follow in parentheses
            }
        }
        return rest(traits | WRITES);
    }

    private int insert() {
        skipTarget();
        return rest(WRITES);
    }

    /** Skips the table, so that the parenthesis behind it is not taken for a call's. */
    private void skipTarget() {
        while (tokens.token() == Token.WORD || tokens.token() == Token.QUOTED_NAME || tokens.isSymbol('.')) {
            boolean rows = tokens.isWord("SELECT")
                    || tokens.isWord("VALUES")
                    || tokens.isWord("VALUE")
                    || tokens.isWord("SET")
                    || tokens.isWord("TABLE")
                    || tokens.isWord("WITH");
            if (rows && !tokens.isQualified()) {
                return;
            }
            tokens.advance();
        }
    }

    /** {@code COMMIT} or {@code ROLLBACK}, but for {@code ROLLBACK TO}, which ends nothing. */
    private int end(int traits) {
        skip("WORK");
        if (traits == ENDS && tokens.isWord("TO")) {
            return rest(WRITES);
        }
        int result = traits;
        if (skip("AND") && !skip("NO")) {
            result |= BEGINS;
        }
        skip("CHAIN");
        skip("NO");
        skip("RELEASE");
        return tokens.isAtEnd() ? rest(result) : unknown();
    }

    /** Opens a transaction, or in MariaDB a block: {@code BEGIN NOT ATOMIC}, in its ORACLE mode {@code BEGIN} alone. */
    private int begin() {
        skip("WORK");
        return tokens.isAtEnd() ? rest(BEGINS | COMMITS) : unknown();
    }

    private int create() {
        if (skip("OR")) {
            skip("REPLACE");
        }
        if (skip("TEMPORARY")) {
            int commits = tokens.isWord("TABLE") ? 0 : COMMITS;
            return definition(WRITES | LEAVES_STATE | commits);
        }
        return define();
    }

    /**
     * DDL whose text ends at its semicolon. That of programs does not, and what stands between the verb and the kind of the
     * thing, such as a definer, can look like a kind.
     */
    private int define() {
        if (tokens.isWord("UNIQUE")
                || tokens.isWord("FULLTEXT")
                || tokens.isWord("SPATIAL")
                || tokens.isWord("IGNORE")) {
            tokens.advance();
        }
        boolean plain = tokens.isWord("TABLE")
                || tokens.isWord("VIEW")
                || tokens.isWord("INDEX")
                || tokens.isWord("DATABASE")
                || tokens.isWord("SCHEMA")
                || tokens.isWord("USER")
                || tokens.isWord("ROLE")
                || tokens.isWord("SEQUENCE")
                || tokens.isWord("SERVER")
                || tokens.isWord("TABLESPACE");
        return plain ? definition(WRITES | COMMITS) : unknown();
    }

    /** Functions in it are called only if it is {@code CREATE ... SELECT}. */
    private int definition(int traits) {
        return restWithCallsFrom(traits, "SELECT", "VALUES");
    }

    private int drop() {
        if (tokens.isWord("PREPARE")) {
            return rest(WRITES | USES_STATE);
        }
        boolean keepsTransaction = skip("TEMPORARY") && (tokens.isWord("TABLE") || tokens.isWord("TABLES"));
        return restWithoutCalls(keepsTransaction ? WRITES : WRITES | COMMITS);
    }

    /** {@code LOAD DATA} commits in some storage engines, {@code LOAD INDEX} always. */
    private int load() {
        return restWithCallsFrom(WRITES | COMMITS, "SET", "SET");
    }

    private int set() {
        int traits = new SetStatement(tokens, effects).read();
        return traits == UNKNOWN ? unknown() : rest(traits);
    }

    private boolean skip(String word) {
        boolean there = tokens.isWord(word);
        if (there) {
            tokens.advance();
        }
        return there;
    }
}

package io.holdfast.sql;

/** The kinds of things a statement's text is made of, as far as its effects depend on them. */
enum Token {
    /** A keyword, name or number, not quoted. */
    WORD,
    /** A name in backticks, or a text in double quotes, which is a name under {@code ANSI_QUOTES}. */
    QUOTED_NAME,
    /** A text in single quotes. */
    STRING,
    /** {@code @name}, {@code @'name'}. */
    USER_VARIABLE,
    /** {@code @@name}; of {@code @@session.name} the first part. */
    SYSTEM_VARIABLE,
    /** Any other character. */
    SYMBOL,
    /** Text whose meaning depends on the server or its settings; nothing behind it can be told apart. */
    UNCLEAR,
    END
}

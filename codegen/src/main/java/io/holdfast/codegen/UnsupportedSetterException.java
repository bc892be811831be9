package io.holdfast.codegen;

/** A setter has more, or other, arguments than a slot can hold: some later JDBC needs a wider slot. */
final class UnsupportedSetterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedSetterException(JdbcMethod setter) {
        super("No slot fits " + setter.signature());
    }
}

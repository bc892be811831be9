package io.holdfast.testkit.proxy;

import java.nio.charset.StandardCharsets;

/** Packets of MySQL's protocol as text in ISO 8859-1, a character for a byte. */
final class Packets {

    static final int PROTOCOL_41 = 1 << 9;
    static final int SSL = 1 << 11;
    static final int COMPRESS = 1 << 5;
    static final int NO_EOF = 1 << 24;
    static final int MYSQL = 1;
    static final int MORE_RESULTS = 0x0008;
    static final int CURSOR_EXISTS = 0x0040;

    private Packets() {}

    static String packet(int sequence, String payload) {
        return number(payload.length(), 3) + (char) sequence + payload;
    }

    static String number(long value, int bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes; i++) {
            text.append((char) (value >> (8 * i) & 0xff));
        }
        return text.toString();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    // ---- the server's ----

    static String greeting(long capabilities) {
        return greeting(capabilities, 0);
    }

    static String greeting(long capabilities, long extended) {
        return packet(
                0,
                "\n11.4.0-Test\0" + number(42, 4) + "scramble" + "\0" + number(capabilities, 2) + "\10"
                        + number(2, 2) + number(capabilities >> 16, 2) + "\25" + "\0".repeat(6)
                        + number(extended, 4) + "scramblescra\0" + "mysql_native_password\0");
    }

    static String ok(int sequence, int status) {
        return packet(sequence, "\0\1\0" + number(status, 2) + "\0\0");
    }

    static String error(int sequence, int code) {
        return packet(sequence, "\377" + number(code, 2) + "#HY000" + "it went wrong");
    }

    static String eof(int sequence, int status) {
        return packet(sequence, "\376" + "\0\0" + number(status, 2));
    }

    /** What ends rows where there are no EOF packets. */
    static String endOfRows(int sequence, int status) {
        return packet(sequence, "\376\0\0" + number(status, 2) + "\0\0");
    }

    static String columnCount(int sequence, int count) {
        return packet(sequence, "" + (char) count);
    }

    static String definition(int sequence) {
        return packet(sequence, "\3def\0\0\0\1a\0\14" + "\41\0" + "\0\0\0\1" + "\375" + "\0\0\0\0\0");
    }

    static String row(int sequence, String value) {
        return packet(sequence, (char) value.length() + value);
    }

    // ---- the client's ----

    static String login(long capabilities) {
        return login(capabilities, 0);
    }

    static String login(long capabilities, long extended) {
        return packet(
                1,
                number(capabilities, 4) + number(1 << 24, 4) + "\10" + "\0".repeat(19) + number(extended, 4)
                        + "somebody\0" + "\0" + "mysql_native_password\0");
    }

    static String sslRequest() {
        return packet(1, number(PROTOCOL_41 | SSL, 4) + number(1 << 24, 4) + "\10" + "\0".repeat(23));
    }

    static String command(int code, String rest) {
        return packet(0, (char) code + rest);
    }

    static String query(String sql) {
        return command(0x03, sql);
    }
}

package io.holdfast.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The payloads that a server sends, in the text protocol, with EOF packets. */
final class Packets {

    static final int STATUS_IN_TRANSACTION = 0x0001;
    static final int STATUS_AUTOCOMMIT = 0x0002;

    static final int CAPABILITY_CONNECT_WITH_DB = 1 << 3;
    static final int CAPABILITY_SSL = 1 << 11;
    static final int CAPABILITY_PLUGIN_AUTH = 1 << 19;
    static final int CAPABILITY_PLUGIN_AUTH_LENENC = 1 << 21;

    /**
     * What both drivers insist on, and no more: no multi-statements, no session tracking, no packets without EOF, no
     * compression; so a client does not use them.
     */
    static final int CAPABILITIES = 1 // LONG_PASSWORD; without it MariaDB's driver expects MariaDB's own extensions
            | 1 << 1 // FOUND_ROWS
            | 1 << 2 // LONG_FLAG
            | CAPABILITY_CONNECT_WITH_DB
            | 1 << 9 // PROTOCOL_41
            | 1 << 10 // INTERACTIVE
            | 1 << 13 // TRANSACTIONS
            | 1 << 15 // SECURE_CONNECTION
            | 1 << 17 // MULTI_RESULTS
            | CAPABILITY_PLUGIN_AUTH
            | 1 << 20 // CONNECT_ATTRS
            | CAPABILITY_PLUGIN_AUTH_LENENC;

    private static final int UTF8MB4_GENERAL_CI = 45;
    private static final int TYPE_VAR_STRING = 0xfd;
    private static final int COLUMN_LENGTH = 4096;
    /** Any twenty bytes do: whatever the client makes of them is accepted. None may be zero. */
    private static final byte[] CHALLENGE = "holdfast-test-kit-01".getBytes(StandardCharsets.US_ASCII);

    private Packets() {}

    static byte[] handshake(String version, int connectionId, int capabilities, String plugin) {
        return new Payload()
                .int1(10)
                .nulString(version)
                .int4(connectionId)
                .bytes(CHALLENGE, 0, 8)
                .int1(0)
                .int2(capabilities & 0xffff)
                .int1(UTF8MB4_GENERAL_CI)
                .int2(STATUS_AUTOCOMMIT)
                .int2(capabilities >>> 16)
                .int1(CHALLENGE.length + 1)
                .bytes(new byte[10], 0, 10)
                .bytes(CHALLENGE, 8, CHALLENGE.length - 8)
                .int1(0)
                .nulString(plugin)
                .toBytes();
    }

    /** caching_sha2_password: the server knows the password from before, nothing more is to be proven. */
    static byte[] fastAuthenticationSucceeded() {
        return new byte[] {1, 3};
    }

    static byte[] ok(long affectedRows, long insertId, int status) {
        return new Payload()
                .int1(0)
                .lengthInt(affectedRows)
                .lengthInt(insertId)
                .int2(status)
                .int2(0)
                .toBytes();
    }

    static byte[] error(int code, @Nullable String sqlState, String message) {
        Payload payload = new Payload().int1(0xff).int2(code);
        if (sqlState != null) {
            payload.string("#" + sqlState);
        }
        return payload.string(message).toBytes();
    }

    static byte[] eof(int status) {
        return new Payload().int1(0xfe).int2(0).int2(status).toBytes();
    }

    static List<byte[]> resultSet(
            List<String> columns, List<? extends List<? extends @Nullable String>> rows, int status) {
        List<byte[]> packets = new ArrayList<>();
        packets.add(new Payload().lengthInt(columns.size()).toBytes());
        for (String column : columns) {
            packets.add(column(column));
        }
        packets.add(eof(status));
        for (List<? extends @Nullable String> row : rows) {
            Payload payload = new Payload();
            for (String value : row) {
                if (value == null) {
                    payload.int1(0xfb);
                } else {
                    payload.lengthString(value);
                }
            }
            packets.add(payload.toBytes());
        }
        packets.add(eof(status));
        return packets;
    }

    private static byte[] column(String label) {
        return new Payload()
                .lengthString("def")
                .lengthString("")
                .lengthString("")
                .lengthString("")
                .lengthString(label)
                .lengthString(label)
                .int1(0x0c)
                .int2(UTF8MB4_GENERAL_CI)
                .int4(COLUMN_LENGTH)
                .int1(TYPE_VAR_STRING)
                .int2(0)
                .int1(0)
                .int2(0)
                .toBytes();
    }

    /** Builds a payload; integers are little-endian. */
    private static final class Payload {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Payload int1(int value) {
            out.write(value);
            return this;
        }

        Payload int2(int value) {
            return int1(value).int1(value >>> 8);
        }

        Payload int4(int value) {
            return int2(value).int2(value >>> 16);
        }

        Payload lengthInt(long value) {
            if (value < 0xfb) {
                return int1((int) value);
            }
            if (value <= 0xffff) {
                return int1(0xfc).int2((int) value);
            }
            if (value <= 0xffffff) {
                return int1(0xfd).int2((int) value).int1((int) (value >>> 16));
            }
            return int1(0xfe).int4((int) value).int4((int) (value >>> 32));
        }

        Payload bytes(byte[] bytes, int from, int count) {
            out.write(bytes, from, count);
            return this;
        }

        Payload string(String text) {
            out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        Payload nulString(String text) {
            return string(text).int1(0);
        }

        Payload lengthString(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return lengthInt(bytes.length).bytes(bytes, 0, bytes.length);
        }

        byte[] toBytes() {
            return out.toByteArray();
        }
    }
}

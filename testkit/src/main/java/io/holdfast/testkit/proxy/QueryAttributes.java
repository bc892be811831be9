package io.holdfast.testkit.proxy;

/**
 * The values with names that MySQL's clients may send in front of a statement's text, where both sides have agreed on
 * CLIENT_QUERY_ATTRIBUTES: two counts, and for each value its type, its name and itself.
 */
final class QueryAttributes {

    private static final int TYPE_AND_FLAGS = 2;

    private final byte[] packet;
    private int at;

    private QueryAttributes(byte[] packet, int start) {
        this.packet = packet;
        at = start;
    }

    /** Where the statement's text begins, if the attributes begin at this place; -1 if they make no sense. */
    static int end(byte[] packet, int start) {
        QueryAttributes attributes = new QueryAttributes(packet, start);
        try {
            return attributes.skip() && attributes.at <= packet.length ? attributes.at : -1;
        } catch (ArrayIndexOutOfBoundsException e) {
            return -1;
        }
    }

    private boolean skip() {
        int count = compactNumber();
        int sets = compactNumber();
        if (count == 0) {
            return sets == 1;
        }
        int nulls = at;
        at += (count + 7) / 8;
        if (packet[at++] != 1) { // Types left out are those of an earlier statement, which no text has.
            return false;
        }
        int[] types = new int[count];
        for (int i = 0; i < count; i++) {
            types[i] = packet[at] & 0xff;
            at += TYPE_AND_FLAGS;
            skipText();
        }
        for (int i = 0; i < count; i++) {
            boolean isNull = (packet[nulls + i / 8] >> (i % 8) & 1) != 0;
            if (!isNull) {
                skipValue(types[i]);
            }
        }
        return true;
    }

    private void skipValue(int type) {
        switch (type) {
            case 0x01 -> at += 1; // TINY
            case 0x02, 0x0d -> at += 2; // SHORT, YEAR
            case 0x03, 0x04, 0x09 -> at += 4; // LONG, FLOAT, INT24
            case 0x05, 0x08 -> at += 8; // DOUBLE, LONGLONG
            case 0x06 -> {} // NULL
            case 0x07, 0x0a, 0x0b, 0x0c -> at += 1 + packet[at]; // TIMESTAMP, DATE, TIME, DATETIME
            default -> skipText();
        }
    }

    private void skipText() {
        int length = compactNumber();
        at += length;
    }

    private int compactNumber() {
        int first = packet[at++] & 0xff;
        return switch (first) {
            case 0xfc -> number(2);
            case 0xfd -> number(3);
            case 0xfe -> number(8);
            default -> first;
        };
    }

    private int number(int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (packet[at++] & 0xffL) << (8 * i);
        }
        return (int) Math.max(0, Math.min(value, packet.length)); // More than a packet's length makes no sense.
    }
}

package io.holdfast.testkit.proxy;

/**
 * What both sides of a connection have agreed to understand: MySQL's flags in the lower half of the word, MariaDB's
 * extended ones in the upper half.
 */
record Capabilities(long agreed) {

    /** Set by MySQL's clients and servers; where it is missing, MariaDB's extended flags follow in reserved bytes. */
    private static final long NOT_MARIADB = 1;

    private static final long COMPRESSION = 1 << 5;
    private static final long ENCRYPTION = 1 << 11;
    private static final long OPTIONAL_METADATA = 1 << 25;
    private static final long ZSTD_COMPRESSION = 1 << 26;
    private static final long NO_EOF = 1 << 24;
    private static final long QUERY_ATTRIBUTES = 1 << 27;
    private static final long CACHED_METADATA = 1L << 36;

    private static final int ENCRYPTION_REQUEST_LENGTH = 32;

    static final Capabilities NONE = new Capabilities(0);

    /** What a server offers in its greeting. */
    static Capabilities offered(PacketReader greeting) {
        int version = 1;
        while (greeting.at(version) != 0) {
            version++;
        }
        int flags = version + 1 + 4 + 8 + 1; // behind the version's end, the connection's number, a scramble, a filler
        long lower = greeting.number(flags, 2) | greeting.number(flags + 5, 2) << 16;
        return new Capabilities(
                (lower & NOT_MARIADB) != 0 ? lower : lower | greeting.number(flags + 2 + 1 + 2 + 2 + 1 + 6, 4) << 32);
    }

    /** What remains of an offer when a client has answered to it. */
    Capabilities acceptedBy(PacketReader response) {
        long lower = response.number(0, 4);
        long wanted = (lower & NOT_MARIADB) != 0 ? lower : lower | response.number(4 + 4 + 1 + 19, 4) << 32;
        return new Capabilities(agreed & wanted);
    }

    /** Whether a client's first packet is only to say that everything after it is encrypted. */
    static boolean asksForEncryption(PacketReader response) {
        return response.length() == ENCRYPTION_REQUEST_LENGTH && (response.number(0, 4) & ENCRYPTION) != 0;
    }

    /** Whether everything after the login is compressed. */
    boolean compressed() {
        return (agreed & (COMPRESSION | ZSTD_COMPRESSION)) != 0;
    }

    /** Whether rows end with an OK packet, and nothing stands between the columns' definitions and the rows. */
    boolean withoutEof() {
        return (agreed & NO_EOF) != 0;
    }

    /** Whether values with names stand between a statement's command and its text. */
    boolean queryAttributes() {
        return (agreed & QUERY_ATTRIBUTES) != 0;
    }

    /** MySQL's way to leave the columns' definitions out, of which no Java driver makes use. */
    boolean optionalMetadata() {
        return (agreed & OPTIONAL_METADATA) != 0;
    }

    /** MariaDB's way: the number of columns is followed by a byte that says whether their definitions come. */
    boolean cachedMetadata() {
        return (agreed & CACHED_METADATA) != 0;
    }
}

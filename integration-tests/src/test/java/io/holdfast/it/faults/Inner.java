package io.holdfast.it.faults;

/** The inner drivers, used without Holdfast: their own exceptions are what is looked at. */
enum Inner {
    CONNECTOR_J("mysql", "sslMode=DISABLED&allowPublicKeyRetrieval=true", "sslMode="),
    MARIADB("mariadb", "sslMode=disable&allowPublicKeyRetrieval=true", "sslMode=");

    private final String scheme;
    private final String plain;
    private final String tls;

    Inner(String scheme, String plain, String tls) {
        this.scheme = scheme;
        this.plain = plain;
        this.tls = tls;
    }

    boolean isConnectorJ() {
        return this == CONNECTOR_J;
    }

    /** An URL without TLS. */
    String url(int port, String database, String... options) {
        return at("127.0.0.1:" + port, database, options);
    }

    String at(String host, String database, String... options) {
        return "jdbc:" + scheme + "://" + host + "/" + database + "?" + plain + joined(options);
    }

    /** An URL with TLS in one of the driver's own modes. */
    String tlsUrl(int port, String database, String mode, String... options) {
        return "jdbc:" + scheme + "://127.0.0.1:" + port + "/" + database + "?" + tls + mode + joined(options);
    }

    private static String joined(String... options) {
        return options.length == 0 ? "" : "&" + String.join("&", options);
    }
}

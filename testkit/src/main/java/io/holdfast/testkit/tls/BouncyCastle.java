package io.holdfast.testkit.tls;

/** Java reads certificates and makes none. What can may be missing. */
final class BouncyCastle {

    private static final String NEEDED_CLASS = "org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder";

    private BouncyCastle() {}

    static void mustBeThere() {
        try {
            Class.forName(NEEDED_CLASS, false, BouncyCastle.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "no Bouncy Castle on the class path, which TestAuthority needs; add the dependency"
                            + " org.bouncycastle:bcpkix-jdk18on, version 1.87 or newer",
                    e);
        }
    }
}

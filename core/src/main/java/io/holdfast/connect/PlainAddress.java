package io.holdfast.connect;

import io.holdfast.cluster.Node;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a node can be dialled without the inner driver: host and port of a TCP connection that needs nothing else. */
record PlainAddress(String host, int port) {

    private static final Pattern ADDRESS =
            Pattern.compile("(?<host>\\[[^\\]]+\\]|[^:\\[\\]()/\\s]+):(?<port>\\d{1,5})");
    private static final Pattern SCHEME = Pattern.compile("jdbc:(?:aws-wrapper:)?(?:mysql|mariadb):.*", Pattern.DOTALL);
    private static final int MOST = 65_535;

    /** Options of both drivers, in lower case, by which connections take another way: what answers there may be another server. */
    private static final List<String> OTHER_WAYS = List.of(
            "socketfactory",
            "socksproxyhost",
            "localsocket",
            "localsocketaddress",
            "pipe",
            "namedpipepath",
            "protocol",
            "sshhost");

    /** Null if the driver does not dial the address itself, or the user has told it how. */
    static @Nullable PlainAddress of(Node node, String innerUrl, Properties properties) {
        Matcher address = ADDRESS.matcher(node.address());
        if (!address.matches() || !SCHEME.matcher(innerUrl).matches() || isOfAnotherWay(innerUrl, properties)) {
            return null;
        }
        int port = Integer.parseInt(address.group("port"));
        String host = address.group("host");
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return port == 0 || port > MOST ? null : new PlainAddress(bare, port);
    }

    /** Looked for anywhere in the URL, whatever case it is in: rather once too often than on a way that is not the user's. */
    private static boolean isOfAnotherWay(String innerUrl, Properties properties) {
        String url = innerUrl.toLowerCase(Locale.ROOT);
        return OTHER_WAYS.stream()
                .anyMatch(way -> url.contains(way + "=")
                        || properties.stringPropertyNames().stream().anyMatch(way::equalsIgnoreCase));
    }
}

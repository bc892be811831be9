package io.holdfast.connect;

import io.holdfast.cluster.Node;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code jdbc:holdfast:} URL taken apart: one inner URL per host, and the options that are ours. Immutable.
 *
 * <p>What is not ours stays as it was written, so that each inner driver reads its own syntax; user and password in front of
 * a host included, which is why nothing of this prints them.
 */
public final class HoldfastUrl {

    public static final String PREFIX = "jdbc:holdfast:";
    public static final String OPTION_PREFIX = "holdfast.";

    private static final Pattern PARTS =
            Pattern.compile("(?<scheme>[^/?]*)//(?<hosts>[^/?]*)(?<path>[^?]*)(?:\\?(?<query>.*))?");

    /** Drivers' own ways to fail over, under another driver's prefix too: two layers would fight for the same connection. */
    private static final Pattern OWN_FAILOVER = Pattern.compile(
            "(?<plain>(?:[^:]+:)*?(?:mysql|mariadb))"
                    + "(?:\\+srv:.*|:(?:replication|load-?balance|load[-_]balance[-_]read|sequential|aurora|failover|aws):)",
            Pattern.CASE_INSENSITIVE);

    private final String scheme;
    private final Map<Node, String> innerUrls;
    private final String rest;
    private final Map<String, String> options;
    private final Map<String, String> taken;
    private final List<String> kept;

    private HoldfastUrl(
            String scheme,
            Map<Node, String> innerUrls,
            String rest,
            Map<String, String> options,
            Map<String, String> taken,
            List<String> kept) {
        this.rest = rest;
        this.kept = kept;
        this.scheme = scheme;
        this.innerUrls = innerUrls;
        this.options = options;
        this.taken = taken;
    }

    /** @param ours names of the inner drivers' properties that we set ourselves; taken out of the URL, see {@link #innerProperties} */
    public static HoldfastUrl parse(String url, List<String> ours) throws InvalidUrlException {
        String inner = url.substring(PREFIX.length());
        if (inner.startsWith("jdbc:")) {
            throw new InvalidUrlException(
                    "A Holdfast URL has the form jdbc:holdfast:mysql://host/database: leave out the"
                            + " second 'jdbc:' in " + withoutSecrets(url));
        }
        Matcher parts = PARTS.matcher(inner);
        if (!parts.matches() || parts.group("scheme").isEmpty()) {
            throw new InvalidUrlException("Not a URL of the form jdbc:holdfast:mysql://host1:port,host2/database?…"
                    + " (or mariadb://, or aws-wrapper:mysql://): " + withoutSecrets(url));
        }
        String scheme = parts.group("scheme");
        Matcher ownFailover = OWN_FAILOVER.matcher(scheme);
        if (ownFailover.matches()) {
            throw new InvalidUrlException("The inner driver's own failover, '" + scheme + "', cannot be combined with"
                    + " Holdfast: list the hosts as jdbc:holdfast:" + ownFailover.group("plain") + "://host1,host2/…");
        }
        Map<String, String> options = new LinkedHashMap<>();
        Map<String, String> taken = new LinkedHashMap<>();
        List<String> kept = new ArrayList<>();
        String query = stripQuery(parts.group("query"), ours, options, taken, kept);
        Map<Node, String> innerUrls = new LinkedHashMap<>();
        for (String host : splitHosts(parts.group("hosts"))) {
            Node node = new Node(address(host, scheme));
            String innerUrl = "jdbc:" + scheme + "//" + host + parts.group("path") + query;
            if (innerUrls.put(node, innerUrl) != null) {
                throw new InvalidUrlException("The host " + node + " is listed twice in " + withoutSecrets(url));
            }
        }
        return new HoldfastUrl(scheme, innerUrls, parts.group("path") + query, options, taken, kept);
    }

    /** The nodes in the URL's order, with the URL that the inner driver gets for each. */
    public Map<Node, String> innerUrls() {
        return innerUrls;
    }

    /** The URL that the inner driver gets for a host that is not in the URL; what stands in front of the first host goes with it. */
    public String innerUrl(Node other) {
        String first = innerUrls.values().iterator().next();
        String hosts = first.substring(0, first.length() - rest.length());
        int user = hosts.lastIndexOf('@');
        String start = user < 0 ? "jdbc:" + scheme + "//" : hosts.substring(0, user + 1);
        return start + other.address() + rest;
    }

    /** The URL for a host, with no user or password in front of it. */
    public String anonymousUrl(Node node) {
        return "jdbc:" + scheme + "//" + node.address() + rest;
    }

    public Map<Node, String> anonymousUrls() {
        Map<Node, String> urls = new LinkedHashMap<>();
        innerUrls.keySet().forEach(node -> urls.put(node, anonymousUrl(node)));
        return urls;
    }

    /** What the URL says about {@code holdfast.} options, keys with the prefix. */
    public Map<String, String> options() {
        return options;
    }

    /**
     * The inner driver's own properties beside what stands in the URL: those given, without Holdfast's, those that were taken out
     * of the URL, and what the inner driver must be told so as not to fail over by itself.
     *
     * @throws InvalidUrlException for a property that cannot be combined with Holdfast
     */
    public Properties innerProperties(Properties given) throws InvalidUrlException {
        Properties inner = new Properties();
        for (String key : given.stringPropertyNames()) {
            if (!isOption(key)) {
                InnerOptions.check(key, given.getProperty(key));
                inner.setProperty(key, given.getProperty(key));
            }
        }
        taken.forEach(inner::setProperty);
        InnerOptions.complete(scheme, kept, inner);
        return inner;
    }

    /** Whether the inner driver is the AWS wrapper, and nothing said which plugins it is to have, so that it gets none. */
    public boolean leavesOutPlugins(Properties given) {
        return InnerOptions.lacksPlugins(scheme, kept, given);
    }

    /** Whether a property is Holdfast's, and so none of the inner driver's business; in whatever case it is written. */
    public static boolean isOption(String key) {
        return key.regionMatches(true, 0, OPTION_PREFIX, 0, OPTION_PREFIX.length());
    }

    /** The same for all URLs of one cluster, whatever the order of its hosts. */
    public String clusterKey() {
        return scheme + "//"
                + innerUrls.keySet().stream().map(Node::address).sorted().toList();
    }

    /** A URL as it may appear in a message: without user, password and properties. */
    public static String withoutSecrets(String url) {
        int query = url.indexOf('?');
        String shown = query < 0 ? url : url.substring(0, query) + "?…";
        shown = shown.replaceAll("(?i)(user|password)=[^,()/]*", "$1=…");
        return shown.replaceAll("(//|,)[^/,]*@", "$1…@");
    }

    private static String stripQuery(
            @Nullable String query,
            List<String> ours,
            Map<String, String> options,
            Map<String, String> taken,
            List<String> keptKeys)
            throws InvalidUrlException {
        if (query == null || query.isEmpty()) {
            return "";
        }
        List<String> kept = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (isOption(key)) {
                options.put(key, value);
            } else if (ours.contains(key)) {
                taken.put(key, value);
            } else if (!pair.isEmpty()) {
                InnerOptions.check(key, value);
                kept.add(pair);
                keptKeys.add(key);
            }
        }
        return kept.isEmpty() ? "" : "?" + String.join("&", kept);
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value; // a stray percent sign: the option's own check will name the value
        }
    }

    /** Splits at the commas that separate hosts, not those inside of {@code address=(…)}, {@code (host=…,port=…)}, {@code [::1]}. */
    private static List<String> splitHosts(String hosts) {
        List<String> result = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < hosts.length(); i++) {
            char c = hosts.charAt(i);
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == ',' && depth == 0) {
                result.add(hosts.substring(start, i).strip());
                start = i + 1;
            }
        }
        result.add(hosts.substring(start).strip());
        return result;
    }

    /** Host and port for people and for comparison: no user, no password, a default for what is left out. */
    private static String address(String host, String scheme) throws InvalidUrlException {
        String bare = host.substring(host.lastIndexOf('@') + 1);
        if (bare.contains("(")) {
            String name = property(bare, "host");
            String port = property(bare, "port");
            return (name.isEmpty() ? "localhost" : name) + ":" + (port.isEmpty() ? "3306" : port);
        }
        if (bare.isEmpty()) {
            return scheme.startsWith("tc:") ? scheme + "//" : "localhost:3306";
        }
        int bracket = bare.lastIndexOf(']');
        int colon = bare.indexOf(':', bracket + 1);
        if (colon < 0) {
            return bare + ":3306";
        }
        String port = bare.substring(colon + 1);
        boolean number = !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(Character::isDigit);
        if (!number || Integer.parseInt(port) == 0 || Integer.parseInt(port) > 65_535) {
            throw new InvalidUrlException("The port '" + port + "' of the host '" + bare.substring(0, colon)
                    + "' is not a number from 1 to 65535");
        }
        return bare;
    }

    private static String property(String description, String key) {
        Matcher matcher =
                Pattern.compile("(?i)[(,]\\s*" + key + "\\s*=\\s*([^,)]*)").matcher(description);
        return matcher.find() ? matcher.group(1).strip() : "";
    }

    @Override
    public String toString() {
        return clusterKey();
    }
}

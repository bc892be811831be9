package io.holdfast.liquibase;

import java.util.Map;
import java.util.regex.Pattern;
import liquibase.database.jvm.ConnectionPatterns;

/** Has Liquibase hide user and password in front of a host, as it does in the drivers' own URLs. Holds no state of its own. */
public final class HoldfastConnectionPatterns extends ConnectionPatterns {

    /** For Liquibase, which finds it as a service. */
    public HoldfastConnectionPatterns() {
        addJdbcBlankToObfuscatePatterns(
                Map.entry(Pattern.compile("(?i)jdbc:holdfast:(.*)"), Pattern.compile("(?i).+://(.*?)([:])(.*?)((?=@))")));
    }
}

package io.holdfast.spring.boot;

import io.holdfast.HoldfastOption;
import io.holdfast.spring.boot.failure.HoldfastConfigurationException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;
import org.springframework.util.PatternMatchUtils;

/**
 * What the application's {@code holdfast.} properties say. The options among them are the driver's: found by the driver's own list of
 * them, and checked by the driver. Immutable.
 *
 * @param include names of data source beans, {@code *} standing for any text; empty for all
 * @param exclude names of data source beans that are left alone
 * @param options the driver's options, under the driver's own keys
 */
record HoldfastSettings(Set<String> include, Set<String> exclude, Properties options) {

    static final String PREFIX = "holdfast";

    /** What is no option of the driver. */
    static final Set<String> SWITCHES = Set.of("enabled", "include", "exclude");

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** @throws HoldfastConfigurationException for a property that does not exist */
    static HoldfastSettings of(Environment environment) {
        Binder binder = Binder.get(environment);
        Properties options = new Properties();
        for (HoldfastOption option : HoldfastOption.values()) {
            binder.bind(property(option), Bindable.of(String.class))
                    .ifBound(value -> options.setProperty(option.key(), value));
        }
        refuseUnknown(environment);
        return new HoldfastSettings(patterns(binder, "include"), patterns(binder, "exclude"), options);
    }

    /** The name that an option has among an application's properties: {@code holdfast.failover-timeout}. */
    static String property(HoldfastOption option) {
        return HUMP.matcher(option.key()).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** Whether a data source is to be protected, as far as its name decides that. */
    boolean wants(String beanName) {
        return (include.isEmpty() || names(beanName)) && !matches(exclude, beanName);
    }

    /** Whether it is included by name. */
    boolean names(String beanName) {
        return matches(include, beanName);
    }

    /** Those of the included names that mean nothing, since they are excluded as well. */
    List<String> excludedThoughIncluded() {
        return include.stream().filter(name -> matches(exclude, name)).sorted().toList();
    }

    /** Names the options, not their values: one is a password. */
    @Override
    public String toString() {
        return "HoldfastSettings(include=" + include + ", exclude=" + exclude + ", options="
                + options.stringPropertyNames() + ")";
    }

    private static boolean matches(Set<String> patterns, String beanName) {
        return PatternMatchUtils.simpleMatch(patterns.toArray(new String[0]), beanName);
    }

    private static Set<String> patterns(Binder binder, String property) {
        return Set.copyOf(binder.bind(PREFIX + "." + property, Bindable.setOf(String.class))
                .orElse(Set.of()));
    }

    /**
     * A mistyped option must not be taken for its default. Only names of two parts, since longer ones belong to others; and not from
     * the environment of the process, where {@code HOLDFAST_HOME} may mean anything.
     */
    private static void refuseUnknown(Environment environment) {
        ConfigurationPropertyName root = ConfigurationPropertyName.of(PREFIX);
        UnboundElementsSourceFilter files = new UnboundElementsSourceFilter();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource iterable && files.apply(source)) {
                for (ConfigurationPropertyName name : iterable) {
                    if (root.isParentOf(name) && known().noneMatch(name::equals)) {
                        throw unknown(name);
                    }
                }
            }
        }
    }

    private static HoldfastConfigurationException unknown(ConfigurationPropertyName name) {
        Set<String> allowed = new TreeSet<>();
        known().forEach(known -> allowed.add(known.toString()));
        return new HoldfastConfigurationException(
                "There is no property '" + name + "'", "Correct or remove it. There are: " + String.join(", ", allowed));
    }

    private static Stream<ConfigurationPropertyName> known() {
        return Stream.concat(
                        SWITCHES.stream().map(name -> PREFIX + "." + name),
                        Arrays.stream(HoldfastOption.values()).map(HoldfastSettings::property))
                .map(ConfigurationPropertyName::of);
    }
}

/** Holdfast keeps JDBC connections to MySQL, MariaDB and Aurora MySQL safe through a failover. */
@SuppressWarnings("requires-transitive-automatic") // optional, and of those who pass it in
module io.holdfast {
    requires transitive java.sql;
    requires java.logging;
    requires org.slf4j;
    requires io.github.resilience4j.core;
    requires static transitive org.jspecify;
    // Whoever asks for these, has them.
    requires static transitive java.management;
    requires static jdk.jfr;
    requires static transitive com.zaxxer.hikari;
    requires static transitive micrometer.core;
    requires static transitive io.opentelemetry.api;

    exports io.holdfast;
    exports io.holdfast.event;
    exports io.holdfast.hikari;
    exports io.holdfast.outcome;
    exports io.holdfast.telemetry;
    exports io.holdfast.topology;

    uses io.holdfast.event.HoldfastListener;
    uses java.sql.Driver;

    provides java.sql.Driver with
            io.holdfast.HoldfastDriver;
}

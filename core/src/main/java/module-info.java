/** Holdfast keeps JDBC connections to MySQL, MariaDB and Aurora MySQL safe through a failover. */
module io.holdfast {
    requires transitive java.sql;
    requires java.logging;
    requires org.slf4j;
    requires io.github.resilience4j.core;
    requires static transitive org.jspecify;

    exports io.holdfast;
    exports io.holdfast.outcome;
    exports io.holdfast.topology;

    uses java.sql.Driver;

    provides java.sql.Driver with
            io.holdfast.HoldfastDriver;
}

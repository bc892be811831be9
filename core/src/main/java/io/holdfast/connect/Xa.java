package io.holdfast.connect;

import javax.sql.DataSource;
import javax.sql.XADataSource;

/** Tells data sources for distributed transactions from those that can do that, too. Pure. */
public final class Xa {

    private Xa() {}

    /**
     * Whether a class adds XA to a data source that is none, as Connector/J's {@code MysqlXADataSource} does, or is nothing but XA.
     * MariaDB's driver has no other data sources than such as are both: whoever has one of those most likely does not mean XA.
     */
    public static boolean isMeantBy(Class<?> type) {
        if (!XADataSource.class.isAssignableFrom(type)) {
            return false;
        }
        if (!DataSource.class.isAssignableFrom(type)) {
            return true;
        }
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Class<?> base = at.getSuperclass();
            boolean adds = base != null
                    && XADataSource.class.isAssignableFrom(at)
                    && !XADataSource.class.isAssignableFrom(base)
                    && DataSource.class.isAssignableFrom(base);
            if (adds) {
                return true;
            }
        }
        return false;
    }
}

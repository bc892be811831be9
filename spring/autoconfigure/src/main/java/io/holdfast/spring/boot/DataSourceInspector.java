package io.holdfast.spring.boot;

import io.holdfast.HoldfastDataSource;
import io.holdfast.connect.Xa;
import io.holdfast.spring.boot.Subject.Shape;
import io.holdfast.spring.boot.pool.DataSources;
import io.holdfast.spring.boot.pool.Target;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Looks at a data source without connecting. Safe for use by many threads. */
final class DataSourceInspector {

    /** Of the AWS wrapper. */
    private static final String OWN_FAILOVER = "software.amazon.jdbc.";

    private final DataSources sources;

    DataSourceInspector(DataSources sources) {
        this.sources = sources;
    }

    /** @param inScope whether it is the target of a scoped proxy */
    Subject look(DataSource source, boolean inScope) {
        Shape shape = shape(source);
        if (shape != Shape.SOURCE) {
            return new Subject(shape, null, false, inScope);
        }
        Target target = sources.targetOf(source);
        if (target.innerClass() != null && target.innerClass().startsWith(OWN_FAILOVER)) {
            return new Subject(Shape.OWN_FAILOVER, target.url(), false, inScope);
        }
        DataSource inner = target.inner();
        if (inner == null) {
            return new Subject(Shape.SOURCE, target.url(), target.replaceable(), inScope);
        }
        Subject below = look(inner, inScope);
        return new Subject(below.shape(), below.url(), false, inScope);
    }

    /** Whether something that leads to MySQL or MariaDB is hidden in it, and Holdfast is not. */
    boolean hidesUnprotected(DataSource source) {
        return behind(source).stream().anyMatch(each -> {
            Subject subject = look(each, false);
            return switch (subject.shape()) {
                case DELEGATING -> hidesUnprotected(each);
                case SOURCE -> subject.url() != null && DatabaseUrl.isProtectable(subject.url());
                default -> false;
            };
        });
    }

    private static Collection<DataSource> behind(DataSource source) {
        if (source instanceof DelegatingDataSource delegating) {
            DataSource target = delegating.getTargetDataSource();
            return target == null ? List.of() : List.of(target);
        }
        if (source instanceof AbstractRoutingDataSource routing) {
            try {
                return routing.getResolvedDataSources().values();
            } catch (IllegalStateException e) {
                return List.of(); // it resolves its targets in its own way
            }
        }
        return List.of();
    }

    private static Shape shape(DataSource source) {
        if (source instanceof ScopedObject) {
            return Shape.SCOPED_PROXY; // asked anything more it would need its scope
        }
        if (Xa.isMeantBy(source.getClass())) {
            return Shape.XA;
        }
        if (isHoldfast(source)) {
            return Shape.PROTECTED;
        }
        if (source instanceof DelegatingDataSource || source instanceof AbstractRoutingDataSource) {
            return Shape.DELEGATING;
        }
        return source.getClass().getName().startsWith(OWN_FAILOVER) ? Shape.OWN_FAILOVER : Shape.SOURCE;
    }

    private static boolean isHoldfast(DataSource source) {
        if (source instanceof HoldfastDataSource || source instanceof ProtectedDataSource) {
            return true;
        }
        // A routing one would ask whichever it leads to at present.
        if (source instanceof AbstractRoutingDataSource) {
            return false;
        }
        try {
            return source.isWrapperFor(HoldfastDataSource.class);
        } catch (SQLException | RuntimeException e) {
            return false; // it does not tell
        }
    }
}

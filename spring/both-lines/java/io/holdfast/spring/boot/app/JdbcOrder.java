package io.holdfast.spring.boot.app;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Persistable;
import org.springframework.data.relational.core.mapping.Table;

@Table("orders")
public record JdbcOrder(@Id Integer id) implements Persistable<Integer> {

    @Override
    public Integer getId() {
        return id;
    }

    /** Its id is not the database's to give. */
    @Override
    public boolean isNew() {
        return true;
    }
}

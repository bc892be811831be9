package io.holdfast.spring.boot.app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.springframework.data.domain.Persistable;

@Entity
@Table(name = "orders")
public class JpaOrder implements Persistable<Integer> {

    @Id
    private int id;

    protected JpaOrder() {}

    public JpaOrder(int id) {
        this.id = id;
    }

    @Override
    public Integer getId() {
        return id;
    }

    /** Else it would be looked for before it is inserted. */
    @Override
    public boolean isNew() {
        return true;
    }
}

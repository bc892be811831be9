package io.holdfast.spring.boot.app;

import org.springframework.data.repository.CrudRepository;

public interface JdbcOrders extends CrudRepository<JdbcOrder, Integer> {}

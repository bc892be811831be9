package io.holdfast.spring.boot.app;

import org.springframework.data.jpa.repository.JpaRepository;

public interface JpaOrders extends JpaRepository<JpaOrder, Integer> {}

--liquibase formatted sql

--changeset shop:1
CREATE TABLE by_liquibase (id INT NOT NULL PRIMARY KEY);
INSERT INTO by_liquibase (id) VALUES (1);

--changeset shop:2
INSERT INTO by_liquibase (id) VALUES (2);

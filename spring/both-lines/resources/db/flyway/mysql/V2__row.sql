INSERT INTO by_flyway (id) VALUES (2);

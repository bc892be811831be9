package io.holdfast.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes {@code corpus.sql}: statements as applications on MySQL and MariaDB send them, one a line, put together clause by
 * clause from the parts below. {@link Random} is used because its sequence is fixed by its specification, so that every machine
 * writes the same file.
 *
 * <p>To write it anew after a change here: run {@link #main} with the path of the file.
 */
final class CorpusGenerator {

    private static final long SEED = 20_261_125;

    private static final int READS = 1_400;
    private static final int READS_WITH_A_CATCH = 450;
    private static final int CHANGES = 450;

    private final Random random = new Random(SEED);

    private CorpusGenerator() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), String.join("\n", statements()) + "\n");
    }

    static List<String> statements() {
        CorpusGenerator generator = new CorpusGenerator();
        Set<String> all = new LinkedHashSet<>();
        generator.fill(all, READS, generator::read);
        generator.fill(all, READS_WITH_A_CATCH, generator::readWithACatch);
        generator.fill(all, CHANGES, generator::change);
        all.addAll(OTHERS);
        return new ArrayList<>(all);
    }

    private void fill(Set<String> all, int count, Supplier<String> source) {
        int target = all.size() + count;
        while (all.size() < target) {
            all.add(source.get());
        }
    }

    // ---- tables and columns of a shop ----

    private record Table(String name, String alias, List<String> columns) {}

    private static final List<Table> TABLES = List.of(
            new Table("customers", "c", List.of("id", "name", "email", "country", "created_at", "vip")),
            new Table("orders", "o", List.of("id", "customer_id", "status", "total", "placed_at", "note")),
            new Table("order_items", "i", List.of("id", "order_id", "product_id", "quantity", "price")),
            new Table("shop.products", "p", List.of("id", "sku", "title", "price", "attributes", "stock")),
            new Table("`events`", "e", List.of("`id`", "`type`", "`payload`", "`at`", "`user_id`")),
            new Table("accounts", "a", List.of("id", "owner", "balance", "currency", "version")));

    private static final List<String> VALUES = List.of(
            "?", "1", "42", "'open'", "'it''s'", "NULL", "3.14", "'2026-01-31'", "-7", "'a%'", "0x1F", "TRUE", "1e3");

    private Table table() {
        return pick(TABLES);
    }

    private String column(Table table) {
        String column = pick(table.columns());
        return random.nextInt(3) == 0 ? column : table.alias() + "." + column;
    }

    private String value() {
        return pick(VALUES);
    }

    // ---- expressions ----

    private String expression(Table table, int depth) {
        String column = column(table);
        String other = depth > 0 ? expression(table, depth - 1) : column(table);
        return switch (random.nextInt(56)) {
            case 0 -> "COUNT(*)";
            case 1 -> "COUNT(DISTINCT " + column + ")";
            case 2 -> "SUM(" + other + ")";
            case 3 -> "MAX(" + column + ")";
            case 4 -> "COALESCE(" + column + ", " + value() + ")";
            case 5 -> "IFNULL(" + other + ", 0)";
            case 6 -> "CONCAT(" + column + ", ' ', " + other + ")";
            case 7 -> "UPPER(" + column + ")";
            case 8 -> "SUBSTRING(" + column + ", 1, 10)";
            case 9 -> "DATE_FORMAT(" + column + ", '%Y-%m-%d')";
            case 10 -> "DATE_ADD(" + column + ", INTERVAL 1 DAY)";
            case 11 -> "CASE WHEN " + condition(table, 0) + " THEN " + value() + " ELSE " + other + " END";
            case 12 -> "CAST(" + column + " AS DECIMAL(10, 2))";
            case 13 -> "ROUND(" + other + ", 2)";
            case 14 -> "GREATEST(" + column + ", " + other + ")";
            case 15 -> "JSON_EXTRACT(" + column + ", '$.a.b')";
            case 16 -> column + "->>'$.color'";
            case 17 -> "(" + other + " + " + value() + ")";
            case 18 -> column + " * " + other;
            case 19 -> "NOW()";
            case 20 -> "CURRENT_TIMESTAMP";
            case 21 -> "IF(" + condition(table, 0) + ", 'yes', 'no')";
            case 22 -> "ROW_NUMBER() OVER (PARTITION BY " + column + " ORDER BY " + column(table) + ")";
            case 23 -> "GROUP_CONCAT(" + column + " ORDER BY " + column(table) + " SEPARATOR ', ')";
            case 24 -> "TIMESTAMPDIFF(DAY, " + column + ", NOW())";
            case 25 -> "LENGTH(TRIM(" + column + "))";
            case 26 -> "(SELECT COUNT(*) FROM order_items x WHERE x.order_id = " + column + ")";
            case 27 -> "NULLIF(" + column + ", '')";
            case 28 -> "REPLACE(" + column + ", 'a', 'b')";
            case 29 -> "HEX(MD5(" + column + "))";
            case 30 -> "UUID()";
            case 31 -> "YEAR(" + column + ")";
            case 32 -> "RANK() OVER (ORDER BY " + column + " DESC)";
            case 33 ->
                "LAG(" + column + ", 1) OVER (PARTITION BY " + column(table) + " ORDER BY " + column(table) + ")";
            case 34 -> "SUM(" + column + ") OVER w";
            case 35 -> "BIN_TO_UUID(" + column + ")";
            case 36 -> "JSON_UNQUOTE(JSON_EXTRACT(" + column + ", '$.name'))";
            case 37 -> "REGEXP_REPLACE(" + column + ", '[a-z]+', 'x')";
            case 38 -> "FROM_UNIXTIME(" + column + ")";
            case 39 -> "FIND_IN_SET(?, " + column + ")";
            case 40 -> "LPAD(" + other + ", 10, '0')";
            case 41 -> "CONCAT_WS('-', " + column + ", " + other + ")";
            case 42 -> "ABS(" + other + ") % 7";
            case 43 -> "CEIL(" + column + " / 3)";
            case 44 -> "CONVERT(" + column + " USING utf8mb4)";
            case 45 -> "EXTRACT(YEAR FROM " + column + ")";
            case 46 -> "ST_DISTANCE_SPHERE(" + column + ", " + column(table) + ")";
            case 47 -> column + " DIV 2";
            case 48 -> "MATCH (" + column + ") AGAINST ('x' IN BOOLEAN MODE)";
            case 49 -> "STDDEV(" + column + ")";
            case 50 -> column + " REGEXP '^a'";
            case 51 -> "UNIX_TIMESTAMP(" + column + ")";
            default -> column;
        };
    }

    private String condition(Table table, int depth) {
        String column = column(table);
        return switch (random.nextInt(depth > 0 ? 16 : 12)) {
            case 0 -> column + " = " + value();
            case 1 -> column + " <> " + value();
            case 2 -> column + " > " + value();
            case 3 -> column + " IN (" + value() + ", " + value() + ", " + value() + ")";
            case 4 -> column + " IS NOT NULL";
            case 5 -> column + " LIKE 'a%'";
            case 6 -> column + " BETWEEN 1 AND 10";
            case 7 -> "EXISTS (SELECT 1 FROM orders z WHERE z.id = " + column + ")";
            case 8 -> column + " IN (SELECT id FROM customers WHERE vip = 1)";
            case 9 -> "LOWER(" + column + ") = 'x'";
            case 10 -> column + " >= NOW() - INTERVAL 7 DAY";
            case 11 -> column + " = ?";
            case 12 -> "(" + condition(table, depth - 1) + " OR " + condition(table, depth - 1) + ")";
            case 13 -> "NOT (" + condition(table, depth - 1) + ")";
            default -> condition(table, depth - 1) + " AND " + condition(table, depth - 1);
        };
    }

    // ---- reads ----

    private String read() {
        return switch (random.nextInt(16)) {
            case 0 -> select(table()) + " UNION " + maybe("ALL ", 2) + select(table());
            case 1 ->
                "(" + select(table()) + ") UNION (" + select(table()) + ") ORDER BY 1 LIMIT "
                        + (1 + random.nextInt(50));
            case 2 -> "WITH recent AS (" + select(table()) + ") SELECT * FROM recent";
            case 3 ->
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + random.nextInt(99)
                        + "), t AS (" + select(table()) + ") SELECT n.i, t.* FROM n JOIN t ON TRUE";
            case 4 -> "SELECT d.* FROM (" + select(table()) + ") AS d WHERE d.id = ?";
            case 5 -> "SELECT " + expression(table(), 1) + ", @@version_comment";
            case 6 -> "/* " + pick(List.of("dao", "report; monthly", "FOR UPDATE")) + " */ " + select(table());
            case 7 -> select(table()) + ";";
            default -> select(table());
        };
    }

    private String select(Table table) {
        StringBuilder sql = new StringBuilder("SELECT ");
        sql.append(maybe("/*+ MAX_EXECUTION_TIME(1000) */ ", 20)).append(maybe("DISTINCT ", 6));
        int items = 1 + random.nextInt(3);
        for (int i = 0; i < items; i++) {
            sql.append(i == 0 ? "" : ", ").append(random.nextInt(12) == 0 ? "*" : expression(table, 1));
            sql.append(maybe(" AS x" + i, 4));
        }
        sql.append(" FROM ").append(table.name()).append(' ').append(table.alias());
        if (random.nextInt(3) == 0) {
            Table other = table();
            sql.append(pick(List.of(" JOIN ", " LEFT JOIN ", " INNER JOIN ")))
                    .append(other.name())
                    .append(" j ON (j.id = ")
                    .append(table.alias())
                    .append(".")
                    .append(pick(table.columns()))
                    .append(')');
        }
        sql.append(maybe(" WHERE " + condition(table, 2), 2));
        if (random.nextInt(5) == 0) {
            sql.append(" GROUP BY ").append(column(table)).append(maybe(" WITH ROLLUP", 6));
            sql.append(maybe(" HAVING COUNT(*) > " + random.nextInt(9), 2));
        }
        if (sql.indexOf(" OVER w") > 0) {
            sql.append(" WINDOW w AS (PARTITION BY ").append(column(table)).append(')');
        }
        sql.append(maybe(" ORDER BY " + column(table) + pick(List.of("", " DESC", " ASC")), 3));
        sql.append(maybe(" LIMIT " + (1 + random.nextInt(100)) + pick(List.of("", " OFFSET 20", ", 5")), 3));
        return sql.toString();
    }

    // ---- reads with a catch ----

    private String readWithACatch() {
        Table table = table();
        String column = column(table);
        String plain = "SELECT " + expression(table, 0) + " FROM " + table.name() + " " + table.alias() + " WHERE "
                + condition(table, 1);
        return switch (random.nextInt(20)) {
            case 0 -> plain + " FOR UPDATE";
            case 1 -> plain + " FOR UPDATE NOWAIT";
            case 2 -> plain + " FOR SHARE";
            case 3 -> plain + " LOCK IN SHARE MODE";
            case 4 -> plain + " FOR UPDATE SKIP LOCKED";
            case 5 -> plain + " INTO OUTFILE '/tmp/" + random.nextInt(1_000) + ".csv'";
            case 6 -> "SELECT @n := " + column + " FROM " + table.name() + " " + table.alias();
            case 7 -> "SELECT @total, " + expression(table, 0) + " FROM " + table.name() + " " + table.alias();
            case 8 -> plain + " AND GET_LOCK('job-" + random.nextInt(1_000) + "', 0) = 1";
            case 9 -> "SELECT next_number('" + pick(table.columns()) + random.nextInt(100) + "')";
            case 10 -> "SELECT shop.price_of(" + column + ") FROM " + table.name() + " " + table.alias();
            case 11 -> "SELECT LAST_INSERT_ID(), " + random.nextInt(1_000);
            case 12 -> plain + " AND audit(" + column + ") = 1";
            case 13 -> "WITH q AS (" + plain + " FOR UPDATE) SELECT * FROM q";
            case 14 -> "SELECT * FROM (" + plain + " FOR UPDATE) d";
            case 15 ->
                "WITH q AS (SELECT my_schema.f(" + column + ") FROM " + table.name() + " " + table.alias()
                        + ") SELECT * FROM q";
            case 16 -> "SELECT NEXTVAL(seq_" + random.nextInt(1_000) + ")";
            case 17 -> "SELECT NEXT VALUE FOR seq_" + random.nextInt(1_000);
            case 18 -> "SELECT RELEASE_LOCK('job-" + random.nextInt(1_000) + "')";
            default -> plain + " ORDER BY rank_of(" + column + ")";
        };
    }

    // ---- changes ----

    private String change() {
        Table table = table();
        String columns = String.join(", ", table.columns().subList(0, 3));
        String bare = table.name();
        return switch (random.nextInt(18)) {
            case 0 ->
                "INSERT INTO " + bare + " (" + columns + ") VALUES (" + value() + ", " + value() + ", " + value() + ")";
            case 1 -> "INSERT INTO " + bare + "(" + columns + ") VALUES (?, ?, ?), (" + value() + ", ?, ?)";
            case 2 -> "INSERT INTO " + bare + " (" + columns + ") " + select(table());
            case 3 -> "INSERT IGNORE INTO " + bare + " VALUES (" + value() + ", " + value() + ")";
            case 4 ->
                "INSERT INTO " + bare + " (" + columns + ") VALUES (?, " + value() + ", ?) ON DUPLICATE KEY UPDATE "
                        + table.columns().get(1) + " = VALUES("
                        + table.columns().get(1) + ")";
            case 5 -> "REPLACE INTO " + bare + " (" + columns + ") VALUES (" + value() + ", ?, " + value() + ")";
            case 6, 7, 8 ->
                "UPDATE " + bare + " " + table.alias() + " SET " + pick(table.columns()) + " = " + expression(table, 0)
                        + " WHERE " + condition(table, 1);
            case 9 -> "UPDATE " + bare + " SET " + pick(table.columns()) + " = ? WHERE id = " + random.nextInt(10_000);
            case 10, 11 ->
                "DELETE FROM " + bare + " WHERE " + pick(table.columns()) + " = " + value() + " LIMIT "
                        + random.nextInt(100);
            case 12 ->
                "DELETE FROM " + bare + " WHERE id IN (" + "SELECT id FROM customers WHERE id > "
                        + random.nextInt(10_000) + ")";
            case 13 ->
                "CREATE TABLE t" + random.nextInt(10_000) + " (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)";
            case 14 -> "ALTER TABLE " + bare + " ADD COLUMN x" + random.nextInt(1_000) + " INT";
            case 15 -> "DROP TABLE IF EXISTS t" + random.nextInt(10_000);
            case 16 -> "TRUNCATE TABLE t" + random.nextInt(10_000);
            default -> "CREATE TEMPORARY TABLE t" + random.nextInt(10_000) + " AS " + select(table());
        };
    }

    /** What does not come in numbers. */
    private static final List<String> OTHERS = List.of(
            "BEGIN",
            "START TRANSACTION",
            "START TRANSACTION READ ONLY",
            "COMMIT",
            "COMMIT AND CHAIN",
            "ROLLBACK",
            "SAVEPOINT a",
            "ROLLBACK TO SAVEPOINT a",
            "RELEASE SAVEPOINT a",
            "SET autocommit = 0",
            "SET autocommit = 1",
            "SET NAMES utf8mb4",
            "SET SESSION sql_mode = 'ANSI_QUOTES'",
            "SET @user_id = 42",
            "SET @@session.time_zone = '+00:00'",
            "SET GLOBAL max_connections = 200",
            "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
            "USE shop",
            "CALL close_month(2026, 11)",
            "{call close_month(?, ?)}",
            "{? = call price_of(?)}",
            "DO SLEEP(1)",
            "LOCK TABLES orders WRITE",
            "UNLOCK TABLES",
            "FLUSH TABLES WITH READ LOCK",
            "ANALYZE TABLE orders",
            "OPTIMIZE TABLE orders",
            "CHECK TABLE orders",
            "REPAIR TABLE orders",
            "GRANT SELECT ON shop.* TO app",
            "REVOKE ALL ON shop.* FROM app",
            "CREATE USER app IDENTIFIED BY 'secret'",
            "DROP USER app",
            "CREATE INDEX by_status ON orders (status)",
            "DROP INDEX by_status ON orders",
            "CREATE VIEW open_orders AS SELECT * FROM orders WHERE status = 'open'",
            "DROP VIEW open_orders",
            "CREATE DATABASE archive",
            "DROP DATABASE archive",
            "RENAME TABLE orders TO old_orders",
            "CREATE PROCEDURE p() BEGIN SELECT 1; COMMIT; END",
            "CREATE TRIGGER t BEFORE INSERT ON orders FOR EACH ROW SET NEW.note = 'x'",
            "DROP PROCEDURE p",
            "PREPARE s FROM 'SELECT 1'",
            "EXECUTE s",
            "DEALLOCATE PREPARE s",
            "HANDLER orders OPEN",
            "LOAD DATA INFILE '/tmp/x' INTO TABLE orders",
            "XA START 'x'",
            "KILL 17",
            "SHOW WARNINGS",
            "EXPLAIN ANALYZE SELECT * FROM orders",
            "BEGIN NOT ATOMIC COMMIT; END",
            "SET STATEMENT max_statement_time = 1 FOR SELECT 1",
            "INSERT INTO orders (id) VALUES (1) RETURNING id",
            "SELECT 1; DELETE FROM orders",
            "SELECT id INTO @id FROM orders LIMIT 1",
            "SELECT 1.for update",
            "SELECT 1 /*! FOR UPDATE */",
            "SELECT count (1) FROM orders",
            "SELECT `f`(1)",
            "SELECT @@identity",
            "SELECT FOUND_ROWS()",
            "SELECT ROW_COUNT()");

    private String maybe(String text, int oneIn) {
        return random.nextInt(oneIn) == 0 ? text : "";
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}

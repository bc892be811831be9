SELECT STDDEV(attributes), ROW_NUMBER() OVER (PARTITION BY title ORDER BY attributes), RANK() OVER (ORDER BY title DESC) FROM shop.products p INNER JOIN customers j ON (j.id = p.attributes) WHERE p.price IN (1, TRUE, -7) LIMIT 20
SELECT DISTINCT LAG(o.customer_id, 1) OVER (PARTITION BY customer_id ORDER BY o.status), DATE_FORMAT(o.total, '%Y-%m-%d') AS x1, UNIX_TIMESTAMP(o.total) AS x2 FROM orders o WHERE customer_id BETWEEN 1 AND 10 GROUP BY id
(SELECT SUM(SUM(o.total) OVER w), CONVERT(o.status USING utf8mb4) AS x1 FROM orders o JOIN `events` j ON (j.id = o.placed_at) GROUP BY o.id HAVING COUNT(*) > 3 WINDOW w AS (PARTITION BY o.total)) UNION (SELECT DISTINCT CURRENT_TIMESTAMP FROM customers c WHERE LOWER(c.country) = 'x' GROUP BY vip WITH ROLLUP LIMIT 37) ORDER BY 1 LIMIT 45
SELECT BIN_TO_UUID(id), CONCAT_WS('-', version, ABS(id) % 7), LAG(a.balance, 1) OVER (PARTITION BY version ORDER BY a.id) FROM accounts a
SELECT e.`type` FROM `events` e WHERE (e.`user_id` <> 1e3 OR e.`id` IN (NULL, 0x1F, TRUE)) GROUP BY e.`type` LIMIT 55, 5
SELECT /*+ MAX_EXECUTION_TIME(1000) */ RANK() OVER (ORDER BY vip DESC) AS x0, UNIX_TIMESTAMP(c.created_at) AS x1, DATE_ADD(c.country, INTERVAL 1 DAY) FROM customers c INNER JOIN shop.products j ON (j.id = c.created_at)
SELECT TIMESTAMPDIFF(DAY, c.vip, NOW()) FROM customers c LEFT JOIN accounts j ON (j.id = c.vip) WHERE created_at IN (?, NULL, ?) ORDER BY vip DESC
SELECT UNIX_TIMESTAMP(i.quantity), i.price, SUM(CAST(id AS DECIMAL(10, 2))) FROM order_items i INNER JOIN customers j ON (j.id = i.quantity) WHERE (i.order_id BETWEEN 1 AND 10 OR EXISTS (SELECT 1 FROM orders z WHERE z.id = product_id))
SELECT DISTINCT COUNT(DISTINCT vip) FROM customers c WHERE (c.vip LIKE 'a%' OR c.country BETWEEN 1 AND 10 AND c.vip > 1e3)
SELECT placed_at, COUNT(DISTINCT o.id), IF(LOWER(o.placed_at) = 'x', 'yes', 'no') FROM orders o WHERE o.customer_id <> 1 GROUP BY customer_id;
SELECT CONCAT(a.balance, ' ', DATE_ADD(id, INTERVAL 1 DAY)) FROM accounts a WHERE a.owner BETWEEN 1 AND 10 ORDER BY a.owner ASC
SELECT NULLIF(p.attributes, ''), @@version_comment
SELECT d.* FROM (SELECT CASE WHEN EXISTS (SELECT 1 FROM orders z WHERE z.id = i.id) THEN 'it''s' ELSE CURRENT_TIMESTAMP END AS x0 FROM order_items i WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = quantity) LIMIT 82) AS d WHERE d.id = ?
WITH recent AS (SELECT * AS x0 FROM orders o) SELECT * FROM recent
SELECT DISTINCT MATCH (e.`payload`) AGAINST ('x' IN BOOLEAN MODE) FROM `events` e JOIN shop.products j ON (j.id = e.`user_id`)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 77), t AS (SELECT DISTINCT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = e.`user_id`) AS x0, * FROM `events` e WHERE e.`payload` = ? GROUP BY e.`payload` HAVING COUNT(*) > 8) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT COUNT(DISTINCT o.customer_id) FROM orders o WHERE o.total IS NOT NULL ORDER BY o.placed_at ASC UNION SELECT *, (JSON_UNQUOTE(JSON_EXTRACT(id, '$.name')) + -7), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = country) FROM customers c WHERE NOT (c.id BETWEEN 1 AND 10) GROUP BY c.created_at
SELECT FIND_IN_SET(?, price), ST_DISTANCE_SPHERE(i.product_id, i.product_id) FROM order_items i ORDER BY i.order_id UNION SELECT SUBSTRING(`payload`, 1, 10), ABS(REPLACE(e.`payload`, 'a', 'b')) % 7 AS x1, EXTRACT(YEAR FROM e.`id`) AS x2 FROM `events` e LEFT JOIN shop.products j ON (j.id = e.`type`) WHERE LOWER(`id`) = 'x' GROUP BY e.`at` HAVING COUNT(*) > 5 ORDER BY e.`payload` DESC LIMIT 49 OFFSET 20
SELECT GREATEST(c.id, COUNT(DISTINCT c.name)) AS x0 FROM customers c JOIN orders j ON (j.id = c.id) WHERE vip IS NOT NULL UNION ALL SELECT NOW(), ST_DISTANCE_SPHERE(a.owner, a.id) AS x1, CASE WHEN a.version = 1e3 THEN ? ELSE YEAR(a.balance) END AS x2 FROM accounts a INNER JOIN accounts j ON (j.id = a.version) LIMIT 84
SELECT LAG(o.placed_at, 1) OVER (PARTITION BY o.customer_id ORDER BY o.customer_id), o.status REGEXP '^a' AS x1, o.id AS x2 FROM orders o LIMIT 12
SELECT IFNULL(DATE_ADD(a.id, INTERVAL 1 DAY), 0) AS x0, * AS x1, GREATEST(a.currency, SUM(id) OVER w) FROM accounts a WHERE (a.version BETWEEN 1 AND 10 OR owner = 0x1F) AND a.id BETWEEN 1 AND 10 WINDOW w AS (PARTITION BY version)
SELECT MAX(c.created_at), JSON_UNQUOTE(JSON_EXTRACT(created_at, '$.name')), UNIX_TIMESTAMP(created_at) AS x2 FROM customers c WHERE (EXISTS (SELECT 1 FROM orders z WHERE z.id = country) OR vip LIKE 'a%') GROUP BY name ORDER BY c.name ASC
SELECT p.price, CONVERT(p.id USING utf8mb4) AS x1 FROM shop.products p INNER JOIN orders j ON (j.id = p.stock)
WITH recent AS (SELECT UUID() FROM shop.products p) SELECT * FROM recent
SELECT SUM(MAX(a.version)), a.owner FROM accounts a WHERE currency LIKE 'a%'
SELECT EXTRACT(YEAR FROM a.id), RANK() OVER (ORDER BY a.balance DESC) AS x1 FROM accounts a WHERE a.currency BETWEEN 1 AND 10 ORDER BY a.id LIMIT 94;
WITH recent AS (SELECT /*+ MAX_EXECUTION_TIME(1000) */ MATCH (price) AGAINST ('x' IN BOOLEAN MODE), p.sku AS x1 FROM shop.products p JOIN customers j ON (j.id = p.price) ORDER BY price) SELECT * FROM recent
SELECT FIND_IN_SET(?, p.id), ABS(REGEXP_REPLACE(p.sku, '[a-z]+', 'x')) % 7 FROM shop.products p
SELECT JSON_EXTRACT(e.`id`, '$.a.b'), @@version_comment
SELECT CONCAT(c.email, ' ', (c.id + 'a%')), CURRENT_TIMESTAMP, LENGTH(TRIM(c.name)) FROM customers c LEFT JOIN shop.products j ON (j.id = c.name) ORDER BY created_at DESC LIMIT 81, 5
SELECT i.product_id->>'$.color', UNIX_TIMESTAMP(i.price) FROM order_items i INNER JOIN customers j ON (j.id = i.product_id);
SELECT NOW(), SUM(p.attributes) OVER w FROM shop.products p INNER JOIN shop.products j ON (j.id = p.price) WHERE p.title LIKE 'a%' WINDOW w AS (PARTITION BY attributes)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 35), t AS (SELECT ROW_NUMBER() OVER (PARTITION BY o.id ORDER BY o.customer_id), *, UNIX_TIMESTAMP(customer_id) FROM orders o WHERE o.total IN (NULL, -7, '2026-01-31')) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT SUM(e.`type`), * FROM `events` e LEFT JOIN customers j ON (j.id = e.`payload`) WHERE e.`payload` > 42
SELECT DISTINCT *, ABS(SUBSTRING(a.version, 1, 10)) % 7, TIMESTAMPDIFF(DAY, balance, NOW()) FROM accounts a JOIN customers j ON (j.id = a.id) GROUP BY a.version WITH ROLLUP HAVING COUNT(*) > 3 UNION SELECT SUBSTRING(i.price, 1, 10), REGEXP_REPLACE(price, '[a-z]+', 'x'), TIMESTAMPDIFF(DAY, i.order_id, NOW()) FROM order_items i INNER JOIN order_items j ON (j.id = i.id) WHERE i.order_id IS NOT NULL LIMIT 16 OFFSET 20
SELECT p.id->>'$.color', CAST(price AS DECIMAL(10, 2)) FROM shop.products p WHERE NOT (p.title = ?) AND EXISTS (SELECT 1 FROM orders z WHERE z.id = p.sku) LIMIT 36 OFFSET 20
WITH recent AS (SELECT a.balance FROM accounts a WHERE a.id LIKE 'a%' ORDER BY a.owner DESC) SELECT * FROM recent
SELECT HEX(MD5(c.created_at)), @@version_comment
WITH recent AS (SELECT NOW() AS x0, YEAR(`id`) FROM `events` e WHERE `id` > 0x1F LIMIT 92 OFFSET 20) SELECT * FROM recent
SELECT BIN_TO_UUID(id) AS x0, NOW() FROM shop.products p JOIN customers j ON (j.id = p.stock) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = p.id)
SELECT DISTINCT REPLACE(o.status, 'a', 'b'), JSON_UNQUOTE(JSON_EXTRACT(o.customer_id, '$.name')), CAST(o.id AS DECIMAL(10, 2)) FROM orders o
SELECT DISTINCT e.`payload`, UUID() AS x1 FROM `events` e WHERE `payload` IS NOT NULL
SELECT d.* FROM (SELECT COALESCE(o.placed_at, TRUE) AS x0 FROM orders o) AS d WHERE d.id = ?
WITH recent AS (SELECT ST_DISTANCE_SPHERE(`at`, `id`), IFNULL(CAST(e.`at` AS DECIMAL(10, 2)), 0) AS x1 FROM `events` e JOIN shop.products j ON (j.id = e.`payload`) GROUP BY e.`at` HAVING COUNT(*) > 7 ORDER BY e.`payload` ASC) SELECT * FROM recent
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 76), t AS (SELECT NULLIF(title, '') AS x0, * FROM shop.products p WHERE p.attributes <> '2026-01-31' ORDER BY p.title ASC LIMIT 24, 5) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT CEIL(c.id / 3), @@version_comment
SELECT /*+ MAX_EXECUTION_TIME(1000) */ YEAR(i.product_id), ABS(UPPER(quantity)) % 7 AS x1, CASE WHEN order_id LIKE 'a%' THEN 1 ELSE LENGTH(TRIM(i.price)) END AS x2 FROM order_items i LIMIT 49 OFFSET 20
SELECT d.* FROM (SELECT FROM_UNIXTIME(price), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = i.quantity), MAX(product_id) FROM order_items i WHERE i.product_id LIKE 'a%' ORDER BY i.quantity LIMIT 29 OFFSET 20) AS d WHERE d.id = ?
SELECT c.vip FROM customers c LIMIT 17, 5
(SELECT DATE_ADD(a.version, INTERVAL 1 DAY), a.currency, currency AS x2 FROM accounts a WHERE owner BETWEEN 1 AND 10) UNION (SELECT DISTINCT UNIX_TIMESTAMP(e.`at`), MATCH (`user_id`) AGAINST ('x' IN BOOLEAN MODE) AS x1 FROM `events` e INNER JOIN `events` j ON (j.id = e.`type`) LIMIT 25, 5) ORDER BY 1 LIMIT 1
SELECT /*+ MAX_EXECUTION_TIME(1000) */ DISTINCT CONVERT(a.balance USING utf8mb4), CEIL(a.id / 3), UNIX_TIMESTAMP(currency) FROM accounts a WHERE a.id IN (1, ?, -7) ORDER BY id DESC LIMIT 51 OFFSET 20
SELECT REGEXP_REPLACE(e.`payload`, '[a-z]+', 'x'), @@version_comment
SELECT CONCAT(i.order_id, ' ', product_id->>'$.color'), i.price FROM order_items i WHERE i.product_id = ? LIMIT 32 OFFSET 20
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 34), t AS (SELECT EXTRACT(YEAR FROM a.balance), balance AS x1, UPPER(a.balance) FROM accounts a WHERE a.owner >= NOW() - INTERVAL 7 DAY) SELECT n.i, t.* FROM n JOIN t ON TRUE
(SELECT DATE_FORMAT(i.id, '%Y-%m-%d'), ABS(MAX(i.id)) % 7 FROM order_items i JOIN orders j ON (j.id = i.quantity)) UNION (SELECT MAX(e.`payload`), e.`id`->>'$.color' AS x1 FROM `events` e WHERE `payload` IS NOT NULL AND `type` >= NOW() - INTERVAL 7 DAY) ORDER BY 1 LIMIT 44
SELECT FIND_IN_SET(?, o.status) FROM orders o GROUP BY id HAVING COUNT(*) > 4 LIMIT 19;
SELECT d.* FROM (SELECT LENGTH(TRIM(`payload`)) FROM `events` e JOIN shop.products j ON (j.id = e.`user_id`) WHERE e.`id` LIKE 'a%') AS d WHERE d.id = ?
SELECT *, e.`id` * MATCH (e.`payload`) AGAINST ('x' IN BOOLEAN MODE), NOW() AS x2 FROM `events` e LEFT JOIN `events` j ON (j.id = e.`id`) WHERE LOWER(e.`payload`) = 'x'
SELECT /*+ MAX_EXECUTION_TIME(1000) */ GREATEST(i.order_id, i.price), MAX(i.id) FROM order_items i ORDER BY i.product_id DESC
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 81), t AS (SELECT EXTRACT(YEAR FROM c.created_at) AS x0, NULLIF(vip, '') AS x1 FROM customers c) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT CONVERT(c.id USING utf8mb4), vip FROM customers c GROUP BY c.id ORDER BY c.name LIMIT 97
SELECT o.status, EXTRACT(YEAR FROM o.status) AS x1, REGEXP_REPLACE(o.status, '[a-z]+', 'x') AS x2 FROM orders o WHERE (LOWER(placed_at) = 'x' OR o.id > 'open') ORDER BY status DESC;
SELECT CURRENT_TIMESTAMP FROM orders o WHERE customer_id LIKE 'a%' GROUP BY o.id HAVING COUNT(*) > 3 ORDER BY o.customer_id DESC
WITH recent AS (SELECT *, SUM(o.total) OVER w, COALESCE(o.status, 'it''s') FROM orders o GROUP BY o.id HAVING COUNT(*) > 2 WINDOW w AS (PARTITION BY o.customer_id)) SELECT * FROM recent
SELECT order_id DIV 2, GROUP_CONCAT(price ORDER BY i.order_id SEPARATOR ', ') FROM order_items i LEFT JOIN shop.products j ON (j.id = i.price) LIMIT 80
SELECT UNIX_TIMESTAMP(i.quantity), UNIX_TIMESTAMP(product_id) AS x1, CONVERT(i.product_id USING utf8mb4) FROM order_items i INNER JOIN order_items j ON (j.id = i.order_id)
SELECT *, REGEXP_REPLACE(i.product_id, '[a-z]+', 'x') FROM order_items i WHERE NOT (i.product_id IS NOT NULL) AND i.price >= NOW() - INTERVAL 7 DAY AND i.product_id = ? GROUP BY i.price HAVING COUNT(*) > 1
WITH recent AS (SELECT /*+ MAX_EXECUTION_TIME(1000) */ FROM_UNIXTIME(e.`payload`), MAX(e.`id`) FROM `events` e JOIN order_items j ON (j.id = e.`id`) WHERE LOWER(e.`user_id`) = 'x' LIMIT 34, 5) SELECT * FROM recent
(SELECT COUNT(DISTINCT i.order_id), CURRENT_TIMESTAMP, RANK() OVER (ORDER BY price DESC) FROM order_items i JOIN `events` j ON (j.id = i.id) WHERE i.id >= NOW() - INTERVAL 7 DAY AND i.id <> ? AND LOWER(i.product_id) = 'x' LIMIT 50, 5) UNION (SELECT attributes REGEXP '^a' AS x0 FROM shop.products p WHERE p.price IN (SELECT id FROM customers WHERE vip = 1) GROUP BY p.stock LIMIT 97) ORDER BY 1 LIMIT 10
SELECT RANK() OVER (ORDER BY created_at DESC) FROM customers c LEFT JOIN shop.products j ON (j.id = c.vip) LIMIT 25
SELECT i.product_id * MATCH (i.id) AGAINST ('x' IN BOOLEAN MODE) AS x0 FROM order_items i JOIN orders j ON (j.id = i.order_id) WHERE NOT (i.price IN (SELECT id FROM customers WHERE vip = 1)) AND order_id BETWEEN 1 AND 10 GROUP BY i.product_id WITH ROLLUP ORDER BY i.id DESC LIMIT 6, 5 UNION ALL SELECT EXTRACT(YEAR FROM c.id) FROM customers c ORDER BY c.id DESC
SELECT ABS(ROUND(e.`user_id`, 2)) % 7, UUID() FROM `events` e JOIN order_items j ON (j.id = e.`user_id`) WHERE LOWER(e.`type`) = 'x'
SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = e.`payload`) FROM `events` e GROUP BY e.`id` WITH ROLLUP HAVING COUNT(*) > 0 LIMIT 69 OFFSET 20
SELECT DATE_FORMAT(currency, '%Y-%m-%d'), FROM_UNIXTIME(currency) FROM accounts a WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = a.currency) ORDER BY a.owner DESC
SELECT ROW_NUMBER() OVER (PARTITION BY c.country ORDER BY c.created_at) FROM customers c INNER JOIN shop.products j ON (j.id = c.country) ORDER BY c.email ASC
(SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = e.`type`), COALESCE(e.`at`, 42) FROM `events` e LEFT JOIN `events` j ON (j.id = e.`user_id`) WHERE e.`id` IN (1, 1, 'it''s')) UNION (SELECT * AS x0, JSON_UNQUOTE(JSON_EXTRACT(placed_at, '$.name')) AS x1 FROM orders o JOIN `events` j ON (j.id = o.id)) ORDER BY 1 LIMIT 4
SELECT GROUP_CONCAT(id ORDER BY id SEPARATOR ', ') FROM order_items i WHERE product_id <> '2026-01-31' AND order_id BETWEEN 1 AND 10 AND NOT (i.id BETWEEN 1 AND 10) GROUP BY i.price LIMIT 70
/* report; monthly */ SELECT DISTINCT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = customer_id) FROM orders o
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 71), t AS (SELECT (TIMESTAMPDIFF(DAY, created_at, NOW()) + TRUE) AS x0, JSON_UNQUOTE(JSON_EXTRACT(c.id, '$.name')), JSON_UNQUOTE(JSON_EXTRACT(id, '$.name')) AS x2 FROM customers c WHERE country <> 1) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT FIND_IN_SET(?, e.`payload`) FROM `events` e INNER JOIN accounts j ON (j.id = e.`at`) GROUP BY e.`id` HAVING COUNT(*) > 6
SELECT DATE_FORMAT(o.total, '%Y-%m-%d'), o.status, YEAR(id) AS x2 FROM orders o WHERE o.id <> 'it''s'
SELECT DISTINCT CASE WHEN id = ? THEN ? ELSE i.product_id END, UNIX_TIMESTAMP(i.id), BIN_TO_UUID(product_id) FROM order_items i
SELECT SUM(e.`type`) OVER w, JSON_EXTRACT(`user_id`, '$.a.b'), * AS x2 FROM `events` e LEFT JOIN `events` j ON (j.id = e.`type`) WHERE e.`user_id` <> -7 GROUP BY e.`user_id` WITH ROLLUP WINDOW w AS (PARTITION BY `type`)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 44), t AS (SELECT /*+ MAX_EXECUTION_TIME(1000) */ JSON_UNQUOTE(JSON_EXTRACT(placed_at, '$.name')), SUM(CONCAT(note, ' ', total)), ROW_NUMBER() OVER (PARTITION BY o.note ORDER BY total) AS x2 FROM orders o WHERE LOWER(o.total) = 'x' GROUP BY o.placed_at HAVING COUNT(*) > 3 ORDER BY placed_at) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT d.* FROM (SELECT RANK() OVER (ORDER BY e.`at` DESC) AS x0 FROM `events` e GROUP BY e.`payload`) AS d WHERE d.id = ?
SELECT d.* FROM (SELECT ST_DISTANCE_SPHERE(a.id, a.balance) AS x0 FROM accounts a WHERE NOT (NOT (currency IN (1e3, 1, 'a%')))) AS d WHERE d.id = ?
SELECT *, * FROM orders o INNER JOIN orders j ON (j.id = o.note) ORDER BY o.id ASC;
WITH recent AS (SELECT * AS x0, i.quantity, i.product_id * GREATEST(i.product_id, i.price) FROM order_items i WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = i.quantity)) SELECT * FROM recent
SELECT CAST(c.email AS DECIMAL(10, 2)) FROM customers c LEFT JOIN accounts j ON (j.id = c.name) ORDER BY vip ASC
/* dao */ SELECT /*+ MAX_EXECUTION_TIME(1000) */ LPAD(e.`user_id`, 10, '0') FROM `events` e INNER JOIN customers j ON (j.id = e.`id`) WHERE e.`payload` <> 'open'
SELECT GROUP_CONCAT(`user_id` ORDER BY `payload` SEPARATOR ', ') FROM `events` e WHERE NOT ((e.`user_id` = 'a%' OR e.`user_id` >= NOW() - INTERVAL 7 DAY))
SELECT COALESCE(c.email, -7), REGEXP_REPLACE(vip, '[a-z]+', 'x'), FROM_UNIXTIME(c.vip) FROM customers c INNER JOIN order_items j ON (j.id = c.vip) WHERE (name = '2026-01-31' OR EXISTS (SELECT 1 FROM orders z WHERE z.id = c.id)) AND c.id <> NULL ORDER BY c.vip ASC;
(SELECT NULLIF(note, '') FROM orders o INNER JOIN orders j ON (j.id = o.id)) UNION (SELECT COALESCE(o.status, 1e3) AS x0, GROUP_CONCAT(id ORDER BY total SEPARATOR ', '), o.id DIV 2 FROM orders o JOIN orders j ON (j.id = o.status)) ORDER BY 1 LIMIT 43
SELECT DISTINCT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = e.`id`), COALESCE(`at`, 0x1F), * FROM `events` e ORDER BY e.`user_id` DESC
(SELECT JSON_UNQUOTE(JSON_EXTRACT(a.owner, '$.name')), COUNT(DISTINCT currency) FROM accounts a) UNION (SELECT id, MATCH (a.currency) AGAINST ('x' IN BOOLEAN MODE) FROM accounts a WHERE a.balance IS NOT NULL ORDER BY a.owner DESC) ORDER BY 1 LIMIT 21
SELECT IFNULL(CONVERT(id USING utf8mb4), 0) FROM accounts a INNER JOIN customers j ON (j.id = a.version) WHERE a.currency BETWEEN 1 AND 10 LIMIT 74, 5
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 14), t AS (SELECT LENGTH(TRIM(o.status)), SUM(NULLIF(o.note, '')) FROM orders o GROUP BY placed_at HAVING COUNT(*) > 6 LIMIT 94) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT TIMESTAMPDIFF(DAY, o.placed_at, NOW()) FROM orders o WHERE status >= NOW() - INTERVAL 7 DAY GROUP BY note WITH ROLLUP HAVING COUNT(*) > 2
/* dao */ SELECT DISTINCT e.`type` DIV 2 AS x0 FROM `events` e WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = `id`)
(SELECT BIN_TO_UUID(i.order_id) AS x0, STDDEV(i.quantity) FROM order_items i LEFT JOIN customers j ON (j.id = i.quantity) ORDER BY order_id LIMIT 2 OFFSET 20) UNION (SELECT CEIL(quantity / 3), i.product_id FROM order_items i WHERE i.product_id IS NOT NULL ORDER BY i.quantity ASC) ORDER BY 1 LIMIT 47
SELECT NULLIF(price, ''), UUID(), CURRENT_TIMESTAMP AS x2 FROM shop.products p JOIN shop.products j ON (j.id = p.attributes) GROUP BY p.price HAVING COUNT(*) > 1;
SELECT YEAR(note) AS x0, CASE WHEN o.placed_at = ? THEN 1e3 ELSE COUNT(*) END AS x1 FROM orders o JOIN order_items j ON (j.id = o.placed_at) ORDER BY o.total ASC LIMIT 18, 5
SELECT COUNT(DISTINCT `id`), @@version_comment
SELECT LENGTH(TRIM(a.balance)) FROM accounts a GROUP BY owner WITH ROLLUP HAVING COUNT(*) > 5 LIMIT 76 OFFSET 20
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 41), t AS (SELECT CONCAT(p.price, ' ', CAST(p.price AS DECIMAL(10, 2))) FROM shop.products p WHERE p.stock IS NOT NULL) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT d.* FROM (SELECT DISTINCT a.version->>'$.color' FROM accounts a JOIN shop.products j ON (j.id = a.id) LIMIT 71 OFFSET 20) AS d WHERE d.id = ?
SELECT d.* FROM (SELECT DISTINCT DATE_FORMAT(country, '%Y-%m-%d') AS x0, CASE WHEN c.email = ? THEN 'it''s' ELSE GROUP_CONCAT(c.email ORDER BY email SEPARATOR ', ') END, * FROM customers c) AS d WHERE d.id = ?
SELECT e.`type`, NULLIF(e.`user_id`, '') AS x1, UPPER(e.`type`) FROM `events` e LEFT JOIN order_items j ON (j.id = e.`user_id`) WHERE `user_id` > 0x1F ORDER BY e.`type` LIMIT 40
SELECT FIND_IN_SET(?, email), LPAD(SUBSTRING(c.vip, 1, 10), 10, '0') FROM customers c
SELECT RANK() OVER (ORDER BY a.owner DESC), ABS(DATE_ADD(currency, INTERVAL 1 DAY)) % 7, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = a.id) FROM accounts a GROUP BY a.version WITH ROLLUP
(SELECT c.created_at REGEXP '^a', SUM(email) OVER w, CONCAT(vip, ' ', c.created_at) FROM customers c INNER JOIN customers j ON (j.id = c.name) WHERE id LIKE 'a%' GROUP BY c.country WINDOW w AS (PARTITION BY c.id)) UNION (SELECT IFNULL(FIND_IN_SET(?, e.`type`), 0), EXTRACT(YEAR FROM e.`user_id`) AS x1, MAX(`user_id`) FROM `events` e LEFT JOIN order_items j ON (j.id = e.`type`) ORDER BY e.`at`) ORDER BY 1 LIMIT 45
SELECT FROM_UNIXTIME(i.order_id), order_id, * FROM order_items i WHERE i.id BETWEEN 1 AND 10 ORDER BY i.id ASC
SELECT CONVERT(p.title USING utf8mb4) AS x0 FROM shop.products p WHERE p.price > NULL UNION ALL SELECT customer_id, JSON_UNQUOTE(JSON_EXTRACT(o.customer_id, '$.name')), CONVERT(status USING utf8mb4) AS x2 FROM orders o ORDER BY o.note ASC
SELECT CASE WHEN LOWER(currency) = 'x' THEN TRUE ELSE a.currency->>'$.color' END, @@version_comment
(SELECT STDDEV(country) AS x0, * FROM customers c INNER JOIN `events` j ON (j.id = c.created_at) WHERE NOT (c.country = ?) ORDER BY c.vip) UNION (SELECT DISTINCT JSON_UNQUOTE(JSON_EXTRACT(a.currency, '$.name')), CURRENT_TIMESTAMP AS x1 FROM accounts a WHERE a.owner >= NOW() - INTERVAL 7 DAY) ORDER BY 1 LIMIT 8
WITH recent AS (SELECT IF(`payload` IN (SELECT id FROM customers WHERE vip = 1), 'yes', 'no') FROM `events` e WHERE `user_id` > ?) SELECT * FROM recent
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 36), t AS (SELECT DISTINCT *, SUM(REPLACE(id, 'a', 'b')), COALESCE(id, 1) FROM accounts a WHERE balance IN (1e3, NULL, '2026-01-31') AND LOWER(a.currency) = 'x' ORDER BY version ASC) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT CONCAT_WS('-', id, i.price DIV 2) AS x0 FROM order_items i WHERE i.product_id IS NOT NULL
SELECT DISTINCT MAX(o.note), DATE_FORMAT(o.note, '%Y-%m-%d'), CONCAT_WS('-', o.customer_id, DATE_FORMAT(o.note, '%Y-%m-%d')) AS x2 FROM orders o JOIN `events` j ON (j.id = o.note) WHERE o.customer_id > 1
SELECT (c.email->>'$.color' + 'a%'), RANK() OVER (ORDER BY c.vip DESC), * AS x2 FROM customers c LEFT JOIN customers j ON (j.id = c.created_at) WHERE c.id LIKE 'a%' LIMIT 2 OFFSET 20 UNION ALL SELECT SUBSTRING(o.placed_at, 1, 10) FROM orders o LEFT JOIN orders j ON (j.id = o.placed_at) WHERE id >= NOW() - INTERVAL 7 DAY ORDER BY o.note
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 67), t AS (SELECT /*+ MAX_EXECUTION_TIME(1000) */ DISTINCT quantity DIV 2 FROM order_items i) SELECT n.i, t.* FROM n JOIN t ON TRUE
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 84), t AS (SELECT CONCAT_WS('-', e.`user_id`, ROW_NUMBER() OVER (PARTITION BY `id` ORDER BY `id`)) FROM `events` e LEFT JOIN accounts j ON (j.id = e.`type`) WHERE e.`id` > 1e3) SELECT n.i, t.* FROM n JOIN t ON TRUE
WITH recent AS (SELECT UNIX_TIMESTAMP(i.price), id FROM order_items i) SELECT * FROM recent
SELECT MATCH (a.id) AGAINST ('x' IN BOOLEAN MODE) FROM accounts a WHERE currency > ? UNION SELECT YEAR(e.`type`), JSON_UNQUOTE(JSON_EXTRACT(`type`, '$.name')) AS x1 FROM `events` e JOIN customers j ON (j.id = e.`id`) LIMIT 18
(SELECT BIN_TO_UUID(p.title) FROM shop.products p LEFT JOIN orders j ON (j.id = p.id) WHERE p.price IN (SELECT id FROM customers WHERE vip = 1) ORDER BY p.title ASC) UNION (SELECT DISTINCT COUNT(DISTINCT product_id), RANK() OVER (ORDER BY i.price DESC), product_id FROM order_items i ORDER BY order_id) ORDER BY 1 LIMIT 43
SELECT STDDEV(a.owner), REPLACE(id, 'a', 'b') FROM accounts a JOIN orders j ON (j.id = a.balance) ORDER BY a.id
SELECT CAST(o.customer_id AS DECIMAL(10, 2)), customer_id FROM orders o ORDER BY o.status ASC
SELECT id->>'$.color', *, DATE_ADD(id, INTERVAL 1 DAY) FROM order_items i WHERE i.product_id IN (SELECT id FROM customers WHERE vip = 1) LIMIT 9
SELECT MAX(i.price), product_id AS x1, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = id) FROM order_items i INNER JOIN customers j ON (j.id = i.id) WHERE i.quantity LIKE 'a%' AND product_id BETWEEN 1 AND 10 GROUP BY order_id
SELECT d.* FROM (SELECT ROUND(JSON_UNQUOTE(JSON_EXTRACT(id, '$.name')), 2), UNIX_TIMESTAMP(o.note) AS x1, ABS(o.customer_id) % 7 FROM orders o LEFT JOIN order_items j ON (j.id = o.total) WHERE o.id > 'a%' GROUP BY placed_at LIMIT 13) AS d WHERE d.id = ?
SELECT *, COALESCE(p.title, 3.14) AS x1, sku FROM shop.products p WHERE p.attributes >= NOW() - INTERVAL 7 DAY AND p.sku >= NOW() - INTERVAL 7 DAY AND LOWER(p.price) = 'x'
SELECT UUID(), YEAR(o.status) AS x1 FROM orders o WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = o.id) GROUP BY status
SELECT DISTINCT * AS x0, vip * DATE_FORMAT(c.name, '%Y-%m-%d'), REPLACE(name, 'a', 'b') FROM customers c GROUP BY c.name LIMIT 90
SELECT /*+ MAX_EXECUTION_TIME(1000) */ GREATEST(p.title, ST_DISTANCE_SPHERE(id, title)) FROM shop.products p LIMIT 97
SELECT * FROM accounts a GROUP BY a.version ORDER BY a.version
SELECT ABS(price * stock) % 7 AS x0, * FROM shop.products p INNER JOIN order_items j ON (j.id = p.price) ORDER BY stock
SELECT d.* FROM (SELECT (FIND_IN_SET(?, i.price) + 3.14), COUNT(*), JSON_UNQUOTE(JSON_EXTRACT(quantity, '$.name')) AS x2 FROM order_items i LIMIT 26) AS d WHERE d.id = ?
SELECT NOW(), ROUND(sku * price, 2) FROM shop.products p
SELECT DISTINCT email REGEXP '^a' FROM customers c INNER JOIN customers j ON (j.id = c.email) WHERE c.created_at >= NOW() - INTERVAL 7 DAY AND id <> 3.14 LIMIT 40 OFFSET 20
/* report; monthly */ SELECT ABS(MATCH (a.id) AGAINST ('x' IN BOOLEAN MODE)) % 7 FROM accounts a GROUP BY id HAVING COUNT(*) > 3 LIMIT 93
SELECT d.* FROM (SELECT EXTRACT(YEAR FROM price) AS x0, ROUND(FIND_IN_SET(?, p.attributes), 2) AS x1 FROM shop.products p ORDER BY title DESC LIMIT 36) AS d WHERE d.id = ?
SELECT d.* FROM (SELECT MATCH (e.`id`) AGAINST ('x' IN BOOLEAN MODE) FROM `events` e WHERE `id` >= NOW() - INTERVAL 7 DAY) AS d WHERE d.id = ?
(SELECT ROW_NUMBER() OVER (PARTITION BY order_id ORDER BY i.order_id), UUID() AS x1 FROM order_items i WHERE i.id IN (SELECT id FROM customers WHERE vip = 1) GROUP BY i.order_id HAVING COUNT(*) > 6 ORDER BY i.quantity DESC LIMIT 77 OFFSET 20) UNION (SELECT NULLIF(a.id, ''), CAST(currency AS DECIMAL(10, 2)), GREATEST(a.version, CASE WHEN a.id = 3.14 THEN ? ELSE a.version END) AS x2 FROM accounts a WHERE a.version IN (SELECT id FROM customers WHERE vip = 1) ORDER BY a.currency) ORDER BY 1 LIMIT 45
SELECT LPAD(SUM(note), 10, '0'), CAST(status AS DECIMAL(10, 2)) AS x1 FROM orders o INNER JOIN accounts j ON (j.id = o.note) LIMIT 67
SELECT *, UNIX_TIMESTAMP(p.sku) AS x1, COUNT(*) FROM shop.products p WHERE title IN ('it''s', 42, ?) ORDER BY attributes DESC
SELECT CONCAT_WS('-', i.price, CONCAT(product_id, ' ', i.quantity)) AS x0, GREATEST(order_id, COUNT(DISTINCT i.order_id)) AS x1, CONVERT(i.product_id USING utf8mb4) FROM order_items i ORDER BY i.price
SELECT REPLACE(p.sku, 'a', 'b'), CEIL(p.sku / 3), COALESCE(p.stock, TRUE) FROM shop.products p WHERE LOWER(p.sku) = 'x' GROUP BY p.sku ORDER BY p.price
/* FOR UPDATE */ SELECT SUM(UNIX_TIMESTAMP(i.price)) FROM order_items i INNER JOIN shop.products j ON (j.id = i.order_id) WHERE i.quantity LIKE 'a%' LIMIT 2
SELECT GREATEST(c.country, STDDEV(c.email)), @@version_comment
SELECT DISTINCT REGEXP_REPLACE(c.email, '[a-z]+', 'x'), vip * YEAR(id) FROM customers c WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = c.created_at) ORDER BY vip
SELECT /*+ MAX_EXECUTION_TIME(1000) */ p.sku REGEXP '^a', JSON_EXTRACT(p.price, '$.a.b'), FROM_UNIXTIME(p.attributes) FROM shop.products p JOIN order_items j ON (j.id = p.title) WHERE p.price LIKE 'a%'
SELECT UUID(), DATE_ADD(c.country, INTERVAL 1 DAY) AS x1 FROM customers c WHERE c.email IS NOT NULL GROUP BY id
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1), t AS (SELECT DISTINCT CAST(price AS DECIMAL(10, 2)) FROM order_items i ORDER BY i.id ASC) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT UNIX_TIMESTAMP(c.country) AS x0 FROM customers c LEFT JOIN shop.products j ON (j.id = c.name) WHERE c.id = ? GROUP BY vip ORDER BY name
SELECT /*+ MAX_EXECUTION_TIME(1000) */ COUNT(DISTINCT o.total) AS x0 FROM orders o WHERE o.placed_at <> 1e3 AND LOWER(status) = 'x' AND o.placed_at <> 1
SELECT ST_DISTANCE_SPHERE(c.vip, c.id) FROM customers c ORDER BY c.email LIMIT 26 UNION ALL SELECT YEAR(c.name) AS x0, * FROM customers c
SELECT RANK() OVER (ORDER BY version DESC) AS x0, JSON_EXTRACT(a.version, '$.a.b') AS x1 FROM accounts a WHERE a.owner >= NOW() - INTERVAL 7 DAY ORDER BY a.currency DESC
WITH recent AS (SELECT ROUND((SELECT COUNT(*) FROM order_items x WHERE x.order_id = p.price), 2), p.id FROM shop.products p) SELECT * FROM recent
SELECT BIN_TO_UUID(order_id), @@version_comment
SELECT d.* FROM (SELECT DISTINCT p.sku REGEXP '^a', SUM(LPAD(sku, 10, '0')) AS x1 FROM shop.products p WHERE p.price = 1 ORDER BY p.stock DESC LIMIT 5) AS d WHERE d.id = ?
SELECT FROM_UNIXTIME(o.status), NOW(), CEIL(note / 3) FROM orders o JOIN `events` j ON (j.id = o.customer_id) ORDER BY o.id LIMIT 84
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3), t AS (SELECT DISTINCT c.created_at, IF(c.id = ?, 'yes', 'no') FROM customers c LEFT JOIN accounts j ON (j.id = c.email) ORDER BY c.name ASC) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT ROUND(LAG(`id`, 1) OVER (PARTITION BY `type` ORDER BY e.`user_id`), 2) FROM `events` e LIMIT 23 UNION ALL SELECT SUBSTRING(quantity, 1, 10) AS x0, JSON_EXTRACT(i.price, '$.a.b') AS x1 FROM order_items i JOIN customers j ON (j.id = i.price) WHERE i.id <> 42
(SELECT SUBSTRING(note, 1, 10), NULLIF(o.placed_at, '') FROM orders o LIMIT 85 OFFSET 20) UNION (SELECT LENGTH(TRIM(c.country)) FROM customers c LIMIT 85, 5) ORDER BY 1 LIMIT 23
SELECT SUM(customer_id) OVER w, ST_DISTANCE_SPHERE(o.id, o.customer_id), EXTRACT(YEAR FROM o.customer_id) FROM orders o WINDOW w AS (PARTITION BY o.placed_at)
SELECT IFNULL(MAX(vip), 0) FROM customers c WHERE LOWER(c.created_at) = 'x' ORDER BY email ASC
SELECT *, SUM(EXTRACT(YEAR FROM p.title)), DATE_ADD(attributes, INTERVAL 1 DAY) FROM shop.products p WHERE sku >= NOW() - INTERVAL 7 DAY
SELECT MAX(`at`), e.`id`->>'$.color', ROUND(`user_id` * e.`payload`, 2) AS x2 FROM `events` e LEFT JOIN order_items j ON (j.id = e.`at`) WHERE e.`id` <> ? LIMIT 94 OFFSET 20
SELECT * AS x0 FROM accounts a WHERE owner IN (42, 1, 1e3)
SELECT CONVERT(e.`payload` USING utf8mb4), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = e.`at`) FROM `events` e JOIN order_items j ON (j.id = e.`at`) WHERE `payload` = 1 ORDER BY e.`type` ASC
WITH recent AS (SELECT DISTINCT * FROM customers c GROUP BY c.email LIMIT 95, 5) SELECT * FROM recent
SELECT COUNT(*), CURRENT_TIMESTAMP, JSON_EXTRACT(p.title, '$.a.b') FROM shop.products p LIMIT 20, 5
SELECT LENGTH(TRIM(e.`type`)) AS x0, DATE_ADD(e.`payload`, INTERVAL 1 DAY) AS x1 FROM `events` e WHERE e.`type` IN (SELECT id FROM customers WHERE vip = 1) ORDER BY `user_id`
SELECT CAST(o.note AS DECIMAL(10, 2)), COUNT(DISTINCT o.id) AS x1 FROM orders o WHERE o.note IS NOT NULL UNION ALL SELECT IFNULL(FIND_IN_SET(?, a.balance), 0), ROUND(DATE_FORMAT(id, '%Y-%m-%d'), 2) FROM accounts a WHERE version IN (SELECT id FROM customers WHERE vip = 1)
WITH recent AS (SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = customer_id) AS x0, NOW(), RANK() OVER (ORDER BY o.placed_at DESC) FROM orders o ORDER BY o.id LIMIT 38) SELECT * FROM recent
SELECT DISTINCT CONCAT(p.title, ' ', HEX(MD5(p.id))), RANK() OVER (ORDER BY id DESC) AS x1, attributes FROM shop.products p WHERE p.sku IN (SELECT id FROM customers WHERE vip = 1) AND p.title BETWEEN 1 AND 10 AND EXISTS (SELECT 1 FROM orders z WHERE z.id = id) AND p.id <> NULL ORDER BY sku
SELECT BIN_TO_UUID(e.`user_id`) AS x0 FROM `events` e LIMIT 40 OFFSET 20;
SELECT d.* FROM (SELECT * FROM shop.products p WHERE stock > 'a%' GROUP BY title WITH ROLLUP HAVING COUNT(*) > 6) AS d WHERE d.id = ?
SELECT currency AS x0, * FROM accounts a
SELECT NULLIF(o.total, ''), @@version_comment
SELECT COALESCE(c.id, NULL) AS x0, CONVERT(c.id USING utf8mb4), NULLIF(id, '') FROM customers c LEFT JOIN order_items j ON (j.id = c.created_at) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = country) ORDER BY c.email
SELECT d.* FROM (SELECT RANK() OVER (ORDER BY status DESC), o.status FROM orders o JOIN customers j ON (j.id = o.placed_at) WHERE o.total LIKE 'a%') AS d WHERE d.id = ?
SELECT d.* FROM (SELECT *, *, balance FROM accounts a LIMIT 46) AS d WHERE d.id = ?
SELECT REGEXP_REPLACE(name, '[a-z]+', 'x'), CAST(created_at AS DECIMAL(10, 2)) FROM customers c ORDER BY email DESC
SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = e.`at`) FROM `events` e LIMIT 82, 5
SELECT DISTINCT MAX(p.id), UNIX_TIMESTAMP(p.sku) AS x1, * FROM shop.products p INNER JOIN order_items j ON (j.id = p.title) LIMIT 20
SELECT CEIL(stock / 3) AS x0, * FROM shop.products p JOIN accounts j ON (j.id = p.price)
SELECT STDDEV(a.version), FIND_IN_SET(?, a.version), a.currency->>'$.color' AS x2 FROM accounts a
SELECT GREATEST(p.attributes, SUBSTRING(p.attributes, 1, 10)) AS x0, *, IFNULL(ABS(p.stock) % 7, 0) FROM shop.products p JOIN shop.products j ON (j.id = p.id) WHERE sku LIKE 'a%'
SELECT SUM(GROUP_CONCAT(e.`type` ORDER BY `at` SEPARATOR ', ')), @@version_comment
SELECT i.quantity DIV 2, LPAD(CAST(quantity AS DECIMAL(10, 2)), 10, '0') FROM order_items i WHERE product_id >= NOW() - INTERVAL 7 DAY;
/* dao */ SELECT a.owner FROM accounts a GROUP BY owner
SELECT DISTINCT STDDEV(o.id) FROM orders o JOIN accounts j ON (j.id = o.placed_at) ORDER BY o.id DESC
SELECT EXTRACT(YEAR FROM e.`payload`), IFNULL(e.`type`, 0) AS x1, LPAD(SUM(`at`), 10, '0') FROM `events` e ORDER BY `payload` ASC
SELECT attributes REGEXP '^a', COUNT(DISTINCT p.id), p.sku AS x2 FROM shop.products p WHERE p.attributes = NULL ORDER BY p.stock ASC
SELECT FIND_IN_SET(?, i.id) FROM order_items i WHERE i.quantity >= NOW() - INTERVAL 7 DAY GROUP BY quantity HAVING COUNT(*) > 5 LIMIT 87
SELECT DISTINCT GROUP_CONCAT(currency ORDER BY a.version SEPARATOR ', ') FROM accounts a WHERE a.version IN (SELECT id FROM customers WHERE vip = 1) LIMIT 31, 5;
SELECT d.* FROM (SELECT /*+ MAX_EXECUTION_TIME(1000) */ ROUND(REGEXP_REPLACE(note, '[a-z]+', 'x'), 2) FROM orders o GROUP BY note WITH ROLLUP) AS d WHERE d.id = ?
SELECT id, NOW(), DATE_FORMAT(title, '%Y-%m-%d') AS x2 FROM shop.products p JOIN customers j ON (j.id = p.sku) WHERE p.price IS NOT NULL GROUP BY id
SELECT CAST(i.id AS DECIMAL(10, 2)) AS x0, i.price FROM order_items i LEFT JOIN shop.products j ON (j.id = i.price) ORDER BY price
SELECT DISTINCT EXTRACT(YEAR FROM c.created_at) FROM customers c;
SELECT LENGTH(TRIM(i.id)), CONCAT(price, ' ', i.quantity), GREATEST(i.price, i.price * product_id) FROM order_items i LEFT JOIN shop.products j ON (j.id = i.price) WHERE LOWER(i.order_id) = 'x' ORDER BY i.price DESC LIMIT 20;
WITH recent AS (SELECT /*+ MAX_EXECUTION_TIME(1000) */ ST_DISTANCE_SPHERE(o.status, o.placed_at) AS x0 FROM orders o) SELECT * FROM recent
SELECT DISTINCT *, RANK() OVER (ORDER BY p.price DESC) AS x1, EXTRACT(YEAR FROM p.title) FROM shop.products p JOIN shop.products j ON (j.id = p.title) ORDER BY p.id;
SELECT CEIL(c.country / 3) FROM customers c
SELECT ABS(o.note REGEXP '^a') % 7, ROUND(note, 2), DATE_ADD(o.total, INTERVAL 1 DAY) FROM orders o WHERE o.id IN (SELECT id FROM customers WHERE vip = 1) LIMIT 49 OFFSET 20
SELECT MAX(c.country), COUNT(DISTINCT c.vip), HEX(MD5(c.country)) AS x2 FROM customers c WHERE c.id LIKE 'a%'
SELECT JSON_UNQUOTE(JSON_EXTRACT(c.name, '$.name')) AS x0 FROM customers c
SELECT DATE_FORMAT(p.attributes, '%Y-%m-%d') AS x0, TIMESTAMPDIFF(DAY, p.attributes, NOW()), LENGTH(TRIM(p.title)) AS x2 FROM shop.products p WHERE (title LIKE 'a%' OR p.id BETWEEN 1 AND 10) ORDER BY p.stock ASC LIMIT 18 OFFSET 20
SELECT COUNT(*), @@version_comment
SELECT DISTINCT SUBSTRING(a.currency, 1, 10) FROM accounts a INNER JOIN shop.products j ON (j.id = a.currency) WHERE LOWER(a.owner) = 'x' LIMIT 70
SELECT /*+ MAX_EXECUTION_TIME(1000) */ COUNT(*), ST_DISTANCE_SPHERE(owner, owner) AS x1, EXTRACT(YEAR FROM a.id) FROM accounts a ORDER BY a.balance ASC LIMIT 88 OFFSET 20
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50), t AS (SELECT a.id, ROUND(YEAR(a.version), 2), GROUP_CONCAT(a.currency ORDER BY a.version SEPARATOR ', ') FROM accounts a WHERE a.balance = 1) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT ROW_NUMBER() OVER (PARTITION BY i.id ORDER BY i.price), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = i.price) AS x1, ABS((i.product_id + 1e3)) % 7 FROM order_items i WHERE (EXISTS (SELECT 1 FROM orders z WHERE z.id = i.quantity) OR order_id = 1);
SELECT JSON_UNQUOTE(JSON_EXTRACT(a.owner, '$.name')), RANK() OVER (ORDER BY a.balance DESC), REGEXP_REPLACE(a.currency, '[a-z]+', 'x') FROM accounts a WHERE a.balance IN (?, 42, 'open') ORDER BY currency DESC
SELECT (LPAD(p.attributes, 10, '0') + 'a%'), *, CEIL(p.title / 3) FROM shop.products p ORDER BY id ASC
SELECT RANK() OVER (ORDER BY o.id DESC), CEIL(o.id / 3) FROM orders o INNER JOIN accounts j ON (j.id = o.id) WHERE (o.note = ? OR o.placed_at IN (TRUE, 3.14, 'open')) LIMIT 43
SELECT STDDEV(price) FROM shop.products p GROUP BY p.attributes LIMIT 51, 5
SELECT CONCAT(`user_id`, ' ', COUNT(*)), HEX(MD5(e.`at`)) AS x1, CONVERT(e.`user_id` USING utf8mb4) AS x2 FROM `events` e WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = e.`type`) UNION SELECT IFNULL(o.id, 0) AS x0, CAST(o.id AS DECIMAL(10, 2)) FROM orders o INNER JOIN `events` j ON (j.id = o.total) LIMIT 29
WITH recent AS (SELECT CONCAT(c.vip, ' ', id), RANK() OVER (ORDER BY c.name DESC), LPAD(MATCH (c.email) AGAINST ('x' IN BOOLEAN MODE), 10, '0') FROM customers c LEFT JOIN order_items j ON (j.id = c.id) GROUP BY c.id WITH ROLLUP ORDER BY c.id ASC LIMIT 86, 5) SELECT * FROM recent
SELECT REGEXP_REPLACE(`user_id`, '[a-z]+', 'x') FROM `events` e GROUP BY e.`id`
SELECT IFNULL(ROUND(c.country, 2), 0), CONCAT(name, ' ', NOW()) FROM customers c ORDER BY c.id ASC
SELECT DISTINCT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = i.product_id), price AS x1 FROM order_items i INNER JOIN order_items j ON (j.id = i.product_id) WHERE i.id IN (1e3, ?, 1e3) GROUP BY i.quantity HAVING COUNT(*) > 3 ORDER BY i.product_id ASC
WITH recent AS (SELECT MAX(c.email) AS x0, RANK() OVER (ORDER BY vip DESC) AS x1, CONCAT_WS('-', c.email, (c.vip + 1e3)) FROM customers c INNER JOIN order_items j ON (j.id = c.email) WHERE NOT (c.created_at >= NOW() - INTERVAL 7 DAY) AND c.vip = '2026-01-31' ORDER BY email DESC) SELECT * FROM recent
SELECT (CAST(i.quantity AS DECIMAL(10, 2)) + 1) AS x0, DATE_ADD(i.order_id, INTERVAL 1 DAY) AS x1 FROM order_items i ORDER BY i.product_id ASC;
SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = c.country), CURRENT_TIMESTAMP FROM customers c LIMIT 91 OFFSET 20;
SELECT DISTINCT LPAD(c.created_at * email, 10, '0') FROM customers c ORDER BY c.created_at UNION SELECT DISTINCT HEX(MD5(email)) FROM customers c GROUP BY c.name HAVING COUNT(*) > 7 LIMIT 99, 5
SELECT HEX(MD5(o.note)), MAX(o.id) FROM orders o ORDER BY o.status ASC
SELECT REPLACE(attributes, 'a', 'b'), ABS(NOW()) % 7, FROM_UNIXTIME(sku) FROM shop.products p ORDER BY p.attributes ASC UNION ALL SELECT * AS x0, CEIL(o.note / 3) AS x1, DATE_FORMAT(o.total, '%Y-%m-%d') FROM orders o WHERE o.note LIKE 'a%'
SELECT YEAR(p.price), @@version_comment
SELECT FROM_UNIXTIME(p.sku), FIND_IN_SET(?, attributes) FROM shop.products p ORDER BY p.stock DESC LIMIT 92, 5
SELECT COALESCE(o.placed_at, ?) FROM orders o JOIN `events` j ON (j.id = o.id) GROUP BY id WITH ROLLUP;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 43), t AS (SELECT DATE_ADD(id, INTERVAL 1 DAY) AS x0 FROM order_items i) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT DISTINCT CEIL(c.name / 3) AS x0, COALESCE(c.created_at, 1), (CEIL(c.country / 3) + 1) FROM customers c WHERE c.name BETWEEN 1 AND 10
(SELECT SUM(YEAR(c.name)), JSON_EXTRACT(c.created_at, '$.a.b') FROM customers c ORDER BY c.email) UNION (SELECT *, SUBSTRING(i.order_id, 1, 10) FROM order_items i WHERE LOWER(i.product_id) = 'x' LIMIT 44) ORDER BY 1 LIMIT 40
SELECT `at`, CEIL(`id` / 3) FROM `events` e LIMIT 58
SELECT /*+ MAX_EXECUTION_TIME(1000) */ customer_id, ST_DISTANCE_SPHERE(note, o.customer_id), IFNULL(o.total->>'$.color', 0) FROM orders o LEFT JOIN customers j ON (j.id = o.note) GROUP BY o.customer_id
SELECT *, e.`id` REGEXP '^a', SUBSTRING(`payload`, 1, 10) FROM `events` e UNION SELECT *, i.quantity, SUM(price) OVER w FROM order_items i GROUP BY i.order_id WITH ROLLUP HAVING COUNT(*) > 2 WINDOW w AS (PARTITION BY i.id) ORDER BY i.order_id DESC
SELECT FROM_UNIXTIME(version) AS x0 FROM accounts a WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = a.owner) AND a.currency IN (SELECT id FROM customers WHERE vip = 1) AND a.version > ? ORDER BY a.version ASC
WITH recent AS (SELECT COUNT(*), FROM_UNIXTIME(a.id) AS x1 FROM accounts a) SELECT * FROM recent
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 92), t AS (SELECT ROW_NUMBER() OVER (PARTITION BY a.currency ORDER BY a.version) AS x0, FIND_IN_SET(?, a.id) AS x1 FROM accounts a LEFT JOIN customers j ON (j.id = a.balance)) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT LENGTH(TRIM(version)), NULLIF(a.id, '') AS x1, FROM_UNIXTIME(owner) FROM accounts a WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = a.owner) LIMIT 56
SELECT YEAR(price), CASE WHEN product_id IN (0x1F, 0x1F, 3.14) THEN 'open' ELSE NULLIF(i.id, '') END FROM order_items i JOIN customers j ON (j.id = i.price) WHERE i.price IN (SELECT id FROM customers WHERE vip = 1) ORDER BY i.product_id DESC LIMIT 41 OFFSET 20
SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = a.currency) FROM accounts a
SELECT DISTINCT COALESCE(o.note, 'it''s') AS x0, CONCAT_WS('-', o.placed_at, STDDEV(id)) FROM orders o ORDER BY o.status DESC
SELECT CEIL(o.total / 3), @@version_comment
SELECT NULLIF(o.placed_at, ''), YEAR(o.total), o.placed_at AS x2 FROM orders o LEFT JOIN `events` j ON (j.id = o.id) LIMIT 44
SELECT TIMESTAMPDIFF(DAY, p.id, NOW()), p.sku REGEXP '^a' AS x1, NULLIF(attributes, '') FROM shop.products p WHERE stock IN (SELECT id FROM customers WHERE vip = 1) AND p.sku IN (?, 3.14, 0x1F) AND EXISTS (SELECT 1 FROM orders z WHERE z.id = price) GROUP BY sku HAVING COUNT(*) > 0 ORDER BY p.id DESC LIMIT 3, 5
WITH recent AS (SELECT p.title AS x0, *, * FROM shop.products p LEFT JOIN orders j ON (j.id = p.price) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = p.title) LIMIT 38) SELECT * FROM recent
SELECT DISTINCT DATE_FORMAT(o.id, '%Y-%m-%d'), LAG(o.placed_at, 1) OVER (PARTITION BY id ORDER BY total), ABS(NOW()) % 7 AS x2 FROM orders o
SELECT MATCH (c.vip) AGAINST ('x' IN BOOLEAN MODE) AS x0, CASE WHEN c.email > '2026-01-31' THEN 1e3 ELSE CONVERT(c.id USING utf8mb4) END FROM customers c INNER JOIN accounts j ON (j.id = c.country) WHERE NOT (vip IN (SELECT id FROM customers WHERE vip = 1)) AND c.id = 1
SELECT CAST(o.total AS DECIMAL(10, 2)) AS x0, ROW_NUMBER() OVER (PARTITION BY placed_at ORDER BY id) AS x1, * AS x2 FROM orders o WHERE o.placed_at LIKE 'a%' GROUP BY placed_at ORDER BY o.placed_at ASC
SELECT GROUP_CONCAT(a.currency ORDER BY balance SEPARATOR ', '), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = id) AS x1, * FROM accounts a WHERE (LOWER(owner) = 'x' OR a.currency IN (42, ?, 1e3)) GROUP BY a.id WITH ROLLUP ORDER BY a.owner LIMIT 10
SELECT FROM_UNIXTIME(p.sku) AS x0 FROM shop.products p ORDER BY p.stock DESC LIMIT 39 OFFSET 20
SELECT d.* FROM (SELECT TIMESTAMPDIFF(DAY, c.created_at, NOW()), LAG(c.vip, 1) OVER (PARTITION BY id ORDER BY c.created_at) FROM customers c ORDER BY c.vip ASC LIMIT 29, 5) AS d WHERE d.id = ?
SELECT DISTINCT CONCAT(`id`, ' ', CEIL(e.`type` / 3)) FROM `events` e ORDER BY e.`id` DESC
SELECT d.* FROM (SELECT e.`user_id`, UUID(), CAST(e.`user_id` AS DECIMAL(10, 2)) FROM `events` e GROUP BY e.`id` HAVING COUNT(*) > 2) AS d WHERE d.id = ?
SELECT d.* FROM (SELECT DISTINCT SUM(ABS(version) % 7), MAX(currency) FROM accounts a INNER JOIN orders j ON (j.id = a.id) WHERE a.balance IN (SELECT id FROM customers WHERE vip = 1) ORDER BY a.currency) AS d WHERE d.id = ?
SELECT DISTINCT NULLIF(a.currency, ''), DATE_ADD(a.id, INTERVAL 1 DAY) FROM accounts a JOIN customers j ON (j.id = a.owner) WHERE a.id >= NOW() - INTERVAL 7 DAY GROUP BY a.id HAVING COUNT(*) > 2 LIMIT 27, 5
SELECT o.customer_id DIV 2 AS x0 FROM orders o GROUP BY total
SELECT c.id, REGEXP_REPLACE(c.country, '[a-z]+', 'x'), UPPER(vip) FROM customers c
SELECT DISTINCT CEIL(p.attributes / 3) FROM shop.products p WHERE (sku = ? OR p.price <> 1) LIMIT 71
SELECT d.* FROM (SELECT DISTINCT LPAD(FROM_UNIXTIME(currency), 10, '0'), JSON_UNQUOTE(JSON_EXTRACT(a.currency, '$.name')) FROM accounts a JOIN shop.products j ON (j.id = a.id) ORDER BY a.owner) AS d WHERE d.id = ?
SELECT NOW() FROM orders o JOIN `events` j ON (j.id = o.id) LIMIT 25
SELECT NULLIF(i.product_id, ''), @@version_comment
SELECT ST_DISTANCE_SPHERE(a.id, a.balance) FROM accounts a WHERE (EXISTS (SELECT 1 FROM orders z WHERE z.id = a.owner) OR a.currency > 0x1F)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1), t AS (SELECT GREATEST(placed_at, SUM(o.id) OVER w) AS x0, YEAR(placed_at) AS x1 FROM orders o INNER JOIN customers j ON (j.id = o.note) GROUP BY o.total WINDOW w AS (PARTITION BY o.total)) SELECT n.i, t.* FROM n JOIN t ON TRUE
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 54), t AS (SELECT TIMESTAMPDIFF(DAY, e.`id`, NOW()) FROM `events` e ORDER BY e.`at`) SELECT n.i, t.* FROM n JOIN t ON TRUE
(SELECT DISTINCT ROW_NUMBER() OVER (PARTITION BY p.stock ORDER BY p.id) AS x0 FROM shop.products p GROUP BY p.sku HAVING COUNT(*) > 7 ORDER BY p.price) UNION (SELECT DISTINCT FIND_IN_SET(?, currency) AS x0, COUNT(*) AS x1, YEAR(owner) FROM accounts a) ORDER BY 1 LIMIT 25
SELECT d.* FROM (SELECT HEX(MD5(p.price)) AS x0, *, ROW_NUMBER() OVER (PARTITION BY sku ORDER BY attributes) AS x2 FROM shop.products p INNER JOIN accounts j ON (j.id = p.sku) WHERE p.stock = 'open' AND p.price >= NOW() - INTERVAL 7 DAY) AS d WHERE d.id = ?
SELECT CAST(c.country AS DECIMAL(10, 2)), ST_DISTANCE_SPHERE(c.country, c.name), UUID() FROM customers c INNER JOIN shop.products j ON (j.id = c.created_at) WHERE LOWER(vip) = 'x' GROUP BY id WITH ROLLUP HAVING COUNT(*) > 5 ORDER BY c.name
/* dao */ SELECT attributes->>'$.color' FROM shop.products p ORDER BY p.attributes DESC
SELECT CONCAT_WS('-', a.owner, ROUND(a.currency, 2)), CONCAT(a.owner, ' ', CONVERT(a.currency USING utf8mb4)), REGEXP_REPLACE(a.owner, '[a-z]+', 'x') FROM accounts a WHERE NOT ((a.balance >= NOW() - INTERVAL 7 DAY OR a.owner IS NOT NULL)) LIMIT 30, 5
WITH recent AS (SELECT DISTINCT UNIX_TIMESTAMP(customer_id), ST_DISTANCE_SPHERE(o.placed_at, id) AS x1 FROM orders o INNER JOIN shop.products j ON (j.id = o.id)) SELECT * FROM recent
SELECT CEIL(order_id / 3), order_id->>'$.color', CONCAT_WS('-', i.order_id, TIMESTAMPDIFF(DAY, i.quantity, NOW())) FROM order_items i WHERE i.price IS NOT NULL
SELECT CASE WHEN `payload` >= NOW() - INTERVAL 7 DAY THEN 'open' ELSE CASE WHEN e.`payload` LIKE 'a%' THEN NULL ELSE `at` END END, e.`type`->>'$.color' AS x1, YEAR(e.`type`) AS x2 FROM `events` e LEFT JOIN shop.products j ON (j.id = e.`type`) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = e.`payload`) GROUP BY e.`id` HAVING COUNT(*) > 8 UNION SELECT SUM(SUM(`type`) OVER w) FROM `events` e INNER JOIN customers j ON (j.id = e.`type`) WINDOW w AS (PARTITION BY e.`at`) LIMIT 85
SELECT BIN_TO_UUID(i.id), @@version_comment
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 67), t AS (SELECT CASE WHEN p.attributes IN (NULL, 0x1F, 'a%') THEN 1e3 ELSE FROM_UNIXTIME(p.sku) END AS x0, UNIX_TIMESTAMP(p.attributes) AS x1 FROM shop.products p WHERE (p.attributes = NULL AND p.attributes LIKE 'a%' OR attributes BETWEEN 1 AND 10) LIMIT 32 OFFSET 20) SELECT n.i, t.* FROM n JOIN t ON TRUE
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 63), t AS (SELECT owner, SUM(NOW()) FROM accounts a LEFT JOIN accounts j ON (j.id = a.owner) WHERE balance IN ('2026-01-31', TRUE, 'a%') GROUP BY a.id WITH ROLLUP) SELECT n.i, t.* FROM n JOIN t ON TRUE
/* dao */ SELECT DISTINCT * AS x0, COUNT(*) AS x1 FROM order_items i WHERE (i.price IN (1e3, -7, 'it''s') OR NOT (i.id > ?))
SELECT SUBSTRING(vip, 1, 10) AS x0, YEAR(c.name), c.vip->>'$.color' FROM customers c ORDER BY email DESC LIMIT 38
WITH recent AS (SELECT CAST(i.quantity AS DECIMAL(10, 2)), i.product_id FROM order_items i WHERE i.price IN (1, 0x1F, 'open')) SELECT * FROM recent
SELECT UUID() AS x0, LAG(e.`id`, 1) OVER (PARTITION BY `payload` ORDER BY `payload`) FROM `events` e WHERE (`payload` LIKE 'a%' AND e.`id` IN (SELECT id FROM customers WHERE vip = 1) OR LOWER(e.`id`) = 'x');
SELECT DISTINCT name->>'$.color', LENGTH(TRIM(c.email)), DATE_FORMAT(email, '%Y-%m-%d') FROM customers c INNER JOIN `events` j ON (j.id = c.name) UNION ALL SELECT DISTINCT FIND_IN_SET(?, i.price) FROM order_items i WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = i.price)
SELECT DISTINCT DATE_ADD(c.email, INTERVAL 1 DAY), IFNULL(JSON_UNQUOTE(JSON_EXTRACT(c.country, '$.name')), 0), JSON_UNQUOTE(JSON_EXTRACT(c.email, '$.name')) FROM customers c WHERE LOWER(created_at) = 'x' LIMIT 74, 5
/* report; monthly */ SELECT DISTINCT MAX(price), LPAD(COALESCE(i.price, -7), 10, '0'), MAX(quantity) FROM order_items i WHERE quantity BETWEEN 1 AND 10 AND i.id = '2026-01-31' GROUP BY i.quantity
SELECT *, * AS x1 FROM order_items i JOIN order_items j ON (j.id = i.id)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 49), t AS (SELECT LAG(i.quantity, 1) OVER (PARTITION BY order_id ORDER BY i.id), CURRENT_TIMESTAMP AS x1, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = product_id) FROM order_items i LEFT JOIN shop.products j ON (j.id = i.product_id) WHERE i.quantity BETWEEN 1 AND 10 AND LOWER(price) = 'x') SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT DISTINCT MAX(p.stock) FROM shop.products p;
SELECT JSON_EXTRACT(`type`, '$.a.b') AS x0, MATCH (e.`type`) AGAINST ('x' IN BOOLEAN MODE) FROM `events` e LIMIT 62;
SELECT d.* FROM (SELECT id FROM order_items i WHERE quantity = ? ORDER BY i.order_id) AS d WHERE d.id = ?
(SELECT DISTINCT CAST(total AS DECIMAL(10, 2)), UUID(), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = o.total) AS x2 FROM orders o INNER JOIN order_items j ON (j.id = o.note) GROUP BY status ORDER BY o.note ASC) UNION (SELECT i.price FROM order_items i WHERE i.order_id = ? AND (i.id LIKE 'a%' OR price BETWEEN 1 AND 10)) ORDER BY 1 LIMIT 17
SELECT NOW() AS x0, REPLACE(i.order_id, 'a', 'b'), SUM(order_id) OVER w FROM order_items i WHERE LOWER(i.id) = 'x' WINDOW w AS (PARTITION BY id) LIMIT 8, 5
SELECT ABS(o.customer_id DIV 2) % 7, @@version_comment
(SELECT DISTINCT YEAR(o.note), FROM_UNIXTIME(o.customer_id) FROM orders o WHERE o.note <> 1e3 GROUP BY total ORDER BY o.customer_id ASC LIMIT 93 OFFSET 20) UNION (SELECT DATE_FORMAT(i.product_id, '%Y-%m-%d') FROM order_items i LEFT JOIN order_items j ON (j.id = i.price) ORDER BY order_id ASC) ORDER BY 1 LIMIT 16
/* FOR UPDATE */ SELECT SUM(a.owner * a.currency) FROM accounts a WHERE a.owner BETWEEN 1 AND 10 AND a.version = ?
SELECT o.placed_at REGEXP '^a', @@version_comment
SELECT SUBSTRING(a.version, 1, 10), COALESCE(id, NULL) FROM accounts a LIMIT 30, 5
SELECT o.customer_id FROM orders o GROUP BY o.note LIMIT 61
SELECT d.* FROM (SELECT SUM(COALESCE(i.quantity, TRUE)) AS x0, CURRENT_TIMESTAMP AS x1, REGEXP_REPLACE(order_id, '[a-z]+', 'x') AS x2 FROM order_items i INNER JOIN customers j ON (j.id = i.quantity) WHERE i.price <> 'a%' GROUP BY order_id WITH ROLLUP HAVING COUNT(*) > 3 LIMIT 58 OFFSET 20) AS d WHERE d.id = ?
SELECT LAG(status, 1) OVER (PARTITION BY status ORDER BY o.status), HEX(MD5(o.id)), MAX(o.customer_id) FROM orders o WHERE NOT (NOT (o.status > NULL)) ORDER BY placed_at
SELECT NOW(), NULLIF(a.id, '') FROM accounts a WHERE a.balance = '2026-01-31' AND a.owner LIKE 'a%' GROUP BY id WITH ROLLUP HAVING COUNT(*) > 7 ORDER BY a.id LIMIT 68, 5
SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = created_at), @@version_comment
SELECT d.* FROM (SELECT c.vip, STDDEV(name), COALESCE(c.created_at, 3.14) FROM customers c ORDER BY c.email ASC) AS d WHERE d.id = ?
(SELECT COUNT(*), LAG(o.customer_id, 1) OVER (PARTITION BY o.status ORDER BY placed_at) FROM orders o) UNION (SELECT CONCAT(c.country, ' ', HEX(MD5(c.vip))) FROM customers c LEFT JOIN accounts j ON (j.id = c.id)) ORDER BY 1 LIMIT 42
WITH recent AS (SELECT COUNT(DISTINCT i.price), *, NULLIF(id, '') FROM order_items i LEFT JOIN `events` j ON (j.id = i.order_id) ORDER BY id DESC) SELECT * FROM recent
SELECT UNIX_TIMESTAMP(i.order_id) AS x0, *, NOW() AS x2 FROM order_items i;
SELECT *, UNIX_TIMESTAMP(c.country) AS x1 FROM customers c LEFT JOIN customers j ON (j.id = c.name) WHERE c.country LIKE 'a%' UNION ALL SELECT SUM(i.id) OVER w, i.id, COALESCE(i.id, 3.14) FROM order_items i WHERE i.price IN (SELECT id FROM customers WHERE vip = 1) WINDOW w AS (PARTITION BY i.price) ORDER BY quantity ASC
WITH recent AS (SELECT CURRENT_TIMESTAMP, ABS(COALESCE(product_id, ?)) % 7 FROM order_items i WHERE NOT (i.product_id = 1e3) LIMIT 76, 5) SELECT * FROM recent
SELECT DISTINCT CEIL(i.product_id / 3) FROM order_items i LEFT JOIN order_items j ON (j.id = i.quantity) WHERE LOWER(i.quantity) = 'x' ORDER BY order_id DESC UNION ALL SELECT JSON_UNQUOTE(JSON_EXTRACT(`payload`, '$.name')), JSON_UNQUOTE(JSON_EXTRACT(`payload`, '$.name')), LAG(e.`payload`, 1) OVER (PARTITION BY e.`type` ORDER BY e.`payload`) FROM `events` e WHERE LOWER(e.`payload`) = 'x' GROUP BY e.`payload` ORDER BY e.`user_id` ASC
SELECT SUBSTRING(c.created_at, 1, 10), @@version_comment
(SELECT CONCAT(e.`payload`, ' ', `at`), * AS x1, GROUP_CONCAT(e.`id` ORDER BY e.`id` SEPARATOR ', ') FROM `events` e WHERE `payload` IN (SELECT id FROM customers WHERE vip = 1) LIMIT 17, 5) UNION (SELECT p.attributes, YEAR(id) AS x1, SUM(ABS(sku) % 7) AS x2 FROM shop.products p LEFT JOIN accounts j ON (j.id = p.id) WHERE attributes > -7 AND p.title >= NOW() - INTERVAL 7 DAY) ORDER BY 1 LIMIT 15
SELECT /*+ MAX_EXECUTION_TIME(1000) */ DISTINCT COUNT(DISTINCT c.email), CONCAT_WS('-', c.id, GREATEST(id, c.country)) AS x1, c.name * REPLACE(c.created_at, 'a', 'b') FROM customers c WHERE c.vip <> 42 ORDER BY c.created_at DESC
SELECT NULLIF(`type`, ''), SUM(e.`type`) OVER w AS x1, (CONVERT(`user_id` USING utf8mb4) + 3.14) FROM `events` e JOIN shop.products j ON (j.id = e.`payload`) WINDOW w AS (PARTITION BY e.`user_id`);
SELECT DISTINCT SUM(HEX(MD5(sku))) FROM shop.products p ORDER BY p.price DESC LIMIT 88
(SELECT MATCH (created_at) AGAINST ('x' IN BOOLEAN MODE) AS x0, CASE WHEN c.id = ? THEN NULL ELSE SUBSTRING(c.country, 1, 10) END, created_at->>'$.color' FROM customers c INNER JOIN `events` j ON (j.id = c.created_at) LIMIT 40, 5) UNION (SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = product_id) AS x0, * AS x1 FROM order_items i) ORDER BY 1 LIMIT 30
SELECT *, COALESCE(a.id, NULL), ABS(a.id) % 7 AS x2 FROM accounts a GROUP BY version HAVING COUNT(*) > 8 ORDER BY a.id DESC UNION SELECT JSON_EXTRACT(p.sku, '$.a.b'), GROUP_CONCAT(sku ORDER BY title SEPARATOR ', ') FROM shop.products p GROUP BY price LIMIT 2
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 81), t AS (SELECT DISTINCT FROM_UNIXTIME(p.sku) FROM shop.products p WHERE p.sku > 1e3 AND p.sku LIKE 'a%' ORDER BY p.sku) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT STDDEV(o.status), @@version_comment
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 14), t AS (SELECT ROUND(order_id, 2), SUM(i.order_id) OVER w FROM order_items i WHERE order_id IN (SELECT id FROM customers WHERE vip = 1) GROUP BY i.product_id WINDOW w AS (PARTITION BY i.id) LIMIT 63, 5) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT /*+ MAX_EXECUTION_TIME(1000) */ COUNT(DISTINCT c.created_at) AS x0, STDDEV(id) AS x1 FROM customers c ORDER BY c.email
SELECT DISTINCT name DIV 2 AS x0, HEX(MD5(id)) AS x1, CONCAT(id, ' ', BIN_TO_UUID(country)) FROM customers c WHERE c.email > 'open' LIMIT 51 OFFSET 20
SELECT DATE_FORMAT(i.id, '%Y-%m-%d') FROM order_items i WHERE id <> 1e3 GROUP BY order_id ORDER BY order_id DESC
(SELECT BIN_TO_UUID(price) FROM shop.products p GROUP BY p.sku WITH ROLLUP ORDER BY attributes DESC LIMIT 90, 5) UNION (SELECT SUM(o.customer_id) OVER w AS x0, REPLACE(note, 'a', 'b') FROM orders o WHERE NOT (placed_at IN (SELECT id FROM customers WHERE vip = 1)) GROUP BY status HAVING COUNT(*) > 2 WINDOW w AS (PARTITION BY note)) ORDER BY 1 LIMIT 36
SELECT JSON_UNQUOTE(JSON_EXTRACT(title, '$.name')), (MATCH (p.stock) AGAINST ('x' IN BOOLEAN MODE) + TRUE) FROM shop.products p WHERE sku IS NOT NULL
SELECT FIND_IN_SET(?, p.id), ABS(MATCH (p.price) AGAINST ('x' IN BOOLEAN MODE)) % 7, FROM_UNIXTIME(p.title) AS x2 FROM shop.products p JOIN shop.products j ON (j.id = p.stock) WHERE NOT (p.title IN ('open', TRUE, 42) AND p.title LIKE 'a%') GROUP BY p.sku UNION ALL SELECT MATCH (country) AGAINST ('x' IN BOOLEAN MODE), COUNT(*), * FROM customers c LIMIT 63
SELECT attributes DIV 2 FROM shop.products p WHERE stock IS NOT NULL
SELECT *, ROW_NUMBER() OVER (PARTITION BY i.id ORDER BY i.order_id) AS x1, quantity FROM order_items i WHERE LOWER(quantity) = 'x' ORDER BY i.id;
SELECT LPAD(SUM(o.customer_id) OVER w, 10, '0'), o.note->>'$.color' FROM orders o WHERE total = ? WINDOW w AS (PARTITION BY placed_at) ORDER BY o.total
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 13), t AS (SELECT UPPER(balance) FROM accounts a WHERE a.version BETWEEN 1 AND 10 AND balance IN (SELECT id FROM customers WHERE vip = 1)) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT ST_DISTANCE_SPHERE(country, c.created_at) AS x0 FROM customers c INNER JOIN `events` j ON (j.id = c.name) ORDER BY c.id ASC
WITH recent AS (SELECT JSON_UNQUOTE(JSON_EXTRACT(balance, '$.name')) FROM accounts a GROUP BY a.version LIMIT 28, 5) SELECT * FROM recent
SELECT DISTINCT FROM_UNIXTIME(note), FROM_UNIXTIME(o.id) FROM orders o JOIN customers j ON (j.id = o.id);
SELECT d.* FROM (SELECT SUM(NOW()), UNIX_TIMESTAMP(e.`id`), TIMESTAMPDIFF(DAY, e.`payload`, NOW()) FROM `events` e LEFT JOIN order_items j ON (j.id = e.`id`) WHERE `payload` IS NOT NULL ORDER BY `at` ASC) AS d WHERE d.id = ?
WITH recent AS (SELECT IFNULL(RANK() OVER (ORDER BY c.name DESC), 0) FROM customers c JOIN shop.products j ON (j.id = c.vip) LIMIT 55 OFFSET 20) SELECT * FROM recent
SELECT DISTINCT REPLACE(a.currency, 'a', 'b') AS x0 FROM accounts a WHERE a.balance IN ('open', NULL, ?)
SELECT * FROM order_items i WHERE i.id = ? ORDER BY i.quantity ASC
SELECT MAX(e.`at`) FROM `events` e INNER JOIN orders j ON (j.id = e.`payload`) GROUP BY e.`user_id` WITH ROLLUP;
SELECT o.total FROM orders o WHERE note IN (SELECT id FROM customers WHERE vip = 1) ORDER BY o.status ASC
SELECT a.currency FROM accounts a JOIN customers j ON (j.id = a.currency) WHERE owner BETWEEN 1 AND 10 ORDER BY a.currency ASC LIMIT 30 OFFSET 20
SELECT CAST(p.id AS DECIMAL(10, 2)) AS x0 FROM shop.products p LEFT JOIN shop.products j ON (j.id = p.id) WHERE id IN (SELECT id FROM customers WHERE vip = 1) LIMIT 40
SELECT YEAR(`payload`) FROM `events` e LEFT JOIN orders j ON (j.id = e.`at`) ORDER BY e.`at`
SELECT LENGTH(TRIM(c.country)) AS x0 FROM customers c LEFT JOIN orders j ON (j.id = c.created_at) GROUP BY c.id
SELECT LPAD(FIND_IN_SET(?, order_id), 10, '0') FROM order_items i LEFT JOIN `events` j ON (j.id = i.price)
SELECT JSON_EXTRACT(owner, '$.a.b'), @@version_comment
SELECT /*+ MAX_EXECUTION_TIME(1000) */ SUBSTRING(a.balance, 1, 10), JSON_UNQUOTE(JSON_EXTRACT(a.owner, '$.name')) AS x1, NOW() AS x2 FROM accounts a JOIN order_items j ON (j.id = a.version)
SELECT GROUP_CONCAT(i.order_id ORDER BY price SEPARATOR ', '), CAST(i.price AS DECIMAL(10, 2)) AS x1 FROM order_items i JOIN orders j ON (j.id = i.order_id) WHERE i.id > 'a%'
SELECT d.* FROM (SELECT DISTINCT REGEXP_REPLACE(a.version, '[a-z]+', 'x') AS x0, *, NULLIF(a.balance, '') AS x2 FROM accounts a LEFT JOIN accounts j ON (j.id = a.balance) WHERE balance >= NOW() - INTERVAL 7 DAY AND version BETWEEN 1 AND 10 AND owner = 0x1F) AS d WHERE d.id = ?
SELECT GROUP_CONCAT(i.order_id ORDER BY i.id SEPARATOR ', '), UNIX_TIMESTAMP(i.quantity), product_id FROM order_items i GROUP BY product_id WITH ROLLUP HAVING COUNT(*) > 1
SELECT DISTINCT COALESCE(i.order_id, 'it''s') AS x0, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = quantity) AS x1, UNIX_TIMESTAMP(product_id) FROM order_items i LIMIT 35, 5
SELECT REGEXP_REPLACE(e.`at`, '[a-z]+', 'x') AS x0, CONCAT(e.`user_id`, ' ', IFNULL(e.`at`, 0)), SUM(e.`id`) FROM `events` e WHERE `at` >= NOW() - INTERVAL 7 DAY AND EXISTS (SELECT 1 FROM orders z WHERE z.id = `payload`) ORDER BY e.`type`
SELECT FIND_IN_SET(?, i.id) FROM order_items i UNION ALL SELECT CAST(id AS DECIMAL(10, 2)) AS x0, GROUP_CONCAT(a.owner ORDER BY a.owner SEPARATOR ', ') FROM accounts a WHERE (a.version >= NOW() - INTERVAL 7 DAY OR a.id >= NOW() - INTERVAL 7 DAY)
(SELECT MATCH (id) AGAINST ('x' IN BOOLEAN MODE) AS x0, COUNT(DISTINCT quantity) FROM order_items i JOIN `events` j ON (j.id = i.price) WHERE product_id >= NOW() - INTERVAL 7 DAY AND order_id LIKE 'a%' GROUP BY i.id ORDER BY i.id LIMIT 52, 5) UNION (SELECT STDDEV(p.sku) AS x0 FROM shop.products p WHERE (p.sku = ? OR NOT (p.attributes = 'it''s')) LIMIT 25, 5) ORDER BY 1 LIMIT 20
SELECT DATE_ADD(id, INTERVAL 1 DAY) AS x0, p.price FROM shop.products p WHERE stock = 'open' LIMIT 33, 5
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 98), t AS (SELECT COUNT(DISTINCT e.`at`) FROM `events` e JOIN `events` j ON (j.id = e.`id`) WHERE e.`at` IN ('a%', -7, 0x1F) AND e.`payload` LIKE 'a%') SELECT n.i, t.* FROM n JOIN t ON TRUE
(SELECT IFNULL(BIN_TO_UUID(product_id), 0), CAST(quantity AS DECIMAL(10, 2)) FROM order_items i WHERE product_id IN (SELECT id FROM customers WHERE vip = 1)) UNION (SELECT LAG(o.note, 1) OVER (PARTITION BY o.total ORDER BY o.status), SUBSTRING(note, 1, 10) FROM orders o LEFT JOIN orders j ON (j.id = o.customer_id) GROUP BY o.customer_id) ORDER BY 1 LIMIT 33
SELECT /*+ MAX_EXECUTION_TIME(1000) */ GROUP_CONCAT(balance ORDER BY a.balance SEPARATOR ', ') AS x0, CASE WHEN balance = 1e3 THEN 42 ELSE JSON_UNQUOTE(JSON_EXTRACT(a.currency, '$.name')) END AS x1 FROM accounts a JOIN orders j ON (j.id = a.currency) ORDER BY a.version
SELECT DATE_FORMAT(order_id, '%Y-%m-%d'), ST_DISTANCE_SPHERE(i.id, i.id) FROM order_items i LEFT JOIN orders j ON (j.id = i.order_id);
WITH recent AS (SELECT MATCH (o.customer_id) AGAINST ('x' IN BOOLEAN MODE) AS x0, UNIX_TIMESTAMP(o.placed_at), JSON_UNQUOTE(JSON_EXTRACT(o.status, '$.name')) FROM orders o GROUP BY o.status WITH ROLLUP) SELECT * FROM recent
SELECT STDDEV(order_id), YEAR(i.id), MATCH (i.price) AGAINST ('x' IN BOOLEAN MODE) FROM order_items i LIMIT 73
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 23), t AS (SELECT CEIL(order_id / 3), NOW(), COUNT(DISTINCT price) FROM order_items i WHERE i.price IN (NULL, TRUE, 'a%')) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT (FROM_UNIXTIME(o.id) + NULL), @@version_comment
SELECT d.* FROM (SELECT * FROM customers c WHERE created_at >= NOW() - INTERVAL 7 DAY AND c.email IS NOT NULL ORDER BY c.name DESC LIMIT 86) AS d WHERE d.id = ?
WITH recent AS (SELECT EXTRACT(YEAR FROM c.email), *, (UUID() + -7) FROM customers c LEFT JOIN order_items j ON (j.id = c.id)) SELECT * FROM recent
SELECT CONCAT(a.owner, ' ', a.currency) AS x0, MATCH (a.owner) AGAINST ('x' IN BOOLEAN MODE) FROM accounts a WHERE currency > '2026-01-31' AND LOWER(a.version) = 'x' GROUP BY version WITH ROLLUP HAVING COUNT(*) > 4
SELECT (TIMESTAMPDIFF(DAY, quantity, NOW()) + 42), IFNULL(NOW(), 0) AS x1 FROM order_items i WHERE LOWER(order_id) = 'x' ORDER BY price
SELECT d.* FROM (SELECT DISTINCT DATE_ADD(name, INTERVAL 1 DAY), CONCAT_WS('-', c.vip, DATE_FORMAT(country, '%Y-%m-%d')) AS x1, CONCAT(c.name, ' ', created_at) FROM customers c WHERE c.name = ? LIMIT 74, 5) AS d WHERE d.id = ?
SELECT IF(EXISTS (SELECT 1 FROM orders z WHERE z.id = p.title), 'yes', 'no'), COALESCE(p.attributes, 1) AS x1 FROM shop.products p INNER JOIN accounts j ON (j.id = p.sku) WHERE NOT (p.price IN ('open', -7, 'open')) AND sku IN (3.14, TRUE, TRUE)
SELECT CONVERT(o.total USING utf8mb4) AS x0 FROM orders o INNER JOIN order_items j ON (j.id = o.placed_at)
SELECT LAG(a.version, 1) OVER (PARTITION BY currency ORDER BY version), *, COALESCE(owner, 'open') FROM accounts a WHERE a.balance IS NOT NULL AND a.balance IN ('it''s', 1, NULL) AND a.version BETWEEN 1 AND 10
(SELECT attributes AS x0 FROM shop.products p JOIN order_items j ON (j.id = p.stock) WHERE p.sku IN ('a%', 'it''s', 'a%') LIMIT 87 OFFSET 20) UNION (SELECT MATCH (order_id) AGAINST ('x' IN BOOLEAN MODE), EXTRACT(YEAR FROM i.id), CAST(product_id AS DECIMAL(10, 2)) FROM order_items i LEFT JOIN orders j ON (j.id = i.product_id)) ORDER BY 1 LIMIT 32
SELECT UPPER(i.order_id), @@version_comment
SELECT (JSON_EXTRACT(p.sku, '$.a.b') + 42), DATE_ADD(p.attributes, INTERVAL 1 DAY) AS x1 FROM shop.products p ORDER BY p.title
SELECT /*+ MAX_EXECUTION_TIME(1000) */ LENGTH(TRIM(e.`type`)), IFNULL(LPAD(e.`user_id`, 10, '0'), 0), CASE WHEN EXISTS (SELECT 1 FROM orders z WHERE z.id = `at`) THEN 'it''s' ELSE SUM(e.`at`) OVER w END FROM `events` e WINDOW w AS (PARTITION BY `type`)
SELECT i.price->>'$.color' AS x0, SUBSTRING(product_id, 1, 10), CAST(quantity AS DECIMAL(10, 2)) FROM order_items i WHERE i.product_id > 0x1F GROUP BY i.price ORDER BY i.id ASC
SELECT DISTINCT IF(e.`id` IS NOT NULL, 'yes', 'no') FROM `events` e
SELECT c.country, NOW(), UUID() FROM customers c WHERE c.created_at = 'it''s' ORDER BY c.created_at DESC
SELECT CEIL(c.country / 3), created_at FROM customers c INNER JOIN accounts j ON (j.id = c.id) ORDER BY c.id ASC LIMIT 23, 5
SELECT c.country, c.country FROM customers c WHERE id = ? ORDER BY name
/* report; monthly */ SELECT DISTINCT CASE WHEN c.vip = ? THEN '2026-01-31' ELSE ABS(c.country) % 7 END FROM customers c JOIN `events` j ON (j.id = c.id)
SELECT CONCAT(c.email, ' ', DATE_FORMAT(c.vip, '%Y-%m-%d')), c.created_at AS x1 FROM customers c JOIN orders j ON (j.id = c.name) WHERE c.email <> 'open' ORDER BY c.id ASC
SELECT SUM(JSON_EXTRACT(currency, '$.a.b')), NOW(), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = version) FROM accounts a WHERE a.id LIKE 'a%' GROUP BY a.owner HAVING COUNT(*) > 5 ORDER BY a.owner DESC;
SELECT d.* FROM (SELECT ST_DISTANCE_SPHERE(i.price, price), i.price REGEXP '^a' FROM order_items i GROUP BY i.id HAVING COUNT(*) > 5) AS d WHERE d.id = ?
SELECT JSON_EXTRACT(a.owner, '$.a.b'), @@version_comment
SELECT d.* FROM (SELECT *, ST_DISTANCE_SPHERE(p.sku, p.price) FROM shop.products p JOIN order_items j ON (j.id = p.id) WHERE p.attributes <> NULL ORDER BY p.sku LIMIT 44, 5) AS d WHERE d.id = ?
SELECT LENGTH(TRIM(created_at)) AS x0, IF(EXISTS (SELECT 1 FROM orders z WHERE z.id = id), 'yes', 'no'), STDDEV(created_at) FROM customers c WHERE c.created_at = 42 ORDER BY c.country ASC LIMIT 70 UNION SELECT * FROM `events` e ORDER BY `id` DESC
SELECT * AS x0 FROM customers c WHERE c.name IS NOT NULL
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 43), t AS (SELECT CASE WHEN a.id IS NOT NULL THEN -7 ELSE (a.version + 'a%') END AS x0, CURRENT_TIMESTAMP, DATE_ADD(a.owner, INTERVAL 1 DAY) AS x2 FROM accounts a GROUP BY version HAVING COUNT(*) > 3 LIMIT 12) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT DISTINCT MATCH (c.vip) AGAINST ('x' IN BOOLEAN MODE), SUM(FROM_UNIXTIME(email)) AS x1 FROM customers c GROUP BY c.id HAVING COUNT(*) > 4 LIMIT 91 OFFSET 20
(SELECT STDDEV(p.stock), SUM(JSON_UNQUOTE(JSON_EXTRACT(p.stock, '$.name'))) FROM shop.products p WHERE p.id >= NOW() - INTERVAL 7 DAY) UNION (SELECT CASE WHEN o.status >= NOW() - INTERVAL 7 DAY THEN 1e3 ELSE NOW() END AS x0 FROM orders o WHERE note BETWEEN 1 AND 10 LIMIT 55) ORDER BY 1 LIMIT 3
SELECT JSON_UNQUOTE(JSON_EXTRACT(id, '$.name')), JSON_EXTRACT(attributes, '$.a.b') AS x1 FROM shop.products p WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = p.price) LIMIT 43, 5
SELECT SUM(GREATEST(e.`at`, `at`)), LENGTH(TRIM(e.`payload`)) AS x1, JSON_UNQUOTE(JSON_EXTRACT(`user_id`, '$.name')) FROM `events` e LEFT JOIN orders j ON (j.id = e.`type`) LIMIT 89, 5
(SELECT UNIX_TIMESTAMP(price), attributes->>'$.color', UUID() FROM shop.products p INNER JOIN order_items j ON (j.id = p.id) ORDER BY p.id ASC) UNION (SELECT DISTINCT ROW_NUMBER() OVER (PARTITION BY o.id ORDER BY o.customer_id), o.note FROM orders o) ORDER BY 1 LIMIT 45
SELECT ROUND(IFNULL(country, 0), 2), @@version_comment
/* dao */ SELECT COUNT(DISTINCT created_at), UPPER(c.created_at), FROM_UNIXTIME(c.country) FROM customers c LEFT JOIN accounts j ON (j.id = c.name) WHERE (c.vip > '2026-01-31' OR vip LIKE 'a%') GROUP BY c.vip ORDER BY c.email
SELECT MAX(vip), ABS(LAG(id, 1) OVER (PARTITION BY c.created_at ORDER BY c.created_at)) % 7 AS x1 FROM customers c;
SELECT NOW() AS x0, JSON_UNQUOTE(JSON_EXTRACT(sku, '$.name')) AS x1 FROM shop.products p WHERE price IS NOT NULL
SELECT e.`user_id` FROM `events` e WHERE `at` = ? ORDER BY e.`at` ASC
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 27), t AS (SELECT LENGTH(TRIM(e.`payload`)) FROM `events` e) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT NOW() AS x0, HEX(MD5(country)), STDDEV(c.vip) FROM customers c
WITH recent AS (SELECT SUM(o.total) OVER w AS x0, EXTRACT(YEAR FROM o.customer_id), SUM(YEAR(o.id)) FROM orders o WHERE o.note LIKE 'a%' WINDOW w AS (PARTITION BY note) ORDER BY o.customer_id DESC) SELECT * FROM recent
SELECT IFNULL(o.note, 0), *, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = o.placed_at) FROM orders o JOIN customers j ON (j.id = o.customer_id) WHERE o.status IN (1e3, 1, 0x1F)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 31), t AS (SELECT SUM(ROW_NUMBER() OVER (PARTITION BY c.email ORDER BY c.id)) AS x0 FROM customers c INNER JOIN order_items j ON (j.id = c.name) WHERE c.name IN (SELECT id FROM customers WHERE vip = 1) ORDER BY c.name) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT JSON_EXTRACT(`payload`, '$.a.b'), STDDEV(e.`id`), JSON_EXTRACT(e.`at`, '$.a.b') AS x2 FROM `events` e WHERE e.`payload` <> 1 LIMIT 63 OFFSET 20
SELECT /*+ MAX_EXECUTION_TIME(1000) */ COUNT(DISTINCT i.id) FROM order_items i WHERE i.quantity LIKE 'a%'
SELECT SUM(CAST(a.currency AS DECIMAL(10, 2))) AS x0, GREATEST(currency, YEAR(a.id)) FROM accounts a LIMIT 53, 5
SELECT DATE_ADD(vip, INTERVAL 1 DAY) AS x0, RANK() OVER (ORDER BY country DESC) FROM customers c WHERE c.country = 1e3 ORDER BY c.email;
SELECT FROM_UNIXTIME(o.customer_id), @@version_comment
SELECT COALESCE(owner, 0x1F) AS x0, a.id->>'$.color' FROM accounts a WHERE a.owner = 'open'
SELECT quantity, id, price FROM order_items i WHERE i.quantity = '2026-01-31' LIMIT 51 OFFSET 20
SELECT CONCAT_WS('-', p.id, ROW_NUMBER() OVER (PARTITION BY title ORDER BY id)), p.attributes->>'$.color', LENGTH(TRIM(p.id)) FROM shop.products p WHERE price >= NOW() - INTERVAL 7 DAY
SELECT d.* FROM (SELECT *, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = country) FROM customers c WHERE name IN ('open', 0x1F, 0x1F)) AS d WHERE d.id = ?
SELECT REPLACE(c.country, 'a', 'b') FROM customers c WHERE id <> NULL UNION ALL SELECT MATCH (total) AGAINST ('x' IN BOOLEAN MODE) AS x0, o.id REGEXP '^a' AS x1 FROM orders o WHERE LOWER(o.placed_at) = 'x' ORDER BY total DESC
(SELECT HEX(MD5(o.total)), SUBSTRING(note, 1, 10) FROM orders o JOIN order_items j ON (j.id = o.total) WHERE (o.id = 0x1F OR o.id = 0x1F) ORDER BY o.status ASC) UNION (SELECT DISTINCT CONCAT(c.vip, ' ', EXTRACT(YEAR FROM c.created_at)), UPPER(c.country) FROM customers c LEFT JOIN order_items j ON (j.id = c.name) WHERE c.email IS NOT NULL LIMIT 51) ORDER BY 1 LIMIT 17
(SELECT o.note DIV 2 FROM orders o WHERE (o.total IS NOT NULL OR status BETWEEN 1 AND 10) AND o.customer_id IN (0x1F, 'open', 3.14) LIMIT 79 OFFSET 20) UNION (SELECT DISTINCT ST_DISTANCE_SPHERE(o.total, o.note), DATE_ADD(status, INTERVAL 1 DAY) AS x1, SUM(customer_id) OVER w FROM orders o WHERE o.placed_at <> 'a%' WINDOW w AS (PARTITION BY o.placed_at)) ORDER BY 1 LIMIT 30
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 14), t AS (SELECT RANK() OVER (ORDER BY o.note DESC) AS x0, COUNT(*) FROM orders o LEFT JOIN customers j ON (j.id = o.id) WHERE id IN (1, NULL, NULL)) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT STDDEV(i.quantity), @@version_comment
SELECT CONVERT(country USING utf8mb4), NULLIF(vip, '') FROM customers c INNER JOIN customers j ON (j.id = c.id) WHERE c.country > 0x1F UNION SELECT EXTRACT(YEAR FROM a.owner), IF(a.id IN (SELECT id FROM customers WHERE vip = 1), 'yes', 'no') FROM accounts a LIMIT 94, 5
SELECT DISTINCT balance AS x0, NULLIF(a.balance, '') AS x1 FROM accounts a LEFT JOIN `events` j ON (j.id = a.version) LIMIT 16, 5
SELECT REGEXP_REPLACE(price, '[a-z]+', 'x'), @@version_comment
/* report; monthly */ SELECT LAG(e.`payload`, 1) OVER (PARTITION BY e.`user_id` ORDER BY `type`), UNIX_TIMESTAMP(e.`user_id`), LAG(e.`payload`, 1) OVER (PARTITION BY `user_id` ORDER BY e.`payload`) FROM `events` e WHERE (e.`type` LIKE 'a%' OR (`id` IN ('open', 3.14, TRUE) OR e.`payload` > '2026-01-31'))
SELECT JSON_EXTRACT(e.`type`, '$.a.b'), @@version_comment
SELECT DISTINCT STDDEV(a.owner) AS x0 FROM accounts a JOIN `events` j ON (j.id = a.version) WHERE (a.owner > 3.14 OR a.id > NULL AND a.id BETWEEN 1 AND 10)
(SELECT DISTINCT ROUND(HEX(MD5(e.`user_id`)), 2) AS x0, GROUP_CONCAT(`payload` ORDER BY e.`payload` SEPARATOR ', '), * FROM `events` e INNER JOIN orders j ON (j.id = e.`at`)) UNION (SELECT DISTINCT CURRENT_TIMESTAMP FROM customers c LEFT JOIN order_items j ON (j.id = c.email) WHERE vip IN (-7, 'a%', 42) AND EXISTS (SELECT 1 FROM orders z WHERE z.id = vip) AND name IN ('a%', -7, ?) ORDER BY country LIMIT 42) ORDER BY 1 LIMIT 34
SELECT CASE WHEN p.price IN (NULL, 'open', 'open') THEN 'a%' ELSE JSON_UNQUOTE(JSON_EXTRACT(p.sku, '$.name')) END FROM shop.products p INNER JOIN orders j ON (j.id = p.title) ORDER BY p.price LIMIT 65, 5
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50), t AS (SELECT CAST(id AS DECIMAL(10, 2)) AS x0 FROM orders o LEFT JOIN shop.products j ON (j.id = o.total) WHERE (NOT (o.customer_id = 0x1F) OR o.placed_at IN (SELECT id FROM customers WHERE vip = 1)) ORDER BY o.placed_at DESC) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT MATCH (sku) AGAINST ('x' IN BOOLEAN MODE) AS x0, p.sku FROM shop.products p WHERE p.title LIKE 'a%'
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 74), t AS (SELECT GROUP_CONCAT(c.email ORDER BY vip SEPARATOR ', ') AS x0, SUM(SUM(c.vip) OVER w), REPLACE(c.vip, 'a', 'b') FROM customers c JOIN accounts j ON (j.id = c.name) WHERE c.created_at > 'a%' WINDOW w AS (PARTITION BY c.email) LIMIT 17 OFFSET 20) SELECT n.i, t.* FROM n JOIN t ON TRUE
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 58), t AS (SELECT GREATEST(quantity, CONCAT_WS('-', i.quantity, i.order_id)) AS x0, SUM(MATCH (quantity) AGAINST ('x' IN BOOLEAN MODE)) FROM order_items i) SELECT n.i, t.* FROM n JOIN t ON TRUE
/* FOR UPDATE */ SELECT DISTINCT JSON_EXTRACT(p.price, '$.a.b') AS x0, COUNT(*), ROW_NUMBER() OVER (PARTITION BY p.price ORDER BY price) FROM shop.products p JOIN `events` j ON (j.id = p.stock) WHERE attributes = ? ORDER BY p.sku DESC
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50), t AS (SELECT DISTINCT REGEXP_REPLACE(balance, '[a-z]+', 'x') FROM accounts a WHERE a.balance IN (3.14, TRUE, 'it''s')) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT ST_DISTANCE_SPHERE(c.id, c.email) FROM customers c JOIN order_items j ON (j.id = c.email) LIMIT 74 OFFSET 20
SELECT d.* FROM (SELECT CONCAT(version, ' ', BIN_TO_UUID(a.owner)), IFNULL(version->>'$.color', 0), COUNT(DISTINCT a.currency) FROM accounts a WHERE a.version LIKE 'a%' GROUP BY a.currency ORDER BY a.id DESC) AS d WHERE d.id = ?
SELECT note, DATE_FORMAT(placed_at, '%Y-%m-%d') AS x1, RANK() OVER (ORDER BY total DESC) FROM orders o
SELECT FIND_IN_SET(?, c.created_at) FROM customers c
SELECT LENGTH(TRIM(c.country)), @@version_comment
SELECT UNIX_TIMESTAMP(o.total) FROM orders o ORDER BY o.note ASC
SELECT d.* FROM (SELECT e.`user_id` AS x0 FROM `events` e LEFT JOIN order_items j ON (j.id = e.`at`)) AS d WHERE d.id = ?
SELECT DISTINCT UNIX_TIMESTAMP(c.country) AS x0, c.email REGEXP '^a' AS x1 FROM customers c WHERE c.vip = 'it''s' GROUP BY name ORDER BY name DESC
SELECT d.* FROM (SELECT FIND_IN_SET(?, a.version) FROM accounts a INNER JOIN orders j ON (j.id = a.balance) GROUP BY a.currency LIMIT 6 OFFSET 20) AS d WHERE d.id = ?
SELECT SUM(FIND_IN_SET(?, sku)) FROM shop.products p JOIN orders j ON (j.id = p.id) WHERE p.sku IS NOT NULL AND stock = 3.14 AND p.price IN (SELECT id FROM customers WHERE vip = 1) GROUP BY p.sku LIMIT 87 OFFSET 20
(SELECT DISTINCT CURRENT_TIMESTAMP FROM customers c) UNION (SELECT * FROM `events` e) ORDER BY 1 LIMIT 18
SELECT *, title, NULLIF(stock, '') FROM shop.products p JOIN `events` j ON (j.id = p.price) WHERE id BETWEEN 1 AND 10 AND p.sku IN (SELECT id FROM customers WHERE vip = 1) GROUP BY p.attributes UNION SELECT DISTINCT FROM_UNIXTIME(`at`) AS x0, CEIL(`at` / 3), IFNULL(BIN_TO_UUID(e.`payload`), 0) FROM `events` e JOIN order_items j ON (j.id = e.`type`)
SELECT MATCH (o.status) AGAINST ('x' IN BOOLEAN MODE), CURRENT_TIMESTAMP AS x1, (IF(o.total IN (SELECT id FROM customers WHERE vip = 1), 'yes', 'no') + NULL) AS x2 FROM orders o WHERE o.status <> NULL
SELECT LPAD(e.`user_id` * e.`id`, 10, '0'), CURRENT_TIMESTAMP, CEIL(`user_id` / 3) AS x2 FROM `events` e INNER JOIN customers j ON (j.id = e.`type`) WHERE `at` BETWEEN 1 AND 10
/* dao */ SELECT CASE WHEN LOWER(p.attributes) = 'x' THEN '2026-01-31' ELSE ST_DISTANCE_SPHERE(p.title, p.attributes) END FROM shop.products p WHERE (p.sku IS NOT NULL AND EXISTS (SELECT 1 FROM orders z WHERE z.id = attributes) OR LOWER(p.stock) = 'x')
SELECT *, JSON_EXTRACT(p.sku, '$.a.b') AS x1, * FROM shop.products p WHERE p.title IN (SELECT id FROM customers WHERE vip = 1) AND stock = ?
SELECT SUM(ROW_NUMBER() OVER (PARTITION BY e.`type` ORDER BY e.`id`)) FROM `events` e LEFT JOIN customers j ON (j.id = e.`user_id`)
SELECT DISTINCT MATCH (e.`type`) AGAINST ('x' IN BOOLEAN MODE), YEAR(`id`) FROM `events` e WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = e.`user_id`) ORDER BY `user_id` DESC
SELECT d.* FROM (SELECT c.vip->>'$.color' AS x0, c.country REGEXP '^a' AS x1 FROM customers c ORDER BY c.country) AS d WHERE d.id = ?
WITH recent AS (SELECT GREATEST(a.id, a.version) AS x0, TIMESTAMPDIFF(DAY, a.owner, NOW()), IFNULL(SUBSTRING(a.version, 1, 10), 0) AS x2 FROM accounts a JOIN customers j ON (j.id = a.balance) LIMIT 24, 5) SELECT * FROM recent
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 33), t AS (SELECT MAX(o.placed_at), note FROM orders o LEFT JOIN accounts j ON (j.id = o.id) LIMIT 52) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT LAG(e.`at`, 1) OVER (PARTITION BY e.`at` ORDER BY `id`) FROM `events` e LIMIT 34
SELECT CONVERT(e.`user_id` USING utf8mb4), EXTRACT(YEAR FROM e.`type`) AS x1, STDDEV(`user_id`) FROM `events` e INNER JOIN customers j ON (j.id = e.`at`)
(SELECT STDDEV(p.title), FIND_IN_SET(?, p.stock) AS x1, DATE_ADD(p.sku, INTERVAL 1 DAY) AS x2 FROM shop.products p GROUP BY stock HAVING COUNT(*) > 2 ORDER BY p.attributes DESC LIMIT 77 OFFSET 20) UNION (SELECT * FROM `events` e LIMIT 24 OFFSET 20) ORDER BY 1 LIMIT 30
SELECT d.* FROM (SELECT IF(i.order_id BETWEEN 1 AND 10, 'yes', 'no'), CEIL(i.product_id / 3), (LAG(i.quantity, 1) OVER (PARTITION BY i.id ORDER BY i.price) + '2026-01-31') FROM order_items i GROUP BY quantity WITH ROLLUP HAVING COUNT(*) > 3 ORDER BY quantity) AS d WHERE d.id = ?
SELECT LENGTH(TRIM(c.email)) AS x0 FROM customers c ORDER BY vip DESC
SELECT SUBSTRING(email, 1, 10), UUID() AS x1 FROM customers c WHERE name IN ('a%', ?, 42) AND LOWER(id) = 'x' AND email >= NOW() - INTERVAL 7 DAY GROUP BY c.vip LIMIT 68
SELECT MATCH (c.vip) AGAINST ('x' IN BOOLEAN MODE), @@version_comment
SELECT UNIX_TIMESTAMP(attributes) AS x0, STDDEV(sku), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = p.title) AS x2 FROM shop.products p INNER JOIN order_items j ON (j.id = p.stock) WHERE price = ? LIMIT 88, 5
WITH recent AS (SELECT MAX(i.id), ABS(i.price) % 7 AS x1, YEAR(i.id) FROM order_items i INNER JOIN shop.products j ON (j.id = i.price) WHERE (i.id = 'a%' OR (LOWER(i.order_id) = 'x' OR order_id = ?)) LIMIT 75, 5) SELECT * FROM recent
SELECT a.version, CONCAT_WS('-', a.balance, SUM(a.owner)), CURRENT_TIMESTAMP FROM accounts a LEFT JOIN orders j ON (j.id = a.owner) WHERE a.version > 'open' GROUP BY owner HAVING COUNT(*) > 2 ORDER BY version LIMIT 85 OFFSET 20 UNION SELECT DISTINCT FROM_UNIXTIME(order_id) AS x0 FROM order_items i JOIN accounts j ON (j.id = i.id) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = i.quantity)
SELECT DISTINCT * FROM shop.products p WHERE NOT (p.attributes LIKE 'a%' AND p.title = ?)
SELECT (FIND_IN_SET(?, c.vip) + TRUE) FROM customers c UNION SELECT i.order_id * CONCAT(i.id, ' ', i.price) AS x0, REPLACE(price, 'a', 'b') FROM order_items i
SELECT COUNT(*) FROM shop.products p LEFT JOIN `events` j ON (j.id = p.price) WHERE p.id IN (SELECT id FROM customers WHERE vip = 1) GROUP BY p.id WITH ROLLUP HAVING COUNT(*) > 6
SELECT DATE_ADD(p.attributes, INTERVAL 1 DAY), YEAR(sku) FROM shop.products p ORDER BY p.attributes
SELECT CURRENT_TIMESTAMP FROM order_items i INNER JOIN accounts j ON (j.id = i.quantity)
SELECT REPLACE(p.title, 'a', 'b'), @@version_comment
SELECT CAST(i.quantity AS DECIMAL(10, 2)), @@version_comment
SELECT LENGTH(TRIM(e.`at`)), ST_DISTANCE_SPHERE(e.`at`, e.`type`) FROM `events` e WHERE e.`payload` > 3.14 LIMIT 100
SELECT *, CONVERT(id USING utf8mb4) FROM orders o WHERE customer_id = ? LIMIT 75
SELECT a.currency REGEXP '^a', * FROM accounts a GROUP BY currency HAVING COUNT(*) > 1 LIMIT 26 OFFSET 20
SELECT DISTINCT EXTRACT(YEAR FROM order_id) FROM order_items i JOIN `events` j ON (j.id = i.product_id) ORDER BY quantity ASC
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 89), t AS (SELECT CONCAT_WS('-', e.`at`, REGEXP_REPLACE(e.`at`, '[a-z]+', 'x')), IF(e.`payload` >= NOW() - INTERVAL 7 DAY, 'yes', 'no'), CAST(e.`payload` AS DECIMAL(10, 2)) FROM `events` e WHERE `type` BETWEEN 1 AND 10 GROUP BY e.`id` HAVING COUNT(*) > 1 ORDER BY e.`type` ASC) SELECT n.i, t.* FROM n JOIN t ON TRUE
/* FOR UPDATE */ SELECT DATE_ADD(id, INTERVAL 1 DAY) AS x0, DATE_FORMAT(c.country, '%Y-%m-%d'), UPPER(c.name) FROM customers c ORDER BY c.email LIMIT 87, 5
SELECT c.vip->>'$.color' FROM customers c WHERE id = ? GROUP BY c.email HAVING COUNT(*) > 0 LIMIT 10, 5
WITH recent AS (SELECT (NULLIF(`type`, '') + ?) FROM `events` e INNER JOIN `events` j ON (j.id = e.`user_id`) WHERE e.`payload` BETWEEN 1 AND 10 GROUP BY e.`user_id` HAVING COUNT(*) > 0 LIMIT 32 OFFSET 20) SELECT * FROM recent
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 77), t AS (SELECT ROUND(UUID(), 2), REPLACE(id, 'a', 'b'), * AS x2 FROM shop.products p WHERE p.title IS NOT NULL) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT CURRENT_TIMESTAMP FROM customers c ORDER BY c.email ASC LIMIT 87 OFFSET 20
SELECT LPAD(created_at * vip, 10, '0'), @@version_comment
SELECT p.price REGEXP '^a' FROM shop.products p JOIN order_items j ON (j.id = p.title) WHERE p.id >= NOW() - INTERVAL 7 DAY AND p.id = ? LIMIT 11, 5
(SELECT DISTINCT COUNT(DISTINCT `user_id`) FROM `events` e JOIN accounts j ON (j.id = e.`at`) ORDER BY `payload`) UNION (SELECT /*+ MAX_EXECUTION_TIME(1000) */ CONVERT(status USING utf8mb4), GROUP_CONCAT(o.placed_at ORDER BY o.customer_id SEPARATOR ', '), LAG(o.status, 1) OVER (PARTITION BY placed_at ORDER BY o.placed_at) AS x2 FROM orders o WHERE o.id IS NOT NULL) ORDER BY 1 LIMIT 48
SELECT *, JSON_EXTRACT(`payload`, '$.a.b'), YEAR(`id`) FROM `events` e INNER JOIN order_items j ON (j.id = e.`id`) LIMIT 82 UNION SELECT ABS(UUID()) % 7 FROM customers c LEFT JOIN customers j ON (j.id = c.vip) ORDER BY c.vip ASC
SELECT * FROM `events` e INNER JOIN customers j ON (j.id = e.`at`) LIMIT 13
SELECT COUNT(DISTINCT a.id), IF(a.balance <> 0x1F, 'yes', 'no'), MAX(a.owner) AS x2 FROM accounts a LIMIT 34 OFFSET 20
SELECT DISTINCT ABS(ABS(price) % 7) % 7, UUID(), sku FROM shop.products p WHERE p.price <> 'open';
SELECT SUBSTRING(p.sku, 1, 10), CONCAT_WS('-', p.price, p.stock), SUM(title REGEXP '^a') FROM shop.products p LEFT JOIN order_items j ON (j.id = p.id) GROUP BY p.title WITH ROLLUP HAVING COUNT(*) > 3
SELECT UPPER(p.sku) AS x0 FROM shop.products p
SELECT COALESCE(o.placed_at, -7), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = o.total), NOW() FROM orders o LEFT JOIN customers j ON (j.id = o.id) WHERE LOWER(o.total) = 'x' ORDER BY o.id ASC
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 79), t AS (SELECT CONVERT(id USING utf8mb4), STDDEV(a.currency) FROM accounts a WHERE (a.currency <> -7 OR a.owner IN (?, '2026-01-31', 1) AND owner = 0x1F) ORDER BY owner LIMIT 86, 5) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT d.* FROM (SELECT COUNT(*) AS x0, LAG(o.customer_id, 1) OVER (PARTITION BY o.placed_at ORDER BY o.placed_at) FROM orders o JOIN `events` j ON (j.id = o.status) LIMIT 21, 5) AS d WHERE d.id = ?
SELECT DISTINCT JSON_EXTRACT(e.`type`, '$.a.b'), UPPER(`at`), * AS x2 FROM `events` e INNER JOIN customers j ON (j.id = e.`id`) ORDER BY e.`at` ASC
/* dao */ SELECT ST_DISTANCE_SPHERE(e.`type`, e.`user_id`) FROM `events` e INNER JOIN `events` j ON (j.id = e.`at`) ORDER BY e.`user_id` DESC LIMIT 27, 5
SELECT NOW() AS x0, vip->>'$.color' FROM customers c WHERE c.country IN ('2026-01-31', NULL, 1e3) LIMIT 26 OFFSET 20
/* dao */ SELECT DISTINCT e.`type`, e.`id` DIV 2 AS x1 FROM `events` e INNER JOIN orders j ON (j.id = e.`id`) WHERE e.`type` IN (NULL, 'a%', ?)
/* FOR UPDATE */ SELECT CONCAT(a.balance, ' ', TIMESTAMPDIFF(DAY, a.balance, NOW())), * FROM accounts a ORDER BY owner ASC
SELECT ST_DISTANCE_SPHERE(c.vip, c.vip) AS x0, REPLACE(country, 'a', 'b') FROM customers c WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = id) LIMIT 20 OFFSET 20
SELECT *, ROW_NUMBER() OVER (PARTITION BY a.version ORDER BY a.version) FROM accounts a WHERE a.id <> 'open' AND a.balance <> 'it''s' AND currency BETWEEN 1 AND 10 GROUP BY a.currency WITH ROLLUP
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 65), t AS (SELECT SUBSTRING(stock, 1, 10), LPAD(FROM_UNIXTIME(p.attributes), 10, '0'), id FROM shop.products p LEFT JOIN accounts j ON (j.id = p.title) ORDER BY p.price LIMIT 79 OFFSET 20) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT d.* FROM (SELECT REGEXP_REPLACE(a.owner, '[a-z]+', 'x') FROM accounts a WHERE a.balance >= NOW() - INTERVAL 7 DAY LIMIT 25, 5) AS d WHERE d.id = ?
SELECT HEX(MD5(p.price)), SUM(BIN_TO_UUID(title)) FROM shop.products p INNER JOIN customers j ON (j.id = p.attributes)
SELECT * AS x0, CONVERT(`payload` USING utf8mb4), `payload` * NULLIF(`type`, '') FROM `events` e GROUP BY e.`payload` LIMIT 57 UNION ALL SELECT CONCAT(e.`at`, ' ', CONCAT_WS('-', `at`, e.`payload`)), CONCAT(`type`, ' ', ST_DISTANCE_SPHERE(`type`, e.`id`)) FROM `events` e JOIN `events` j ON (j.id = e.`id`) WHERE e.`user_id` LIKE 'a%'
/* report; monthly */ SELECT /*+ MAX_EXECUTION_TIME(1000) */ ROUND((a.id + 0x1F), 2), NULLIF(balance, '') FROM accounts a LEFT JOIN `events` j ON (j.id = a.version) WHERE balance > 1e3
SELECT price, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = i.quantity), TIMESTAMPDIFF(DAY, i.price, NOW()) AS x2 FROM order_items i INNER JOIN customers j ON (j.id = i.order_id) WHERE i.product_id IN (42, 'a%', 'a%') ORDER BY price ASC UNION ALL SELECT price->>'$.color' AS x0, LPAD(COUNT(DISTINCT order_id), 10, '0') AS x1 FROM order_items i
SELECT /*+ MAX_EXECUTION_TIME(1000) */ FIND_IN_SET(?, country) FROM customers c WHERE NOT (c.email LIKE 'a%') AND (c.id IN (SELECT id FROM customers WHERE vip = 1) OR EXISTS (SELECT 1 FROM orders z WHERE z.id = email)) ORDER BY vip
SELECT DISTINCT ROW_NUMBER() OVER (PARTITION BY title ORDER BY p.attributes), SUM((SELECT COUNT(*) FROM order_items x WHERE x.order_id = p.attributes)), ROUND(p.price, 2) AS x2 FROM shop.products p WHERE p.title = 42
SELECT RANK() OVER (ORDER BY i.order_id DESC), UNIX_TIMESTAMP(i.product_id), * FROM order_items i WHERE i.product_id = ? LIMIT 78, 5
SELECT DISTINCT HEX(MD5(a.id)), (ROUND(currency, 2) + 'a%'), SUM(owner) OVER w AS x2 FROM accounts a WHERE id >= NOW() - INTERVAL 7 DAY WINDOW w AS (PARTITION BY a.balance) ORDER BY a.balance DESC
SELECT DISTINCT i.price DIV 2, UUID() FROM order_items i ORDER BY i.id LIMIT 68 UNION ALL SELECT * FROM order_items i WHERE i.quantity LIKE 'a%' GROUP BY i.product_id HAVING COUNT(*) > 2 ORDER BY i.id DESC LIMIT 58, 5
SELECT /*+ MAX_EXECUTION_TIME(1000) */ ABS(GREATEST(c.country, c.created_at)) % 7 FROM customers c WHERE country <> NULL LIMIT 34 OFFSET 20
/* dao */ SELECT ROUND(IFNULL(customer_id, 0), 2) FROM orders o
(SELECT COUNT(*), CONVERT(i.product_id USING utf8mb4) FROM order_items i WHERE quantity IN (SELECT id FROM customers WHERE vip = 1) GROUP BY order_id LIMIT 36 OFFSET 20) UNION (SELECT GROUP_CONCAT(p.sku ORDER BY p.price SEPARATOR ', '), COALESCE(title, '2026-01-31') AS x1 FROM shop.products p INNER JOIN order_items j ON (j.id = p.id)) ORDER BY 1 LIMIT 23
SELECT LAG(a.balance, 1) OVER (PARTITION BY a.id ORDER BY version), @@version_comment
SELECT DISTINCT CEIL(c.vip / 3) AS x0, UNIX_TIMESTAMP(c.name) AS x1 FROM customers c WHERE LOWER(c.vip) = 'x' ORDER BY email DESC
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 39), t AS (SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = order_id), REPLACE(i.quantity, 'a', 'b') AS x1, UNIX_TIMESTAMP(i.product_id) FROM order_items i LEFT JOIN order_items j ON (j.id = i.price) GROUP BY i.price WITH ROLLUP HAVING COUNT(*) > 5 LIMIT 77, 5) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT CAST(p.price AS DECIMAL(10, 2)), RANK() OVER (ORDER BY price DESC) FROM shop.products p JOIN shop.products j ON (j.id = p.id) WHERE attributes <> 3.14 AND p.sku = 'it''s'
SELECT YEAR(p.sku) AS x0, p.sku, GREATEST(price, CEIL(price / 3)) AS x2 FROM shop.products p
SELECT balance, @@version_comment
SELECT c.vip, *, CEIL(c.vip / 3) AS x2 FROM customers c WHERE c.id > 'it''s' AND c.email IN (42, ?, 3.14) ORDER BY c.vip LIMIT 63
WITH recent AS (SELECT CAST(`user_id` AS DECIMAL(10, 2)), DATE_ADD(e.`type`, INTERVAL 1 DAY) FROM `events` e LEFT JOIN `events` j ON (j.id = e.`payload`)) SELECT * FROM recent
SELECT IFNULL(EXTRACT(YEAR FROM a.version), 0), ROW_NUMBER() OVER (PARTITION BY a.version ORDER BY a.id) FROM accounts a
SELECT ABS(GROUP_CONCAT(o.status ORDER BY o.customer_id SEPARATOR ', ')) % 7, JSON_UNQUOTE(JSON_EXTRACT(note, '$.name')), TIMESTAMPDIFF(DAY, id, NOW()) FROM orders o
WITH recent AS (SELECT REPLACE(i.price, 'a', 'b'), id DIV 2, SUM(i.product_id) FROM order_items i) SELECT * FROM recent
WITH recent AS (SELECT DISTINCT *, UPPER(a.balance) AS x1, FROM_UNIXTIME(a.currency) FROM accounts a ORDER BY a.version DESC) SELECT * FROM recent
SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = country) AS x0, SUM(BIN_TO_UUID(c.vip)) AS x1 FROM customers c GROUP BY c.name HAVING COUNT(*) > 1 ORDER BY c.vip DESC LIMIT 46
SELECT ABS(ROW_NUMBER() OVER (PARTITION BY balance ORDER BY a.version)) % 7, REPLACE(a.id, 'a', 'b') FROM accounts a WHERE NOT (version LIKE 'a%')
SELECT NOW() FROM shop.products p ORDER BY price ASC
SELECT REGEXP_REPLACE(p.price, '[a-z]+', 'x') FROM shop.products p ORDER BY p.stock ASC
WITH recent AS (SELECT FIND_IN_SET(?, email), IF(created_at BETWEEN 1 AND 10, 'yes', 'no'), ST_DISTANCE_SPHERE(c.email, email) AS x2 FROM customers c INNER JOIN customers j ON (j.id = c.created_at) WHERE c.created_at = 'a%' ORDER BY c.email DESC) SELECT * FROM recent
SELECT DATE_ADD(p.id, INTERVAL 1 DAY) AS x0, stock, DATE_ADD(p.title, INTERVAL 1 DAY) FROM shop.products p WHERE p.title > '2026-01-31' AND p.sku = 1e3 AND stock <> 1 LIMIT 30 OFFSET 20
SELECT ROW_NUMBER() OVER (PARTITION BY o.placed_at ORDER BY placed_at) FROM orders o WHERE placed_at LIKE 'a%' LIMIT 17 OFFSET 20
SELECT i.price->>'$.color', @@version_comment
(SELECT RANK() OVER (ORDER BY o.note DESC) AS x0, CONCAT_WS('-', o.status, IF(o.note = TRUE, 'yes', 'no')) AS x1, ROW_NUMBER() OVER (PARTITION BY o.status ORDER BY o.placed_at) FROM orders o WHERE note > 42 GROUP BY o.total) UNION (SELECT DATE_ADD(i.id, INTERVAL 1 DAY), MAX(i.quantity) FROM order_items i JOIN customers j ON (j.id = i.price) ORDER BY i.product_id ASC) ORDER BY 1 LIMIT 40
SELECT NOW(), EXTRACT(YEAR FROM c.name) FROM customers c WHERE c.created_at IS NOT NULL AND c.id LIKE 'a%' GROUP BY c.country
/* FOR UPDATE */ SELECT * FROM shop.products p
/* FOR UPDATE */ SELECT FROM_UNIXTIME(a.currency) AS x0, a.currency DIV 2 AS x1 FROM accounts a ORDER BY id
SELECT DISTINCT GREATEST(`payload`, REGEXP_REPLACE(`at`, '[a-z]+', 'x')), CURRENT_TIMESTAMP AS x1 FROM `events` e WHERE e.`at` IS NOT NULL GROUP BY e.`id` HAVING COUNT(*) > 7 LIMIT 58 OFFSET 20 UNION ALL SELECT SUM(a.currency REGEXP '^a'), UUID(), SUBSTRING(a.balance, 1, 10) FROM accounts a GROUP BY currency HAVING COUNT(*) > 5 LIMIT 16
SELECT p.stock, ABS(SUM(p.attributes)) % 7 FROM shop.products p LEFT JOIN customers j ON (j.id = p.id) ORDER BY p.stock DESC
SELECT LAG(o.id, 1) OVER (PARTITION BY o.placed_at ORDER BY o.id) AS x0 FROM orders o LEFT JOIN accounts j ON (j.id = o.placed_at) WHERE id = TRUE ORDER BY note
SELECT a.balance REGEXP '^a' AS x0 FROM accounts a WHERE version LIKE 'a%'
(SELECT DISTINCT CURRENT_TIMESTAMP, COUNT(DISTINCT p.title) AS x1 FROM shop.products p WHERE id IN (SELECT id FROM customers WHERE vip = 1) GROUP BY p.stock HAVING COUNT(*) > 1) UNION (SELECT (LAG(o.placed_at, 1) OVER (PARTITION BY customer_id ORDER BY o.id) + TRUE), NOW() AS x1 FROM orders o) ORDER BY 1 LIMIT 50
(SELECT ABS(ROW_NUMBER() OVER (PARTITION BY owner ORDER BY version)) % 7, YEAR(a.version) FROM accounts a) UNION (SELECT CEIL(e.`id` / 3), CURRENT_TIMESTAMP FROM `events` e) ORDER BY 1 LIMIT 48
SELECT RANK() OVER (ORDER BY id DESC) FROM accounts a WHERE a.owner = ? LIMIT 52
/* dao */ SELECT MAX(note) AS x0, o.id DIV 2 FROM orders o INNER JOIN accounts j ON (j.id = o.total) WHERE LOWER(o.id) = 'x' ORDER BY o.note
(SELECT DISTINCT RANK() OVER (ORDER BY o.note DESC) FROM orders o INNER JOIN orders j ON (j.id = o.customer_id)) UNION (SELECT (o.customer_id * customer_id + 'a%'), (SUBSTRING(total, 1, 10) + 1), CURRENT_TIMESTAMP FROM orders o ORDER BY o.note ASC) ORDER BY 1 LIMIT 17
SELECT /*+ MAX_EXECUTION_TIME(1000) */ *, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = c.id) AS x1 FROM customers c WHERE id = ?
SELECT REGEXP_REPLACE(attributes, '[a-z]+', 'x') AS x0, NOW(), NULLIF(p.id, '') FROM shop.products p WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = p.stock) GROUP BY p.price HAVING COUNT(*) > 8 ORDER BY attributes DESC LIMIT 65
(SELECT LPAD(COUNT(*), 10, '0'), COALESCE(o.note, 3.14) FROM orders o WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = o.note) LIMIT 41) UNION (SELECT * AS x0, SUM(CEIL(c.created_at / 3)), SUM(UPPER(c.name)) FROM customers c) ORDER BY 1 LIMIT 38
WITH recent AS (SELECT DISTINCT EXTRACT(YEAR FROM a.balance) AS x0, BIN_TO_UUID(version) FROM accounts a WHERE NOT (LOWER(a.version) = 'x') AND a.id > '2026-01-31' GROUP BY owner ORDER BY a.balance DESC) SELECT * FROM recent
SELECT *, LPAD(UNIX_TIMESTAMP(o.total), 10, '0') FROM orders o WHERE LOWER(o.total) = 'x' ORDER BY placed_at ASC
SELECT JSON_UNQUOTE(JSON_EXTRACT(note, '$.name')), o.placed_at REGEXP '^a' FROM orders o WHERE id IN (SELECT id FROM customers WHERE vip = 1) LIMIT 67 OFFSET 20;
SELECT STDDEV(e.`user_id`) AS x0, *, LAG(e.`id`, 1) OVER (PARTITION BY e.`id` ORDER BY e.`at`) FROM `events` e WHERE (e.`type` = ? OR e.`payload` >= NOW() - INTERVAL 7 DAY) GROUP BY e.`id`
SELECT HEX(MD5(c.vip)) FROM customers c GROUP BY c.created_at UNION ALL SELECT DISTINCT COALESCE(i.id, 42) FROM order_items i WHERE LOWER(i.price) = 'x' LIMIT 80 OFFSET 20
SELECT /*+ MAX_EXECUTION_TIME(1000) */ EXTRACT(YEAR FROM balance) FROM accounts a ORDER BY a.currency
SELECT DISTINCT *, UPPER(p.attributes) FROM shop.products p ORDER BY title ASC
SELECT i.price DIV 2, DATE_ADD(i.order_id, INTERVAL 1 DAY) FROM order_items i WHERE product_id = ? GROUP BY product_id HAVING COUNT(*) > 6 LIMIT 71 OFFSET 20
(SELECT DATE_ADD(o.placed_at, INTERVAL 1 DAY) FROM orders o WHERE o.placed_at IN (SELECT id FROM customers WHERE vip = 1) ORDER BY customer_id ASC) UNION (SELECT DISTINCT BIN_TO_UUID(p.attributes), GREATEST(attributes, JSON_UNQUOTE(JSON_EXTRACT(p.price, '$.name'))) AS x1, p.stock AS x2 FROM shop.products p WHERE p.price >= NOW() - INTERVAL 7 DAY) ORDER BY 1 LIMIT 38
SELECT id DIV 2 AS x0, GREATEST(price, MAX(attributes)) FROM shop.products p WHERE p.title LIKE 'a%'
SELECT d.* FROM (SELECT COALESCE(a.version, 'it''s') FROM accounts a GROUP BY owner HAVING COUNT(*) > 7 ORDER BY a.id LIMIT 37) AS d WHERE d.id = ?
(SELECT CONCAT_WS('-', version, a.currency DIV 2) AS x0 FROM accounts a WHERE a.currency BETWEEN 1 AND 10 LIMIT 12 OFFSET 20) UNION (SELECT * FROM `events` e WHERE (NOT (e.`id` BETWEEN 1 AND 10) OR e.`id` BETWEEN 1 AND 10)) ORDER BY 1 LIMIT 7
SELECT NOW(), SUBSTRING(title, 1, 10) FROM shop.products p GROUP BY title ORDER BY p.attributes ASC LIMIT 44;
/* report; monthly */ SELECT ROW_NUMBER() OVER (PARTITION BY `user_id` ORDER BY e.`type`), * FROM `events` e INNER JOIN customers j ON (j.id = e.`type`) GROUP BY e.`id` HAVING COUNT(*) > 2
SELECT FROM_UNIXTIME(a.currency) AS x0, a.currency * SUBSTRING(currency, 1, 10), EXTRACT(YEAR FROM a.version) AS x2 FROM accounts a INNER JOIN accounts j ON (j.id = a.balance) UNION SELECT p.id REGEXP '^a' AS x0 FROM shop.products p LIMIT 38, 5
SELECT DATE_ADD(c.email, INTERVAL 1 DAY), NULLIF(c.name, ''), LPAD(CEIL(c.name / 3), 10, '0') FROM customers c WHERE id >= NOW() - INTERVAL 7 DAY AND EXISTS (SELECT 1 FROM orders z WHERE z.id = created_at) AND LOWER(c.email) = 'x' ORDER BY c.name ASC
WITH recent AS (SELECT c.email->>'$.color' FROM customers c LEFT JOIN `events` j ON (j.id = c.created_at) WHERE c.email IS NOT NULL LIMIT 23, 5) SELECT * FROM recent
SELECT RANK() OVER (ORDER BY id DESC), ST_DISTANCE_SPHERE(price, id), COALESCE(p.stock, 42) FROM shop.products p WHERE LOWER(title) = 'x' ORDER BY p.title LIMIT 40, 5
SELECT d.* FROM (SELECT /*+ MAX_EXECUTION_TIME(1000) */ CONCAT(a.version, ' ', LAG(id, 1) OVER (PARTITION BY a.owner ORDER BY version)), RANK() OVER (ORDER BY a.balance DESC) FROM accounts a WHERE balance BETWEEN 1 AND 10 GROUP BY a.balance) AS d WHERE d.id = ?
/* report; monthly */ SELECT * AS x0 FROM `events` e WHERE e.`user_id` = '2026-01-31' AND `id` <> 3.14
SELECT REPLACE(order_id, 'a', 'b') FROM order_items i WHERE (i.order_id IS NOT NULL OR i.quantity <> 'it''s') GROUP BY order_id WITH ROLLUP HAVING COUNT(*) > 8
SELECT LENGTH(TRIM(product_id)), price->>'$.color' FROM order_items i WHERE order_id IS NOT NULL ORDER BY i.quantity ASC
SELECT HEX(MD5(o.status)), *, UNIX_TIMESTAMP(status) AS x2 FROM orders o LEFT JOIN customers j ON (j.id = o.customer_id) UNION SELECT COALESCE(id, 3.14) AS x0, MAX(c.vip) FROM customers c WHERE c.created_at <> 3.14
SELECT * FROM orders o JOIN customers j ON (j.id = o.customer_id) WHERE LOWER(customer_id) = 'x' LIMIT 22;
SELECT o.status DIV 2 FROM orders o WHERE ((o.status = ? OR o.placed_at = ?) OR note <> ?) LIMIT 4 OFFSET 20
SELECT CAST(total AS DECIMAL(10, 2)), o.id DIV 2, FIND_IN_SET(?, o.total) FROM orders o LIMIT 44
SELECT GREATEST(p.attributes, ST_DISTANCE_SPHERE(p.title, p.id)) AS x0 FROM shop.products p WHERE p.attributes <> 42
SELECT DISTINCT GREATEST(p.attributes, GROUP_CONCAT(price ORDER BY price SEPARATOR ', ')), COALESCE(p.stock, 'it''s') AS x1 FROM shop.products p LEFT JOIN customers j ON (j.id = p.sku) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = stock) GROUP BY p.sku
SELECT MATCH (a.currency) AGAINST ('x' IN BOOLEAN MODE), @@version_comment
/* dao */ SELECT /*+ MAX_EXECUTION_TIME(1000) */ TIMESTAMPDIFF(DAY, id, NOW()), MATCH (o.status) AGAINST ('x' IN BOOLEAN MODE) FROM orders o WHERE o.customer_id <> 'it''s'
SELECT DISTINCT STDDEV(i.product_id) AS x0 FROM order_items i WHERE i.quantity = ?
(SELECT BIN_TO_UUID(id) AS x0 FROM accounts a WHERE (a.version LIKE 'a%' AND a.version <> TRUE OR EXISTS (SELECT 1 FROM orders z WHERE z.id = a.version))) UNION (SELECT EXTRACT(YEAR FROM price), p.attributes * UNIX_TIMESTAMP(stock), id AS x2 FROM shop.products p JOIN orders j ON (j.id = p.sku)) ORDER BY 1 LIMIT 33
SELECT GREATEST(e.`type`, HEX(MD5(`payload`))), BIN_TO_UUID(e.`type`), UUID() FROM `events` e LEFT JOIN shop.products j ON (j.id = e.`id`) ORDER BY e.`id` DESC LIMIT 13, 5 UNION SELECT LAG(c.id, 1) OVER (PARTITION BY c.vip ORDER BY c.name), CONCAT_WS('-', email, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = c.vip)), IF(EXISTS (SELECT 1 FROM orders z WHERE z.id = c.email), 'yes', 'no') FROM customers c ORDER BY c.country ASC
SELECT IF(EXISTS (SELECT 1 FROM orders z WHERE z.id = i.id), 'yes', 'no'), @@version_comment
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 67), t AS (SELECT DATE_ADD(id, INTERVAL 1 DAY) FROM accounts a WHERE a.currency IS NOT NULL) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT o.note * NULLIF(o.total, ''), @@version_comment
/* FOR UPDATE */ SELECT c.name->>'$.color' FROM customers c WHERE vip BETWEEN 1 AND 10
SELECT EXTRACT(YEAR FROM o.status) AS x0 FROM orders o WHERE note >= NOW() - INTERVAL 7 DAY LIMIT 63, 5
SELECT p.title DIV 2 AS x0, SUM(p.title) OVER w FROM shop.products p JOIN orders j ON (j.id = p.sku) WHERE p.id = ? WINDOW w AS (PARTITION BY p.price) LIMIT 62 OFFSET 20
SELECT * FROM shop.products p
SELECT CURRENT_TIMESTAMP, CURRENT_TIMESTAMP AS x1 FROM `events` e JOIN shop.products j ON (j.id = e.`id`)
SELECT NOW(), REGEXP_REPLACE(p.title, '[a-z]+', 'x') AS x1, SUM(p.attributes) OVER w FROM shop.products p WHERE p.stock IN (1, 3.14, 42) WINDOW w AS (PARTITION BY p.stock) ORDER BY stock DESC
SELECT SUM(id * stock) FROM shop.products p WHERE id IN (SELECT id FROM customers WHERE vip = 1) LIMIT 84 OFFSET 20;
SELECT UUID() AS x0 FROM orders o INNER JOIN shop.products j ON (j.id = o.placed_at) WHERE o.note = 1e3 ORDER BY customer_id DESC LIMIT 85 OFFSET 20 UNION ALL SELECT DISTINCT UNIX_TIMESTAMP(o.status), CONCAT(o.id, ' ', UPPER(status)), o.status->>'$.color' FROM orders o LEFT JOIN orders j ON (j.id = o.note) ORDER BY id DESC LIMIT 20
SELECT d.* FROM (SELECT CONCAT(i.price, ' ', LPAD(i.quantity, 10, '0')), COUNT(DISTINCT product_id) FROM order_items i JOIN orders j ON (j.id = i.quantity) WHERE NOT (i.quantity IN (SELECT id FROM customers WHERE vip = 1)) LIMIT 96) AS d WHERE d.id = ?
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 23), t AS (SELECT ST_DISTANCE_SPHERE(p.attributes, p.title) AS x0, GREATEST(stock, (p.sku + '2026-01-31')) FROM shop.products p LIMIT 37, 5) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT LAG(o.note, 1) OVER (PARTITION BY total ORDER BY id), @@version_comment
SELECT *, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP FROM shop.products p WHERE (title = 'a%' OR stock IN (SELECT id FROM customers WHERE vip = 1)) LIMIT 12 OFFSET 20
WITH recent AS (SELECT a.balance, owner FROM accounts a ORDER BY a.balance ASC LIMIT 68 OFFSET 20) SELECT * FROM recent
SELECT DISTINCT FROM_UNIXTIME(i.id) FROM order_items i ORDER BY product_id ASC
SELECT i.price DIV 2 AS x0 FROM order_items i WHERE product_id <> 'open' AND i.order_id BETWEEN 1 AND 10 AND LOWER(i.product_id) = 'x' ORDER BY id DESC LIMIT 3
SELECT (RANK() OVER (ORDER BY e.`type` DESC) + -7), @@version_comment
SELECT FIND_IN_SET(?, c.email) AS x0, EXTRACT(YEAR FROM c.created_at) FROM customers c LEFT JOIN shop.products j ON (j.id = c.name) WHERE c.id LIKE 'a%' AND c.country IN (3.14, '2026-01-31', 'a%') LIMIT 45, 5 UNION SELECT IFNULL(GROUP_CONCAT(a.version ORDER BY a.currency SEPARATOR ', '), 0) AS x0, CONVERT(currency USING utf8mb4) AS x1 FROM accounts a
SELECT FROM_UNIXTIME(i.order_id), IFNULL(LPAD(i.product_id, 10, '0'), 0) AS x1 FROM order_items i JOIN `events` j ON (j.id = i.order_id) WHERE i.quantity LIKE 'a%' ORDER BY id DESC LIMIT 29
SELECT STDDEV(quantity) FROM order_items i WHERE (i.order_id IS NOT NULL OR i.id IN (SELECT id FROM customers WHERE vip = 1)) AND i.id IS NOT NULL
(SELECT COUNT(DISTINCT id), REPLACE(order_id, 'a', 'b') FROM order_items i LIMIT 100) UNION (SELECT COUNT(DISTINCT currency), a.id FROM accounts a ORDER BY id) ORDER BY 1 LIMIT 49
SELECT p.attributes REGEXP '^a', *, UPPER(p.id) AS x2 FROM shop.products p GROUP BY p.stock WITH ROLLUP
SELECT LAG(p.stock, 1) OVER (PARTITION BY p.price ORDER BY sku) AS x0 FROM shop.products p WHERE LOWER(p.id) = 'x' LIMIT 90
SELECT SUBSTRING(id, 1, 10), CONCAT(i.order_id, ' ', CAST(product_id AS DECIMAL(10, 2))) FROM order_items i LEFT JOIN shop.products j ON (j.id = i.id) ORDER BY price LIMIT 64 OFFSET 20 UNION SELECT currency REGEXP '^a', DATE_FORMAT(a.balance, '%Y-%m-%d'), ROUND(NOW(), 2) FROM accounts a
SELECT CEIL(c.country / 3), ST_DISTANCE_SPHERE(c.name, c.created_at) FROM customers c WHERE NOT (c.name <> 1e3) ORDER BY c.vip ASC
SELECT d.* FROM (SELECT DISTINCT IF(owner = ?, 'yes', 'no') AS x0, * FROM accounts a WHERE a.balance BETWEEN 1 AND 10 GROUP BY a.currency HAVING COUNT(*) > 3) AS d WHERE d.id = ?
SELECT SUBSTRING(p.id, 1, 10) AS x0 FROM shop.products p WHERE p.title = ? ORDER BY p.title DESC LIMIT 36, 5
SELECT *, ROW_NUMBER() OVER (PARTITION BY c.email ORDER BY c.country) FROM customers c WHERE c.vip = 'a%' GROUP BY country UNION SELECT UUID() FROM accounts a
/* dao */ SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = c.email), ROW_NUMBER() OVER (PARTITION BY c.id ORDER BY name), TIMESTAMPDIFF(DAY, c.id, NOW()) FROM customers c ORDER BY c.id DESC
SELECT /*+ MAX_EXECUTION_TIME(1000) */ order_id AS x0, *, ROW_NUMBER() OVER (PARTITION BY order_id ORDER BY i.product_id) FROM order_items i ORDER BY product_id DESC
SELECT * AS x0 FROM accounts a WHERE a.balance = 1e3 LIMIT 15, 5
SELECT o.total, @@version_comment
SELECT LPAD(REGEXP_REPLACE(p.stock, '[a-z]+', 'x'), 10, '0'), p.id, p.stock DIV 2 FROM shop.products p INNER JOIN shop.products j ON (j.id = p.price) LIMIT 44, 5
SELECT a.version * REPLACE(a.currency, 'a', 'b'), @@version_comment
SELECT DISTINCT STDDEV(c.vip), COUNT(*) AS x1 FROM customers c;
(SELECT DISTINCT DATE_ADD(i.id, INTERVAL 1 DAY) FROM order_items i WHERE i.order_id IN (SELECT id FROM customers WHERE vip = 1)) UNION (SELECT UUID() FROM accounts a INNER JOIN order_items j ON (j.id = a.owner)) ORDER BY 1 LIMIT 29
SELECT d.* FROM (SELECT ROUND(REPLACE(order_id, 'a', 'b'), 2) AS x0, ST_DISTANCE_SPHERE(id, i.product_id) AS x1 FROM order_items i JOIN shop.products j ON (j.id = i.id) WHERE i.quantity IS NOT NULL) AS d WHERE d.id = ?
SELECT YEAR(placed_at) FROM orders o;
(SELECT ABS(COUNT(DISTINCT i.quantity)) % 7, GROUP_CONCAT(i.product_id ORDER BY i.price SEPARATOR ', ') FROM order_items i ORDER BY i.quantity DESC) UNION (SELECT MATCH (title) AGAINST ('x' IN BOOLEAN MODE) FROM shop.products p GROUP BY sku) ORDER BY 1 LIMIT 24
SELECT LPAD(LPAD(a.id, 10, '0'), 10, '0'), @@version_comment
SELECT YEAR(e.`user_id`), CONCAT_WS('-', `payload`, `id`), COUNT(*) FROM `events` e ORDER BY `at` LIMIT 30 OFFSET 20;
SELECT HEX(MD5(c.name)), * AS x1 FROM customers c LIMIT 99 OFFSET 20
/* dao */ SELECT DISTINCT EXTRACT(YEAR FROM a.owner), a.currency FROM accounts a INNER JOIN `events` j ON (j.id = a.balance) WHERE a.currency <> 1
SELECT DATE_FORMAT(o.customer_id, '%Y-%m-%d') FROM orders o JOIN `events` j ON (j.id = o.placed_at) WHERE o.placed_at IS NOT NULL GROUP BY customer_id HAVING COUNT(*) > 4 ORDER BY o.status ASC
SELECT YEAR(e.`payload`), e.`type`->>'$.color' FROM `events` e WHERE `payload` IS NOT NULL LIMIT 25 OFFSET 20;
SELECT DISTINCT ABS(e.`user_id`) % 7, CONVERT(e.`id` USING utf8mb4) FROM `events` e JOIN `events` j ON (j.id = e.`type`) WHERE e.`payload` IN (NULL, 'open', 3.14) AND `id` IN (NULL, 'open', 0x1F) AND `user_id` > 1e3 ORDER BY `at` ASC
SELECT UPPER(a.balance), SUM(a.version) OVER w FROM accounts a INNER JOIN order_items j ON (j.id = a.currency) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = a.id) WINDOW w AS (PARTITION BY currency) LIMIT 57 OFFSET 20
WITH recent AS (SELECT name AS x0, c.created_at, IF(created_at > 42, 'yes', 'no') AS x2 FROM customers c INNER JOIN shop.products j ON (j.id = c.created_at) GROUP BY c.created_at HAVING COUNT(*) > 5 ORDER BY email DESC LIMIT 22, 5) SELECT * FROM recent
SELECT ROUND(ABS(balance) % 7, 2), SUBSTRING(a.owner, 1, 10) AS x1, UPPER(version) FROM accounts a INNER JOIN shop.products j ON (j.id = a.balance) ORDER BY a.currency ASC;
SELECT REPLACE(balance, 'a', 'b'), a.id AS x1, MATCH (a.owner) AGAINST ('x' IN BOOLEAN MODE) AS x2 FROM accounts a GROUP BY a.balance WITH ROLLUP ORDER BY owner UNION ALL SELECT IF(customer_id = ?, 'yes', 'no'), SUM(SUM(o.status) OVER w) FROM orders o JOIN shop.products j ON (j.id = o.status) WHERE customer_id = ? GROUP BY o.total WINDOW w AS (PARTITION BY o.note)
WITH recent AS (SELECT EXTRACT(YEAR FROM i.quantity), i.quantity->>'$.color' AS x1 FROM order_items i WHERE i.id <> 1 LIMIT 36, 5) SELECT * FROM recent
SELECT MAX(country) FROM customers c WHERE c.vip <> 3.14
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 62), t AS (SELECT REGEXP_REPLACE(a.balance, '[a-z]+', 'x'), CONVERT(currency USING utf8mb4) AS x1, TIMESTAMPDIFF(DAY, owner, NOW()) AS x2 FROM accounts a LIMIT 7) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT * AS x0 FROM orders o LIMIT 85, 5 UNION SELECT CONCAT(o.id, ' ', FIND_IN_SET(?, o.placed_at)) FROM orders o LIMIT 49 OFFSET 20
SELECT FROM_UNIXTIME(c.vip), ROUND(JSON_EXTRACT(c.created_at, '$.a.b'), 2) AS x1 FROM customers c WHERE c.vip = ? LIMIT 89, 5
SELECT CASE WHEN o.customer_id = 1e3 THEN NULL ELSE NULLIF(o.id, '') END, @@version_comment
SELECT `user_id`->>'$.color' FROM `events` e WHERE LOWER(e.`id`) = 'x'
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 49), t AS (SELECT DISTINCT DATE_ADD(p.title, INTERVAL 1 DAY), ST_DISTANCE_SPHERE(p.price, p.title) AS x1, FIND_IN_SET(?, p.title) AS x2 FROM shop.products p) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT *, FROM_UNIXTIME(quantity) AS x1 FROM order_items i LIMIT 96;
SELECT UUID(), MATCH (placed_at) AGAINST ('x' IN BOOLEAN MODE) FROM orders o LIMIT 52;
SELECT DISTINCT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = email), c.email * CURRENT_TIMESTAMP FROM customers c LIMIT 29, 5
SELECT REPLACE(o.note, 'a', 'b'), @@version_comment
SELECT NULLIF(e.`at`, ''), @@version_comment
SELECT c.id * UUID(), COUNT(DISTINCT c.created_at), CONVERT(c.email USING utf8mb4) AS x2 FROM customers c WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = id) GROUP BY c.created_at WITH ROLLUP HAVING COUNT(*) > 2 LIMIT 9 OFFSET 20
SELECT /*+ MAX_EXECUTION_TIME(1000) */ c.country DIV 2, c.name->>'$.color' AS x1 FROM customers c WHERE id IS NOT NULL LIMIT 63
SELECT FROM_UNIXTIME(e.`id`), DATE_FORMAT(e.`at`, '%Y-%m-%d') FROM `events` e INNER JOIN customers j ON (j.id = e.`user_id`) ORDER BY e.`type` DESC
SELECT COUNT(*), STDDEV(id) FROM customers c INNER JOIN accounts j ON (j.id = c.email) LIMIT 8;
SELECT RANK() OVER (ORDER BY i.order_id DESC), i.product_id->>'$.color' AS x1, COALESCE(i.quantity, NULL) FROM order_items i ORDER BY i.price LIMIT 55
WITH recent AS (SELECT DISTINCT REGEXP_REPLACE(e.`type`, '[a-z]+', 'x') FROM `events` e WHERE NOT (`user_id` >= NOW() - INTERVAL 7 DAY) GROUP BY e.`user_id` ORDER BY `at` LIMIT 7 OFFSET 20) SELECT * FROM recent
/* FOR UPDATE */ SELECT /*+ MAX_EXECUTION_TIME(1000) */ *, CAST(a.id AS DECIMAL(10, 2)) AS x1, version * CAST(currency AS DECIMAL(10, 2)) AS x2 FROM accounts a WHERE a.id > TRUE
SELECT FIND_IN_SET(?, o.id) AS x0, REPLACE(o.id, 'a', 'b') FROM orders o GROUP BY o.status WITH ROLLUP HAVING COUNT(*) > 6 ORDER BY o.status ASC
SELECT FIND_IN_SET(?, o.note), JSON_UNQUOTE(JSON_EXTRACT(placed_at, '$.name')) AS x1, CURRENT_TIMESTAMP FROM orders o WHERE o.status LIKE 'a%' ORDER BY o.id ASC LIMIT 98 OFFSET 20
SELECT DATE_ADD(`payload`, INTERVAL 1 DAY), IF(e.`id` IN (42, 'it''s', NULL), 'yes', 'no') AS x1 FROM `events` e INNER JOIN shop.products j ON (j.id = e.`payload`) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = `payload`) ORDER BY `user_id` DESC LIMIT 67, 5
SELECT HEX(MD5(o.id)) FROM orders o WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = o.status) ORDER BY o.note DESC LIMIT 95 OFFSET 20 UNION SELECT DISTINCT CONCAT_WS('-', a.version, ROW_NUMBER() OVER (PARTITION BY a.currency ORDER BY a.version)), SUM(REPLACE(id, 'a', 'b')), EXTRACT(YEAR FROM a.owner) FROM accounts a
SELECT *, CONVERT(o.status USING utf8mb4) FROM orders o GROUP BY o.status WITH ROLLUP HAVING COUNT(*) > 2 ORDER BY o.customer_id DESC
SELECT version DIV 2 FROM accounts a
SELECT * FROM accounts a JOIN `events` j ON (j.id = a.currency) WHERE a.version = ? LIMIT 77, 5
SELECT RANK() OVER (ORDER BY sku DESC), ROUND(UPPER(id), 2) AS x1 FROM shop.products p JOIN shop.products j ON (j.id = p.id) WHERE p.title > 1 AND stock = 1 GROUP BY p.stock LIMIT 41, 5
/* dao */ SELECT UUID(), email REGEXP '^a' FROM customers c WHERE c.id IN (3.14, '2026-01-31', 0x1F) GROUP BY c.vip HAVING COUNT(*) > 8
SELECT GROUP_CONCAT(c.email ORDER BY country SEPARATOR ', ') AS x0, (CASE WHEN EXISTS (SELECT 1 FROM orders z WHERE z.id = created_at) THEN NULL ELSE c.country END + 0x1F), CEIL(c.vip / 3) FROM customers c WHERE name <> 42 ORDER BY c.name
SELECT DISTINCT EXTRACT(YEAR FROM name), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = c.id), (LPAD(vip, 10, '0') + 3.14) FROM customers c WHERE c.vip = '2026-01-31' ORDER BY id ASC LIMIT 96 OFFSET 20
SELECT UNIX_TIMESTAMP(e.`payload`), GROUP_CONCAT(e.`user_id` ORDER BY e.`user_id` SEPARATOR ', '), LPAD(REPLACE(e.`user_id`, 'a', 'b'), 10, '0') FROM `events` e INNER JOIN customers j ON (j.id = e.`type`) WHERE LOWER(e.`payload`) = 'x' ORDER BY e.`payload`
SELECT DISTINCT CAST(o.total AS DECIMAL(10, 2)) AS x0 FROM orders o INNER JOIN shop.products j ON (j.id = o.total) WHERE o.total BETWEEN 1 AND 10 AND note IN (?, NULL, 42) ORDER BY status DESC LIMIT 67, 5
/* report; monthly */ SELECT MATCH (customer_id) AGAINST ('x' IN BOOLEAN MODE), NOW() FROM orders o ORDER BY o.note
SELECT CASE WHEN EXISTS (SELECT 1 FROM orders z WHERE z.id = e.`payload`) THEN NULL ELSE e.`user_id` * e.`id` END, * FROM `events` e WHERE `type` IS NOT NULL LIMIT 91, 5
(SELECT /*+ MAX_EXECUTION_TIME(1000) */ YEAR(p.stock), COUNT(DISTINCT id) FROM shop.products p) UNION (SELECT STDDEV(c.country) FROM customers c WHERE country LIKE 'a%' ORDER BY name DESC) ORDER BY 1 LIMIT 39
/* dao */ SELECT owner * MATCH (a.balance) AGAINST ('x' IN BOOLEAN MODE) AS x0, NOW() FROM accounts a JOIN accounts j ON (j.id = a.version) WHERE version > 0x1F ORDER BY a.id
(SELECT IF(order_id BETWEEN 1 AND 10, 'yes', 'no') FROM order_items i LEFT JOIN customers j ON (j.id = i.price) ORDER BY i.product_id ASC) UNION (SELECT DISTINCT STDDEV(balance) FROM accounts a WHERE NOT (a.id LIKE 'a%')) ORDER BY 1 LIMIT 16
SELECT ST_DISTANCE_SPHERE(i.order_id, i.order_id) AS x0 FROM order_items i ORDER BY i.order_id ASC LIMIT 57, 5
SELECT *, MAX(order_id) FROM order_items i INNER JOIN `events` j ON (j.id = i.id)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 96), t AS (SELECT CAST(i.price AS DECIMAL(10, 2)), ABS(ST_DISTANCE_SPHERE(i.quantity, i.order_id)) % 7 FROM order_items i ORDER BY i.product_id DESC) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT LENGTH(TRIM(e.`user_id`)) AS x0 FROM `events` e WHERE LOWER(e.`type`) = 'x' UNION SELECT LPAD(JSON_EXTRACT(p.attributes, '$.a.b'), 10, '0') AS x0, LPAD(ROW_NUMBER() OVER (PARTITION BY attributes ORDER BY price), 10, '0') FROM shop.products p LEFT JOIN `events` j ON (j.id = p.sku)
WITH recent AS (SELECT HEX(MD5(i.order_id)), MAX(price) AS x1, LENGTH(TRIM(price)) AS x2 FROM order_items i JOIN `events` j ON (j.id = i.price) ORDER BY i.order_id) SELECT * FROM recent
SELECT DISTINCT CONVERT(id USING utf8mb4) AS x0 FROM orders o WHERE status IN (SELECT id FROM customers WHERE vip = 1)
(SELECT CEIL(o.placed_at / 3) AS x0, MAX(o.note), RANK() OVER (ORDER BY o.status DESC) FROM orders o WHERE status = -7 ORDER BY placed_at DESC) UNION (SELECT DATE_FORMAT(a.version, '%Y-%m-%d') AS x0, IFNULL(EXTRACT(YEAR FROM a.balance), 0) AS x1, a.id REGEXP '^a' FROM accounts a LEFT JOIN `events` j ON (j.id = a.id) WHERE a.id > 'open' AND a.currency > 3.14 LIMIT 62) ORDER BY 1 LIMIT 26
SELECT UPPER(`at`), e.`user_id` FROM `events` e WHERE `user_id` IN ('open', '2026-01-31', 0x1F)
SELECT LENGTH(TRIM(attributes)), @@version_comment
SELECT STDDEV(e.`payload`), LPAD(STDDEV(e.`id`), 10, '0') FROM `events` e WHERE (e.`id` IS NOT NULL OR e.`user_id` = ?)
SELECT DISTINCT DATE_FORMAT(product_id, '%Y-%m-%d'), *, COALESCE(i.product_id, -7) FROM order_items i ORDER BY i.quantity
/* report; monthly */ SELECT IF(balance <> NULL, 'yes', 'no'), currency REGEXP '^a' FROM accounts a LEFT JOIN accounts j ON (j.id = a.owner) WHERE a.currency = 'open'
SELECT ST_DISTANCE_SPHERE(i.price, id) FROM order_items i LEFT JOIN order_items j ON (j.id = i.product_id) ORDER BY product_id;
SELECT COUNT(DISTINCT e.`type`) FROM `events` e INNER JOIN orders j ON (j.id = e.`payload`) LIMIT 8 OFFSET 20
WITH recent AS (SELECT c.created_at, EXTRACT(YEAR FROM created_at) AS x1, STDDEV(vip) FROM customers c INNER JOIN shop.products j ON (j.id = c.vip) WHERE created_at LIKE 'a%') SELECT * FROM recent
SELECT UPPER(i.product_id), GROUP_CONCAT(i.order_id ORDER BY quantity SEPARATOR ', ') AS x1, * FROM order_items i WHERE i.order_id IN (SELECT id FROM customers WHERE vip = 1) AND i.price BETWEEN 1 AND 10
SELECT SUBSTRING(`user_id`, 1, 10) AS x0 FROM `events` e JOIN accounts j ON (j.id = e.`payload`)
SELECT DISTINCT COUNT(*), * AS x1, IFNULL(MATCH (placed_at) AGAINST ('x' IN BOOLEAN MODE), 0) FROM orders o LIMIT 2 OFFSET 20 UNION SELECT /*+ MAX_EXECUTION_TIME(1000) */ CAST(a.balance AS DECIMAL(10, 2)) FROM accounts a
SELECT DISTINCT i.product_id, IF(i.id LIKE 'a%', 'yes', 'no') AS x1 FROM order_items i JOIN accounts j ON (j.id = i.price) LIMIT 80 OFFSET 20
SELECT NOW() FROM shop.products p LEFT JOIN `events` j ON (j.id = p.title) LIMIT 26
(SELECT DISTINCT GROUP_CONCAT(p.price ORDER BY sku SEPARATOR ', '), BIN_TO_UUID(p.stock), p.id * CONCAT(p.attributes, ' ', p.attributes) FROM shop.products p) UNION (SELECT COUNT(DISTINCT i.price) FROM order_items i WHERE order_id > 0x1F AND id BETWEEN 1 AND 10) ORDER BY 1 LIMIT 14
SELECT COALESCE(`type`, -7) FROM `events` e LEFT JOIN customers j ON (j.id = e.`payload`) WHERE `id` > 1e3 AND e.`at` <> TRUE ORDER BY e.`type`;
SELECT MAX(o.total) FROM orders o WHERE o.status IS NOT NULL ORDER BY placed_at ASC
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8), t AS (SELECT CAST(e.`user_id` AS DECIMAL(10, 2)), CONVERT(e.`id` USING utf8mb4) FROM `events` e JOIN shop.products j ON (j.id = e.`user_id`) WHERE e.`at` IN (SELECT id FROM customers WHERE vip = 1) LIMIT 11 OFFSET 20) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT GREATEST(p.attributes, CEIL(p.sku / 3)) AS x0 FROM shop.products p INNER JOIN `events` j ON (j.id = p.title) WHERE stock IN ('a%', '2026-01-31', 'open') ORDER BY p.attributes ASC LIMIT 27
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 87), t AS (SELECT sku DIV 2 FROM shop.products p ORDER BY p.sku DESC) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT CEIL(a.version / 3), JSON_EXTRACT(version, '$.a.b'), IFNULL(CAST(a.balance AS DECIMAL(10, 2)), 0) FROM accounts a ORDER BY currency DESC
SELECT TIMESTAMPDIFF(DAY, status, NOW()), ST_DISTANCE_SPHERE(o.total, o.note), o.placed_at DIV 2 AS x2 FROM orders o JOIN accounts j ON (j.id = o.status) GROUP BY note WITH ROLLUP HAVING COUNT(*) > 7 UNION ALL SELECT COALESCE(id, 0x1F), CONCAT_WS('-', c.id, DATE_ADD(c.country, INTERVAL 1 DAY)) FROM customers c WHERE id IN ('open', 'open', 0x1F) LIMIT 39, 5
(SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = e.`user_id`) FROM `events` e ORDER BY e.`payload` ASC LIMIT 88) UNION (SELECT CONCAT_WS('-', e.`user_id`, MAX(e.`payload`)) FROM `events` e LIMIT 6) ORDER BY 1 LIMIT 7
SELECT DISTINCT MAX(price) FROM order_items i WHERE i.product_id <> 'open' ORDER BY order_id
SELECT DISTINCT CONVERT(e.`at` USING utf8mb4) AS x0 FROM `events` e INNER JOIN orders j ON (j.id = e.`at`)
SELECT d.* FROM (SELECT LENGTH(TRIM(created_at)) FROM customers c WHERE c.id = 'it''s' GROUP BY c.created_at LIMIT 83, 5) AS d WHERE d.id = ?
SELECT (SUM(o.note) + ?), @@version_comment
SELECT c.created_at DIV 2 AS x0 FROM customers c INNER JOIN `events` j ON (j.id = c.vip) WHERE c.name = '2026-01-31' LIMIT 15
SELECT FIND_IN_SET(?, p.sku), CONCAT_WS('-', p.id, HEX(MD5(p.attributes))), p.id FROM shop.products p WHERE sku >= NOW() - INTERVAL 7 DAY LIMIT 25, 5
SELECT CURRENT_TIMESTAMP, ROUND(CURRENT_TIMESTAMP, 2) AS x1, MATCH (e.`at`) AGAINST ('x' IN BOOLEAN MODE) AS x2 FROM `events` e JOIN shop.products j ON (j.id = e.`user_id`) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = e.`user_id`) ORDER BY e.`id` DESC
SELECT CONVERT(p.price USING utf8mb4) AS x0 FROM shop.products p INNER JOIN shop.products j ON (j.id = p.sku) WHERE (title = ? OR stock IN (TRUE, 'it''s', 'open') AND p.price IN (SELECT id FROM customers WHERE vip = 1)) ORDER BY price
SELECT UPPER(i.price), DATE_FORMAT(i.price, '%Y-%m-%d') FROM order_items i ORDER BY i.price DESC
SELECT (EXTRACT(YEAR FROM p.stock) + 0x1F) AS x0, ST_DISTANCE_SPHERE(p.attributes, p.id), CEIL(p.price / 3) AS x2 FROM shop.products p WHERE p.price > 0x1F ORDER BY p.price DESC
SELECT e.`user_id` FROM `events` e
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 26), t AS (SELECT CONCAT(i.quantity, ' ', ST_DISTANCE_SPHERE(id, i.id)), i.price->>'$.color', i.price * SUM(i.id) OVER w AS x2 FROM order_items i WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = id) AND LOWER(id) = 'x' WINDOW w AS (PARTITION BY quantity) ORDER BY i.price) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT HEX(MD5(a.version)) FROM accounts a LEFT JOIN shop.products j ON (j.id = a.balance) WHERE a.balance LIKE 'a%' LIMIT 28, 5;
SELECT LAG(a.id, 1) OVER (PARTITION BY balance ORDER BY a.version) AS x0, * FROM accounts a WHERE a.currency >= NOW() - INTERVAL 7 DAY AND currency IN (SELECT id FROM customers WHERE vip = 1) AND a.currency IN (3.14, 1, TRUE)
SELECT CONCAT_WS('-', p.price, DATE_FORMAT(p.id, '%Y-%m-%d')), SUM(EXTRACT(YEAR FROM p.attributes)) FROM shop.products p WHERE p.id = TRUE ORDER BY p.price DESC
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 15), t AS (SELECT DISTINCT BIN_TO_UUID(placed_at) FROM orders o INNER JOIN orders j ON (j.id = o.note) ORDER BY o.status ASC) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT DISTINCT ST_DISTANCE_SPHERE(c.email, c.email), GROUP_CONCAT(c.country ORDER BY created_at SEPARATOR ', '), GREATEST(c.email, ROUND(c.name, 2)) AS x2 FROM customers c WHERE c.id BETWEEN 1 AND 10
SELECT RANK() OVER (ORDER BY c.name DESC) FROM customers c INNER JOIN order_items j ON (j.id = c.name) WHERE c.name = ? ORDER BY country ASC
SELECT NULLIF(a.id, '') AS x0, EXTRACT(YEAR FROM a.balance), UPPER(owner) FROM accounts a ORDER BY currency
(SELECT DATE_ADD(i.product_id, INTERVAL 1 DAY) FROM order_items i WHERE NOT (NOT (LOWER(i.quantity) = 'x')) ORDER BY i.product_id ASC) UNION (SELECT quantity, * AS x1 FROM order_items i WHERE id = ? ORDER BY price) ORDER BY 1 LIMIT 44
SELECT NULLIF(`id`, '') AS x0 FROM `events` e LIMIT 45, 5
SELECT d.* FROM (SELECT NOW(), DATE_FORMAT(o.placed_at, '%Y-%m-%d') FROM orders o INNER JOIN orders j ON (j.id = o.total) ORDER BY o.total LIMIT 40, 5) AS d WHERE d.id = ?
SELECT SUM(a.currency) OVER w AS x0, GROUP_CONCAT(balance ORDER BY id SEPARATOR ', ') FROM accounts a WINDOW w AS (PARTITION BY currency) LIMIT 23, 5
SELECT d.* FROM (SELECT DISTINCT o.status FROM orders o JOIN orders j ON (j.id = o.customer_id) GROUP BY id ORDER BY o.placed_at LIMIT 5, 5) AS d WHERE d.id = ?
SELECT UNIX_TIMESTAMP(a.currency), GREATEST(a.version, balance REGEXP '^a') FROM accounts a ORDER BY a.currency
/* dao */ SELECT ABS(COUNT(DISTINCT balance)) % 7, CONCAT_WS('-', a.balance, CONCAT_WS('-', id, version)), HEX(MD5(version)) FROM accounts a
SELECT LPAD(YEAR(c.email), 10, '0') AS x0, STDDEV(vip), created_at AS x2 FROM customers c WHERE name = ?
SELECT CEIL(i.product_id / 3) FROM order_items i JOIN `events` j ON (j.id = i.order_id) WHERE price <> '2026-01-31'
SELECT d.* FROM (SELECT DISTINCT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = `at`), `type` REGEXP '^a', LPAD(GROUP_CONCAT(e.`at` ORDER BY e.`user_id` SEPARATOR ', '), 10, '0') FROM `events` e WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = e.`id`) ORDER BY e.`at` ASC) AS d WHERE d.id = ?
/* FOR UPDATE */ SELECT COALESCE(`type`, 'it''s'), FROM_UNIXTIME(e.`id`), e.`at` AS x2 FROM `events` e
SELECT o.total FROM orders o LEFT JOIN shop.products j ON (j.id = o.placed_at) WHERE o.note IN (SELECT id FROM customers WHERE vip = 1) UNION SELECT REPLACE(e.`type`, 'a', 'b'), e.`at`->>'$.color' AS x1 FROM `events` e WHERE `at` > -7
SELECT a.currency, @@version_comment
SELECT COALESCE(c.created_at, 0x1F) FROM customers c
SELECT REGEXP_REPLACE(a.id, '[a-z]+', 'x') AS x0, JSON_UNQUOTE(JSON_EXTRACT(owner, '$.name')) AS x1, FIND_IN_SET(?, id) FROM accounts a ORDER BY currency ASC
(SELECT ABS(DATE_FORMAT(p.title, '%Y-%m-%d')) % 7 AS x0 FROM shop.products p WHERE p.price IN (1e3, 1e3, 42) GROUP BY title HAVING COUNT(*) > 5 ORDER BY p.price DESC LIMIT 86 OFFSET 20) UNION (SELECT FROM_UNIXTIME(a.id), CASE WHEN a.owner = ? THEN TRUE ELSE CASE WHEN balance >= NOW() - INTERVAL 7 DAY THEN 1 ELSE id END END FROM accounts a JOIN accounts j ON (j.id = a.version)) ORDER BY 1 LIMIT 44
(SELECT DISTINCT SUM(product_id) OVER w, CAST(i.order_id AS DECIMAL(10, 2)), i.price AS x2 FROM order_items i WHERE (i.order_id <> 0x1F OR LOWER(product_id) = 'x') WINDOW w AS (PARTITION BY product_id)) UNION (SELECT /*+ MAX_EXECUTION_TIME(1000) */ CONCAT(id, ' ', o.customer_id), ROW_NUMBER() OVER (PARTITION BY o.id ORDER BY id), ST_DISTANCE_SPHERE(o.id, status) FROM orders o WHERE NOT (o.note IS NOT NULL)) ORDER BY 1 LIMIT 19
SELECT c.name, c.email, CONCAT_WS('-', c.vip, LPAD(c.created_at, 10, '0')) FROM customers c INNER JOIN orders j ON (j.id = c.country) WHERE vip IN (NULL, 1, NULL)
/* report; monthly */ SELECT IF(p.sku IS NOT NULL, 'yes', 'no'), ABS(ST_DISTANCE_SPHERE(p.price, p.id)) % 7 FROM shop.products p GROUP BY stock HAVING COUNT(*) > 7 LIMIT 18
SELECT GROUP_CONCAT(id ORDER BY c.country SEPARATOR ', '), country AS x1, SUBSTRING(created_at, 1, 10) FROM customers c WHERE LOWER(c.id) = 'x'
SELECT *, LPAD(MATCH (a.balance) AGAINST ('x' IN BOOLEAN MODE), 10, '0'), id AS x2 FROM accounts a WHERE version >= NOW() - INTERVAL 7 DAY LIMIT 17, 5 UNION SELECT a.currency DIV 2, a.owner->>'$.color' AS x1, a.version->>'$.color' FROM accounts a WHERE a.id >= NOW() - INTERVAL 7 DAY
SELECT JSON_UNQUOTE(JSON_EXTRACT(c.name, '$.name')) AS x0 FROM customers c WHERE c.email <> 'it''s' GROUP BY vip HAVING COUNT(*) > 8
SELECT JSON_UNQUOTE(JSON_EXTRACT(balance, '$.name')), UUID(), currency DIV 2 FROM accounts a JOIN `events` j ON (j.id = a.id) WHERE a.id BETWEEN 1 AND 10 ORDER BY owner LIMIT 2, 5
SELECT CONVERT(product_id USING utf8mb4) FROM order_items i WHERE i.quantity IN (1e3, 1, 1) ORDER BY order_id ASC
SELECT e.`at` AS x0 FROM `events` e
SELECT COUNT(DISTINCT e.`payload`) FROM `events` e WHERE e.`user_id` >= NOW() - INTERVAL 7 DAY AND LOWER(e.`id`) = 'x' ORDER BY `at` LIMIT 62
SELECT c.vip->>'$.color' FROM customers c
SELECT IF(created_at >= NOW() - INTERVAL 7 DAY, 'yes', 'no'), * FROM customers c WHERE c.created_at LIKE 'a%' ORDER BY c.name DESC LIMIT 34
SELECT DATE_ADD(e.`payload`, INTERVAL 1 DAY), *, DATE_FORMAT(e.`payload`, '%Y-%m-%d') FROM `events` e LEFT JOIN `events` j ON (j.id = e.`payload`) LIMIT 77 OFFSET 20
SELECT d.* FROM (SELECT GREATEST(version, CONCAT(a.version, ' ', owner)), COUNT(DISTINCT a.currency), NULLIF(a.currency, '') FROM accounts a LEFT JOIN `events` j ON (j.id = a.currency) WHERE a.owner IN (3.14, 'a%', ?)) AS d WHERE d.id = ?
SELECT d.* FROM (SELECT /*+ MAX_EXECUTION_TIME(1000) */ DISTINCT MATCH (p.price) AGAINST ('x' IN BOOLEAN MODE) AS x0 FROM shop.products p GROUP BY p.attributes ORDER BY attributes ASC LIMIT 53) AS d WHERE d.id = ?
SELECT SUM(sku) OVER w AS x0 FROM shop.products p WHERE p.id <> 3.14 WINDOW w AS (PARTITION BY price) UNION SELECT CEIL(o.customer_id / 3), STDDEV(o.placed_at) FROM orders o WHERE o.total LIKE 'a%' ORDER BY status
SELECT IF(p.stock >= NOW() - INTERVAL 7 DAY, 'yes', 'no') FROM shop.products p INNER JOIN customers j ON (j.id = p.sku) ORDER BY stock;
SELECT NOW(), * AS x1 FROM order_items i JOIN accounts j ON (j.id = i.id) GROUP BY i.id HAVING COUNT(*) > 0
SELECT COALESCE(a.id, 'it''s'), LENGTH(TRIM(id)) FROM accounts a GROUP BY a.balance HAVING COUNT(*) > 2
SELECT c.id * NULLIF(c.email, '') FROM customers c LEFT JOIN shop.products j ON (j.id = c.vip) WHERE country = ? AND name > TRUE AND c.created_at = ? LIMIT 18 OFFSET 20
SELECT JSON_UNQUOTE(JSON_EXTRACT(c.name, '$.name')) AS x0, REGEXP_REPLACE(country, '[a-z]+', 'x') AS x1, CEIL(c.country / 3) FROM customers c WHERE c.country LIKE 'a%' ORDER BY c.name ASC LIMIT 15 OFFSET 20
(SELECT * FROM shop.products p INNER JOIN shop.products j ON (j.id = p.title) WHERE p.id LIKE 'a%' ORDER BY attributes DESC) UNION (SELECT SUM(owner->>'$.color') FROM accounts a JOIN shop.products j ON (j.id = a.version) GROUP BY a.version ORDER BY a.currency DESC) ORDER BY 1 LIMIT 43
SELECT REPLACE(a.currency, 'a', 'b'), *, LENGTH(TRIM(a.owner)) AS x2 FROM accounts a ORDER BY a.currency ASC
SELECT p.title FROM shop.products p UNION SELECT LAG(a.id, 1) OVER (PARTITION BY a.owner ORDER BY a.id), GREATEST(a.balance, CAST(id AS DECIMAL(10, 2))) FROM accounts a LEFT JOIN accounts j ON (j.id = a.balance)
SELECT d.* FROM (SELECT ABS(CAST(i.id AS DECIMAL(10, 2))) % 7, SUM(REPLACE(id, 'a', 'b')) FROM order_items i INNER JOIN customers j ON (j.id = i.quantity) WHERE i.id IN (SELECT id FROM customers WHERE vip = 1) AND EXISTS (SELECT 1 FROM orders z WHERE z.id = i.order_id) ORDER BY i.id DESC LIMIT 1, 5) AS d WHERE d.id = ?
SELECT IF(order_id IN (SELECT id FROM customers WHERE vip = 1), 'yes', 'no') AS x0, MAX(i.product_id) FROM order_items i WHERE (EXISTS (SELECT 1 FROM orders z WHERE z.id = i.price) OR i.product_id IS NOT NULL)
SELECT e.`type` DIV 2, EXTRACT(YEAR FROM e.`user_id`), * FROM `events` e ORDER BY e.`payload`
SELECT REGEXP_REPLACE(id, '[a-z]+', 'x'), @@version_comment
SELECT d.* FROM (SELECT ST_DISTANCE_SPHERE(a.version, balance) FROM accounts a JOIN order_items j ON (j.id = a.id)) AS d WHERE d.id = ?
SELECT ROUND(HEX(MD5(e.`at`)), 2), @@version_comment
SELECT CONVERT(stock USING utf8mb4), REGEXP_REPLACE(p.title, '[a-z]+', 'x'), p.attributes FROM shop.products p WHERE p.attributes >= NOW() - INTERVAL 7 DAY
SELECT *, i.product_id FROM order_items i LIMIT 73
SELECT NULLIF(c.name, '') FROM customers c WHERE c.created_at > 42
SELECT DISTINCT o.status AS x0, * AS x1 FROM orders o JOIN orders j ON (j.id = o.customer_id) WHERE NOT (o.note >= NOW() - INTERVAL 7 DAY) LIMIT 27 OFFSET 20 UNION ALL SELECT BIN_TO_UUID(o.total), GREATEST(customer_id, COUNT(DISTINCT o.note)), BIN_TO_UUID(o.total) FROM orders o INNER JOIN customers j ON (j.id = o.placed_at) WHERE NOT (o.placed_at LIKE 'a%') GROUP BY o.note
WITH recent AS (SELECT * FROM orders o LIMIT 12) SELECT * FROM recent
SELECT DISTINCT CEIL(sku / 3), YEAR(p.id) FROM shop.products p LEFT JOIN shop.products j ON (j.id = p.price) WHERE p.price IS NOT NULL
/* report; monthly */ SELECT LAG(p.id, 1) OVER (PARTITION BY p.price ORDER BY title), RANK() OVER (ORDER BY p.title DESC) FROM shop.products p
SELECT /*+ MAX_EXECUTION_TIME(1000) */ SUM(c.id) OVER w AS x0, IF(c.vip > '2026-01-31', 'yes', 'no'), UNIX_TIMESTAMP(c.country) FROM customers c WINDOW w AS (PARTITION BY c.country) LIMIT 69 OFFSET 20
SELECT d.* FROM (SELECT FROM_UNIXTIME(o.total) AS x0, CONVERT(o.id USING utf8mb4), SUM(JSON_EXTRACT(status, '$.a.b')) FROM orders o) AS d WHERE d.id = ?
SELECT DISTINCT STDDEV(p.title) FROM shop.products p INNER JOIN orders j ON (j.id = p.title) WHERE p.title IN ('a%', 3.14, 1) AND p.id LIKE 'a%' AND LOWER(p.price) = 'x' ORDER BY stock DESC
/* report; monthly */ SELECT * FROM customers c INNER JOIN `events` j ON (j.id = c.id) LIMIT 33, 5
/* FOR UPDATE */ SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = total) AS x0 FROM orders o INNER JOIN shop.products j ON (j.id = o.total) WHERE status IN (SELECT id FROM customers WHERE vip = 1) ORDER BY o.id ASC
(SELECT /*+ MAX_EXECUTION_TIME(1000) */ DISTINCT FIND_IN_SET(?, id), MAX(i.product_id), CAST(i.product_id AS DECIMAL(10, 2)) FROM order_items i JOIN orders j ON (j.id = i.price) WHERE i.product_id LIKE 'a%') UNION (SELECT SUBSTRING(a.currency, 1, 10), CAST(a.balance AS DECIMAL(10, 2)), a.id FROM accounts a WHERE NOT ((a.owner IN (1e3, 'it''s', TRUE) OR EXISTS (SELECT 1 FROM orders z WHERE z.id = a.id)))) ORDER BY 1 LIMIT 44
SELECT c.email, JSON_UNQUOTE(JSON_EXTRACT(c.id, '$.name')) FROM customers c WHERE c.email IN ('open', ?, TRUE) ORDER BY country ASC LIMIT 84, 5;
SELECT CEIL(i.price / 3), FIND_IN_SET(?, i.order_id) FROM order_items i WHERE price LIKE 'a%'
SELECT DISTINCT JSON_EXTRACT(`id`, '$.a.b'), UPPER(e.`type`), ABS(DATE_ADD(e.`user_id`, INTERVAL 1 DAY)) % 7 FROM `events` e INNER JOIN accounts j ON (j.id = e.`id`) UNION ALL SELECT LAG(e.`type`, 1) OVER (PARTITION BY e.`payload` ORDER BY `user_id`) FROM `events` e WHERE e.`payload` > 1e3
SELECT UPPER(p.id) AS x0 FROM shop.products p LEFT JOIN accounts j ON (j.id = p.stock) WHERE sku = ? LIMIT 13;
/* FOR UPDATE */ SELECT DISTINCT e.`id` * e.`id`, CONVERT(`at` USING utf8mb4), e.`user_id` * CEIL(e.`id` / 3) FROM `events` e WHERE e.`at` >= NOW() - INTERVAL 7 DAY
WITH recent AS (SELECT /*+ MAX_EXECUTION_TIME(1000) */ IF(c.country BETWEEN 1 AND 10, 'yes', 'no'), ROUND(COUNT(DISTINCT c.id), 2) FROM customers c INNER JOIN `events` j ON (j.id = c.name) WHERE LOWER(vip) = 'x' AND c.name IN (SELECT id FROM customers WHERE vip = 1) ORDER BY c.name) SELECT * FROM recent
WITH recent AS (SELECT UNIX_TIMESTAMP(p.id), CEIL(p.title / 3) FROM shop.products p WHERE attributes LIKE 'a%' GROUP BY id HAVING COUNT(*) > 2) SELECT * FROM recent
WITH recent AS (SELECT DISTINCT ABS(CURRENT_TIMESTAMP) % 7 AS x0 FROM customers c WHERE c.country LIKE 'a%' ORDER BY c.created_at) SELECT * FROM recent
SELECT UUID(), FIND_IN_SET(?, owner), * FROM accounts a LEFT JOIN accounts j ON (j.id = a.currency) GROUP BY a.owner WITH ROLLUP HAVING COUNT(*) > 2
SELECT p.id, IF(p.title = -7, 'yes', 'no'), FROM_UNIXTIME(sku) FROM shop.products p INNER JOIN customers j ON (j.id = p.sku) LIMIT 14 OFFSET 20
(SELECT LAG(e.`id`, 1) OVER (PARTITION BY `type` ORDER BY e.`user_id`), SUM(`id`) OVER w FROM `events` e WINDOW w AS (PARTITION BY e.`id`) LIMIT 74) UNION (SELECT REGEXP_REPLACE(c.id, '[a-z]+', 'x'), SUBSTRING(email, 1, 10) AS x1 FROM customers c LEFT JOIN shop.products j ON (j.id = c.country) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = c.vip)) ORDER BY 1 LIMIT 29
SELECT TIMESTAMPDIFF(DAY, a.id, NOW()), @@version_comment
SELECT o.note->>'$.color', JSON_UNQUOTE(JSON_EXTRACT(note, '$.name')) FROM orders o ORDER BY o.id LIMIT 87 OFFSET 20 UNION SELECT BIN_TO_UUID(name), c.name->>'$.color' FROM customers c LEFT JOIN order_items j ON (j.id = c.country) WHERE c.created_at <> 3.14 GROUP BY created_at
SELECT LAG(i.id, 1) OVER (PARTITION BY i.id ORDER BY i.quantity), CASE WHEN LOWER(id) = 'x' THEN 1 ELSE MATCH (i.quantity) AGAINST ('x' IN BOOLEAN MODE) END, i.id FROM order_items i ORDER BY id DESC LIMIT 2
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 87), t AS (SELECT LAG(status, 1) OVER (PARTITION BY o.placed_at ORDER BY note) AS x0 FROM orders o) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT CAST(`user_id` AS DECIMAL(10, 2)), EXTRACT(YEAR FROM e.`user_id`) FROM `events` e WHERE `at` <> 1e3 GROUP BY e.`user_id` HAVING COUNT(*) > 4
SELECT SUM(e.`id`) OVER w, YEAR(e.`type`) FROM `events` e LEFT JOIN customers j ON (j.id = e.`user_id`) WINDOW w AS (PARTITION BY e.`payload`) ORDER BY e.`payload` DESC
(SELECT GROUP_CONCAT(a.id ORDER BY balance SEPARATOR ', ') FROM accounts a ORDER BY a.id DESC) UNION (SELECT GREATEST(e.`type`, e.`type`), JSON_UNQUOTE(JSON_EXTRACT(`at`, '$.name')) AS x1 FROM `events` e LEFT JOIN customers j ON (j.id = e.`type`) WHERE LOWER(e.`at`) = 'x') ORDER BY 1 LIMIT 26
SELECT placed_at * JSON_UNQUOTE(JSON_EXTRACT(id, '$.name')) FROM orders o JOIN shop.products j ON (j.id = o.id) WHERE o.customer_id IN (3.14, 1, 'a%')
SELECT RANK() OVER (ORDER BY c.name DESC), RANK() OVER (ORDER BY created_at DESC) AS x1, CURRENT_TIMESTAMP FROM customers c ORDER BY country
SELECT STDDEV(a.currency), * FROM accounts a ORDER BY currency DESC;
SELECT /*+ MAX_EXECUTION_TIME(1000) */ REGEXP_REPLACE(p.stock, '[a-z]+', 'x') FROM shop.products p JOIN `events` j ON (j.id = p.price) ORDER BY p.attributes ASC
SELECT LENGTH(TRIM(note)) FROM orders o WHERE o.placed_at = '2026-01-31' AND o.placed_at BETWEEN 1 AND 10 AND (LOWER(o.note) = 'x' OR LOWER(o.id) = 'x') LIMIT 86, 5
SELECT DISTINCT HEX(MD5(e.`user_id`)), e.`at` DIV 2 AS x1 FROM `events` e ORDER BY e.`at` LIMIT 29, 5
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 67), t AS (SELECT * FROM `events` e LEFT JOIN `events` j ON (j.id = e.`id`)) SELECT n.i, t.* FROM n JOIN t ON TRUE
(SELECT SUM(i.price) OVER w, DATE_ADD(i.order_id, INTERVAL 1 DAY) AS x1, CONVERT(i.order_id USING utf8mb4) AS x2 FROM order_items i INNER JOIN orders j ON (j.id = i.order_id) WHERE price IS NOT NULL WINDOW w AS (PARTITION BY i.order_id) ORDER BY i.id ASC) UNION (SELECT CONCAT(a.balance, ' ', JSON_UNQUOTE(JSON_EXTRACT(a.owner, '$.name'))) AS x0, * FROM accounts a) ORDER BY 1 LIMIT 39
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 48), t AS (SELECT /*+ MAX_EXECUTION_TIME(1000) */ LENGTH(TRIM(o.note)), DATE_ADD(id, INTERVAL 1 DAY) FROM orders o WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = o.status) ORDER BY total) SELECT n.i, t.* FROM n JOIN t ON TRUE
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 13), t AS (SELECT COALESCE(e.`type`, 1e3), FROM_UNIXTIME(`payload`), TIMESTAMPDIFF(DAY, `payload`, NOW()) FROM `events` e WHERE (LOWER(e.`id`) = 'x' OR LOWER(`user_id`) = 'x' AND e.`payload` >= NOW() - INTERVAL 7 DAY)) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT d.* FROM (SELECT STDDEV(e.`id`) AS x0, GREATEST(`id`, REPLACE(`at`, 'a', 'b')) AS x1 FROM `events` e WHERE `at` IN (SELECT id FROM customers WHERE vip = 1) AND e.`type` IN (SELECT id FROM customers WHERE vip = 1) AND e.`type` LIKE 'a%') AS d WHERE d.id = ?
SELECT UPPER(`type`), * FROM `events` e WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = e.`user_id`) LIMIT 23
SELECT IF(i.order_id >= NOW() - INTERVAL 7 DAY, 'yes', 'no') FROM order_items i WHERE (order_id BETWEEN 1 AND 10 OR order_id <> '2026-01-31') AND i.price = '2026-01-31' GROUP BY id HAVING COUNT(*) > 6 UNION ALL SELECT DATE_FORMAT(e.`user_id`, '%Y-%m-%d'), * AS x1, e.`user_id` REGEXP '^a' AS x2 FROM `events` e INNER JOIN orders j ON (j.id = e.`at`)
SELECT MATCH (owner) AGAINST ('x' IN BOOLEAN MODE), GREATEST(currency, a.balance) FROM accounts a WHERE a.balance = ? GROUP BY a.version WITH ROLLUP HAVING COUNT(*) > 0
(SELECT * FROM `events` e WHERE `id` IN (SELECT id FROM customers WHERE vip = 1)) UNION (SELECT ST_DISTANCE_SPHERE(i.quantity, quantity) AS x0 FROM order_items i WHERE LOWER(i.price) = 'x') ORDER BY 1 LIMIT 32
SELECT RANK() OVER (ORDER BY o.customer_id DESC), EXTRACT(YEAR FROM o.id), o.id AS x2 FROM orders o LIMIT 78 OFFSET 20
SELECT LENGTH(TRIM(i.order_id)), @@version_comment
SELECT COALESCE(balance, 42) FROM accounts a WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = owner) AND a.version > '2026-01-31' AND (a.id IS NOT NULL OR owner LIKE 'a%') LIMIT 40, 5
(SELECT MAX(o.total), CONVERT(o.status USING utf8mb4) AS x1, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = o.note) FROM orders o INNER JOIN orders j ON (j.id = o.total) ORDER BY total) UNION (SELECT /*+ MAX_EXECUTION_TIME(1000) */ TIMESTAMPDIFF(DAY, `payload`, NOW()) AS x0 FROM `events` e WHERE (`payload` IS NOT NULL OR e.`user_id` > 0x1F) ORDER BY e.`type` DESC LIMIT 90 OFFSET 20) ORDER BY 1 LIMIT 34
SELECT DISTINCT i.order_id, UPPER(product_id) FROM order_items i WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = product_id) UNION SELECT DATE_FORMAT(o.placed_at, '%Y-%m-%d'), HEX(MD5(o.status)), BIN_TO_UUID(o.note) FROM orders o ORDER BY o.id DESC LIMIT 25 OFFSET 20
/* dao */ SELECT DISTINCT CONCAT(i.order_id, ' ', SUM(i.quantity) OVER w), ABS(SUBSTRING(order_id, 1, 10)) % 7 AS x1 FROM order_items i WINDOW w AS (PARTITION BY i.price)
SELECT DISTINCT * AS x0 FROM orders o JOIN order_items j ON (j.id = o.total)
SELECT FIND_IN_SET(?, attributes) AS x0, *, RANK() OVER (ORDER BY price DESC) FROM shop.products p GROUP BY p.price
(SELECT RANK() OVER (ORDER BY i.price DESC), LAG(i.product_id, 1) OVER (PARTITION BY id ORDER BY i.order_id), i.order_id FROM order_items i WHERE i.price LIKE 'a%' GROUP BY id HAVING COUNT(*) > 7 ORDER BY order_id ASC) UNION (SELECT FIND_IN_SET(?, o.placed_at), NOW(), MATCH (status) AGAINST ('x' IN BOOLEAN MODE) AS x2 FROM orders o INNER JOIN orders j ON (j.id = o.total) WHERE o.id IS NOT NULL) ORDER BY 1 LIMIT 38
SELECT LENGTH(TRIM(i.price)), RANK() OVER (ORDER BY i.id DESC), COUNT(*) FROM order_items i WHERE NOT (i.id IS NOT NULL)
/* FOR UPDATE */ SELECT DISTINCT id, FIND_IN_SET(?, i.product_id) FROM order_items i INNER JOIN accounts j ON (j.id = i.price)
SELECT SUM(c.email) OVER w AS x0 FROM customers c GROUP BY c.vip HAVING COUNT(*) > 6 WINDOW w AS (PARTITION BY c.country)
SELECT * FROM shop.products p WHERE (p.id LIKE 'a%' OR p.sku >= NOW() - INTERVAL 7 DAY)
SELECT CONVERT(price USING utf8mb4) FROM shop.products p;
SELECT MATCH (e.`user_id`) AGAINST ('x' IN BOOLEAN MODE), JSON_UNQUOTE(JSON_EXTRACT(e.`id`, '$.name')), ABS(CURRENT_TIMESTAMP) % 7 FROM `events` e GROUP BY e.`payload` WITH ROLLUP ORDER BY e.`payload` DESC
SELECT * FROM customers c GROUP BY c.country LIMIT 74 OFFSET 20
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 33), t AS (SELECT JSON_EXTRACT(p.id, '$.a.b'), COUNT(DISTINCT p.stock), SUBSTRING(p.stock, 1, 10) FROM shop.products p LEFT JOIN customers j ON (j.id = p.attributes)) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT *, a.owner DIV 2 AS x1 FROM accounts a LIMIT 72 OFFSET 20
SELECT /*+ MAX_EXECUTION_TIME(1000) */ `id` REGEXP '^a', e.`id`->>'$.color', ST_DISTANCE_SPHERE(e.`payload`, e.`id`) FROM `events` e LEFT JOIN `events` j ON (j.id = e.`at`) WHERE e.`user_id` IS NOT NULL ORDER BY e.`payload` LIMIT 45, 5
WITH recent AS (SELECT NULLIF(i.order_id, ''), STDDEV(i.price), MATCH (i.price) AGAINST ('x' IN BOOLEAN MODE) FROM order_items i WHERE quantity = '2026-01-31') SELECT * FROM recent
SELECT JSON_UNQUOTE(JSON_EXTRACT(i.id, '$.name')), @@version_comment
SELECT COUNT(DISTINCT o.customer_id) AS x0, DATE_FORMAT(total, '%Y-%m-%d') AS x1 FROM orders o GROUP BY o.id WITH ROLLUP
SELECT DISTINCT GREATEST(customer_id, CEIL(total / 3)), SUM(o.placed_at) OVER w, ((SELECT COUNT(*) FROM order_items x WHERE x.order_id = o.placed_at) + '2026-01-31') FROM orders o WHERE o.placed_at = ? AND (LOWER(status) = 'x' OR note > 3.14) WINDOW w AS (PARTITION BY id) ORDER BY o.id DESC
(SELECT a.id, SUM(owner) OVER w AS x1, CONCAT_WS('-', a.version, FROM_UNIXTIME(balance)) FROM accounts a GROUP BY id HAVING COUNT(*) > 7 WINDOW w AS (PARTITION BY a.id) ORDER BY a.version DESC) UNION (SELECT UUID() FROM orders o) ORDER BY 1 LIMIT 8
SELECT CAST(e.`type` AS DECIMAL(10, 2)), `id`, JSON_UNQUOTE(JSON_EXTRACT(`type`, '$.name')) FROM `events` e ORDER BY e.`user_id` DESC
WITH recent AS (SELECT /*+ MAX_EXECUTION_TIME(1000) */ GREATEST(a.balance, DATE_FORMAT(a.id, '%Y-%m-%d')), COUNT(*) FROM accounts a ORDER BY a.owner) SELECT * FROM recent
SELECT UPPER(o.total), o.customer_id, SUM(GROUP_CONCAT(o.placed_at ORDER BY o.total SEPARATOR ', ')) FROM orders o WHERE (status > 1 AND o.note = ? OR status > 3.14)
(SELECT e.`user_id` REGEXP '^a' AS x0, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = `user_id`) FROM `events` e WHERE e.`at` IN (SELECT id FROM customers WHERE vip = 1) GROUP BY e.`at` HAVING COUNT(*) > 3 LIMIT 81, 5) UNION (SELECT /*+ MAX_EXECUTION_TIME(1000) */ GROUP_CONCAT(a.currency ORDER BY a.id SEPARATOR ', ') FROM accounts a INNER JOIN order_items j ON (j.id = a.balance) WHERE NOT (EXISTS (SELECT 1 FROM orders z WHERE z.id = version)) LIMIT 6) ORDER BY 1 LIMIT 6
WITH recent AS (SELECT IF(o.total <> 1e3, 'yes', 'no'), ST_DISTANCE_SPHERE(o.id, o.total), ROW_NUMBER() OVER (PARTITION BY total ORDER BY o.status) FROM orders o WHERE o.note IN (SELECT id FROM customers WHERE vip = 1) ORDER BY o.customer_id) SELECT * FROM recent
SELECT NULLIF(a.id, '') AS x0 FROM accounts a;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 91), t AS (SELECT EXTRACT(YEAR FROM note) AS x0, LENGTH(TRIM(note)), customer_id FROM orders o LEFT JOIN shop.products j ON (j.id = o.customer_id)) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT CAST(p.price AS DECIMAL(10, 2)), @@version_comment
SELECT TIMESTAMPDIFF(DAY, c.country, NOW()) AS x0 FROM customers c;
SELECT IFNULL(GROUP_CONCAT(e.`user_id` ORDER BY `payload` SEPARATOR ', '), 0) FROM `events` e
SELECT DISTINCT CAST(o.customer_id AS DECIMAL(10, 2)), COALESCE(status, TRUE), COUNT(DISTINCT customer_id) FROM orders o GROUP BY o.customer_id ORDER BY o.note;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 43), t AS (SELECT GREATEST(c.created_at, ROW_NUMBER() OVER (PARTITION BY vip ORDER BY id)), HEX(MD5(c.vip)), UPPER(c.vip) FROM customers c JOIN `events` j ON (j.id = c.name) WHERE c.created_at IN (?, 'a%', TRUE)) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT REPLACE(e.`at`, 'a', 'b') AS x0, HEX(MD5(`user_id`)) FROM `events` e WHERE `id` LIKE 'a%' ORDER BY e.`user_id`
SELECT /*+ MAX_EXECUTION_TIME(1000) */ ROUND(SUM(p.title) OVER w, 2) FROM shop.products p WHERE NOT (p.attributes = 1) WINDOW w AS (PARTITION BY p.sku)
SELECT CONCAT_WS('-', c.id, ST_DISTANCE_SPHERE(email, email)), @@version_comment
SELECT ST_DISTANCE_SPHERE(p.title, p.id) AS x0, LPAD(ROUND(title, 2), 10, '0'), UNIX_TIMESTAMP(p.title) FROM shop.products p JOIN `events` j ON (j.id = p.price) WHERE p.stock > -7
SELECT o.note->>'$.color' FROM orders o WHERE note IN ('open', 1e3, TRUE)
SELECT CONCAT_WS('-', a.currency, a.owner REGEXP '^a'), GREATEST(a.owner, SUM(a.owner)) FROM accounts a WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = a.currency)
SELECT DISTINCT DATE_ADD(i.product_id, INTERVAL 1 DAY) AS x0 FROM order_items i WHERE i.id IS NOT NULL GROUP BY i.order_id HAVING COUNT(*) > 1
(SELECT CONCAT(e.`type`, ' ', GROUP_CONCAT(`type` ORDER BY e.`user_id` SEPARATOR ', ')), LPAD(CONCAT(`at`, ' ', e.`at`), 10, '0') FROM `events` e JOIN order_items j ON (j.id = e.`id`) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = `type`)) UNION (SELECT EXTRACT(YEAR FROM stock), YEAR(p.attributes) FROM shop.products p) ORDER BY 1 LIMIT 9
SELECT DISTINCT e.`type`->>'$.color', ABS(e.`at`) % 7 AS x1, COUNT(DISTINCT e.`payload`) FROM `events` e LEFT JOIN customers j ON (j.id = e.`id`) WHERE e.`user_id` BETWEEN 1 AND 10 ORDER BY `type` UNION SELECT * AS x0 FROM accounts a WHERE a.balance = 'a%'
SELECT ROW_NUMBER() OVER (PARTITION BY c.email ORDER BY name), NULLIF(c.created_at, ''), YEAR(c.country) FROM customers c UNION SELECT STDDEV(e.`payload`) AS x0, IFNULL(CONCAT(`id`, ' ', e.`at`), 0) FROM `events` e INNER JOIN shop.products j ON (j.id = e.`user_id`) GROUP BY `payload` HAVING COUNT(*) > 7 ORDER BY `user_id` DESC LIMIT 79, 5
SELECT COALESCE(version, 0x1F), MAX(a.owner), GREATEST(a.version, LPAD(a.id, 10, '0')) FROM accounts a INNER JOIN order_items j ON (j.id = a.owner) ORDER BY a.owner DESC;
SELECT d.* FROM (SELECT o.placed_at->>'$.color' AS x0 FROM orders o ORDER BY placed_at ASC LIMIT 80 OFFSET 20) AS d WHERE d.id = ?
SELECT DISTINCT c.id REGEXP '^a' FROM customers c LEFT JOIN `events` j ON (j.id = c.id) WHERE country BETWEEN 1 AND 10
SELECT *, *, ROW_NUMBER() OVER (PARTITION BY p.price ORDER BY p.attributes) FROM shop.products p WHERE (p.title IS NOT NULL OR p.price <> 42)
SELECT DISTINCT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = title), MATCH (price) AGAINST ('x' IN BOOLEAN MODE), CEIL(p.title / 3) FROM shop.products p LIMIT 46 OFFSET 20
/* FOR UPDATE */ SELECT UPPER(c.name) AS x0, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = created_at), REPLACE(c.id, 'a', 'b') FROM customers c WHERE c.country = ? ORDER BY c.email DESC LIMIT 66, 5
SELECT DISTINCT CAST(i.product_id AS DECIMAL(10, 2)) FROM order_items i ORDER BY i.order_id ASC LIMIT 79
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 41), t AS (SELECT COUNT(DISTINCT i.quantity) FROM order_items i) SELECT n.i, t.* FROM n JOIN t ON TRUE
/* report; monthly */ SELECT ABS(LENGTH(TRIM(a.balance))) % 7, a.owner * LAG(a.version, 1) OVER (PARTITION BY currency ORDER BY a.currency) AS x1 FROM accounts a GROUP BY currency WITH ROLLUP HAVING COUNT(*) > 0 ORDER BY a.owner
(SELECT ABS(e.`user_id` DIV 2) % 7 AS x0, FROM_UNIXTIME(e.`payload`) FROM `events` e LEFT JOIN accounts j ON (j.id = e.`user_id`) LIMIT 72, 5) UNION (SELECT SUM(CAST(i.order_id AS DECIMAL(10, 2))) AS x0, FROM_UNIXTIME(i.order_id), SUM(i.id) OVER w FROM order_items i JOIN order_items j ON (j.id = i.id) WHERE i.product_id LIKE 'a%' WINDOW w AS (PARTITION BY i.quantity) ORDER BY i.price LIMIT 20) ORDER BY 1 LIMIT 1
SELECT CAST(total AS DECIMAL(10, 2)), NULLIF(o.total, '') FROM orders o INNER JOIN orders j ON (j.id = o.placed_at) WHERE o.customer_id LIKE 'a%' UNION SELECT FROM_UNIXTIME(i.quantity) FROM order_items i LEFT JOIN `events` j ON (j.id = i.id) LIMIT 71 OFFSET 20
WITH recent AS (SELECT IF(`id` IN (SELECT id FROM customers WHERE vip = 1), 'yes', 'no'), STDDEV(e.`id`) FROM `events` e GROUP BY e.`at` HAVING COUNT(*) > 5 ORDER BY e.`user_id` ASC LIMIT 95, 5) SELECT * FROM recent
SELECT COUNT(DISTINCT version) FROM accounts a
/* dao */ SELECT *, STDDEV(email) FROM customers c INNER JOIN orders j ON (j.id = c.vip)
/* report; monthly */ SELECT CONVERT(p.title USING utf8mb4), CEIL(title / 3) FROM shop.products p
/* dao */ SELECT NOW() FROM order_items i
SELECT FIND_IN_SET(?, stock) FROM shop.products p WHERE p.price BETWEEN 1 AND 10
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 19), t AS (SELECT TIMESTAMPDIFF(DAY, id, NOW()), MAX(i.price), * FROM order_items i WHERE i.id <> 0x1F ORDER BY i.product_id ASC) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT JSON_EXTRACT(id, '$.a.b'), HEX(MD5(currency)), YEAR(a.currency) FROM accounts a WHERE id BETWEEN 1 AND 10;
SELECT ROW_NUMBER() OVER (PARTITION BY email ORDER BY c.name), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = c.country) FROM customers c ORDER BY c.id
WITH recent AS (SELECT TIMESTAMPDIFF(DAY, `at`, NOW()) FROM `events` e WHERE `user_id` > 0x1F) SELECT * FROM recent
SELECT HEX(MD5(p.title)), ROW_NUMBER() OVER (PARTITION BY price ORDER BY p.id) FROM shop.products p WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = p.price)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90), t AS (SELECT RANK() OVER (ORDER BY vip DESC) FROM customers c INNER JOIN order_items j ON (j.id = c.name) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = c.vip) LIMIT 79, 5) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT SUM(TIMESTAMPDIFF(DAY, p.stock, NOW())) AS x0, GREATEST(p.title, HEX(MD5(p.sku))) FROM shop.products p WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = p.title)
SELECT NULLIF(o.placed_at, ''), TIMESTAMPDIFF(DAY, o.note, NOW()), ROW_NUMBER() OVER (PARTITION BY o.id ORDER BY o.placed_at) AS x2 FROM orders o LIMIT 94 OFFSET 20
SELECT DISTINCT `user_id` FROM `events` e WHERE e.`payload` LIKE 'a%' ORDER BY e.`user_id` UNION ALL SELECT FIND_IN_SET(?, c.country) AS x0, IF(c.name BETWEEN 1 AND 10, 'yes', 'no'), SUM(email) OVER w FROM customers c WHERE c.name BETWEEN 1 AND 10 WINDOW w AS (PARTITION BY c.email) ORDER BY c.created_at DESC LIMIT 89, 5
SELECT DATE_FORMAT(a.id, '%Y-%m-%d') FROM accounts a
SELECT d.* FROM (SELECT RANK() OVER (ORDER BY p.attributes DESC) AS x0, p.title->>'$.color', p.attributes DIV 2 AS x2 FROM shop.products p INNER JOIN order_items j ON (j.id = p.attributes) GROUP BY p.title) AS d WHERE d.id = ?
SELECT GREATEST(c.vip, UUID()) FROM customers c WHERE c.id > 'it''s'
SELECT id, COUNT(*) FROM customers c LIMIT 36, 5
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 53), t AS (SELECT /*+ MAX_EXECUTION_TIME(1000) */ MAX(id) AS x0, * AS x1 FROM shop.products p INNER JOIN customers j ON (j.id = p.sku) WHERE p.price <> -7 ORDER BY p.attributes LIMIT 35) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT o.customer_id DIV 2, @@version_comment
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 42), t AS (SELECT ST_DISTANCE_SPHERE(c.country, id) AS x0, NULLIF(vip, ''), c.country REGEXP '^a' FROM customers c LEFT JOIN `events` j ON (j.id = c.email) WHERE (c.name <> 1e3 AND LOWER(c.email) = 'x' OR (vip = ? OR c.email LIKE 'a%')) ORDER BY c.email DESC) SELECT n.i, t.* FROM n JOIN t ON TRUE
(SELECT ABS(ROUND(i.quantity, 2)) % 7 FROM order_items i GROUP BY i.order_id HAVING COUNT(*) > 0) UNION (SELECT (LPAD(p.price, 10, '0') + 'it''s') AS x0, BIN_TO_UUID(p.attributes), MAX(price) FROM shop.products p WHERE p.title IS NOT NULL) ORDER BY 1 LIMIT 16
SELECT FIND_IN_SET(?, created_at), SUM(c.name) OVER w, * FROM customers c JOIN accounts j ON (j.id = c.vip) GROUP BY vip HAVING COUNT(*) > 0 WINDOW w AS (PARTITION BY c.email) LIMIT 93 OFFSET 20
SELECT COUNT(*) FROM shop.products p GROUP BY p.stock ORDER BY p.title
/* report; monthly */ SELECT ROUND(REGEXP_REPLACE(p.price, '[a-z]+', 'x'), 2), NOW(), FIND_IN_SET(?, p.id) FROM shop.products p WHERE p.title = ? ORDER BY p.stock DESC LIMIT 64, 5
SELECT COUNT(*) AS x0, SUM((SELECT COUNT(*) FROM order_items x WHERE x.order_id = a.owner)) FROM accounts a INNER JOIN `events` j ON (j.id = a.id) WHERE a.balance LIKE 'a%' AND a.currency >= NOW() - INTERVAL 7 DAY ORDER BY a.id DESC
(SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = p.title), * FROM shop.products p) UNION (SELECT * FROM customers c) ORDER BY 1 LIMIT 34
SELECT REPLACE(o.note, 'a', 'b') AS x0, *, o.placed_at AS x2 FROM orders o WHERE placed_at = 1e3
(SELECT LENGTH(TRIM(c.created_at)) AS x0, NOW() FROM customers c ORDER BY c.name ASC) UNION (SELECT REGEXP_REPLACE(e.`id`, '[a-z]+', 'x'), LPAD(IFNULL(`payload`, 0), 10, '0') FROM `events` e WHERE LOWER(e.`payload`) = 'x' LIMIT 59, 5) ORDER BY 1 LIMIT 27
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 70), t AS (SELECT COALESCE(o.status, 1e3) FROM orders o INNER JOIN order_items j ON (j.id = o.customer_id)) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT e.`id`->>'$.color', e.`payload` AS x1, ST_DISTANCE_SPHERE(e.`at`, `payload`) AS x2 FROM `events` e WHERE `at` IS NOT NULL
(SELECT i.quantity, EXTRACT(YEAR FROM order_id) AS x1 FROM order_items i GROUP BY id HAVING COUNT(*) > 1 LIMIT 49) UNION (SELECT HEX(MD5(p.sku)) AS x0 FROM shop.products p WHERE NOT (id >= NOW() - INTERVAL 7 DAY) ORDER BY p.title DESC) ORDER BY 1 LIMIT 10
SELECT MAX(i.quantity), MAX(i.id), UUID() FROM order_items i LEFT JOIN shop.products j ON (j.id = i.price) WHERE NOT (id = ?) GROUP BY i.quantity HAVING COUNT(*) > 0 ORDER BY i.order_id DESC
SELECT p.price REGEXP '^a' AS x0 FROM shop.products p WHERE (price LIKE 'a%' OR attributes IN (SELECT id FROM customers WHERE vip = 1)) LIMIT 17 OFFSET 20
/* report; monthly */ SELECT ST_DISTANCE_SPHERE(p.sku, p.attributes) AS x0, attributes * COUNT(*) FROM shop.products p WHERE p.sku >= NOW() - INTERVAL 7 DAY GROUP BY title
SELECT *, YEAR(customer_id) AS x1 FROM orders o GROUP BY placed_at WITH ROLLUP ORDER BY o.customer_id ASC;
SELECT MAX(c.created_at) AS x0, CONCAT(c.name, ' ', YEAR(created_at)) FROM customers c;
SELECT GROUP_CONCAT(e.`id` ORDER BY e.`type` SEPARATOR ', '), REPLACE(e.`payload`, 'a', 'b'), GREATEST(e.`at`, e.`id`) FROM `events` e WHERE `at` = '2026-01-31' GROUP BY e.`type` HAVING COUNT(*) > 2 UNION SELECT *, CASE WHEN LOWER(e.`id`) = 'x' THEN 1e3 ELSE UUID() END FROM `events` e WHERE LOWER(`user_id`) = 'x' LIMIT 35 OFFSET 20
SELECT CASE WHEN id = ? THEN 1e3 ELSE MATCH (a.balance) AGAINST ('x' IN BOOLEAN MODE) END AS x0, version * a.owner REGEXP '^a', EXTRACT(YEAR FROM a.owner) AS x2 FROM accounts a LEFT JOIN orders j ON (j.id = a.id) WHERE (balance = '2026-01-31' OR a.version LIKE 'a%' AND LOWER(balance) = 'x') UNION SELECT SUBSTRING(title, 1, 10) FROM shop.products p LEFT JOIN orders j ON (j.id = p.attributes) WHERE id LIKE 'a%' ORDER BY sku DESC LIMIT 14 OFFSET 20
WITH recent AS (SELECT SUM(c.name) OVER w AS x0, CONCAT_WS('-', c.name, CEIL(c.created_at / 3)) FROM customers c WINDOW w AS (PARTITION BY c.id)) SELECT * FROM recent
SELECT UNIX_TIMESTAMP(a.owner), CONCAT(a.balance, ' ', CAST(balance AS DECIMAL(10, 2))), a.version FROM accounts a JOIN customers j ON (j.id = a.owner)
SELECT SUM(CONVERT(p.price USING utf8mb4)), SUM(p.id) OVER w, NULLIF(stock, '') FROM shop.products p WINDOW w AS (PARTITION BY p.title)
WITH recent AS (SELECT UNIX_TIMESTAMP(c.created_at), BIN_TO_UUID(c.country) FROM customers c WHERE NOT (id > TRUE)) SELECT * FROM recent
/* dao */ SELECT COALESCE(title, 1e3) AS x0, RANK() OVER (ORDER BY sku DESC) AS x1 FROM shop.products p WHERE p.title LIKE 'a%' ORDER BY price
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9), t AS (SELECT DATE_ADD(i.product_id, INTERVAL 1 DAY) FROM order_items i WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = i.product_id) AND EXISTS (SELECT 1 FROM orders z WHERE z.id = i.order_id) GROUP BY i.price HAVING COUNT(*) > 2) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT DISTINCT GROUP_CONCAT(id ORDER BY order_id SEPARATOR ', ') FROM order_items i WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = product_id)
SELECT COALESCE(customer_id, ?) FROM orders o LEFT JOIN shop.products j ON (j.id = o.customer_id)
SELECT YEAR(i.id) AS x0 FROM order_items i LEFT JOIN order_items j ON (j.id = i.id) LIMIT 80, 5
SELECT DISTINCT LENGTH(TRIM(o.total)), UNIX_TIMESTAMP(placed_at), JSON_EXTRACT(o.status, '$.a.b') FROM orders o JOIN orders j ON (j.id = o.placed_at) WHERE ((LOWER(o.customer_id) = 'x' OR o.customer_id = 42) OR o.customer_id <> 'it''s') LIMIT 94 OFFSET 20
SELECT CAST(id AS DECIMAL(10, 2)) AS x0, GROUP_CONCAT(p.id ORDER BY p.sku SEPARATOR ', ') AS x1, * FROM shop.products p;
SELECT DISTINCT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = o.note) AS x0, COUNT(DISTINCT status), FROM_UNIXTIME(o.placed_at) FROM orders o LIMIT 25
SELECT FIND_IN_SET(?, c.country), TIMESTAMPDIFF(DAY, c.name, NOW()) AS x1, c.id FROM customers c ORDER BY created_at
SELECT d.* FROM (SELECT DISTINCT EXTRACT(YEAR FROM e.`user_id`) FROM `events` e JOIN orders j ON (j.id = e.`user_id`)) AS d WHERE d.id = ?
/* report; monthly */ SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = a.balance), UNIX_TIMESTAMP(a.id) FROM accounts a WHERE a.currency >= NOW() - INTERVAL 7 DAY LIMIT 18 OFFSET 20
SELECT d.* FROM (SELECT CONVERT(p.price USING utf8mb4) AS x0 FROM shop.products p WHERE p.title = ?) AS d WHERE d.id = ?
SELECT TIMESTAMPDIFF(DAY, c.id, NOW()) FROM customers c INNER JOIN order_items j ON (j.id = c.vip)
SELECT SUBSTRING(price, 1, 10), @@version_comment
SELECT UNIX_TIMESTAMP(i.product_id) FROM order_items i LEFT JOIN shop.products j ON (j.id = i.quantity) ORDER BY product_id ASC LIMIT 74
SELECT DISTINCT MAX(version), BIN_TO_UUID(a.owner) AS x1 FROM accounts a GROUP BY version;
SELECT ABS(i.product_id->>'$.color') % 7 AS x0, CONCAT_WS('-', i.product_id, i.order_id), FROM_UNIXTIME(id) FROM order_items i WHERE quantity <> -7 ORDER BY quantity DESC LIMIT 93 OFFSET 20
SELECT JSON_UNQUOTE(JSON_EXTRACT(currency, '$.name')) FROM accounts a JOIN order_items j ON (j.id = a.owner) LIMIT 49
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20), t AS (SELECT MAX(p.attributes) AS x0, p.stock DIV 2 AS x1, STDDEV(price) AS x2 FROM shop.products p WHERE p.price IS NOT NULL AND stock >= NOW() - INTERVAL 7 DAY LIMIT 66, 5) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT *, REPLACE(product_id, 'a', 'b') AS x1, order_id DIV 2 FROM order_items i LEFT JOIN accounts j ON (j.id = i.product_id) WHERE LOWER(quantity) = 'x' LIMIT 6
SELECT SUBSTRING(currency, 1, 10), (BIN_TO_UUID(a.id) + 'a%') AS x1, COUNT(DISTINCT a.id) FROM accounts a LEFT JOIN shop.products j ON (j.id = a.balance) GROUP BY a.id HAVING COUNT(*) > 6 UNION ALL SELECT /*+ MAX_EXECUTION_TIME(1000) */ c.vip, c.email FROM customers c GROUP BY c.name HAVING COUNT(*) > 5
SELECT DISTINCT COUNT(DISTINCT price) FROM shop.products p LEFT JOIN customers j ON (j.id = p.title) WHERE LOWER(p.id) = 'x'
SELECT DISTINCT DATE_ADD(e.`user_id`, INTERVAL 1 DAY) AS x0, COUNT(DISTINCT `type`), DATE_FORMAT(e.`type`, '%Y-%m-%d') AS x2 FROM `events` e WHERE `id` >= NOW() - INTERVAL 7 DAY GROUP BY `user_id` WITH ROLLUP HAVING COUNT(*) > 4 ORDER BY `at` DESC LIMIT 9
SELECT ST_DISTANCE_SPHERE(c.vip, c.email), ST_DISTANCE_SPHERE(vip, c.id), DATE_FORMAT(c.country, '%Y-%m-%d') FROM customers c WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = c.vip) GROUP BY c.vip WITH ROLLUP
(SELECT DISTINCT CONVERT(i.price USING utf8mb4), i.id FROM order_items i WHERE quantity <> 1 LIMIT 43 OFFSET 20) UNION (SELECT BIN_TO_UUID(customer_id), IFNULL(SUBSTRING(placed_at, 1, 10), 0) FROM orders o WHERE total IN (-7, 1e3, ?) ORDER BY status ASC) ORDER BY 1 LIMIT 15
SELECT STDDEV(e.`type`), @@version_comment
(SELECT * FROM orders o WHERE o.customer_id BETWEEN 1 AND 10 ORDER BY total ASC LIMIT 66) UNION (SELECT DISTINCT LPAD(NOW(), 10, '0'), quantity FROM order_items i INNER JOIN accounts j ON (j.id = i.order_id)) ORDER BY 1 LIMIT 20
SELECT d.* FROM (SELECT DISTINCT ST_DISTANCE_SPHERE(order_id, i.id), UUID() AS x1 FROM order_items i ORDER BY i.id DESC) AS d WHERE d.id = ?
WITH recent AS (SELECT /*+ MAX_EXECUTION_TIME(1000) */ DISTINCT GROUP_CONCAT(e.`payload` ORDER BY e.`user_id` SEPARATOR ', '), ST_DISTANCE_SPHERE(e.`payload`, e.`user_id`) AS x1 FROM `events` e) SELECT * FROM recent
SELECT CEIL(version / 3) AS x0 FROM accounts a WHERE NOT (a.id <> TRUE) UNION SELECT DATE_ADD(o.placed_at, INTERVAL 1 DAY) AS x0 FROM orders o WHERE o.id = ?
SELECT DISTINCT JSON_UNQUOTE(JSON_EXTRACT(p.id, '$.name')) FROM shop.products p
SELECT GREATEST(note, o.note DIV 2), TIMESTAMPDIFF(DAY, placed_at, NOW()) FROM orders o
SELECT ABS(DATE_ADD(i.price, INTERVAL 1 DAY)) % 7 AS x0, CAST(i.product_id AS DECIMAL(10, 2)) AS x1 FROM order_items i WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = i.order_id)
SELECT GREATEST(c.vip, ROUND(country, 2)) AS x0 FROM customers c GROUP BY c.id ORDER BY country LIMIT 23 OFFSET 20 UNION SELECT COALESCE(o.note, -7), REGEXP_REPLACE(o.id, '[a-z]+', 'x') FROM orders o INNER JOIN orders j ON (j.id = o.status) WHERE NOT (o.placed_at IS NOT NULL) ORDER BY o.status DESC
SELECT /*+ MAX_EXECUTION_TIME(1000) */ UPPER(stock), MATCH (attributes) AGAINST ('x' IN BOOLEAN MODE), GREATEST(sku, CONVERT(attributes USING utf8mb4)) FROM shop.products p GROUP BY p.id ORDER BY p.price ASC
SELECT *, JSON_EXTRACT(c.id, '$.a.b') FROM customers c WHERE c.email BETWEEN 1 AND 10 LIMIT 85
SELECT COUNT(*), YEAR(stock), ST_DISTANCE_SPHERE(p.attributes, price) FROM shop.products p WHERE LOWER(title) = 'x' LIMIT 5;
SELECT DISTINCT REPLACE(i.product_id, 'a', 'b'), IFNULL(FIND_IN_SET(?, quantity), 0), UUID() FROM order_items i WHERE order_id = ? ORDER BY i.quantity ASC LIMIT 8
SELECT CEIL(o.id / 3) AS x0, JSON_UNQUOTE(JSON_EXTRACT(o.customer_id, '$.name')) FROM orders o GROUP BY o.placed_at WITH ROLLUP HAVING COUNT(*) > 0 ORDER BY status ASC
SELECT (GREATEST(a.balance, a.currency) + 3.14), @@version_comment
SELECT * AS x0, UUID(), EXTRACT(YEAR FROM id) FROM orders o ORDER BY o.note ASC
SELECT c.created_at REGEXP '^a', GREATEST(created_at, c.vip REGEXP '^a'), NULLIF(c.created_at, '') FROM customers c WHERE (c.email BETWEEN 1 AND 10 OR NOT (LOWER(c.id) = 'x')) LIMIT 70
(SELECT DISTINCT CAST(a.owner AS DECIMAL(10, 2)), CURRENT_TIMESTAMP, HEX(MD5(a.owner)) AS x2 FROM accounts a INNER JOIN order_items j ON (j.id = a.currency) WHERE a.version LIKE 'a%' LIMIT 21) UNION (SELECT DISTINCT note REGEXP '^a' AS x0, CURRENT_TIMESTAMP, CONCAT_WS('-', o.status, ROUND(o.status, 2)) FROM orders o JOIN shop.products j ON (j.id = o.id) WHERE o.status IN (SELECT id FROM customers WHERE vip = 1) LIMIT 62 OFFSET 20) ORDER BY 1 LIMIT 33
/* report; monthly */ SELECT YEAR(c.vip) AS x0, *, FROM_UNIXTIME(c.created_at) FROM customers c GROUP BY c.email
WITH recent AS (SELECT /*+ MAX_EXECUTION_TIME(1000) */ p.stock FROM shop.products p JOIN shop.products j ON (j.id = p.title) ORDER BY stock DESC LIMIT 25 OFFSET 20) SELECT * FROM recent
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 7), t AS (SELECT *, *, COUNT(*) FROM shop.products p LEFT JOIN accounts j ON (j.id = p.title) WHERE p.price > 'a%') SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT d.* FROM (SELECT YEAR(c.vip) AS x0, c.email, LPAD(c.vip, 10, '0') FROM customers c WHERE created_at = 1e3) AS d WHERE d.id = ?
SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = i.id), i.id * i.quantity DIV 2 AS x1, product_id REGEXP '^a' FROM order_items i LEFT JOIN customers j ON (j.id = i.product_id) WHERE i.quantity > -7 AND id LIKE 'a%' GROUP BY order_id HAVING COUNT(*) > 5
SELECT LPAD(HEX(MD5(i.price)), 10, '0') FROM order_items i LIMIT 35 UNION ALL SELECT * FROM accounts a WHERE a.id <> TRUE ORDER BY a.owner LIMIT 7
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 47), t AS (SELECT p.sku AS x0, p.attributes * RANK() OVER (ORDER BY sku DESC) AS x1 FROM shop.products p LEFT JOIN accounts j ON (j.id = p.title) GROUP BY p.stock HAVING COUNT(*) > 7) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT c.id REGEXP '^a' FROM customers c ORDER BY created_at DESC LIMIT 74, 5
SELECT DATE_ADD(currency, INTERVAL 1 DAY) AS x0 FROM accounts a GROUP BY a.currency WITH ROLLUP
SELECT BIN_TO_UUID(p.sku) AS x0, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = title), * FROM shop.products p WHERE title = ? GROUP BY p.id HAVING COUNT(*) > 7
SELECT NULLIF(owner, ''), UUID(), NULLIF(a.currency, '') AS x2 FROM accounts a ORDER BY a.currency
(SELECT ABS(COUNT(DISTINCT p.attributes)) % 7, EXTRACT(YEAR FROM title), (SUM(p.attributes) + 42) FROM shop.products p WHERE p.sku IN ('a%', 0x1F, 1) LIMIT 99, 5) UNION (SELECT TIMESTAMPDIFF(DAY, version, NOW()), CASE WHEN a.version = 0x1F THEN 3.14 ELSE IF(a.currency IS NOT NULL, 'yes', 'no') END AS x1 FROM accounts a LEFT JOIN order_items j ON (j.id = a.version) WHERE a.id IN (0x1F, 1e3, 1) GROUP BY currency HAVING COUNT(*) > 6) ORDER BY 1 LIMIT 7
SELECT UUID(), @@version_comment
/* report; monthly */ SELECT /*+ MAX_EXECUTION_TIME(1000) */ MATCH (e.`at`) AGAINST ('x' IN BOOLEAN MODE) AS x0, ST_DISTANCE_SPHERE(e.`payload`, e.`payload`), LPAD(BIN_TO_UUID(e.`type`), 10, '0') FROM `events` e INNER JOIN orders j ON (j.id = e.`at`) GROUP BY e.`user_id` HAVING COUNT(*) > 0
SELECT * AS x0, SUM(CONCAT_WS('-', a.balance, a.owner)), a.id FROM accounts a WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = balance) ORDER BY a.id DESC LIMIT 54;
SELECT NULLIF(placed_at, '') AS x0, ROUND(ST_DISTANCE_SPHERE(o.placed_at, note), 2), COUNT(DISTINCT o.id) FROM orders o GROUP BY o.note
SELECT DISTINCT (CASE WHEN c.vip IN (1e3, '2026-01-31', -7) THEN 3.14 ELSE c.name END + TRUE), IF(c.created_at IN ('open', 42, 'it''s'), 'yes', 'no'), YEAR(vip) FROM customers c
SELECT NULLIF(p.attributes, '') AS x0, IF(p.attributes BETWEEN 1 AND 10, 'yes', 'no') FROM shop.products p WHERE p.attributes BETWEEN 1 AND 10
SELECT LPAD(DATE_FORMAT(p.attributes, '%Y-%m-%d'), 10, '0'), DATE_ADD(title, INTERVAL 1 DAY), CONCAT_WS('-', p.price, RANK() OVER (ORDER BY p.sku DESC)) FROM shop.products p WHERE attributes >= NOW() - INTERVAL 7 DAY ORDER BY p.sku ASC
WITH recent AS (SELECT REGEXP_REPLACE(i.quantity, '[a-z]+', 'x') FROM order_items i WHERE i.order_id IN (SELECT id FROM customers WHERE vip = 1)) SELECT * FROM recent
SELECT ROW_NUMBER() OVER (PARTITION BY p.price ORDER BY p.attributes) FROM shop.products p LEFT JOIN `events` j ON (j.id = p.sku)
(SELECT (SUM(e.`user_id`) OVER w + 42), e.`user_id` * DATE_ADD(e.`payload`, INTERVAL 1 DAY), JSON_UNQUOTE(JSON_EXTRACT(e.`type`, '$.name')) FROM `events` e WINDOW w AS (PARTITION BY `payload`) LIMIT 75) UNION (SELECT DISTINCT NULLIF(c.vip, '') FROM customers c WHERE id = 'a%' AND (c.id LIKE 'a%' OR created_at IS NOT NULL) LIMIT 87 OFFSET 20) ORDER BY 1 LIMIT 1
SELECT SUBSTRING(price, 1, 10), ROUND(DATE_FORMAT(order_id, '%Y-%m-%d'), 2) FROM order_items i INNER JOIN shop.products j ON (j.id = i.quantity) WHERE i.id BETWEEN 1 AND 10 LIMIT 38, 5
SELECT d.* FROM (SELECT DISTINCT LPAD(LAG(a.currency, 1) OVER (PARTITION BY a.id ORDER BY balance), 10, '0'), UPPER(id) AS x1, (UUID() + 1e3) FROM accounts a LIMIT 19 OFFSET 20) AS d WHERE d.id = ?
SELECT REGEXP_REPLACE(a.id, '[a-z]+', 'x') FROM accounts a ORDER BY a.version ASC LIMIT 47, 5;
SELECT e.`type` * NULLIF(`user_id`, '') FROM `events` e
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 38), t AS (SELECT UUID() FROM accounts a WHERE a.currency BETWEEN 1 AND 10) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT BIN_TO_UUID(attributes) FROM shop.products p WHERE p.stock IN ('open', 'open', -7) LIMIT 87 UNION ALL SELECT placed_at->>'$.color', ST_DISTANCE_SPHERE(total, o.note) FROM orders o WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = status) ORDER BY o.placed_at DESC
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90), t AS (SELECT DISTINCT p.sku, STDDEV(p.title) FROM shop.products p WHERE stock = 0x1F LIMIT 6) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT IF(title BETWEEN 1 AND 10, 'yes', 'no') AS x0, LPAD(CASE WHEN p.attributes >= NOW() - INTERVAL 7 DAY THEN 0x1F ELSE p.stock END, 10, '0'), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = p.title) FROM shop.products p WHERE attributes <> 0x1F AND stock <> 'open' ORDER BY p.title ASC
SELECT a.id, currency REGEXP '^a', ST_DISTANCE_SPHERE(a.id, a.owner) AS x2 FROM accounts a LIMIT 7, 5
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 62), t AS (SELECT EXTRACT(YEAR FROM c.created_at) AS x0 FROM customers c WHERE c.id = ? LIMIT 63, 5) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT *, ST_DISTANCE_SPHERE(created_at, c.name), * AS x2 FROM customers c LIMIT 61, 5
SELECT CASE WHEN o.id = '2026-01-31' THEN 42 ELSE HEX(MD5(note)) END AS x0, ABS(HEX(MD5(note))) % 7, CAST(o.customer_id AS DECIMAL(10, 2)) FROM orders o
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 66), t AS (SELECT COUNT(DISTINCT stock) AS x0, CURRENT_TIMESTAMP, NULLIF(attributes, '') FROM shop.products p INNER JOIN order_items j ON (j.id = p.attributes)) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT CAST(note AS DECIMAL(10, 2)) FROM orders o INNER JOIN shop.products j ON (j.id = o.id) WHERE o.id = -7;
SELECT e.`type`, COUNT(*) FROM `events` e WHERE e.`user_id` >= NOW() - INTERVAL 7 DAY ORDER BY `at` LIMIT 60 OFFSET 20
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60), t AS (SELECT DISTINCT `payload` AS x0, GROUP_CONCAT(`payload` ORDER BY `user_id` SEPARATOR ', '), LPAD(STDDEV(e.`user_id`), 10, '0') FROM `events` e WHERE e.`user_id` >= NOW() - INTERVAL 7 DAY) SELECT n.i, t.* FROM n JOIN t ON TRUE
(SELECT JSON_EXTRACT(i.price, '$.a.b') FROM order_items i JOIN order_items j ON (j.id = i.id) WHERE LOWER(quantity) = 'x' ORDER BY id) UNION (SELECT * FROM order_items i JOIN shop.products j ON (j.id = i.product_id) WHERE LOWER(id) = 'x' LIMIT 12 OFFSET 20) ORDER BY 1 LIMIT 19
/* report; monthly */ SELECT JSON_UNQUOTE(JSON_EXTRACT(a.currency, '$.name')) FROM accounts a ORDER BY a.balance DESC
WITH recent AS (SELECT (CEIL(c.vip / 3) + '2026-01-31'), JSON_UNQUOTE(JSON_EXTRACT(c.vip, '$.name')) FROM customers c ORDER BY c.created_at DESC) SELECT * FROM recent
SELECT JSON_UNQUOTE(JSON_EXTRACT(owner, '$.name')) AS x0 FROM accounts a WHERE LOWER(a.currency) = 'x' LIMIT 53
SELECT d.* FROM (SELECT UNIX_TIMESTAMP(`type`), DATE_ADD(`id`, INTERVAL 1 DAY) FROM `events` e WHERE NOT (e.`type` IS NOT NULL) ORDER BY e.`id` DESC LIMIT 85, 5) AS d WHERE d.id = ?
SELECT DISTINCT CONCAT_WS('-', sku, SUM(sku)) AS x0, REGEXP_REPLACE(p.stock, '[a-z]+', 'x') AS x1, * AS x2 FROM shop.products p GROUP BY p.attributes HAVING COUNT(*) > 6 ORDER BY p.sku
(SELECT CEIL(`user_id` / 3), LAG(e.`user_id`, 1) OVER (PARTITION BY `user_id` ORDER BY e.`id`), e.`type` FROM `events` e LEFT JOIN order_items j ON (j.id = e.`type`)) UNION (SELECT RANK() OVER (ORDER BY customer_id DESC) AS x0 FROM orders o LEFT JOIN customers j ON (j.id = o.status) WHERE o.total >= NOW() - INTERVAL 7 DAY GROUP BY o.id) ORDER BY 1 LIMIT 50
SELECT /*+ MAX_EXECUTION_TIME(1000) */ DISTINCT (REPLACE(order_id, 'a', 'b') + TRUE) FROM order_items i WHERE i.id IN ('open', '2026-01-31', TRUE) AND quantity > 'it''s' AND order_id IS NOT NULL ORDER BY i.quantity ASC LIMIT 45, 5
/* report; monthly */ SELECT CURRENT_TIMESTAMP FROM shop.products p WHERE title LIKE 'a%' GROUP BY p.title HAVING COUNT(*) > 5 ORDER BY sku DESC
SELECT RANK() OVER (ORDER BY sku DESC) AS x0 FROM shop.products p WHERE stock IN ('it''s', NULL, 'a%') GROUP BY price HAVING COUNT(*) > 7 ORDER BY p.title
SELECT UNIX_TIMESTAMP(e.`type`) AS x0 FROM `events` e JOIN orders j ON (j.id = e.`user_id`) WHERE `at` BETWEEN 1 AND 10 GROUP BY e.`user_id` WITH ROLLUP HAVING COUNT(*) > 0 ORDER BY `payload` DESC
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 88), t AS (SELECT DISTINCT JSON_EXTRACT(balance, '$.a.b') FROM accounts a WHERE owner IS NOT NULL) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT DISTINCT JSON_EXTRACT(a.balance, '$.a.b') AS x0, REGEXP_REPLACE(a.owner, '[a-z]+', 'x') FROM accounts a WHERE version BETWEEN 1 AND 10 ORDER BY a.currency UNION ALL SELECT * FROM orders o INNER JOIN accounts j ON (j.id = o.status) WHERE (o.total <> 1 OR EXISTS (SELECT 1 FROM orders z WHERE z.id = o.total)) GROUP BY o.total ORDER BY id
SELECT REPLACE(`type`, 'a', 'b'), e.`user_id`, STDDEV(e.`user_id`) FROM `events` e WHERE `id` LIKE 'a%' ORDER BY `type` ASC LIMIT 1
SELECT * FROM order_items i JOIN shop.products j ON (j.id = i.quantity)
SELECT IFNULL(CEIL(country / 3), 0), @@version_comment
(SELECT LENGTH(TRIM(a.balance)), FIND_IN_SET(?, a.owner), ROUND(TIMESTAMPDIFF(DAY, a.version, NOW()), 2) AS x2 FROM accounts a LEFT JOIN orders j ON (j.id = a.owner) WHERE a.currency <> NULL) UNION (SELECT /*+ MAX_EXECUTION_TIME(1000) */ GROUP_CONCAT(vip ORDER BY vip SEPARATOR ', '), *, CASE WHEN EXISTS (SELECT 1 FROM orders z WHERE z.id = c.id) THEN 'open' ELSE ROUND(c.created_at, 2) END FROM customers c LEFT JOIN customers j ON (j.id = c.created_at) WHERE name IN ('open', -7, NULL)) ORDER BY 1 LIMIT 15
SELECT CONVERT(currency USING utf8mb4) AS x0, NOW() AS x1 FROM accounts a WHERE balance IN (0x1F, 'a%', -7) LIMIT 37 UNION SELECT SUBSTRING(id, 1, 10) AS x0 FROM shop.products p ORDER BY p.price ASC
SELECT EXTRACT(YEAR FROM o.customer_id) FROM orders o
SELECT /*+ MAX_EXECUTION_TIME(1000) */ DISTINCT LENGTH(TRIM(p.price)), ROUND(COALESCE(p.stock, 3.14), 2) FROM shop.products p WHERE p.title = ? LIMIT 89 OFFSET 20
/* dao */ SELECT DATE_FORMAT(price, '%Y-%m-%d'), FROM_UNIXTIME(attributes) FROM shop.products p WHERE p.sku <> 'it''s'
/* report; monthly */ SELECT (REGEXP_REPLACE(c.created_at, '[a-z]+', 'x') + TRUE), c.id FROM customers c JOIN `events` j ON (j.id = c.email) WHERE (created_at <> 3.14 OR c.id = ? AND c.country <> 'it''s') GROUP BY id HAVING COUNT(*) > 8
SELECT SUBSTRING(status, 1, 10), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = o.customer_id) AS x1, REGEXP_REPLACE(o.note, '[a-z]+', 'x') FROM orders o
SELECT d.* FROM (SELECT DISTINCT SUM(e.`at`) OVER w, NOW() AS x1 FROM `events` e GROUP BY `type` HAVING COUNT(*) > 7 WINDOW w AS (PARTITION BY `id`)) AS d WHERE d.id = ?
/* dao */ SELECT DISTINCT UNIX_TIMESTAMP(a.currency) FROM accounts a INNER JOIN customers j ON (j.id = a.owner)
SELECT RANK() OVER (ORDER BY a.currency DESC) FROM accounts a GROUP BY a.id HAVING COUNT(*) > 0
SELECT d.* FROM (SELECT DISTINCT * AS x0 FROM order_items i ORDER BY id DESC LIMIT 33) AS d WHERE d.id = ?
/* FOR UPDATE */ SELECT balance FROM accounts a
SELECT COUNT(*), CONCAT(e.`type`, ' ', UUID()), SUM(NOW()) FROM `events` e LEFT JOIN orders j ON (j.id = e.`user_id`) ORDER BY e.`user_id`
SELECT RANK() OVER (ORDER BY p.attributes DESC), @@version_comment
SELECT CASE WHEN i.price >= NOW() - INTERVAL 7 DAY THEN NULL ELSE DATE_ADD(i.price, INTERVAL 1 DAY) END FROM order_items i LEFT JOIN order_items j ON (j.id = i.id) GROUP BY i.quantity
/* FOR UPDATE */ SELECT REGEXP_REPLACE(i.id, '[a-z]+', 'x'), CEIL(i.quantity / 3), BIN_TO_UUID(i.id) AS x2 FROM order_items i
SELECT DISTINCT IF(price <> ?, 'yes', 'no'), ST_DISTANCE_SPHERE(i.id, i.price) FROM order_items i INNER JOIN accounts j ON (j.id = i.price) WHERE LOWER(i.id) = 'x' GROUP BY id
/* dao */ SELECT DISTINCT REPLACE(email, 'a', 'b'), * AS x1, LAG(c.id, 1) OVER (PARTITION BY country ORDER BY c.email) FROM customers c WHERE c.country IS NOT NULL GROUP BY c.created_at HAVING COUNT(*) > 6
SELECT DISTINCT CAST(c.email AS DECIMAL(10, 2)) AS x0 FROM customers c WHERE NOT (c.id BETWEEN 1 AND 10) UNION SELECT SUM(p.price) OVER w, UNIX_TIMESTAMP(p.attributes), REGEXP_REPLACE(p.id, '[a-z]+', 'x') FROM shop.products p WINDOW w AS (PARTITION BY p.attributes)
SELECT CAST(total AS DECIMAL(10, 2)), o.id REGEXP '^a' FROM orders o ORDER BY o.id DESC
SELECT (COUNT(*) + 'open'), @@version_comment
SELECT STDDEV(`payload`) FROM `events` e WHERE e.`type` BETWEEN 1 AND 10 LIMIT 95
SELECT UPPER(a.balance), DATE_ADD(a.owner, INTERVAL 1 DAY), HEX(MD5(a.version)) FROM accounts a WHERE a.id IN (SELECT id FROM customers WHERE vip = 1) AND currency = ?
SELECT *, MAX(p.title) AS x1, CURRENT_TIMESTAMP AS x2 FROM shop.products p WHERE p.sku IN (NULL, TRUE, 'open') AND p.stock > -7 AND (EXISTS (SELECT 1 FROM orders z WHERE z.id = p.price) OR EXISTS (SELECT 1 FROM orders z WHERE z.id = p.stock)) LIMIT 56
/* FOR UPDATE */ SELECT DISTINCT UNIX_TIMESTAMP(p.sku), p.id FROM shop.products p
SELECT DISTINCT ST_DISTANCE_SPHERE(id, o.note), SUM(CASE WHEN total IN ('it''s', 3.14, 'open') THEN 1 ELSE id END) FROM orders o WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = o.customer_id) GROUP BY o.id
SELECT COUNT(DISTINCT o.total), REGEXP_REPLACE(o.id, '[a-z]+', 'x') FROM orders o
WITH recent AS (SELECT CONCAT_WS('-', p.attributes, UUID()) AS x0 FROM shop.products p JOIN order_items j ON (j.id = p.attributes) ORDER BY p.sku) SELECT * FROM recent
SELECT d.* FROM (SELECT DISTINCT REPLACE(a.id, 'a', 'b'), a.id REGEXP '^a' FROM accounts a WHERE a.owner BETWEEN 1 AND 10 ORDER BY a.balance LIMIT 83) AS d WHERE d.id = ?
SELECT d.* FROM (SELECT NOW(), CASE WHEN p.id IN (1, ?, 'open') THEN 'a%' ELSE JSON_EXTRACT(p.stock, '$.a.b') END FROM shop.products p LEFT JOIN `events` j ON (j.id = p.id)) AS d WHERE d.id = ?
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 29), t AS (SELECT SUM(version) OVER w AS x0, IF(a.id = ?, 'yes', 'no') FROM accounts a WHERE a.version IN (-7, 'open', 'a%') WINDOW w AS (PARTITION BY a.version) ORDER BY a.currency LIMIT 86 OFFSET 20) SELECT n.i, t.* FROM n JOIN t ON TRUE
WITH recent AS (SELECT COUNT(DISTINCT o.status), o.note, IFNULL(RANK() OVER (ORDER BY o.status DESC), 0) FROM orders o WHERE status >= NOW() - INTERVAL 7 DAY) SELECT * FROM recent
SELECT NOW(), FIND_IN_SET(?, owner) FROM accounts a LEFT JOIN orders j ON (j.id = a.id) WHERE (balance = ? AND a.owner IS NOT NULL OR owner = '2026-01-31') LIMIT 76, 5
SELECT CURRENT_TIMESTAMP, MAX(p.attributes) AS x1 FROM shop.products p
SELECT CONVERT(c.email USING utf8mb4) AS x0, IF(c.vip = ?, 'yes', 'no'), STDDEV(c.created_at) AS x2 FROM customers c WHERE c.name LIKE 'a%' GROUP BY c.email HAVING COUNT(*) > 0 LIMIT 84, 5
SELECT d.* FROM (SELECT *, LAG(id, 1) OVER (PARTITION BY product_id ORDER BY i.product_id), * FROM order_items i WHERE (i.order_id IS NOT NULL AND LOWER(i.order_id) = 'x' OR i.quantity BETWEEN 1 AND 10 AND product_id BETWEEN 1 AND 10)) AS d WHERE d.id = ?
WITH recent AS (SELECT LENGTH(TRIM(i.quantity)), BIN_TO_UUID(i.id) FROM order_items i LEFT JOIN `events` j ON (j.id = i.id)) SELECT * FROM recent
SELECT a.balance, TIMESTAMPDIFF(DAY, version, NOW()), RANK() OVER (ORDER BY a.owner DESC) FROM accounts a WHERE a.currency > TRUE ORDER BY a.id ASC
(SELECT a.version, *, CASE WHEN a.version > 'open' THEN 42 ELSE COALESCE(a.id, TRUE) END AS x2 FROM accounts a JOIN orders j ON (j.id = a.version) WHERE NOT (LOWER(a.balance) = 'x') AND a.currency = ? ORDER BY a.version DESC LIMIT 79) UNION (SELECT DISTINCT LAG(p.id, 1) OVER (PARTITION BY id ORDER BY sku), SUBSTRING(p.sku, 1, 10) FROM shop.products p WHERE id > 'a%' ORDER BY p.sku ASC) ORDER BY 1 LIMIT 31
SELECT IF(LOWER(i.order_id) = 'x', 'yes', 'no') FROM order_items i WHERE LOWER(i.quantity) = 'x' GROUP BY quantity;
SELECT /*+ MAX_EXECUTION_TIME(1000) */ CONCAT_WS('-', name, CEIL(country / 3)) AS x0, * FROM customers c GROUP BY c.country HAVING COUNT(*) > 2 ORDER BY name ASC LIMIT 65, 5
SELECT JSON_EXTRACT(id, '$.a.b') AS x0, REPLACE(id, 'a', 'b') FROM order_items i
SELECT /*+ MAX_EXECUTION_TIME(1000) */ * AS x0, CEIL(e.`user_id` / 3), REPLACE(e.`id`, 'a', 'b') AS x2 FROM `events` e WHERE NOT (`type` >= NOW() - INTERVAL 7 DAY) GROUP BY e.`id` ORDER BY e.`type` ASC
SELECT COALESCE(i.id, 0x1F), @@version_comment
SELECT DISTINCT CONVERT(quantity USING utf8mb4), REPLACE(i.price, 'a', 'b') AS x1 FROM order_items i WHERE i.product_id BETWEEN 1 AND 10
SELECT d.* FROM (SELECT LENGTH(TRIM(price)), LPAD(IFNULL(p.id, 0), 10, '0'), SUBSTRING(stock, 1, 10) AS x2 FROM shop.products p INNER JOIN orders j ON (j.id = p.title) WHERE attributes >= NOW() - INTERVAL 7 DAY LIMIT 60) AS d WHERE d.id = ?
/* FOR UPDATE */ SELECT (CONCAT_WS('-', balance, a.owner) + 0x1F), COUNT(*) FROM accounts a WHERE a.id <> ?
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 21), t AS (SELECT LAG(p.attributes, 1) OVER (PARTITION BY price ORDER BY stock) FROM shop.products p INNER JOIN order_items j ON (j.id = p.sku)) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT REPLACE(o.customer_id, 'a', 'b'), @@version_comment
WITH recent AS (SELECT TIMESTAMPDIFF(DAY, o.id, NOW()), IF(EXISTS (SELECT 1 FROM orders z WHERE z.id = o.customer_id), 'yes', 'no') FROM orders o GROUP BY o.status) SELECT * FROM recent
(SELECT HEX(MD5(p.id)), * FROM shop.products p JOIN shop.products j ON (j.id = p.stock) LIMIT 4) UNION (SELECT REPLACE(p.sku, 'a', 'b'), IFNULL(p.title DIV 2, 0), LENGTH(TRIM(p.title)) FROM shop.products p WHERE title IS NOT NULL) ORDER BY 1 LIMIT 11
SELECT DISTINCT SUBSTRING(id, 1, 10), FIND_IN_SET(?, o.customer_id), GROUP_CONCAT(o.status ORDER BY customer_id SEPARATOR ', ') AS x2 FROM orders o UNION SELECT DISTINCT ST_DISTANCE_SPHERE(p.price, p.sku), p.stock * BIN_TO_UUID(p.stock), * FROM shop.products p LEFT JOIN accounts j ON (j.id = p.attributes) WHERE p.price IS NOT NULL GROUP BY p.sku WITH ROLLUP ORDER BY id
SELECT UNIX_TIMESTAMP(a.owner) FROM accounts a JOIN `events` j ON (j.id = a.balance) WHERE a.currency IN (-7, 'it''s', 3.14) ORDER BY a.balance DESC
SELECT ST_DISTANCE_SPHERE(o.id, o.customer_id) FROM orders o WHERE o.total = 42;
SELECT DISTINCT LPAD(DATE_ADD(o.placed_at, INTERVAL 1 DAY), 10, '0'), CAST(placed_at AS DECIMAL(10, 2)) FROM orders o JOIN order_items j ON (j.id = o.customer_id);
(SELECT DISTINCT EXTRACT(YEAR FROM product_id), LPAD(BIN_TO_UUID(i.quantity), 10, '0') AS x1 FROM order_items i INNER JOIN `events` j ON (j.id = i.product_id) WHERE i.price IS NOT NULL) UNION (SELECT NULLIF(price, '') AS x0 FROM shop.products p WHERE price IN (SELECT id FROM customers WHERE vip = 1) LIMIT 12) ORDER BY 1 LIMIT 28
SELECT CONCAT(title, ' ', LENGTH(TRIM(p.id))), CONVERT(attributes USING utf8mb4), GREATEST(title, JSON_UNQUOTE(JSON_EXTRACT(price, '$.name'))) FROM shop.products p JOIN accounts j ON (j.id = p.stock) LIMIT 52 OFFSET 20
SELECT DISTINCT FROM_UNIXTIME(e.`id`) AS x0, ABS(CEIL(e.`type` / 3)) % 7 AS x1 FROM `events` e
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 70), t AS (SELECT GREATEST(c.name, JSON_UNQUOTE(JSON_EXTRACT(c.email, '$.name'))), DATE_ADD(c.vip, INTERVAL 1 DAY) AS x1 FROM customers c LEFT JOIN accounts j ON (j.id = c.email)) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT /*+ MAX_EXECUTION_TIME(1000) */ REGEXP_REPLACE(c.email, '[a-z]+', 'x') FROM customers c GROUP BY email UNION ALL SELECT *, SUBSTRING(e.`id`, 1, 10) FROM `events` e LEFT JOIN `events` j ON (j.id = e.`type`)
SELECT d.* FROM (SELECT EXTRACT(YEAR FROM i.order_id), ST_DISTANCE_SPHERE(i.quantity, i.price) FROM order_items i JOIN shop.products j ON (j.id = i.order_id) LIMIT 73) AS d WHERE d.id = ?
SELECT DISTINCT GROUP_CONCAT(i.product_id ORDER BY id SEPARATOR ', ') FROM order_items i LEFT JOIN `events` j ON (j.id = i.product_id)
SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = p.title) AS x0, DATE_FORMAT(attributes, '%Y-%m-%d'), FROM_UNIXTIME(p.stock) FROM shop.products p GROUP BY p.price HAVING COUNT(*) > 0 ORDER BY p.sku ASC LIMIT 81
SELECT /*+ MAX_EXECUTION_TIME(1000) */ * AS x0, CURRENT_TIMESTAMP, CEIL(`at` / 3) AS x2 FROM `events` e
SELECT UNIX_TIMESTAMP(e.`user_id`), @@version_comment
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 37), t AS (SELECT CASE WHEN price <> TRUE THEN 'open' ELSE FROM_UNIXTIME(price) END FROM order_items i LIMIT 5) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT RANK() OVER (ORDER BY i.id DESC), i.order_id DIV 2 AS x1 FROM order_items i WHERE (i.quantity <> TRUE OR EXISTS (SELECT 1 FROM orders z WHERE z.id = i.order_id)) GROUP BY i.product_id WITH ROLLUP HAVING COUNT(*) > 0 LIMIT 8;
SELECT BIN_TO_UUID(e.`at`), UNIX_TIMESTAMP(`user_id`), SUM(`user_id`) OVER w FROM `events` e WINDOW w AS (PARTITION BY e.`id`) LIMIT 27 OFFSET 20
SELECT ROW_NUMBER() OVER (PARTITION BY e.`type` ORDER BY e.`id`), CAST(`user_id` AS DECIMAL(10, 2)) AS x1 FROM `events` e WHERE e.`user_id` BETWEEN 1 AND 10
SELECT DISTINCT * FROM order_items i GROUP BY price HAVING COUNT(*) > 8 LIMIT 34 OFFSET 20
SELECT DISTINCT IF(o.placed_at IN ('open', -7, 0x1F), 'yes', 'no') FROM orders o LEFT JOIN accounts j ON (j.id = o.id) WHERE (o.customer_id > 42 OR EXISTS (SELECT 1 FROM orders z WHERE z.id = note))
SELECT CASE WHEN p.attributes = 1e3 THEN TRUE ELSE CEIL(price / 3) END, (DATE_FORMAT(p.sku, '%Y-%m-%d') + 'it''s'), * FROM shop.products p JOIN shop.products j ON (j.id = p.id) WHERE NOT (EXISTS (SELECT 1 FROM orders z WHERE z.id = p.stock) AND p.title IS NOT NULL) ORDER BY p.attributes ASC LIMIT 56 OFFSET 20
WITH recent AS (SELECT CONCAT(attributes, ' ', IF(p.id LIKE 'a%', 'yes', 'no')), UUID() AS x1, CONCAT_WS('-', price, MAX(p.sku)) FROM shop.products p LEFT JOIN orders j ON (j.id = p.attributes) WHERE price IN (1e3, TRUE, -7) ORDER BY p.attributes) SELECT * FROM recent
SELECT o.note DIV 2 FROM orders o INNER JOIN `events` j ON (j.id = o.status) LIMIT 73 OFFSET 20
SELECT DATE_ADD(c.id, INTERVAL 1 DAY) FROM customers c LEFT JOIN order_items j ON (j.id = c.vip) GROUP BY c.email
SELECT SUM(NULLIF(c.name, '')), CASE WHEN created_at = ? THEN '2026-01-31' ELSE NULLIF(email, '') END AS x1 FROM customers c WHERE (c.created_at BETWEEN 1 AND 10 OR (name = NULL OR vip <> TRUE)) LIMIT 56, 5
SELECT /*+ MAX_EXECUTION_TIME(1000) */ CAST(version AS DECIMAL(10, 2)), a.balance FROM accounts a WHERE a.balance > 1e3 GROUP BY version HAVING COUNT(*) > 7;
SELECT CURRENT_TIMESTAMP AS x0, *, GROUP_CONCAT(c.created_at ORDER BY c.vip SEPARATOR ', ') FROM customers c GROUP BY c.name ORDER BY c.vip ASC
SELECT ROW_NUMBER() OVER (PARTITION BY product_id ORDER BY order_id), EXTRACT(YEAR FROM price), MATCH (i.id) AGAINST ('x' IN BOOLEAN MODE) FROM order_items i LIMIT 52 OFFSET 20
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 18), t AS (SELECT FIND_IN_SET(?, e.`at`), * AS x1, * FROM `events` e WHERE `payload` IN (SELECT id FROM customers WHERE vip = 1) ORDER BY e.`type`) SELECT n.i, t.* FROM n JOIN t ON TRUE
/* FOR UPDATE */ SELECT GREATEST(stock, title DIV 2) FROM shop.products p INNER JOIN order_items j ON (j.id = p.title) WHERE sku >= NOW() - INTERVAL 7 DAY GROUP BY p.stock
SELECT * FROM orders o INNER JOIN accounts j ON (j.id = o.customer_id) ORDER BY total ASC LIMIT 33
/* dao */ SELECT *, LAG(o.status, 1) OVER (PARTITION BY o.status ORDER BY o.total), GREATEST(o.total, BIN_TO_UUID(o.id)) FROM orders o INNER JOIN orders j ON (j.id = o.note) GROUP BY o.status HAVING COUNT(*) > 7 LIMIT 55 OFFSET 20
SELECT JSON_UNQUOTE(JSON_EXTRACT(status, '$.name')) AS x0, UUID(), BIN_TO_UUID(customer_id) AS x2 FROM orders o LIMIT 98 UNION SELECT ROUND(ROUND(note, 2), 2), MAX(o.status), * AS x2 FROM orders o JOIN customers j ON (j.id = o.status) ORDER BY o.id
SELECT CONCAT(o.note, ' ', ABS(o.status) % 7), LENGTH(TRIM(o.status)) AS x1, o.status FROM orders o WHERE o.id LIKE 'a%' GROUP BY o.total ORDER BY o.note ASC UNION SELECT /*+ MAX_EXECUTION_TIME(1000) */ DISTINCT CONVERT(a.owner USING utf8mb4) AS x0, * FROM accounts a LEFT JOIN customers j ON (j.id = a.id) WHERE a.balance IN (TRUE, 3.14, '2026-01-31') LIMIT 14, 5
SELECT d.* FROM (SELECT * AS x0 FROM accounts a INNER JOIN order_items j ON (j.id = a.currency)) AS d WHERE d.id = ?
SELECT (JSON_EXTRACT(product_id, '$.a.b') + 1), * AS x1, i.quantity FROM order_items i LEFT JOIN order_items j ON (j.id = i.id) WHERE i.id > 'it''s'
WITH recent AS (SELECT DISTINCT ROW_NUMBER() OVER (PARTITION BY c.vip ORDER BY c.created_at) AS x0, CONCAT(c.country, ' ', CONCAT_WS('-', country, country)) FROM customers c LEFT JOIN order_items j ON (j.id = c.email) WHERE name IN (?, 3.14, 0x1F) ORDER BY vip LIMIT 82, 5) SELECT * FROM recent
SELECT LPAD(REGEXP_REPLACE(quantity, '[a-z]+', 'x'), 10, '0') FROM order_items i WHERE i.quantity BETWEEN 1 AND 10 LIMIT 35 OFFSET 20 UNION ALL SELECT /*+ MAX_EXECUTION_TIME(1000) */ HEX(MD5(o.placed_at)), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = o.status) AS x1, EXTRACT(YEAR FROM id) AS x2 FROM orders o WHERE o.id BETWEEN 1 AND 10
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12), t AS (SELECT COALESCE(`id`, 3.14), NOW() AS x1, UUID() FROM `events` e JOIN shop.products j ON (j.id = e.`user_id`) WHERE e.`user_id` <> -7) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT DISTINCT COUNT(*) AS x0, GROUP_CONCAT(e.`id` ORDER BY e.`at` SEPARATOR ', '), * FROM `events` e LEFT JOIN order_items j ON (j.id = e.`user_id`)
SELECT DISTINCT MATCH (i.id) AGAINST ('x' IN BOOLEAN MODE), CEIL(product_id / 3) FROM order_items i ORDER BY i.id ASC
SELECT SUM(ROUND(stock, 2)), @@version_comment
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 94), t AS (SELECT (FROM_UNIXTIME(vip) + 'a%') FROM customers c ORDER BY c.vip DESC) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT UPPER(o.id) FROM orders o WHERE o.status IN (SELECT id FROM customers WHERE vip = 1);
SELECT COALESCE(i.quantity, -7), GROUP_CONCAT(i.id ORDER BY i.product_id SEPARATOR ', ') AS x1 FROM order_items i WHERE i.price BETWEEN 1 AND 10 LIMIT 37 OFFSET 20
SELECT RANK() OVER (ORDER BY i.product_id DESC) AS x0, CURRENT_TIMESTAMP FROM order_items i
SELECT MATCH (o.status) AGAINST ('x' IN BOOLEAN MODE), UNIX_TIMESTAMP(o.note) AS x1, o.status->>'$.color' FROM orders o LEFT JOIN customers j ON (j.id = o.customer_id) ORDER BY note ASC LIMIT 78
SELECT DATE_FORMAT(a.version, '%Y-%m-%d') FROM accounts a JOIN order_items j ON (j.id = a.id) LIMIT 97
SELECT HEX(MD5(`type`)) FROM `events` e INNER JOIN shop.products j ON (j.id = e.`payload`) ORDER BY e.`payload`
SELECT ROW_NUMBER() OVER (PARTITION BY status ORDER BY o.note) AS x0 FROM orders o INNER JOIN `events` j ON (j.id = o.placed_at) WHERE o.note = NULL LIMIT 18
SELECT REGEXP_REPLACE(p.attributes, '[a-z]+', 'x') FROM shop.products p WHERE title IS NOT NULL
WITH recent AS (SELECT ST_DISTANCE_SPHERE(o.status, o.note) FROM orders o INNER JOIN shop.products j ON (j.id = o.placed_at) WHERE o.placed_at > 3.14) SELECT * FROM recent
SELECT DISTINCT title REGEXP '^a', ROUND(EXTRACT(YEAR FROM p.title), 2), ST_DISTANCE_SPHERE(id, p.title) FROM shop.products p INNER JOIN orders j ON (j.id = p.attributes) WHERE p.title >= NOW() - INTERVAL 7 DAY ORDER BY p.price DESC
(SELECT c.email FROM customers c GROUP BY c.email HAVING COUNT(*) > 3) UNION (SELECT NULLIF(a.version, '') AS x0, ABS(CURRENT_TIMESTAMP) % 7 FROM accounts a JOIN `events` j ON (j.id = a.balance) WHERE balance >= NOW() - INTERVAL 7 DAY ORDER BY a.version DESC LIMIT 25, 5) ORDER BY 1 LIMIT 18
SELECT HEX(MD5(i.order_id)), COUNT(*) AS x1, TIMESTAMPDIFF(DAY, quantity, NOW()) AS x2 FROM order_items i
/* FOR UPDATE */ SELECT GROUP_CONCAT(c.id ORDER BY c.name SEPARATOR ', '), c.created_at->>'$.color', LPAD(UPPER(name), 10, '0') AS x2 FROM customers c INNER JOIN orders j ON (j.id = c.vip) WHERE LOWER(c.country) = 'x'
SELECT d.* FROM (SELECT CONVERT(total USING utf8mb4) AS x0, ROW_NUMBER() OVER (PARTITION BY o.status ORDER BY id) FROM orders o JOIN shop.products j ON (j.id = o.total)) AS d WHERE d.id = ?
/* report; monthly */ SELECT attributes, ST_DISTANCE_SPHERE(stock, title) FROM shop.products p WHERE LOWER(p.id) = 'x'
SELECT DISTINCT e.`payload` REGEXP '^a', (COALESCE(e.`payload`, NULL) + ?) FROM `events` e WHERE NOT (e.`id` IS NOT NULL) LIMIT 62, 5
SELECT EXTRACT(YEAR FROM customer_id), UPPER(customer_id) FROM orders o ORDER BY status DESC
SELECT CAST(title AS DECIMAL(10, 2)), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = p.attributes), RANK() OVER (ORDER BY sku DESC) FROM shop.products p WHERE (stock > 'open' OR stock = ? AND p.stock IN ('it''s', 1, 0x1F)) GROUP BY p.title LIMIT 97 OFFSET 20
SELECT d.* FROM (SELECT UPPER(a.owner) AS x0, ROUND(RANK() OVER (ORDER BY currency DESC), 2), * FROM accounts a WHERE currency BETWEEN 1 AND 10 ORDER BY a.balance DESC LIMIT 16 OFFSET 20) AS d WHERE d.id = ?
/* report; monthly */ SELECT CAST(a.version AS DECIMAL(10, 2)), *, SUBSTRING(a.currency, 1, 10) AS x2 FROM accounts a LIMIT 82 OFFSET 20
SELECT UUID(), *, * FROM order_items i WHERE LOWER(i.id) = 'x'
SELECT /*+ MAX_EXECUTION_TIME(1000) */ ROUND(DATE_ADD(c.email, INTERVAL 1 DAY), 2) FROM customers c WHERE NOT (EXISTS (SELECT 1 FROM orders z WHERE z.id = c.name)) GROUP BY c.country HAVING COUNT(*) > 5 ORDER BY created_at ASC;
SELECT REPLACE(c.name, 'a', 'b') AS x0 FROM customers c INNER JOIN customers j ON (j.id = c.name)
SELECT IFNULL(CONVERT(p.attributes USING utf8mb4), 0) AS x0, ABS(SUBSTRING(id, 1, 10)) % 7 FROM shop.products p WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = p.price)
SELECT d.* FROM (SELECT i.quantity, GREATEST(price, JSON_EXTRACT(price, '$.a.b')) FROM order_items i INNER JOIN shop.products j ON (j.id = i.product_id) LIMIT 1, 5) AS d WHERE d.id = ?
SELECT p.sku FROM shop.products p INNER JOIN shop.products j ON (j.id = p.stock) WHERE p.stock LIKE 'a%'
SELECT UNIX_TIMESTAMP(a.id), STDDEV(a.balance) AS x1, CEIL(version / 3) AS x2 FROM accounts a INNER JOIN `events` j ON (j.id = a.id) ORDER BY version DESC LIMIT 28, 5
SELECT UUID() FROM order_items i UNION ALL SELECT ST_DISTANCE_SPHERE(e.`user_id`, e.`payload`), COUNT(DISTINCT `type`), YEAR(e.`at`) FROM `events` e WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = e.`at`) AND e.`type` IN ('it''s', 'it''s', '2026-01-31') ORDER BY e.`at`
/* dao */ SELECT JSON_EXTRACT(i.price, '$.a.b') AS x0, MAX(quantity), BIN_TO_UUID(id) FROM order_items i WHERE i.order_id IS NOT NULL AND product_id IS NOT NULL
SELECT d.* FROM (SELECT o.customer_id, SUM(customer_id) OVER w AS x1 FROM orders o WINDOW w AS (PARTITION BY o.status)) AS d WHERE d.id = ?
SELECT FIND_IN_SET(?, p.price), NOW(), UPPER(price) AS x2 FROM shop.products p INNER JOIN order_items j ON (j.id = p.stock) LIMIT 11 OFFSET 20;
SELECT TIMESTAMPDIFF(DAY, i.id, NOW()), GROUP_CONCAT(i.price ORDER BY order_id SEPARATOR ', ') AS x1, i.product_id AS x2 FROM order_items i WHERE (NOT (i.order_id = 42) OR i.price BETWEEN 1 AND 10) ORDER BY i.id
SELECT *, CURRENT_TIMESTAMP, c.vip FROM customers c
SELECT d.* FROM (SELECT CAST(e.`user_id` AS DECIMAL(10, 2)) AS x0, CONVERT(e.`user_id` USING utf8mb4) AS x1 FROM `events` e WHERE e.`id` BETWEEN 1 AND 10 ORDER BY e.`user_id`) AS d WHERE d.id = ?
SELECT CURRENT_TIMESTAMP, CONCAT(i.order_id, ' ', SUBSTRING(i.price, 1, 10)) FROM order_items i WHERE order_id IN ('it''s', 0x1F, '2026-01-31') ORDER BY i.id
SELECT id, REGEXP_REPLACE(a.owner, '[a-z]+', 'x'), UNIX_TIMESTAMP(a.currency) FROM accounts a WHERE a.version IS NOT NULL LIMIT 56 OFFSET 20
SELECT RANK() OVER (ORDER BY `at` DESC), CEIL(e.`type` / 3), RANK() OVER (ORDER BY e.`id` DESC) AS x2 FROM `events` e LIMIT 97 OFFSET 20
SELECT CONVERT(stock USING utf8mb4) FROM shop.products p LIMIT 51;
SELECT DISTINCT ((quantity + 'it''s') + 'it''s') FROM order_items i
/* FOR UPDATE */ SELECT ST_DISTANCE_SPHERE(o.status, total) FROM orders o LEFT JOIN orders j ON (j.id = o.status) ORDER BY note ASC
SELECT FROM_UNIXTIME(o.total) FROM orders o WHERE o.status BETWEEN 1 AND 10 ORDER BY o.note ASC LIMIT 25
SELECT CASE WHEN version IS NOT NULL THEN 42 ELSE HEX(MD5(currency)) END, UNIX_TIMESTAMP(id), TIMESTAMPDIFF(DAY, a.owner, NOW()) FROM accounts a GROUP BY version ORDER BY a.currency DESC LIMIT 19, 5 UNION SELECT NULLIF(i.price, '') FROM order_items i JOIN shop.products j ON (j.id = i.quantity) GROUP BY product_id
SELECT CURRENT_TIMESTAMP, @@version_comment
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40), t AS (SELECT SUM(a.balance) OVER w AS x0 FROM accounts a JOIN order_items j ON (j.id = a.id) WINDOW w AS (PARTITION BY a.currency) LIMIT 3) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT RANK() OVER (ORDER BY id DESC), STDDEV(a.balance), HEX(MD5(owner)) FROM accounts a GROUP BY balance HAVING COUNT(*) > 8 ORDER BY a.owner UNION SELECT DISTINCT CONVERT(a.id USING utf8mb4), LENGTH(TRIM(a.currency)) FROM accounts a ORDER BY a.owner ASC
SELECT p.stock AS x0, NOW() FROM shop.products p WHERE p.attributes = -7
SELECT GROUP_CONCAT(i.id ORDER BY product_id SEPARATOR ', '), FIND_IN_SET(?, i.price) FROM order_items i
SELECT LENGTH(TRIM(a.id)), JSON_UNQUOTE(JSON_EXTRACT(id, '$.name')) FROM accounts a;
SELECT DISTINCT YEAR(total) AS x0, HEX(MD5(o.customer_id)) FROM orders o WHERE NOT (o.placed_at IN (SELECT id FROM customers WHERE vip = 1))
SELECT * FROM shop.products p WHERE p.id IS NOT NULL
SELECT JSON_EXTRACT(c.created_at, '$.a.b'), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = country) AS x1, CONCAT_WS('-', c.vip, LPAD(c.name, 10, '0')) FROM customers c GROUP BY c.email
SELECT DATE_FORMAT(currency, '%Y-%m-%d'), UPPER(balance), DATE_FORMAT(a.id, '%Y-%m-%d') FROM accounts a WHERE a.owner >= NOW() - INTERVAL 7 DAY GROUP BY version HAVING COUNT(*) > 4 LIMIT 56, 5
SELECT CONCAT_WS('-', o.placed_at, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = o.id)) AS x0 FROM orders o JOIN shop.products j ON (j.id = o.note) WHERE customer_id = 0x1F GROUP BY total WITH ROLLUP HAVING COUNT(*) > 4
SELECT o.status DIV 2, YEAR(o.placed_at) FROM orders o WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = o.status) AND o.placed_at BETWEEN 1 AND 10
SELECT CASE WHEN `type` = ? THEN -7 ELSE COUNT(*) END FROM `events` e WHERE `at` = ? ORDER BY e.`type`
SELECT YEAR(price), SUM(i.product_id) OVER w, COALESCE(i.quantity, 42) FROM order_items i WINDOW w AS (PARTITION BY id) ORDER BY i.price
SELECT JSON_UNQUOTE(JSON_EXTRACT(o.note, '$.name')) FROM orders o INNER JOIN `events` j ON (j.id = o.note) GROUP BY o.id HAVING COUNT(*) > 2 LIMIT 9, 5
SELECT o.customer_id->>'$.color' AS x0, JSON_EXTRACT(o.total, '$.a.b'), MAX(o.id) FROM orders o INNER JOIN order_items j ON (j.id = o.note) WHERE NOT (id <> '2026-01-31')
SELECT DISTINCT JSON_EXTRACT(a.currency, '$.a.b') FROM accounts a JOIN order_items j ON (j.id = a.currency) ORDER BY a.id;
(SELECT IFNULL(IF(p.id IS NOT NULL, 'yes', 'no'), 0), COUNT(*), EXTRACT(YEAR FROM p.price) FROM shop.products p) UNION (SELECT currency, CAST(owner AS DECIMAL(10, 2)), IF(a.version = 0x1F, 'yes', 'no') FROM accounts a LIMIT 67 OFFSET 20) ORDER BY 1 LIMIT 2
SELECT CEIL(e.`payload` / 3), @@version_comment
SELECT COUNT(*) AS x0, LAG(attributes, 1) OVER (PARTITION BY p.attributes ORDER BY p.stock) FROM shop.products p LEFT JOIN accounts j ON (j.id = p.sku) WHERE sku = ?
SELECT CONVERT(i.id USING utf8mb4), IFNULL(COUNT(DISTINCT i.id), 0) FROM order_items i LEFT JOIN orders j ON (j.id = i.product_id) WHERE quantity IN (0x1F, NULL, 42) ORDER BY id DESC UNION SELECT ROW_NUMBER() OVER (PARTITION BY p.stock ORDER BY id) AS x0, LPAD(SUM(p.price), 10, '0'), * FROM shop.products p LIMIT 28, 5
SELECT MATCH (c.email) AGAINST ('x' IN BOOLEAN MODE), GREATEST(email, c.country) AS x1, JSON_UNQUOTE(JSON_EXTRACT(c.vip, '$.name')) AS x2 FROM customers c WHERE c.country LIKE 'a%'
(SELECT * AS x0, UUID() AS x1 FROM accounts a ORDER BY owner) UNION (SELECT GROUP_CONCAT(vip ORDER BY c.vip SEPARATOR ', '), COUNT(*) AS x1 FROM customers c WHERE c.id = 42 GROUP BY c.email HAVING COUNT(*) > 3) ORDER BY 1 LIMIT 35
WITH recent AS (SELECT COUNT(*) AS x0 FROM customers c LIMIT 9 OFFSET 20) SELECT * FROM recent
SELECT REGEXP_REPLACE(a.balance, '[a-z]+', 'x') AS x0 FROM accounts a GROUP BY a.version HAVING COUNT(*) > 8 LIMIT 15
SELECT DISTINCT YEAR(name) AS x0, * AS x1, REPLACE(vip, 'a', 'b') FROM customers c GROUP BY c.id HAVING COUNT(*) > 5
SELECT ROUND(SUBSTRING(`at`, 1, 10), 2) FROM `events` e ORDER BY e.`at` DESC
SELECT MAX(c.email) FROM customers c INNER JOIN accounts j ON (j.id = c.id) ORDER BY c.id DESC
SELECT NOW(), @@version_comment
SELECT ST_DISTANCE_SPHERE(o.customer_id, note) AS x0, LAG(o.id, 1) OVER (PARTITION BY o.total ORDER BY o.customer_id), REPLACE(placed_at, 'a', 'b') AS x2 FROM orders o WHERE NOT ((customer_id = 0x1F OR o.customer_id IS NOT NULL)) GROUP BY o.total HAVING COUNT(*) > 1
SELECT LENGTH(TRIM(c.id)) AS x0, SUM(c.country) OVER w FROM customers c LEFT JOIN orders j ON (j.id = c.country) WHERE (c.name LIKE 'a%' AND c.created_at <> 42 OR c.vip > 1e3) WINDOW w AS (PARTITION BY name) ORDER BY c.vip LIMIT 99, 5
SELECT DISTINCT i.id REGEXP '^a', SUM(i.order_id DIV 2) FROM order_items i JOIN accounts j ON (j.id = i.price) WHERE NOT (LOWER(i.quantity) = 'x') ORDER BY i.price DESC
SELECT (total + 'a%') FROM orders o GROUP BY o.id HAVING COUNT(*) > 6
SELECT o.customer_id DIV 2, CAST(o.total AS DECIMAL(10, 2)) AS x1 FROM orders o INNER JOIN shop.products j ON (j.id = o.placed_at) WHERE o.placed_at IS NOT NULL LIMIT 42
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8), t AS (SELECT GREATEST(a.id, EXTRACT(YEAR FROM a.balance)) AS x0, EXTRACT(YEAR FROM a.balance), REGEXP_REPLACE(currency, '[a-z]+', 'x') AS x2 FROM accounts a WHERE a.balance IN (SELECT id FROM customers WHERE vip = 1) GROUP BY a.id WITH ROLLUP HAVING COUNT(*) > 6) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT p.title, JSON_EXTRACT(stock, '$.a.b'), COALESCE(p.attributes, NULL) FROM shop.products p JOIN customers j ON (j.id = p.id) WHERE p.id >= NOW() - INTERVAL 7 DAY AND p.price = 0x1F ORDER BY p.title LIMIT 1 OFFSET 20
SELECT DISTINCT REGEXP_REPLACE(i.quantity, '[a-z]+', 'x') FROM order_items i GROUP BY i.order_id HAVING COUNT(*) > 3 LIMIT 37, 5
SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = p.id), GREATEST(id, p.stock REGEXP '^a') FROM shop.products p JOIN accounts j ON (j.id = p.title) ORDER BY p.price DESC LIMIT 69
WITH recent AS (SELECT ABS(IFNULL(sku, 0)) % 7, EXTRACT(YEAR FROM p.id), CONCAT_WS('-', price, title * p.sku) FROM shop.products p) SELECT * FROM recent
SELECT p.attributes, ST_DISTANCE_SPHERE(p.price, attributes), CEIL(p.attributes / 3) AS x2 FROM shop.products p WHERE (title IS NOT NULL AND p.sku = ? OR LOWER(p.attributes) = 'x') LIMIT 37 OFFSET 20
SELECT ST_DISTANCE_SPHERE(o.id, id) FROM orders o UNION SELECT CURRENT_TIMESTAMP, GROUP_CONCAT(id ORDER BY i.product_id SEPARATOR ', ') FROM order_items i WHERE LOWER(price) = 'x'
/* report; monthly */ SELECT STDDEV(e.`at`) FROM `events` e INNER JOIN customers j ON (j.id = e.`type`) ORDER BY `at` LIMIT 75
SELECT COUNT(DISTINCT e.`payload`), IF(e.`type` IN (SELECT id FROM customers WHERE vip = 1), 'yes', 'no') FROM `events` e GROUP BY `id` WITH ROLLUP HAVING COUNT(*) > 8
SELECT DISTINCT MATCH (i.id) AGAINST ('x' IN BOOLEAN MODE) FROM order_items i WHERE order_id = TRUE ORDER BY product_id ASC
SELECT DISTINCT REGEXP_REPLACE(o.total, '[a-z]+', 'x') AS x0 FROM orders o INNER JOIN customers j ON (j.id = o.status) WHERE note IS NOT NULL ORDER BY total DESC
SELECT GREATEST(balance, RANK() OVER (ORDER BY a.version DESC)) AS x0, YEAR(a.version), SUBSTRING(a.balance, 1, 10) AS x2 FROM accounts a
SELECT LAG(`id`, 1) OVER (PARTITION BY e.`type` ORDER BY `at`) FROM `events` e WHERE `at` IN (1, 'it''s', 1)
SELECT CONVERT(p.title USING utf8mb4), UNIX_TIMESTAMP(p.sku), p.stock FROM shop.products p INNER JOIN orders j ON (j.id = p.sku) WHERE attributes > 0x1F
SELECT BIN_TO_UUID(i.price), * FROM order_items i INNER JOIN customers j ON (j.id = i.order_id) WHERE i.id > 1 AND i.product_id LIKE 'a%'
SELECT ROW_NUMBER() OVER (PARTITION BY o.total ORDER BY o.customer_id), @@version_comment
SELECT DISTINCT ABS(IFNULL(e.`payload`, 0)) % 7 FROM `events` e LIMIT 59
SELECT * FROM orders o WHERE NOT (o.status = TRUE)
SELECT REPLACE(id, 'a', 'b'), @@version_comment
SELECT SUBSTRING(product_id, 1, 10) FROM order_items i
SELECT *, JSON_UNQUOTE(JSON_EXTRACT(a.balance, '$.name')), MATCH (a.currency) AGAINST ('x' IN BOOLEAN MODE) FROM accounts a WHERE balance >= NOW() - INTERVAL 7 DAY
SELECT DISTINCT CONCAT(e.`type`, ' ', SUBSTRING(e.`user_id`, 1, 10)), EXTRACT(YEAR FROM e.`type`), MATCH (`id`) AGAINST ('x' IN BOOLEAN MODE) AS x2 FROM `events` e INNER JOIN `events` j ON (j.id = e.`type`) WHERE LOWER(e.`user_id`) = 'x';
SELECT CONVERT(a.balance USING utf8mb4), id DIV 2 FROM accounts a INNER JOIN customers j ON (j.id = a.owner) ORDER BY a.balance ASC
SELECT SUBSTRING(total, 1, 10), FIND_IN_SET(?, o.status) AS x1 FROM orders o ORDER BY id ASC
/* report; monthly */ SELECT *, REGEXP_REPLACE(`payload`, '[a-z]+', 'x') FROM `events` e JOIN order_items j ON (j.id = e.`user_id`) WHERE (LOWER(e.`at`) = 'x' OR e.`type` > 42)
WITH recent AS (SELECT RANK() OVER (ORDER BY o.status DESC) FROM orders o LIMIT 72) SELECT * FROM recent
(SELECT GROUP_CONCAT(c.country ORDER BY id SEPARATOR ', '), LENGTH(TRIM(c.vip)), CURRENT_TIMESTAMP AS x2 FROM customers c) UNION (SELECT * FROM `events` e) ORDER BY 1 LIMIT 34
SELECT /*+ MAX_EXECUTION_TIME(1000) */ CAST(`user_id` AS DECIMAL(10, 2)) FROM `events` e;
SELECT DISTINCT MAX(a.balance), GROUP_CONCAT(a.owner ORDER BY a.owner SEPARATOR ', ') AS x1, HEX(MD5(a.balance)) FROM accounts a
SELECT *, a.currency->>'$.color' FROM accounts a GROUP BY a.currency LIMIT 92 OFFSET 20
SELECT DISTINCT CASE WHEN c.name IS NOT NULL THEN 0x1F ELSE NOW() END AS x0 FROM customers c LIMIT 54
SELECT *, CONVERT(customer_id USING utf8mb4), * AS x2 FROM orders o WHERE o.customer_id LIKE 'a%'
SELECT NOW() AS x0, JSON_UNQUOTE(JSON_EXTRACT(country, '$.name')) AS x1 FROM customers c ORDER BY c.country DESC LIMIT 30
SELECT order_id->>'$.color' AS x0, ABS(REPLACE(i.order_id, 'a', 'b')) % 7 FROM order_items i INNER JOIN shop.products j ON (j.id = i.order_id) LIMIT 80
SELECT YEAR(id) FROM shop.products p
WITH recent AS (SELECT LENGTH(TRIM(c.name)) FROM customers c WHERE country > TRUE) SELECT * FROM recent
SELECT d.* FROM (SELECT ABS(DATE_ADD(created_at, INTERVAL 1 DAY)) % 7, IFNULL(IFNULL(c.created_at, 0), 0), COALESCE(c.country, 'open') FROM customers c LEFT JOIN shop.products j ON (j.id = c.vip)) AS d WHERE d.id = ?
SELECT MATCH (sku) AGAINST ('x' IN BOOLEAN MODE), GREATEST(p.stock, MATCH (sku) AGAINST ('x' IN BOOLEAN MODE)) FROM shop.products p
/* dao */ SELECT ST_DISTANCE_SPHERE(p.sku, p.price) AS x0 FROM shop.products p GROUP BY price ORDER BY title DESC LIMIT 53, 5
SELECT CONCAT(id, ' ', MATCH (c.created_at) AGAINST ('x' IN BOOLEAN MODE)), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = c.name), JSON_UNQUOTE(JSON_EXTRACT(c.email, '$.name')) FROM customers c WHERE email LIKE 'a%' LIMIT 14 UNION SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = id), COUNT(*) FROM order_items i LEFT JOIN orders j ON (j.id = i.price) LIMIT 5 OFFSET 20
SELECT (CURRENT_TIMESTAMP + 42) AS x0 FROM shop.products p WHERE (p.title = 3.14 OR p.title LIKE 'a%') AND (p.stock IN ('open', 0x1F, NULL) OR EXISTS (SELECT 1 FROM orders z WHERE z.id = attributes))
SELECT /*+ MAX_EXECUTION_TIME(1000) */ BIN_TO_UUID(e.`user_id`) AS x0, IF(EXISTS (SELECT 1 FROM orders z WHERE z.id = e.`at`), 'yes', 'no') AS x1 FROM `events` e GROUP BY `id`
SELECT NOW() FROM `events` e INNER JOIN orders j ON (j.id = e.`at`) LIMIT 60, 5
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3), t AS (SELECT /*+ MAX_EXECUTION_TIME(1000) */ DISTINCT product_id * CONVERT(i.id USING utf8mb4), COUNT(*), CONCAT_WS('-', i.product_id, GREATEST(i.order_id, i.price)) FROM order_items i) SELECT n.i, t.* FROM n JOIN t ON TRUE
/* FOR UPDATE */ SELECT *, c.id FROM customers c JOIN order_items j ON (j.id = c.created_at) WHERE id > 1e3 LIMIT 76, 5
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25), t AS (SELECT DISTINCT GREATEST(price, i.product_id->>'$.color'), EXTRACT(YEAR FROM quantity) FROM order_items i GROUP BY id ORDER BY i.id DESC) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT *, *, CURRENT_TIMESTAMP AS x2 FROM shop.products p
SELECT ST_DISTANCE_SPHERE(id, a.owner) FROM accounts a JOIN shop.products j ON (j.id = a.version) WHERE NOT (a.owner BETWEEN 1 AND 10) ORDER BY a.owner LIMIT 28, 5
/* FOR UPDATE */ SELECT CEIL(e.`type` / 3) FROM `events` e JOIN order_items j ON (j.id = e.`type`) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = `at`) AND NOT (EXISTS (SELECT 1 FROM orders z WHERE z.id = e.`at`)) GROUP BY e.`payload` LIMIT 52 OFFSET 20
SELECT JSON_UNQUOTE(JSON_EXTRACT(p.id, '$.name')), @@version_comment
(SELECT DISTINCT placed_at, FIND_IN_SET(?, o.customer_id), DATE_ADD(o.note, INTERVAL 1 DAY) FROM orders o WHERE o.note IS NOT NULL) UNION (SELECT REGEXP_REPLACE(p.price, '[a-z]+', 'x'), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = p.title) AS x1, p.id FROM shop.products p INNER JOIN `events` j ON (j.id = p.sku) WHERE price LIKE 'a%' GROUP BY title) ORDER BY 1 LIMIT 30
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 28), t AS (SELECT COUNT(DISTINCT a.balance) FROM accounts a WHERE a.balance = 1) SELECT n.i, t.* FROM n JOIN t ON TRUE
/* dao */ SELECT FIND_IN_SET(?, p.sku) AS x0, UPPER(price) AS x1, NULLIF(p.price, '') FROM shop.products p WHERE (p.attributes = ? OR LOWER(p.price) = 'x')
SELECT DISTINCT i.product_id AS x0, ROW_NUMBER() OVER (PARTITION BY i.quantity ORDER BY product_id), COUNT(*) FROM order_items i ORDER BY order_id DESC
(SELECT JSON_EXTRACT(owner, '$.a.b'), CASE WHEN a.owner IS NOT NULL THEN TRUE ELSE HEX(MD5(a.version)) END AS x1 FROM accounts a WHERE LOWER(a.balance) = 'x' ORDER BY a.balance ASC) UNION (SELECT FIND_IN_SET(?, note), ST_DISTANCE_SPHERE(o.total, o.id) FROM orders o JOIN `events` j ON (j.id = o.total)) ORDER BY 1 LIMIT 2
(SELECT /*+ MAX_EXECUTION_TIME(1000) */ DISTINCT *, CURRENT_TIMESTAMP AS x1 FROM accounts a WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = a.id)) UNION (SELECT DISTINCT LAG(p.attributes, 1) OVER (PARTITION BY id ORDER BY p.sku) AS x0, REGEXP_REPLACE(price, '[a-z]+', 'x'), p.title->>'$.color' AS x2 FROM shop.products p JOIN customers j ON (j.id = p.attributes) ORDER BY p.title DESC) ORDER BY 1 LIMIT 35
SELECT MATCH (a.owner) AGAINST ('x' IN BOOLEAN MODE) FROM accounts a WHERE NOT (id IN (3.14, 'a%', '2026-01-31')) LIMIT 54, 5 UNION ALL SELECT HEX(MD5(p.sku)) FROM shop.products p WHERE p.sku LIKE 'a%' ORDER BY price DESC LIMIT 2, 5
/* FOR UPDATE */ SELECT DISTINCT CURRENT_TIMESTAMP, CEIL(o.total / 3) FROM orders o INNER JOIN accounts j ON (j.id = o.placed_at)
SELECT e.`at`, COALESCE(`user_id`, '2026-01-31') AS x1, CONCAT_WS('-', e.`user_id`, CURRENT_TIMESTAMP) FROM `events` e;
SELECT REPLACE(p.price, 'a', 'b') FROM shop.products p WHERE (attributes LIKE 'a%' OR p.id IN (SELECT id FROM customers WHERE vip = 1)) LIMIT 22 OFFSET 20
SELECT GROUP_CONCAT(o.status ORDER BY o.id SEPARATOR ', ') AS x0 FROM orders o WHERE LOWER(status) = 'x'
/* FOR UPDATE */ SELECT c.email, * FROM customers c ORDER BY c.email DESC
SELECT DISTINCT DATE_FORMAT(c.vip, '%Y-%m-%d') AS x0, UPPER(c.country) AS x1 FROM customers c WHERE email <> 42
SELECT CONCAT_WS('-', p.stock, DATE_FORMAT(p.stock, '%Y-%m-%d')) FROM shop.products p JOIN orders j ON (j.id = p.price)
SELECT IFNULL(FIND_IN_SET(?, c.country), 0), * AS x1 FROM customers c WHERE c.country >= NOW() - INTERVAL 7 DAY GROUP BY vip LIMIT 23 OFFSET 20
SELECT i.product_id, @@version_comment
SELECT o.status AS x0, UNIX_TIMESTAMP(o.customer_id) FROM orders o WHERE (o.status IN ('it''s', 'a%', '2026-01-31') OR o.total > 1) GROUP BY id WITH ROLLUP HAVING COUNT(*) > 8 UNION ALL SELECT vip FROM customers c LEFT JOIN order_items j ON (j.id = c.country) WHERE NOT (vip LIKE 'a%' AND EXISTS (SELECT 1 FROM orders z WHERE z.id = created_at))
SELECT UNIX_TIMESTAMP(o.placed_at) AS x0, NOW(), UPPER(o.status) AS x2 FROM orders o WHERE id <> TRUE AND LOWER(o.customer_id) = 'x' ORDER BY o.id UNION ALL SELECT DISTINCT SUM(placed_at) OVER w AS x0 FROM orders o INNER JOIN accounts j ON (j.id = o.total) WINDOW w AS (PARTITION BY note) LIMIT 26
SELECT FROM_UNIXTIME(a.currency) AS x0, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = version) AS x1 FROM accounts a WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = a.currency) AND NOT (a.balance = ?) ORDER BY a.currency ASC
SELECT CONCAT_WS('-', `user_id`, STDDEV(e.`type`)) FROM `events` e
(SELECT JSON_UNQUOTE(JSON_EXTRACT(c.name, '$.name')), GROUP_CONCAT(c.email ORDER BY c.name SEPARATOR ', ') FROM customers c) UNION (SELECT * AS x0, e.`at` FROM `events` e JOIN accounts j ON (j.id = e.`type`) WHERE e.`payload` LIKE 'a%' LIMIT 50 OFFSET 20) ORDER BY 1 LIMIT 44
SELECT REGEXP_REPLACE(o.note, '[a-z]+', 'x') AS x0, SUM(placed_at) OVER w, * FROM orders o WHERE LOWER(status) = 'x' GROUP BY o.customer_id WITH ROLLUP WINDOW w AS (PARTITION BY o.total) UNION SELECT HEX(MD5(email)), c.email * created_at AS x1, LPAD((SELECT COUNT(*) FROM order_items x WHERE x.order_id = c.email), 10, '0') FROM customers c WHERE c.created_at IS NOT NULL
SELECT YEAR(`id`) AS x0, JSON_UNQUOTE(JSON_EXTRACT(`id`, '$.name')) FROM `events` e WHERE `at` IN (SELECT id FROM customers WHERE vip = 1) LIMIT 42
SELECT SUBSTRING(i.order_id, 1, 10) FROM order_items i WHERE i.price IN (SELECT id FROM customers WHERE vip = 1)
SELECT `payload`, @@version_comment
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 64), t AS (SELECT id FROM order_items i GROUP BY quantity HAVING COUNT(*) > 2 LIMIT 14 OFFSET 20) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT BIN_TO_UUID(`at`), LAG(e.`payload`, 1) OVER (PARTITION BY e.`at` ORDER BY `type`), `id` * EXTRACT(YEAR FROM e.`payload`) AS x2 FROM `events` e INNER JOIN accounts j ON (j.id = e.`at`) ORDER BY e.`user_id` DESC
(SELECT ROUND(GREATEST(`type`, e.`type`), 2) FROM `events` e WHERE e.`type` IN (SELECT id FROM customers WHERE vip = 1) ORDER BY `at`) UNION (SELECT TIMESTAMPDIFF(DAY, o.customer_id, NOW()), UPPER(o.customer_id) FROM orders o) ORDER BY 1 LIMIT 27
SELECT /*+ MAX_EXECUTION_TIME(1000) */ UUID() AS x0, COALESCE(a.version, ?), CONCAT_WS('-', id, SUM(a.owner)) FROM accounts a JOIN shop.products j ON (j.id = a.version) WHERE a.version IS NOT NULL
(SELECT DISTINCT ABS(SUM(a.balance)) % 7 FROM accounts a WHERE id > 3.14 GROUP BY currency HAVING COUNT(*) > 7 ORDER BY id DESC LIMIT 13, 5) UNION (SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = stock), REPLACE(p.price, 'a', 'b'), UUID() FROM shop.products p) ORDER BY 1 LIMIT 13
SELECT /*+ MAX_EXECUTION_TIME(1000) */ COUNT(*), * FROM customers c ORDER BY c.country
SELECT DISTINCT BIN_TO_UUID(id), o.id FROM orders o ORDER BY o.id ASC
SELECT DISTINCT REGEXP_REPLACE(i.id, '[a-z]+', 'x') FROM order_items i WHERE i.order_id > TRUE AND order_id IS NOT NULL AND i.price = ?;
SELECT LENGTH(TRIM(c.created_at)), NOW() AS x1 FROM customers c WHERE c.email IN (SELECT id FROM customers WHERE vip = 1) AND LOWER(c.email) = 'x' GROUP BY created_at HAVING COUNT(*) > 0 ORDER BY id DESC LIMIT 28
WITH recent AS (SELECT DISTINCT a.currency, GROUP_CONCAT(id ORDER BY a.version SEPARATOR ', '), UUID() FROM accounts a ORDER BY a.balance) SELECT * FROM recent
SELECT REGEXP_REPLACE(c.id, '[a-z]+', 'x') FROM customers c ORDER BY c.vip UNION SELECT REPLACE(i.id, 'a', 'b') AS x0, NULLIF(i.order_id, '') FROM order_items i LIMIT 83
SELECT id AS x0 FROM order_items i
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 69), t AS (SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = i.product_id) FROM order_items i GROUP BY i.product_id) SELECT n.i, t.* FROM n JOIN t ON TRUE
/* FOR UPDATE */ SELECT DISTINCT c.email, LAG(c.name, 1) OVER (PARTITION BY c.id ORDER BY created_at) AS x1, LENGTH(TRIM(id)) AS x2 FROM customers c GROUP BY vip HAVING COUNT(*) > 1
(SELECT ROW_NUMBER() OVER (PARTITION BY e.`at` ORDER BY `user_id`) FROM `events` e LEFT JOIN shop.products j ON (j.id = e.`at`) WHERE NOT (e.`id` IN (42, TRUE, 1)) LIMIT 82) UNION (SELECT *, JSON_EXTRACT(stock, '$.a.b'), COALESCE(p.attributes, TRUE) FROM shop.products p ORDER BY title DESC) ORDER BY 1 LIMIT 28
SELECT d.* FROM (SELECT NULLIF(placed_at, ''), UUID() AS x1 FROM orders o LEFT JOIN accounts j ON (j.id = o.id)) AS d WHERE d.id = ?
(SELECT SUM(e.`payload`) OVER w, RANK() OVER (ORDER BY e.`user_id` DESC) FROM `events` e JOIN `events` j ON (j.id = e.`at`) GROUP BY e.`at` WINDOW w AS (PARTITION BY `user_id`) LIMIT 23, 5) UNION (SELECT FROM_UNIXTIME(o.total), LAG(o.status, 1) OVER (PARTITION BY o.customer_id ORDER BY total), ROUND((SELECT COUNT(*) FROM order_items x WHERE x.order_id = note), 2) FROM orders o GROUP BY o.note WITH ROLLUP HAVING COUNT(*) > 0 ORDER BY note DESC LIMIT 78, 5) ORDER BY 1 LIMIT 28
/* dao */ SELECT LAG(e.`type`, 1) OVER (PARTITION BY `user_id` ORDER BY e.`id`), * AS x1 FROM `events` e LIMIT 6
SELECT CEIL(price / 3) AS x0, *, i.product_id AS x2 FROM order_items i WHERE i.id >= NOW() - INTERVAL 7 DAY LIMIT 38
/* dao */ SELECT /*+ MAX_EXECUTION_TIME(1000) */ CONCAT(e.`at`, ' ', CASE WHEN e.`id` >= NOW() - INTERVAL 7 DAY THEN 'a%' ELSE `type` END), `id`, SUBSTRING(`type`, 1, 10) AS x2 FROM `events` e
SELECT SUBSTRING(balance, 1, 10), @@version_comment
SELECT /*+ MAX_EXECUTION_TIME(1000) */ DISTINCT * FROM accounts a JOIN orders j ON (j.id = a.currency) WHERE LOWER(a.version) = 'x' LIMIT 30, 5;
SELECT d.* FROM (SELECT DISTINCT SUBSTRING(i.order_id, 1, 10), (GROUP_CONCAT(i.quantity ORDER BY i.quantity SEPARATOR ', ') + '2026-01-31'), TIMESTAMPDIFF(DAY, i.price, NOW()) AS x2 FROM order_items i WHERE order_id BETWEEN 1 AND 10 GROUP BY order_id HAVING COUNT(*) > 0 LIMIT 33) AS d WHERE d.id = ?
SELECT vip AS x0, *, CAST(email AS DECIMAL(10, 2)) AS x2 FROM customers c WHERE c.name <> 'it''s' LIMIT 6, 5
SELECT DISTINCT CONVERT(p.attributes USING utf8mb4) AS x0 FROM shop.products p WHERE price IN (1e3, 42, 'open') GROUP BY p.sku ORDER BY id
SELECT CONCAT_WS('-', e.`type`, CONCAT(e.`at`, ' ', e.`payload`)) FROM `events` e WHERE `type` >= NOW() - INTERVAL 7 DAY
SELECT FROM_UNIXTIME(c.email), * FROM customers c JOIN `events` j ON (j.id = c.vip) WHERE created_at BETWEEN 1 AND 10 ORDER BY c.id DESC UNION ALL SELECT HEX(MD5(o.placed_at)) AS x0, * FROM orders o GROUP BY o.status WITH ROLLUP HAVING COUNT(*) > 6
SELECT d.* FROM (SELECT DATE_ADD(id, INTERVAL 1 DAY) AS x0, MATCH (c.email) AGAINST ('x' IN BOOLEAN MODE), UUID() FROM customers c WHERE c.vip LIKE 'a%' ORDER BY c.id) AS d WHERE d.id = ?
SELECT /*+ MAX_EXECUTION_TIME(1000) */ DISTINCT UPPER(i.price) FROM order_items i INNER JOIN `events` j ON (j.id = i.order_id) WHERE order_id = ? GROUP BY i.id HAVING COUNT(*) > 5 UNION ALL SELECT REGEXP_REPLACE(i.price, '[a-z]+', 'x'), SUBSTRING(i.order_id, 1, 10) FROM order_items i GROUP BY i.order_id ORDER BY i.quantity DESC LIMIT 53
SELECT EXTRACT(YEAR FROM id) FROM shop.products p ORDER BY id LIMIT 7 OFFSET 20
SELECT CAST(placed_at AS DECIMAL(10, 2)), @@version_comment
(SELECT CONCAT(o.customer_id, ' ', COUNT(DISTINCT o.status)) FROM orders o WHERE o.total IN (NULL, 0x1F, 3.14)) UNION (SELECT *, DATE_ADD(balance, INTERVAL 1 DAY) FROM accounts a WHERE a.currency = ?) ORDER BY 1 LIMIT 50
SELECT IF(i.id <> 3.14, 'yes', 'no'), ROUND(UUID(), 2) FROM order_items i
/* report; monthly */ SELECT NOW(), (TIMESTAMPDIFF(DAY, owner, NOW()) + NULL) AS x1, COUNT(*) FROM accounts a LIMIT 36, 5
SELECT a.version AS x0 FROM accounts a WHERE version BETWEEN 1 AND 10 GROUP BY a.id HAVING COUNT(*) > 3 UNION ALL SELECT DISTINCT STDDEV(e.`payload`), CONCAT_WS('-', e.`type`, COALESCE(e.`payload`, 3.14)), * FROM `events` e WHERE e.`at` BETWEEN 1 AND 10
(SELECT DISTINCT STDDEV(o.note) FROM orders o LEFT JOIN shop.products j ON (j.id = o.placed_at) GROUP BY o.id HAVING COUNT(*) > 2) UNION (SELECT ROW_NUMBER() OVER (PARTITION BY id ORDER BY price) FROM order_items i) ORDER BY 1 LIMIT 39
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 86), t AS (SELECT MAX(e.`id`) AS x0, COUNT(*) FROM `events` e LEFT JOIN customers j ON (j.id = e.`at`)) SELECT n.i, t.* FROM n JOIN t ON TRUE
(SELECT EXTRACT(YEAR FROM note) AS x0 FROM orders o GROUP BY o.placed_at HAVING COUNT(*) > 1) UNION (SELECT CONCAT(a.balance, ' ', LPAD(a.version, 10, '0')) AS x0, CONVERT(a.version USING utf8mb4) FROM accounts a WHERE a.owner IN (SELECT id FROM customers WHERE vip = 1)) ORDER BY 1 LIMIT 15
SELECT REGEXP_REPLACE(p.stock, '[a-z]+', 'x') AS x0 FROM shop.products p WHERE price BETWEEN 1 AND 10 AND NOT (p.title = NULL) ORDER BY p.id
SELECT e.`type`, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = `at`), NOW() FROM `events` e WHERE e.`at` = ? ORDER BY `id` ASC
SELECT COUNT(*), NULLIF(quantity, '') AS x1 FROM order_items i WHERE id IS NOT NULL AND quantity = 1 AND i.order_id BETWEEN 1 AND 10 GROUP BY i.product_id HAVING COUNT(*) > 7 ORDER BY order_id ASC
SELECT DISTINCT MAX(country), UUID() FROM customers c JOIN `events` j ON (j.id = c.country) ORDER BY vip DESC
SELECT * FROM shop.products p INNER JOIN order_items j ON (j.id = p.sku) ORDER BY price DESC;
SELECT DISTINCT REPLACE(c.name, 'a', 'b'), IFNULL(DATE_FORMAT(c.email, '%Y-%m-%d'), 0), STDDEV(name) FROM customers c WHERE created_at IN (SELECT id FROM customers WHERE vip = 1) LIMIT 58 OFFSET 20
SELECT IFNULL(UPPER(i.order_id), 0), GROUP_CONCAT(i.product_id ORDER BY i.price SEPARATOR ', '), * AS x2 FROM order_items i JOIN order_items j ON (j.id = i.id) WHERE i.quantity IN (SELECT id FROM customers WHERE vip = 1)
SELECT * FROM `events` e JOIN order_items j ON (j.id = e.`user_id`) LIMIT 22, 5
/* dao */ SELECT ROUND(SUM(created_at), 2), * FROM customers c
SELECT SUM(STDDEV(e.`at`)) FROM `events` e JOIN order_items j ON (j.id = e.`user_id`) UNION SELECT LAG(p.id, 1) OVER (PARTITION BY p.sku ORDER BY p.id), LENGTH(TRIM(price)) AS x1 FROM shop.products p
SELECT /*+ MAX_EXECUTION_TIME(1000) */ JSON_EXTRACT(o.total, '$.a.b') FROM orders o LEFT JOIN customers j ON (j.id = o.note) WHERE status IN (SELECT id FROM customers WHERE vip = 1) GROUP BY id HAVING COUNT(*) > 8;
SELECT MAX(c.country), c.country AS x1 FROM customers c LEFT JOIN shop.products j ON (j.id = c.country) WHERE c.created_at >= NOW() - INTERVAL 7 DAY ORDER BY c.name DESC
SELECT order_id, id AS x1, i.price FROM order_items i JOIN customers j ON (j.id = i.quantity) WHERE i.product_id <> 1e3 ORDER BY i.quantity DESC
SELECT REGEXP_REPLACE(p.attributes, '[a-z]+', 'x'), ST_DISTANCE_SPHERE(p.price, attributes), UUID() AS x2 FROM shop.products p INNER JOIN customers j ON (j.id = p.price) UNION ALL SELECT STDDEV(o.total), CURRENT_TIMESTAMP, UPPER(o.status) FROM orders o ORDER BY o.placed_at DESC
SELECT TIMESTAMPDIFF(DAY, c.email, NOW()) FROM customers c INNER JOIN shop.products j ON (j.id = c.country) WHERE email IS NOT NULL AND country = ? AND c.id BETWEEN 1 AND 10 UNION ALL SELECT JSON_UNQUOTE(JSON_EXTRACT(c.created_at, '$.name')) FROM customers c WHERE LOWER(c.name) = 'x'
SELECT DISTINCT * AS x0 FROM order_items i ORDER BY i.order_id
SELECT COUNT(DISTINCT sku) AS x0, DATE_ADD(sku, INTERVAL 1 DAY), * FROM shop.products p WHERE p.sku = 3.14 LIMIT 61 OFFSET 20;
SELECT p.id * CONVERT(p.price USING utf8mb4) FROM shop.products p WHERE p.id >= NOW() - INTERVAL 7 DAY AND EXISTS (SELECT 1 FROM orders z WHERE z.id = p.attributes)
SELECT CASE WHEN email = ? THEN 'open' ELSE FIND_IN_SET(?, country) END, @@version_comment
SELECT CASE WHEN a.balance BETWEEN 1 AND 10 THEN 1e3 ELSE a.currency END AS x0, currency DIV 2 AS x1 FROM accounts a LIMIT 18 OFFSET 20
WITH recent AS (SELECT RANK() OVER (ORDER BY o.total DESC) AS x0, COALESCE(o.note, 'it''s') AS x1 FROM orders o WHERE o.customer_id = 0x1F LIMIT 11) SELECT * FROM recent
SELECT REPLACE(c.name, 'a', 'b'), ABS(COALESCE(country, 1)) % 7 AS x1, * FROM customers c LEFT JOIN accounts j ON (j.id = c.country) WHERE NOT (c.email > 'a%') ORDER BY vip
SELECT d.* FROM (SELECT ROUND(e.`user_id`, 2), JSON_EXTRACT(`payload`, '$.a.b') FROM `events` e LEFT JOIN `events` j ON (j.id = e.`user_id`) WHERE e.`id` <> 3.14) AS d WHERE d.id = ?
SELECT DISTINCT CONCAT(p.price, ' ', DATE_FORMAT(p.price, '%Y-%m-%d')), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = p.stock) AS x1, * FROM shop.products p LEFT JOIN shop.products j ON (j.id = p.stock) ORDER BY p.price ASC LIMIT 48
SELECT country REGEXP '^a', CONVERT(c.name USING utf8mb4) AS x1 FROM customers c JOIN customers j ON (j.id = c.name) WHERE country LIKE 'a%' ORDER BY created_at ASC LIMIT 36
(SELECT DISTINCT ST_DISTANCE_SPHERE(`at`, `payload`) FROM `events` e WHERE `type` BETWEEN 1 AND 10 AND (e.`id` >= NOW() - INTERVAL 7 DAY OR `type` IN ('open', 3.14, ?))) UNION (SELECT TIMESTAMPDIFF(DAY, c.email, NOW()), LAG(c.vip, 1) OVER (PARTITION BY c.name ORDER BY created_at) FROM customers c WHERE (vip > ? OR c.email IN (1, 1, -7) AND name LIKE 'a%') ORDER BY c.vip ASC LIMIT 45) ORDER BY 1 LIMIT 1
SELECT i.order_id, CASE WHEN i.price = ? THEN NULL ELSE UUID() END, REPLACE(id, 'a', 'b') AS x2 FROM order_items i WHERE i.price IN (SELECT id FROM customers WHERE vip = 1) AND price = ? AND id = ?
SELECT MAX(p.id), LPAD(FIND_IN_SET(?, id), 10, '0') AS x1 FROM shop.products p;
SELECT DISTINCT ROW_NUMBER() OVER (PARTITION BY price ORDER BY p.price) AS x0 FROM shop.products p LEFT JOIN accounts j ON (j.id = p.attributes) WHERE stock = 0x1F UNION ALL SELECT e.`payload` AS x0, LAG(`payload`, 1) OVER (PARTITION BY e.`type` ORDER BY `user_id`) FROM `events` e
SELECT EXTRACT(YEAR FROM c.vip), LENGTH(TRIM(id)), c.vip FROM customers c JOIN order_items j ON (j.id = c.email) WHERE c.created_at IS NOT NULL
SELECT customer_id->>'$.color', @@version_comment
SELECT DISTINCT UPPER(price) FROM order_items i
SELECT c.created_at->>'$.color' FROM customers c JOIN order_items j ON (j.id = c.country) GROUP BY c.id HAVING COUNT(*) > 4 ORDER BY c.id DESC LIMIT 86;
SELECT DATE_ADD(`user_id`, INTERVAL 1 DAY), LAG(e.`type`, 1) OVER (PARTITION BY e.`payload` ORDER BY e.`id`) FROM `events` e
SELECT attributes * SUM(p.price), CONCAT_WS('-', p.price, COUNT(*)), SUM(UUID()) FROM shop.products p
SELECT GREATEST(p.attributes, LAG(price, 1) OVER (PARTITION BY p.stock ORDER BY p.title)) AS x0, JSON_EXTRACT(p.sku, '$.a.b') AS x1 FROM shop.products p WHERE p.price BETWEEN 1 AND 10 LIMIT 6 OFFSET 20
SELECT CAST(`at` AS DECIMAL(10, 2)) AS x0 FROM `events` e
SELECT ROW_NUMBER() OVER (PARTITION BY sku ORDER BY id), @@version_comment
SELECT DISTINCT CASE WHEN id BETWEEN 1 AND 10 THEN 0x1F ELSE REPLACE(product_id, 'a', 'b') END, MAX(i.quantity) FROM order_items i WHERE i.quantity > TRUE ORDER BY i.order_id ASC;
SELECT REPLACE(c.name, 'a', 'b'), CURRENT_TIMESTAMP, GROUP_CONCAT(c.email ORDER BY c.name SEPARATOR ', ') FROM customers c WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = c.vip) LIMIT 26 OFFSET 20
SELECT ROUND(o.id, 2), CEIL(o.id / 3) AS x1, customer_id DIV 2 FROM orders o JOIN `events` j ON (j.id = o.note) GROUP BY note WITH ROLLUP
SELECT id FROM customers c
SELECT * FROM order_items i GROUP BY i.order_id ORDER BY i.order_id ASC
SELECT CONVERT(price USING utf8mb4), FIND_IN_SET(?, id), YEAR(i.product_id) FROM order_items i GROUP BY i.price ORDER BY quantity ASC
SELECT d.* FROM (SELECT MAX(id) AS x0, * AS x1, CEIL(p.price / 3) AS x2 FROM shop.products p WHERE p.price IN (SELECT id FROM customers WHERE vip = 1) GROUP BY title ORDER BY p.attributes) AS d WHERE d.id = ?
SELECT d.* FROM (SELECT ROUND(MATCH (a.id) AGAINST ('x' IN BOOLEAN MODE), 2), (TIMESTAMPDIFF(DAY, a.owner, NOW()) + ?) AS x1, LAG(currency, 1) OVER (PARTITION BY a.version ORDER BY a.owner) FROM accounts a INNER JOIN order_items j ON (j.id = a.currency) WHERE a.owner = 1) AS d WHERE d.id = ?
SELECT /*+ MAX_EXECUTION_TIME(1000) */ FROM_UNIXTIME(c.email), YEAR(created_at) FROM customers c INNER JOIN accounts j ON (j.id = c.vip) GROUP BY name ORDER BY vip ASC
SELECT *, *, COUNT(*) FROM `events` e WHERE e.`user_id` = ? ORDER BY e.`payload` DESC UNION ALL SELECT i.product_id DIV 2, MAX(i.id) FROM order_items i INNER JOIN `events` j ON (j.id = i.price) ORDER BY i.id
(SELECT ROUND(LAG(a.owner, 1) OVER (PARTITION BY currency ORDER BY a.id), 2), CASE WHEN a.currency = ? THEN 42 ELSE COUNT(*) END, FROM_UNIXTIME(a.owner) FROM accounts a LIMIT 24 OFFSET 20) UNION (SELECT FIND_IN_SET(?, `type`), NOW() AS x1, BIN_TO_UUID(`type`) AS x2 FROM `events` e INNER JOIN orders j ON (j.id = e.`user_id`) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = `type`) ORDER BY e.`user_id` DESC) ORDER BY 1 LIMIT 48
SELECT DISTINCT CONCAT(o.customer_id, ' ', LENGTH(TRIM(status))) FROM orders o LEFT JOIN accounts j ON (j.id = o.id) GROUP BY placed_at HAVING COUNT(*) > 8
SELECT ROW_NUMBER() OVER (PARTITION BY a.id ORDER BY version), @@version_comment
/* dao */ SELECT COALESCE(vip, 1), SUM(REPLACE(created_at, 'a', 'b')) FROM customers c WHERE c.id IN (3.14, NULL, 42) AND c.created_at IN (1e3, -7, 42)
SELECT REGEXP_REPLACE(c.name, '[a-z]+', 'x'), @@version_comment
SELECT COUNT(*) AS x0 FROM orders o JOIN accounts j ON (j.id = o.status) LIMIT 56
SELECT MAX(version) FROM accounts a WHERE a.currency = 1e3 ORDER BY version DESC LIMIT 30 OFFSET 20;
SELECT SUBSTRING(status, 1, 10) AS x0, ST_DISTANCE_SPHERE(o.customer_id, o.total) FROM orders o JOIN `events` j ON (j.id = o.note) LIMIT 64 UNION ALL SELECT DISTINCT LENGTH(TRIM(o.status)) FROM orders o WHERE note >= NOW() - INTERVAL 7 DAY AND LOWER(o.id) = 'x' LIMIT 97 OFFSET 20
SELECT DISTINCT CAST(e.`user_id` AS DECIMAL(10, 2)) AS x0, GROUP_CONCAT(e.`at` ORDER BY `user_id` SEPARATOR ', ') FROM `events` e LEFT JOIN accounts j ON (j.id = e.`id`) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = e.`type`) GROUP BY e.`type` ORDER BY `type` LIMIT 81 OFFSET 20
/* report; monthly */ SELECT * AS x0 FROM `events` e LIMIT 1
SELECT STDDEV(i.price), JSON_UNQUOTE(JSON_EXTRACT(i.order_id, '$.name')) FROM order_items i WHERE i.quantity = 'it''s' GROUP BY id HAVING COUNT(*) > 8 ORDER BY i.order_id
SELECT DATE_ADD(c.country, INTERVAL 1 DAY), ROW_NUMBER() OVER (PARTITION BY c.email ORDER BY vip), NULLIF(c.name, '') FROM customers c WHERE created_at IN (SELECT id FROM customers WHERE vip = 1)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 95), t AS (SELECT /*+ MAX_EXECUTION_TIME(1000) */ SUM(p.title) OVER w AS x0 FROM shop.products p WINDOW w AS (PARTITION BY p.sku)) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT DISTINCT *, HEX(MD5(owner)), SUBSTRING(balance, 1, 10) FROM accounts a WHERE NOT (id = ?)
SELECT HEX(MD5(total)) AS x0, FIND_IN_SET(?, customer_id), NOW() FROM orders o GROUP BY o.id HAVING COUNT(*) > 5;
SELECT SUM(COUNT(*)), STDDEV(o.id) AS x1 FROM orders o GROUP BY o.customer_id HAVING COUNT(*) > 4 UNION SELECT HEX(MD5(id)) AS x0, EXTRACT(YEAR FROM created_at) AS x1, REGEXP_REPLACE(c.email, '[a-z]+', 'x') AS x2 FROM customers c LIMIT 40, 5
SELECT SUM(c.email) OVER w, SUBSTRING(created_at, 1, 10), SUM(SUBSTRING(country, 1, 10)) AS x2 FROM customers c WINDOW w AS (PARTITION BY c.country) ORDER BY name ASC;
SELECT d.* FROM (SELECT RANK() OVER (ORDER BY product_id DESC), i.product_id AS x1 FROM order_items i WHERE i.order_id IN (SELECT id FROM customers WHERE vip = 1) LIMIT 74 OFFSET 20) AS d WHERE d.id = ?
SELECT ROW_NUMBER() OVER (PARTITION BY price ORDER BY i.order_id), @@version_comment
SELECT DISTINCT DATE_ADD(c.email, INTERVAL 1 DAY), REPLACE(c.name, 'a', 'b') FROM customers c LEFT JOIN order_items j ON (j.id = c.email) WHERE vip LIKE 'a%';
SELECT IFNULL(LPAD(stock, 10, '0'), 0) FROM shop.products p JOIN accounts j ON (j.id = p.price)
/* dao */ SELECT STDDEV(o.customer_id), IFNULL(JSON_UNQUOTE(JSON_EXTRACT(o.note, '$.name')), 0) AS x1 FROM orders o WHERE o.customer_id > ?
SELECT YEAR(e.`at`), @@version_comment
SELECT GREATEST(a.version, SUM(a.balance) OVER w), a.owner * UPPER(a.currency) FROM accounts a WHERE a.balance IS NOT NULL AND currency > 1 AND a.currency BETWEEN 1 AND 10 WINDOW w AS (PARTITION BY a.owner) ORDER BY a.version ASC
SELECT * FROM orders o WHERE o.customer_id LIKE 'a%' AND o.placed_at BETWEEN 1 AND 10 AND o.total <> 'open' ORDER BY o.status DESC LIMIT 40
SELECT order_id FROM order_items i JOIN orders j ON (j.id = i.product_id) LIMIT 33 OFFSET 20
SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = p.title), JSON_UNQUOTE(JSON_EXTRACT(attributes, '$.name')) AS x1, SUM(p.stock) OVER w FROM shop.products p WINDOW w AS (PARTITION BY p.title)
SELECT HEX(MD5(e.`id`)), CURRENT_TIMESTAMP, DATE_FORMAT(e.`at`, '%Y-%m-%d') FROM `events` e JOIN order_items j ON (j.id = e.`payload`) WHERE LOWER(e.`user_id`) = 'x' GROUP BY `payload` HAVING COUNT(*) > 5 LIMIT 56, 5;
SELECT ST_DISTANCE_SPHERE(p.price, attributes) FROM shop.products p GROUP BY title HAVING COUNT(*) > 6
SELECT JSON_EXTRACT(c.name, '$.a.b') AS x0, LPAD(JSON_EXTRACT(c.created_at, '$.a.b'), 10, '0'), * AS x2 FROM customers c ORDER BY c.vip LIMIT 47 OFFSET 20
SELECT /*+ MAX_EXECUTION_TIME(1000) */ ROUND(CONCAT(stock, ' ', p.title), 2) AS x0, COUNT(*) FROM shop.products p WHERE p.attributes >= NOW() - INTERVAL 7 DAY GROUP BY p.id HAVING COUNT(*) > 0 ORDER BY id
SELECT CONVERT(o.status USING utf8mb4) FROM orders o WHERE o.placed_at = -7
/* FOR UPDATE */ SELECT DISTINCT CONCAT(e.`user_id`, ' ', FROM_UNIXTIME(`id`)), SUM(e.`type`) OVER w AS x1 FROM `events` e JOIN accounts j ON (j.id = e.`at`) WINDOW w AS (PARTITION BY e.`user_id`) LIMIT 98 OFFSET 20
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 0), t AS (SELECT UUID(), currency FROM accounts a ORDER BY version ASC LIMIT 30 OFFSET 20) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT SUM(SUM(p.id)) AS x0 FROM shop.products p WHERE p.price >= NOW() - INTERVAL 7 DAY UNION ALL SELECT ROW_NUMBER() OVER (PARTITION BY e.`type` ORDER BY `id`), CONCAT(e.`payload`, ' ', e.`user_id` REGEXP '^a') AS x1, STDDEV(e.`user_id`) FROM `events` e WHERE LOWER(e.`user_id`) = 'x'
SELECT GROUP_CONCAT(p.price ORDER BY p.attributes SEPARATOR ', '), @@version_comment
SELECT CASE WHEN p.sku IN (1, 3.14, 'a%') THEN 42 ELSE RANK() OVER (ORDER BY p.title DESC) END, p.price->>'$.color', FROM_UNIXTIME(p.price) FROM shop.products p JOIN `events` j ON (j.id = p.title) WHERE stock > NULL ORDER BY sku ASC
SELECT e.`type` * FIND_IN_SET(?, `payload`), EXTRACT(YEAR FROM `user_id`) FROM `events` e WHERE e.`user_id` > 1 GROUP BY e.`at` WITH ROLLUP LIMIT 99, 5 UNION SELECT ST_DISTANCE_SPHERE(`user_id`, e.`payload`), MAX(`payload`) AS x1 FROM `events` e ORDER BY e.`type` LIMIT 33, 5
/* dao */ SELECT MATCH (o.note) AGAINST ('x' IN BOOLEAN MODE), CONCAT_WS('-', id, o.placed_at * o.customer_id), * AS x2 FROM orders o WHERE o.note >= NOW() - INTERVAL 7 DAY
(SELECT /*+ MAX_EXECUTION_TIME(1000) */ c.country, ST_DISTANCE_SPHERE(c.created_at, c.country) AS x1, DATE_FORMAT(c.created_at, '%Y-%m-%d') FROM customers c) UNION (SELECT DISTINCT SUBSTRING(i.product_id, 1, 10), HEX(MD5(i.id)), GREATEST(i.id, UNIX_TIMESTAMP(i.price)) FROM order_items i GROUP BY i.price ORDER BY i.product_id DESC) ORDER BY 1 LIMIT 15
SELECT * FROM accounts a
SELECT ABS(UUID()) % 7, @@version_comment
SELECT CONVERT(price USING utf8mb4) AS x0, JSON_EXTRACT(order_id, '$.a.b'), SUBSTRING(product_id, 1, 10) FROM order_items i ORDER BY i.product_id ASC
SELECT d.* FROM (SELECT UNIX_TIMESTAMP(p.attributes) FROM shop.products p WHERE NOT (LOWER(stock) = 'x' AND sku > TRUE) ORDER BY p.sku LIMIT 63) AS d WHERE d.id = ?
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 94), t AS (SELECT /*+ MAX_EXECUTION_TIME(1000) */ DISTINCT GREATEST(e.`id`, ABS(e.`at`) % 7), RANK() OVER (ORDER BY `payload` DESC) AS x1 FROM `events` e WHERE e.`at` = ? ORDER BY e.`payload` DESC) SELECT n.i, t.* FROM n JOIN t ON TRUE
(SELECT ST_DISTANCE_SPHERE(e.`id`, `user_id`) AS x0, REGEXP_REPLACE(`payload`, '[a-z]+', 'x'), e.`id`->>'$.color' AS x2 FROM `events` e ORDER BY e.`id` ASC) UNION (SELECT NULLIF(o.id, '') FROM orders o JOIN order_items j ON (j.id = o.id) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = o.status) ORDER BY o.note ASC LIMIT 68, 5) ORDER BY 1 LIMIT 36
SELECT RANK() OVER (ORDER BY currency DESC) AS x0, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = a.version), FROM_UNIXTIME(a.balance) FROM accounts a UNION ALL SELECT * AS x0, SUM(e.`at`) OVER w, * FROM `events` e WINDOW w AS (PARTITION BY e.`user_id`) LIMIT 16, 5
SELECT DISTINCT CONCAT_WS('-', title, REGEXP_REPLACE(sku, '[a-z]+', 'x')) FROM shop.products p
SELECT /*+ MAX_EXECUTION_TIME(1000) */ HEX(MD5(c.name)) FROM customers c WHERE c.id LIKE 'a%' LIMIT 3, 5
/* report; monthly */ SELECT UNIX_TIMESTAMP(i.product_id) FROM order_items i INNER JOIN customers j ON (j.id = i.product_id) WHERE i.order_id IN (SELECT id FROM customers WHERE vip = 1) AND i.quantity = ? GROUP BY i.quantity ORDER BY i.order_id LIMIT 4
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 92), t AS (SELECT i.order_id REGEXP '^a', i.id->>'$.color' AS x1, REGEXP_REPLACE(i.quantity, '[a-z]+', 'x') AS x2 FROM order_items i WHERE i.id IN (SELECT id FROM customers WHERE vip = 1)) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT DISTINCT CURRENT_TIMESTAMP, CONVERT(o.customer_id USING utf8mb4), * AS x2 FROM orders o WHERE NOT (total IN (?, 'open', TRUE)) AND o.note BETWEEN 1 AND 10
SELECT SUM(balance) OVER w FROM accounts a WHERE balance <> 1 WINDOW w AS (PARTITION BY a.id)
SELECT DISTINCT SUM(o.total) FROM orders o WHERE o.placed_at IS NOT NULL
SELECT ROW_NUMBER() OVER (PARTITION BY vip ORDER BY c.created_at), NULLIF(email, ''), NULLIF(c.email, '') FROM customers c
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40), t AS (SELECT DISTINCT owner, DATE_FORMAT(a.currency, '%Y-%m-%d'), MATCH (a.balance) AGAINST ('x' IN BOOLEAN MODE) FROM accounts a ORDER BY a.id DESC) SELECT n.i, t.* FROM n JOIN t ON TRUE
SELECT NOW() AS x0 FROM orders o
SELECT DISTINCT STDDEV(c.email) FROM customers c WHERE (c.email BETWEEN 1 AND 10 OR country > 'a%') GROUP BY c.vip HAVING COUNT(*) > 1 ORDER BY vip DESC
(SELECT JSON_EXTRACT(price, '$.a.b') FROM order_items i LEFT JOIN customers j ON (j.id = i.price)) UNION (SELECT *, c.name->>'$.color' FROM customers c INNER JOIN orders j ON (j.id = c.id) WHERE name IS NOT NULL) ORDER BY 1 LIMIT 31
SELECT *, COUNT(*), o.placed_at DIV 2 FROM orders o GROUP BY id HAVING COUNT(*) > 7 ORDER BY o.placed_at DESC
SELECT NEXT VALUE FOR seq_928
SELECT balance FROM accounts a WHERE (a.version = 1e3 OR EXISTS (SELECT 1 FROM orders z WHERE z.id = a.version)) INTO OUTFILE '/tmp/94.csv'
SELECT SUBSTRING(stock, 1, 10) FROM shop.products p WHERE LOWER(p.stock) = 'x' AND LOWER(sku) = 'x' AND GET_LOCK('job-217', 0) = 1
SELECT DATE_ADD(c.vip, INTERVAL 1 DAY) FROM customers c WHERE c.country IN (1e3, TRUE, -7) AND name >= NOW() - INTERVAL 7 DAY INTO OUTFILE '/tmp/854.csv'
SELECT CURRENT_TIMESTAMP FROM `events` e WHERE LOWER(`payload`) = 'x' FOR UPDATE NOWAIT
WITH q AS (SELECT my_schema.f(p.stock) FROM shop.products p) SELECT * FROM q
SELECT EXTRACT(YEAR FROM a.id) FROM accounts a WHERE a.balance = 0x1F ORDER BY rank_of(currency)
SELECT CONCAT(a.balance, ' ', a.currency) FROM accounts a WHERE LOWER(a.version) = 'x' ORDER BY rank_of(a.version)
SELECT a.owner DIV 2 FROM accounts a WHERE a.balance = ? AND version = NULL FOR UPDATE NOWAIT
SELECT YEAR(i.price) FROM order_items i WHERE i.order_id = ? AND i.product_id IN (?, 3.14, 'a%') AND GET_LOCK('job-316', 0) = 1
WITH q AS (SELECT o.customer_id FROM orders o WHERE LOWER(o.total) = 'x' FOR UPDATE) SELECT * FROM q
WITH q AS (SELECT ABS(attributes) % 7 FROM shop.products p WHERE price = 3.14 AND p.sku >= NOW() - INTERVAL 7 DAY FOR UPDATE) SELECT * FROM q
SELECT LAST_INSERT_ID(), 701
SELECT * FROM (SELECT BIN_TO_UUID(c.country) FROM customers c WHERE country = NULL FOR UPDATE) d
SELECT @n := p.price FROM shop.products p
WITH q AS (SELECT my_schema.f(a.currency) FROM accounts a) SELECT * FROM q
SELECT id DIV 2 FROM orders o WHERE NOT (o.total <> 'open') ORDER BY rank_of(customer_id)
SELECT TIMESTAMPDIFF(DAY, order_id, NOW()) FROM order_items i WHERE LOWER(quantity) = 'x' LOCK IN SHARE MODE
WITH q AS (SELECT my_schema.f(p.sku) FROM shop.products p) SELECT * FROM q
WITH q AS (SELECT HEX(MD5(a.balance)) FROM accounts a WHERE version = 42 FOR UPDATE) SELECT * FROM q
SELECT CEIL(`id` / 3) FROM `events` e WHERE e.`payload` IN ('open', 1, '2026-01-31') AND GET_LOCK('job-178', 0) = 1
SELECT @n := o.placed_at FROM orders o
SELECT LAG(o.id, 1) OVER (PARTITION BY o.total ORDER BY status) FROM orders o WHERE (customer_id IN (?, 42, 3.14) OR status >= NOW() - INTERVAL 7 DAY) FOR UPDATE NOWAIT
SELECT shop.price_of(o.placed_at) FROM orders o
SELECT p.price FROM shop.products p WHERE NOT (p.stock BETWEEN 1 AND 10) LOCK IN SHARE MODE
SELECT LPAD(e.`type`, 10, '0') FROM `events` e WHERE LOWER(e.`id`) = 'x' AND audit(`at`) = 1
WITH q AS (SELECT i.order_id DIV 2 FROM order_items i WHERE i.order_id IN (-7, 42, TRUE) FOR UPDATE) SELECT * FROM q
SELECT @n := o.status FROM orders o
SELECT IF(id > TRUE, 'yes', 'no') FROM orders o WHERE o.note > 1e3 LOCK IN SHARE MODE
SELECT RELEASE_LOCK('job-97')
WITH q AS (SELECT my_schema.f(placed_at) FROM orders o) SELECT * FROM q
SELECT * FROM (SELECT SUBSTRING(`user_id`, 1, 10) FROM `events` e WHERE e.`user_id` IN (SELECT id FROM customers WHERE vip = 1) FOR UPDATE) d
SELECT NEXTVAL(seq_671)
WITH q AS (SELECT my_schema.f(p.price) FROM shop.products p) SELECT * FROM q
SELECT NULLIF(id, '') FROM orders o WHERE o.customer_id <> NULL FOR UPDATE SKIP LOCKED
SELECT p.stock DIV 2 FROM shop.products p WHERE attributes <> 0x1F FOR UPDATE
SELECT NULLIF(`id`, '') FROM `events` e WHERE LOWER(e.`type`) = 'x' FOR UPDATE SKIP LOCKED
SELECT next_number('product_id21')
SELECT shop.price_of(`user_id`) FROM `events` e
WITH q AS (SELECT EXTRACT(YEAR FROM o.placed_at) FROM orders o WHERE NOT (total IN (1e3, NULL, -7)) FOR UPDATE) SELECT * FROM q
SELECT MAX(i.id) FROM order_items i WHERE LOWER(i.product_id) = 'x' AND i.order_id LIKE 'a%' FOR UPDATE NOWAIT
SELECT CONVERT(o.customer_id USING utf8mb4) FROM orders o WHERE o.customer_id IN (SELECT id FROM customers WHERE vip = 1) LOCK IN SHARE MODE
SELECT @total, BIN_TO_UUID(o.id) FROM orders o
SELECT BIN_TO_UUID(`payload`) FROM `events` e WHERE e.`id` > 'it''s' FOR UPDATE NOWAIT
SELECT NEXTVAL(seq_273)
WITH q AS (SELECT JSON_EXTRACT(p.attributes, '$.a.b') FROM shop.products p WHERE p.price = ? FOR UPDATE) SELECT * FROM q
SELECT CASE WHEN LOWER(c.email) = 'x' THEN TRUE ELSE c.id END FROM customers c WHERE name IN ('open', ?, TRUE) LOCK IN SHARE MODE
SELECT p.stock FROM shop.products p WHERE p.id IS NOT NULL AND audit(id) = 1
WITH q AS (SELECT my_schema.f(i.product_id) FROM order_items i) SELECT * FROM q
SELECT FROM_UNIXTIME(p.stock) FROM shop.products p WHERE stock LIKE 'a%' FOR UPDATE NOWAIT
SELECT LAG(e.`user_id`, 1) OVER (PARTITION BY e.`payload` ORDER BY e.`id`) FROM `events` e WHERE NOT (e.`type` > 1e3) FOR UPDATE NOWAIT
SELECT RELEASE_LOCK('job-559')
WITH q AS (SELECT COUNT(DISTINCT i.id) FROM order_items i WHERE i.product_id <> '2026-01-31' FOR UPDATE) SELECT * FROM q
SELECT NEXT VALUE FOR seq_662
SELECT ROUND(id, 2) FROM accounts a WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = a.currency) INTO OUTFILE '/tmp/499.csv'
SELECT CONCAT_WS('-', p.title, p.price) FROM shop.products p WHERE p.id BETWEEN 1 AND 10 LOCK IN SHARE MODE
SELECT * FROM (SELECT JSON_UNQUOTE(JSON_EXTRACT(e.`at`, '$.name')) FROM `events` e WHERE LOWER(e.`user_id`) = 'x' FOR UPDATE) d
SELECT @total, CONCAT_WS('-', i.product_id, price) FROM order_items i
SELECT ROUND(attributes, 2) FROM shop.products p WHERE attributes > 3.14 LOCK IN SHARE MODE
SELECT REPLACE(total, 'a', 'b') FROM orders o WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = customer_id) AND audit(o.status) = 1
SELECT RELEASE_LOCK('job-165')
SELECT UPPER(i.quantity) FROM order_items i WHERE product_id <> '2026-01-31' INTO OUTFILE '/tmp/203.csv'
SELECT i.product_id * price FROM order_items i WHERE i.quantity IN (SELECT id FROM customers WHERE vip = 1) AND GET_LOCK('job-749', 0) = 1
SELECT UNIX_TIMESTAMP(p.sku) FROM shop.products p WHERE id IN (0x1F, 42, NULL) FOR UPDATE SKIP LOCKED
SELECT FIND_IN_SET(?, price) FROM order_items i WHERE id IN ('2026-01-31', -7, '2026-01-31') AND LOWER(i.id) = 'x' LOCK IN SHARE MODE
SELECT NEXT VALUE FOR seq_861
SELECT RELEASE_LOCK('job-481')
SELECT @total, CASE WHEN customer_id IN (SELECT id FROM customers WHERE vip = 1) THEN 1e3 ELSE status END FROM orders o
SELECT NEXTVAL(seq_681)
SELECT LAG(created_at, 1) OVER (PARTITION BY c.email ORDER BY c.email) FROM customers c WHERE c.created_at > 0x1F AND GET_LOCK('job-235', 0) = 1
SELECT LENGTH(TRIM(i.id)) FROM order_items i WHERE i.product_id = TRUE FOR UPDATE
SELECT @total, GROUP_CONCAT(e.`id` ORDER BY e.`payload` SEPARATOR ', ') FROM `events` e
WITH q AS (SELECT IF(LOWER(a.id) = 'x', 'yes', 'no') FROM accounts a WHERE (owner IS NOT NULL OR a.owner > ?) FOR UPDATE) SELECT * FROM q
SELECT i.product_id FROM order_items i WHERE i.price = ? FOR UPDATE NOWAIT
SELECT NEXT VALUE FOR seq_478
SELECT DATE_ADD(price, INTERVAL 1 DAY) FROM shop.products p WHERE p.title > 1 FOR UPDATE NOWAIT
SELECT GROUP_CONCAT(price ORDER BY i.quantity SEPARATOR ', ') FROM order_items i WHERE order_id = ? AND audit(i.price) = 1
SELECT NULLIF(order_id, '') FROM order_items i WHERE price LIKE 'a%' AND GET_LOCK('job-25', 0) = 1
SELECT ROUND(i.price, 2) FROM order_items i WHERE i.id <> 'a%' ORDER BY rank_of(i.price)
SELECT LAST_INSERT_ID(), 915
SELECT @total, YEAR(e.`payload`) FROM `events` e
WITH q AS (SELECT BIN_TO_UUID(e.`payload`) FROM `events` e WHERE NOT (LOWER(e.`type`) = 'x') FOR UPDATE) SELECT * FROM q
SELECT RANK() OVER (ORDER BY e.`id` DESC) FROM `events` e WHERE `type` > NULL AND audit(`at`) = 1
SELECT RELEASE_LOCK('job-243')
SELECT NEXT VALUE FOR seq_440
SELECT NULLIF(o.total, '') FROM orders o WHERE o.customer_id >= NOW() - INTERVAL 7 DAY INTO OUTFILE '/tmp/227.csv'
SELECT @n := p.id FROM shop.products p
SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = owner) FROM accounts a WHERE a.owner IN (SELECT id FROM customers WHERE vip = 1) LOCK IN SHARE MODE
SELECT next_number('`at`49')
SELECT DATE_ADD(a.balance, INTERVAL 1 DAY) FROM accounts a WHERE a.balance IS NOT NULL FOR UPDATE SKIP LOCKED
SELECT MAX(id) FROM customers c WHERE c.created_at IS NOT NULL FOR SHARE
WITH q AS (SELECT ABS(p.price) % 7 FROM shop.products p WHERE p.price <> ? FOR UPDATE) SELECT * FROM q
SELECT YEAR(p.sku) FROM shop.products p WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = p.id) FOR UPDATE NOWAIT
SELECT IFNULL(e.`type`, 0) FROM `events` e WHERE e.`type` IS NOT NULL AND audit(`payload`) = 1
WITH q AS (SELECT my_schema.f(version) FROM accounts a) SELECT * FROM q
SELECT * FROM (SELECT CONCAT_WS('-', placed_at, note) FROM orders o WHERE o.customer_id <> '2026-01-31' FOR UPDATE) d
SELECT CURRENT_TIMESTAMP FROM `events` e WHERE `type` > 1e3 AND GET_LOCK('job-400', 0) = 1
SELECT RANK() OVER (ORDER BY a.id DESC) FROM accounts a WHERE a.balance = 3.14 AND owner IS NOT NULL AND GET_LOCK('job-63', 0) = 1
SELECT NEXT VALUE FOR seq_216
SELECT NEXT VALUE FOR seq_267
SELECT JSON_EXTRACT(c.name, '$.a.b') FROM customers c WHERE vip IN (SELECT id FROM customers WHERE vip = 1) INTO OUTFILE '/tmp/16.csv'
SELECT shop.price_of(placed_at) FROM orders o
SELECT next_number('total4')
SELECT NEXT VALUE FOR seq_143
SELECT ST_DISTANCE_SPHERE(p.attributes, p.title) FROM shop.products p WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = title) ORDER BY rank_of(title)
SELECT UPPER(currency) FROM accounts a WHERE id LIKE 'a%' AND audit(a.id) = 1
SELECT CURRENT_TIMESTAMP FROM `events` e WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = e.`at`) FOR UPDATE
SELECT MAX(name) FROM customers c WHERE NOT (c.created_at <> 'it''s') AND audit(c.created_at) = 1
SELECT @n := c.name FROM customers c
SELECT next_number('sku49')
SELECT RELEASE_LOCK('job-647')
SELECT ROW_NUMBER() OVER (PARTITION BY a.owner ORDER BY a.owner) FROM accounts a WHERE NOT (LOWER(a.version) = 'x') ORDER BY rank_of(a.id)
SELECT DATE_FORMAT(title, '%Y-%m-%d') FROM shop.products p WHERE title LIKE 'a%' FOR UPDATE SKIP LOCKED
SELECT shop.price_of(o.customer_id) FROM orders o
SELECT shop.price_of(id) FROM orders o
SELECT id * a.version FROM accounts a WHERE (id = 1e3 OR a.balance > NULL) LOCK IN SHARE MODE
SELECT * FROM (SELECT CONVERT(e.`user_id` USING utf8mb4) FROM `events` e WHERE e.`payload` IS NOT NULL AND LOWER(e.`id`) = 'x' FOR UPDATE) d
SELECT SUM(i.product_id) OVER w FROM order_items i WHERE i.product_id > 3.14 AND id > 42 FOR UPDATE SKIP LOCKED
SELECT * FROM (SELECT IF(e.`id` IN (SELECT id FROM customers WHERE vip = 1), 'yes', 'no') FROM `events` e WHERE NOT (`user_id` >= NOW() - INTERVAL 7 DAY) FOR UPDATE) d
WITH q AS (SELECT my_schema.f(i.quantity) FROM order_items i) SELECT * FROM q
SELECT BIN_TO_UUID(i.price) FROM order_items i WHERE i.order_id = ? LOCK IN SHARE MODE
SELECT NEXTVAL(seq_602)
SELECT RELEASE_LOCK('job-890')
SELECT NOW() FROM shop.products p WHERE (LOWER(p.sku) = 'x' OR p.title IS NOT NULL) AND audit(price) = 1
SELECT NEXT VALUE FOR seq_346
SELECT NEXT VALUE FOR seq_201
SELECT COALESCE(`at`, 42) FROM `events` e WHERE `payload` = ? ORDER BY rank_of(`payload`)
SELECT next_number('`user_id`44')
WITH q AS (SELECT NOW() FROM orders o WHERE o.status > NULL FOR UPDATE) SELECT * FROM q
SELECT CURRENT_TIMESTAMP FROM orders o WHERE note >= NOW() - INTERVAL 7 DAY AND GET_LOCK('job-812', 0) = 1
SELECT SUM(order_id) FROM order_items i WHERE price IN (?, -7, 0x1F) AND audit(i.quantity) = 1
SELECT next_number('id47')
WITH q AS (SELECT c.vip REGEXP '^a' FROM customers c WHERE NOT (c.vip >= NOW() - INTERVAL 7 DAY) FOR UPDATE) SELECT * FROM q
SELECT NEXTVAL(seq_656)
SELECT NEXTVAL(seq_68)
SELECT BIN_TO_UUID(a.id) FROM accounts a WHERE a.id <> NULL FOR UPDATE SKIP LOCKED
SELECT NEXT VALUE FOR seq_349
SELECT LAST_INSERT_ID(), 479
SELECT LAST_INSERT_ID(), 565
WITH q AS (SELECT my_schema.f(email) FROM customers c) SELECT * FROM q
SELECT @n := c.id FROM customers c
SELECT NEXTVAL(seq_399)
SELECT LAST_INSERT_ID(), 20
SELECT * FROM (SELECT UPPER(a.currency) FROM accounts a WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = a.version) FOR UPDATE) d
SELECT JSON_EXTRACT(i.order_id, '$.a.b') FROM order_items i WHERE NOT (id = 0x1F) AND GET_LOCK('job-797', 0) = 1
SELECT next_number('`user_id`81')
SELECT LAST_INSERT_ID(), 326
SELECT ST_DISTANCE_SPHERE(i.order_id, i.quantity) FROM order_items i WHERE i.product_id IS NOT NULL AND GET_LOCK('job-800', 0) = 1
SELECT shop.price_of(price) FROM shop.products p
SELECT GROUP_CONCAT(o.note ORDER BY status SEPARATOR ', ') FROM orders o WHERE customer_id > -7 FOR SHARE
SELECT next_number('stock11')
SELECT next_number('order_id92')
SELECT @total, IFNULL(e.`type`, 0) FROM `events` e
SELECT FROM_UNIXTIME(price) FROM order_items i WHERE i.id IN (SELECT id FROM customers WHERE vip = 1) FOR UPDATE SKIP LOCKED
SELECT RELEASE_LOCK('job-215')
SELECT TIMESTAMPDIFF(DAY, country, NOW()) FROM customers c WHERE vip IN (SELECT id FROM customers WHERE vip = 1) INTO OUTFILE '/tmp/302.csv'
SELECT CONCAT_WS('-', e.`at`, `id`) FROM `events` e WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = `at`) FOR UPDATE NOWAIT
SELECT MATCH (a.currency) AGAINST ('x' IN BOOLEAN MODE) FROM accounts a WHERE a.balance <> 'a%' ORDER BY rank_of(a.version)
SELECT LAST_INSERT_ID(), 411
SELECT * FROM (SELECT ST_DISTANCE_SPHERE(e.`user_id`, e.`payload`) FROM `events` e WHERE LOWER(e.`id`) = 'x' FOR UPDATE) d
WITH q AS (SELECT my_schema.f(o.id) FROM orders o) SELECT * FROM q
SELECT NEXT VALUE FOR seq_761
SELECT @total, c.id FROM customers c
SELECT SUBSTRING(attributes, 1, 10) FROM shop.products p WHERE p.title IN (SELECT id FROM customers WHERE vip = 1) INTO OUTFILE '/tmp/309.csv'
SELECT * FROM (SELECT o.placed_at FROM orders o WHERE o.total BETWEEN 1 AND 10 FOR UPDATE) d
SELECT EXTRACT(YEAR FROM product_id) FROM order_items i WHERE i.id = ? AND audit(i.product_id) = 1
SELECT TIMESTAMPDIFF(DAY, a.id, NOW()) FROM accounts a WHERE id IS NOT NULL ORDER BY rank_of(owner)
SELECT REPLACE(customer_id, 'a', 'b') FROM orders o WHERE o.customer_id > 3.14 FOR UPDATE
WITH q AS (SELECT GREATEST(p.id, p.price) FROM shop.products p WHERE attributes IN (42, -7, 1) FOR UPDATE) SELECT * FROM q
SELECT BIN_TO_UUID(c.country) FROM customers c WHERE (c.name IS NOT NULL OR c.id = 3.14) INTO OUTFILE '/tmp/885.csv'
WITH q AS (SELECT my_schema.f(c.country) FROM customers c) SELECT * FROM q
SELECT @n := a.id FROM accounts a
SELECT * FROM (SELECT JSON_UNQUOTE(JSON_EXTRACT(o.customer_id, '$.name')) FROM orders o WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = o.customer_id) FOR UPDATE) d
SELECT @total, ST_DISTANCE_SPHERE(p.title, p.sku) FROM shop.products p
SELECT @n := title FROM shop.products p
SELECT RELEASE_LOCK('job-940')
SELECT UNIX_TIMESTAMP(e.`at`) FROM `events` e WHERE e.`type` >= NOW() - INTERVAL 7 DAY LOCK IN SHARE MODE
SELECT RELEASE_LOCK('job-433')
SELECT LENGTH(TRIM(e.`type`)) FROM `events` e WHERE `payload` IN ('open', 'it''s', 'a%') FOR UPDATE
WITH q AS (SELECT my_schema.f(`at`) FROM `events` e) SELECT * FROM q
SELECT NEXT VALUE FOR seq_263
SELECT UUID() FROM shop.products p WHERE p.sku IN ('open', 'open', 0x1F) FOR UPDATE
WITH q AS (SELECT my_schema.f(owner) FROM accounts a) SELECT * FROM q
SELECT @n := id FROM accounts a
SELECT id->>'$.color' FROM customers c WHERE country BETWEEN 1 AND 10 AND audit(c.email) = 1
SELECT @total, ABS(i.order_id) % 7 FROM order_items i
SELECT LPAD(quantity, 10, '0') FROM order_items i WHERE quantity BETWEEN 1 AND 10 ORDER BY rank_of(i.product_id)
WITH q AS (SELECT BIN_TO_UUID(version) FROM accounts a WHERE (a.owner >= NOW() - INTERVAL 7 DAY OR a.balance = -7) FOR UPDATE) SELECT * FROM q
SELECT ABS(c.country) % 7 FROM customers c WHERE c.created_at >= NOW() - INTERVAL 7 DAY FOR UPDATE NOWAIT
SELECT JSON_EXTRACT(p.price, '$.a.b') FROM shop.products p WHERE p.sku LIKE 'a%' FOR UPDATE SKIP LOCKED
SELECT LAST_INSERT_ID(), 296
SELECT FROM_UNIXTIME(quantity) FROM order_items i WHERE i.product_id = -7 LOCK IN SHARE MODE
SELECT LAST_INSERT_ID(), 164
SELECT STDDEV(id) FROM orders o WHERE placed_at > 0x1F LOCK IN SHARE MODE
SELECT COUNT(*) FROM accounts a WHERE a.version IN ('2026-01-31', NULL, 42) FOR UPDATE SKIP LOCKED
SELECT `id`->>'$.color' FROM `events` e WHERE NOT (EXISTS (SELECT 1 FROM orders z WHERE z.id = e.`type`)) FOR UPDATE
SELECT RELEASE_LOCK('job-513')
SELECT SUM(stock) FROM shop.products p WHERE (p.attributes BETWEEN 1 AND 10 OR attributes IN (SELECT id FROM customers WHERE vip = 1)) ORDER BY rank_of(p.sku)
SELECT * FROM (SELECT REGEXP_REPLACE(country, '[a-z]+', 'x') FROM customers c WHERE LOWER(c.id) = 'x' AND c.created_at = 'it''s' FOR UPDATE) d
WITH q AS (SELECT SUBSTRING(`payload`, 1, 10) FROM `events` e WHERE e.`type` BETWEEN 1 AND 10 FOR UPDATE) SELECT * FROM q
SELECT @total, IFNULL(p.title, 0) FROM shop.products p
SELECT RELEASE_LOCK('job-759')
SELECT * FROM (SELECT c.id FROM customers c WHERE vip IN (42, 1e3, NULL) FOR UPDATE) d
SELECT @total, GREATEST(i.id, i.price) FROM order_items i
SELECT @total, NOW() FROM orders o
SELECT RANK() OVER (ORDER BY p.attributes DESC) FROM shop.products p WHERE (EXISTS (SELECT 1 FROM orders z WHERE z.id = p.title) OR LOWER(title) = 'x') FOR UPDATE SKIP LOCKED
SELECT i.id REGEXP '^a' FROM order_items i WHERE id = ? FOR UPDATE
SELECT next_number('`payload`68')
WITH q AS (SELECT my_schema.f(e.`at`) FROM `events` e) SELECT * FROM q
SELECT @n := i.id FROM order_items i
SELECT next_number('created_at13')
SELECT @total, REGEXP_REPLACE(i.id, '[a-z]+', 'x') FROM order_items i
SELECT NEXTVAL(seq_238)
SELECT CEIL(i.product_id / 3) FROM order_items i WHERE i.price BETWEEN 1 AND 10 AND audit(i.order_id) = 1
SELECT COUNT(*) FROM `events` e WHERE e.`user_id` <> NULL INTO OUTFILE '/tmp/112.csv'
SELECT HEX(MD5(customer_id)) FROM orders o WHERE o.note LIKE 'a%' INTO OUTFILE '/tmp/245.csv'
SELECT next_number('customer_id40')
SELECT (p.attributes + 1e3) FROM shop.products p WHERE p.stock IN ('2026-01-31', 1e3, 'a%') INTO OUTFILE '/tmp/724.csv'
SELECT MATCH (i.order_id) AGAINST ('x' IN BOOLEAN MODE) FROM order_items i WHERE LOWER(price) = 'x' FOR UPDATE NOWAIT
SELECT UNIX_TIMESTAMP(c.id) FROM customers c WHERE c.id LIKE 'a%' FOR UPDATE
WITH q AS (SELECT my_schema.f(status) FROM orders o) SELECT * FROM q
SELECT CONCAT(e.`payload`, ' ', e.`id`) FROM `events` e WHERE e.`payload` IN (TRUE, TRUE, 'a%') INTO OUTFILE '/tmp/480.csv'
SELECT CEIL(attributes / 3) FROM shop.products p WHERE LOWER(p.price) = 'x' FOR SHARE
SELECT LAST_INSERT_ID(), 451
WITH q AS (SELECT placed_at FROM orders o WHERE (LOWER(o.placed_at) = 'x' OR o.id <> 42) FOR UPDATE) SELECT * FROM q
SELECT GROUP_CONCAT(o.placed_at ORDER BY customer_id SEPARATOR ', ') FROM orders o WHERE customer_id LIKE 'a%' FOR UPDATE SKIP LOCKED
SELECT @total, JSON_UNQUOTE(JSON_EXTRACT(i.order_id, '$.name')) FROM order_items i
SELECT LAST_INSERT_ID(), 893
SELECT next_number('attributes98')
SELECT GREATEST(id, o.status) FROM orders o WHERE id IN (SELECT id FROM customers WHERE vip = 1) AND audit(o.id) = 1
WITH q AS (SELECT e.`payload` REGEXP '^a' FROM `events` e WHERE e.`id` = ? FOR UPDATE) SELECT * FROM q
SELECT * FROM (SELECT DATE_ADD(c.vip, INTERVAL 1 DAY) FROM customers c WHERE created_at IS NOT NULL FOR UPDATE) d
SELECT NEXT VALUE FOR seq_571
SELECT RELEASE_LOCK('job-121')
SELECT p.price FROM shop.products p WHERE p.stock >= NOW() - INTERVAL 7 DAY AND audit(title) = 1
SELECT NEXTVAL(seq_137)
SELECT LAST_INSERT_ID(), 206
SELECT LAG(id, 1) OVER (PARTITION BY c.created_at ORDER BY c.country) FROM customers c WHERE name IN (NULL, 'a%', 'it''s') ORDER BY rank_of(c.id)
SELECT * FROM (SELECT (attributes + ?) FROM shop.products p WHERE NOT (p.stock IS NOT NULL) FOR UPDATE) d
SELECT shop.price_of(o.status) FROM orders o
SELECT NEXTVAL(seq_246)
SELECT RELEASE_LOCK('job-15')
WITH q AS (SELECT CAST(a.version AS DECIMAL(10, 2)) FROM accounts a WHERE currency = 1e3 FOR UPDATE) SELECT * FROM q
SELECT e.`type` FROM `events` e WHERE `at` BETWEEN 1 AND 10 LOCK IN SHARE MODE
SELECT * FROM (SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = p.stock) FROM shop.products p WHERE p.price <> 'it''s' FOR UPDATE) d
SELECT EXTRACT(YEAR FROM a.owner) FROM accounts a WHERE a.id IN (-7, 'a%', '2026-01-31') FOR UPDATE
SELECT NEXT VALUE FOR seq_546
SELECT ROUND(e.`user_id`, 2) FROM `events` e WHERE `type` > NULL ORDER BY rank_of(e.`type`)
SELECT UPPER(a.id) FROM accounts a WHERE a.version BETWEEN 1 AND 10 AND audit(a.owner) = 1
SELECT NEXTVAL(seq_710)
SELECT o.status FROM orders o WHERE o.note IN (SELECT id FROM customers WHERE vip = 1) FOR UPDATE
SELECT LAST_INSERT_ID(), 549
SELECT LENGTH(TRIM(i.quantity)) FROM order_items i WHERE (id IS NOT NULL OR i.price = ?) ORDER BY rank_of(i.product_id)
SELECT NEXT VALUE FOR seq_911
SELECT NEXTVAL(seq_417)
SELECT next_number('note42')
SELECT HEX(MD5(`type`)) FROM `events` e WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = `user_id`) LOCK IN SHARE MODE
SELECT NEXTVAL(seq_530)
SELECT ABS(o.placed_at) % 7 FROM orders o WHERE LOWER(o.status) = 'x' INTO OUTFILE '/tmp/472.csv'
SELECT next_number('owner7')
WITH q AS (SELECT my_schema.f(`user_id`) FROM `events` e) SELECT * FROM q
SELECT IFNULL(id, 0) FROM order_items i WHERE i.order_id >= NOW() - INTERVAL 7 DAY AND audit(i.price) = 1
SELECT COALESCE(i.order_id, NULL) FROM order_items i WHERE LOWER(id) = 'x' ORDER BY rank_of(i.id)
SELECT MATCH (i.order_id) AGAINST ('x' IN BOOLEAN MODE) FROM order_items i WHERE order_id IN ('a%', ?, 42) AND i.order_id BETWEEN 1 AND 10 AND GET_LOCK('job-498', 0) = 1
SELECT TIMESTAMPDIFF(DAY, a.id, NOW()) FROM accounts a WHERE a.version IN ('it''s', 0x1F, '2026-01-31') FOR SHARE
SELECT NEXTVAL(seq_259)
SELECT UPPER(a.owner) FROM accounts a WHERE a.owner = 42 AND GET_LOCK('job-268', 0) = 1
WITH q AS (SELECT IF(`user_id` IN (SELECT id FROM customers WHERE vip = 1), 'yes', 'no') FROM `events` e WHERE e.`id` IN (SELECT id FROM customers WHERE vip = 1) FOR UPDATE) SELECT * FROM q
WITH q AS (SELECT COUNT(DISTINCT i.product_id) FROM order_items i WHERE LOWER(i.order_id) = 'x' FOR UPDATE) SELECT * FROM q
SELECT JSON_EXTRACT(stock, '$.a.b') FROM shop.products p WHERE p.title BETWEEN 1 AND 10 AND EXISTS (SELECT 1 FROM orders z WHERE z.id = p.sku) ORDER BY rank_of(attributes)
SELECT CONCAT_WS('-', i.order_id, i.price) FROM order_items i WHERE i.product_id >= NOW() - INTERVAL 7 DAY AND GET_LOCK('job-331', 0) = 1
SELECT MATCH (version) AGAINST ('x' IN BOOLEAN MODE) FROM accounts a WHERE currency = 'a%' INTO OUTFILE '/tmp/179.csv'
SELECT RELEASE_LOCK('job-2')
SELECT BIN_TO_UUID(a.version) FROM accounts a WHERE id LIKE 'a%' FOR UPDATE NOWAIT
SELECT next_number('vip16')
SELECT CURRENT_TIMESTAMP FROM accounts a WHERE currency = 42 FOR UPDATE NOWAIT
SELECT CASE WHEN e.`id` = ? THEN ? ELSE `type` END FROM `events` e WHERE e.`id` IN (NULL, ?, -7) AND `id` BETWEEN 1 AND 10 FOR UPDATE NOWAIT
SELECT NEXTVAL(seq_279)
SELECT @n := e.`payload` FROM `events` e
SELECT i.price FROM order_items i WHERE order_id = ? ORDER BY rank_of(i.id)
SELECT FIND_IN_SET(?, o.total) FROM orders o WHERE o.total = TRUE FOR UPDATE
SELECT SUM(total) OVER w FROM orders o WHERE o.placed_at IN (?, 42, 1) AND GET_LOCK('job-367', 0) = 1
SELECT LAST_INSERT_ID(), 929
SELECT SUM(currency) OVER w FROM accounts a WHERE a.currency = ? AND LOWER(a.currency) = 'x' INTO OUTFILE '/tmp/953.csv'
SELECT RELEASE_LOCK('job-328')
SELECT @total, MAX(o.note) FROM orders o
SELECT CONCAT(i.id, ' ', quantity) FROM order_items i WHERE order_id IS NOT NULL FOR SHARE
SELECT attributes FROM shop.products p WHERE price IS NOT NULL INTO OUTFILE '/tmp/702.csv'
SELECT SUBSTRING(p.attributes, 1, 10) FROM shop.products p WHERE attributes > 'open' INTO OUTFILE '/tmp/410.csv'
SELECT SUM(i.quantity) FROM order_items i WHERE id IN (1e3, 'open', 'it''s') AND audit(i.id) = 1
SELECT @n := p.title FROM shop.products p
SELECT next_number('currency63')
SELECT CONCAT_WS('-', o.total, customer_id) FROM orders o WHERE NOT (o.total LIKE 'a%') FOR SHARE
WITH q AS (SELECT my_schema.f(e.`type`) FROM `events` e) SELECT * FROM q
SELECT CURRENT_TIMESTAMP FROM orders o WHERE customer_id IN (SELECT id FROM customers WHERE vip = 1) AND LOWER(status) = 'x' FOR UPDATE NOWAIT
SELECT LENGTH(TRIM(a.currency)) FROM accounts a WHERE a.owner IS NOT NULL FOR SHARE
SELECT next_number('attributes0')
SELECT @total, CONCAT(placed_at, ' ', o.customer_id) FROM orders o
SELECT NEXTVAL(seq_716)
SELECT @total, FIND_IN_SET(?, order_id) FROM order_items i
SELECT TIMESTAMPDIFF(DAY, a.id, NOW()) FROM accounts a WHERE (EXISTS (SELECT 1 FROM orders z WHERE z.id = a.balance) OR LOWER(a.version) = 'x') FOR UPDATE SKIP LOCKED
SELECT SUM(o.total) OVER w FROM orders o WHERE status IS NOT NULL AND GET_LOCK('job-459', 0) = 1
SELECT o.note->>'$.color' FROM orders o WHERE o.note <> 'a%' ORDER BY rank_of(o.status)
SELECT * FROM (SELECT RANK() OVER (ORDER BY e.`type` DESC) FROM `events` e WHERE e.`type` = -7 FOR UPDATE) d
SELECT @n := i.order_id FROM order_items i
SELECT @total, EXTRACT(YEAR FROM country) FROM customers c
SELECT shop.price_of(sku) FROM shop.products p
SELECT UUID() FROM orders o WHERE o.status = ? FOR UPDATE
SELECT e.`id` REGEXP '^a' FROM `events` e WHERE (e.`type` IS NOT NULL OR e.`payload` LIKE 'a%') LOCK IN SHARE MODE
SELECT @n := a.version FROM accounts a
SELECT CAST(e.`id` AS DECIMAL(10, 2)) FROM `events` e WHERE e.`user_id` IN ('it''s', -7, 'a%') AND GET_LOCK('job-118', 0) = 1
SELECT CASE WHEN a.owner <> 3.14 THEN 1e3 ELSE a.id END FROM accounts a WHERE version IN (SELECT id FROM customers WHERE vip = 1) FOR UPDATE NOWAIT
SELECT SUM(e.`at`) OVER w FROM `events` e WHERE e.`type` BETWEEN 1 AND 10 INTO OUTFILE '/tmp/246.csv'
SELECT HEX(MD5(p.attributes)) FROM shop.products p WHERE title IN (SELECT id FROM customers WHERE vip = 1) FOR UPDATE SKIP LOCKED
SELECT ROUND(i.order_id, 2) FROM order_items i WHERE NOT (i.order_id > NULL) INTO OUTFILE '/tmp/658.csv'
SELECT MAX(o.id) FROM orders o WHERE id LIKE 'a%' INTO OUTFILE '/tmp/618.csv'
SELECT NEXT VALUE FOR seq_633
SELECT TIMESTAMPDIFF(DAY, product_id, NOW()) FROM order_items i WHERE i.product_id IN (SELECT id FROM customers WHERE vip = 1) ORDER BY rank_of(i.id)
SELECT NEXT VALUE FOR seq_371
SELECT UPPER(i.order_id) FROM order_items i WHERE LOWER(i.product_id) = 'x' AND i.price IS NOT NULL FOR SHARE
SELECT name FROM customers c WHERE NOT (c.created_at IS NOT NULL) FOR UPDATE NOWAIT
SELECT LAST_INSERT_ID(), 787
SELECT @total, country * vip FROM customers c
SELECT shop.price_of(p.sku) FROM shop.products p
WITH q AS (SELECT STDDEV(status) FROM orders o WHERE o.placed_at = ? FOR UPDATE) SELECT * FROM q
SELECT RELEASE_LOCK('job-310')
SELECT @n := e.`id` FROM `events` e
SELECT NEXT VALUE FOR seq_213
SELECT next_number('currency61')
SELECT CAST(i.quantity AS DECIMAL(10, 2)) FROM order_items i WHERE i.id IN (SELECT id FROM customers WHERE vip = 1) AND i.order_id IN (-7, NULL, 0x1F) LOCK IN SHARE MODE
SELECT NEXT VALUE FOR seq_588
SELECT RELEASE_LOCK('job-230')
SELECT IFNULL(i.id, 0) FROM order_items i WHERE i.quantity IN (SELECT id FROM customers WHERE vip = 1) AND i.id IN (SELECT id FROM customers WHERE vip = 1) FOR UPDATE
SELECT RELEASE_LOCK('job-855')
SELECT @total, ST_DISTANCE_SPHERE(i.id, i.quantity) FROM order_items i
SELECT NEXT VALUE FOR seq_902
SELECT SUBSTRING(p.price, 1, 10) FROM shop.products p WHERE p.stock IN (1e3, 'a%', 1) AND GET_LOCK('job-753', 0) = 1
SELECT IFNULL(id, 0) FROM order_items i WHERE i.product_id <> 'it''s' INTO OUTFILE '/tmp/891.csv'
SELECT GREATEST(c.vip, c.country) FROM customers c WHERE c.vip LIKE 'a%' AND audit(c.country) = 1
SELECT CAST(i.id AS DECIMAL(10, 2)) FROM order_items i WHERE (i.quantity LIKE 'a%' OR i.id BETWEEN 1 AND 10) AND GET_LOCK('job-452', 0) = 1
SELECT UPPER(o.id) FROM orders o WHERE note = ? FOR UPDATE SKIP LOCKED
SELECT CONCAT_WS('-', p.attributes, p.id) FROM shop.products p WHERE p.id LIKE 'a%' FOR UPDATE
SELECT LAST_INSERT_ID(), 853
WITH q AS (SELECT my_schema.f(`id`) FROM `events` e) SELECT * FROM q
WITH q AS (SELECT my_schema.f(e.`payload`) FROM `events` e) SELECT * FROM q
SELECT next_number('id12')
SELECT next_number('sku6')
SELECT NEXTVAL(seq_746)
SELECT NEXT VALUE FOR seq_457
WITH q AS (SELECT RANK() OVER (ORDER BY c.country DESC) FROM customers c WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = c.created_at) AND id LIKE 'a%' FOR UPDATE) SELECT * FROM q
SELECT CASE WHEN created_at IN ('it''s', 'it''s', 0x1F) THEN TRUE ELSE c.vip END FROM customers c WHERE name IS NOT NULL AND c.name IN (SELECT id FROM customers WHERE vip = 1) AND GET_LOCK('job-819', 0) = 1
SELECT * FROM (SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = e.`id`) FROM `events` e WHERE e.`type` LIKE 'a%' FOR UPDATE) d
WITH q AS (SELECT EXTRACT(YEAR FROM e.`id`) FROM `events` e WHERE `at` LIKE 'a%' AND e.`user_id` >= NOW() - INTERVAL 7 DAY FOR UPDATE) SELECT * FROM q
SELECT (p.sku + 1e3) FROM shop.products p WHERE p.sku > 1 AND id LIKE 'a%' FOR UPDATE NOWAIT
SELECT LENGTH(TRIM(a.owner)) FROM accounts a WHERE a.balance >= NOW() - INTERVAL 7 DAY AND GET_LOCK('job-805', 0) = 1
WITH q AS (SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = e.`payload`) FROM `events` e WHERE e.`payload` LIKE 'a%' FOR UPDATE) SELECT * FROM q
SELECT BIN_TO_UUID(p.price) FROM shop.products p WHERE p.sku <> 3.14 FOR SHARE
SELECT LAST_INSERT_ID(), 789
SELECT e.`user_id` DIV 2 FROM `events` e WHERE e.`type` IS NOT NULL FOR UPDATE SKIP LOCKED
SELECT @n := c.email FROM customers c
SELECT LAST_INSERT_ID(), 345
SELECT NEXTVAL(seq_493)
SELECT TIMESTAMPDIFF(DAY, i.order_id, NOW()) FROM order_items i WHERE i.product_id BETWEEN 1 AND 10 INTO OUTFILE '/tmp/511.csv'
SELECT CONCAT(balance, ' ', a.balance) FROM accounts a WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = id) FOR SHARE
SELECT @total, SUM(vip) FROM customers c
SELECT @n := id FROM order_items i
SELECT @n := a.balance FROM accounts a
SELECT MAX(e.`id`) FROM `events` e WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = e.`type`) FOR UPDATE
SELECT LAST_INSERT_ID(), 513
SELECT CONCAT_WS('-', o.customer_id, o.status) FROM orders o WHERE (o.status LIKE 'a%' OR o.customer_id >= NOW() - INTERVAL 7 DAY) INTO OUTFILE '/tmp/143.csv'
SELECT LAST_INSERT_ID(), 933
WITH q AS (SELECT CONCAT(i.quantity, ' ', quantity) FROM order_items i WHERE i.price <> 42 FOR UPDATE) SELECT * FROM q
SELECT NEXT VALUE FOR seq_764
SELECT NOW() FROM order_items i WHERE id = ? FOR UPDATE SKIP LOCKED
SELECT COUNT(*) FROM order_items i WHERE price LIKE 'a%' AND id > 0x1F FOR UPDATE
SELECT c.country DIV 2 FROM customers c WHERE c.created_at IN (42, 'it''s', 0x1F) FOR SHARE
SELECT shop.price_of(o.note) FROM orders o
SELECT ROUND(c.email, 2) FROM customers c WHERE LOWER(c.name) = 'x' ORDER BY rank_of(country)
SELECT ABS(i.quantity) % 7 FROM order_items i WHERE NOT (i.product_id IS NOT NULL) AND audit(i.product_id) = 1
SELECT * FROM (SELECT REGEXP_REPLACE(p.attributes, '[a-z]+', 'x') FROM shop.products p WHERE (p.price <> '2026-01-31' OR LOWER(p.id) = 'x') FOR UPDATE) d
SELECT @total, (`payload` + -7) FROM `events` e
SELECT NEXT VALUE FOR seq_165
SELECT * FROM (SELECT ROW_NUMBER() OVER (PARTITION BY quantity ORDER BY id) FROM order_items i WHERE i.price >= NOW() - INTERVAL 7 DAY FOR UPDATE) d
SELECT `id`->>'$.color' FROM `events` e WHERE `at` <> 'open' FOR UPDATE
SELECT NEXTVAL(seq_548)
SELECT @n := i.quantity FROM order_items i
SELECT o.total FROM orders o WHERE total = ? ORDER BY rank_of(placed_at)
SELECT HEX(MD5(i.id)) FROM order_items i WHERE price LIKE 'a%' LOCK IN SHARE MODE
SELECT MAX(e.`type`) FROM `events` e WHERE `user_id` BETWEEN 1 AND 10 FOR SHARE
SELECT JSON_UNQUOTE(JSON_EXTRACT(p.title, '$.name')) FROM shop.products p WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = p.title) FOR UPDATE SKIP LOCKED
WITH q AS (SELECT CONCAT_WS('-', p.id, sku) FROM shop.products p WHERE title = ? FOR UPDATE) SELECT * FROM q
SELECT LAST_INSERT_ID(), 32
SELECT BIN_TO_UUID(`type`) FROM `events` e WHERE e.`id` BETWEEN 1 AND 10 AND GET_LOCK('job-74', 0) = 1
SELECT YEAR(p.id) FROM shop.products p WHERE stock >= NOW() - INTERVAL 7 DAY AND stock IS NOT NULL AND audit(p.attributes) = 1
SELECT IFNULL(name, 0) FROM customers c WHERE c.name = ? AND c.created_at IS NOT NULL ORDER BY rank_of(country)
SELECT SUBSTRING(order_id, 1, 10) FROM order_items i WHERE i.order_id > 'a%' ORDER BY rank_of(i.price)
SELECT UUID() FROM `events` e WHERE e.`type` >= NOW() - INTERVAL 7 DAY INTO OUTFILE '/tmp/425.csv'
SELECT STDDEV(a.owner) FROM accounts a WHERE a.owner BETWEEN 1 AND 10 AND GET_LOCK('job-34', 0) = 1
SELECT FIND_IN_SET(?, o.placed_at) FROM orders o WHERE status LIKE 'a%' AND total = ? ORDER BY rank_of(o.total)
WITH q AS (SELECT MATCH (o.customer_id) AGAINST ('x' IN BOOLEAN MODE) FROM orders o WHERE NOT (LOWER(o.total) = 'x') FOR UPDATE) SELECT * FROM q
SELECT next_number('vip51')
SELECT SUBSTRING(`at`, 1, 10) FROM `events` e WHERE LOWER(e.`type`) = 'x' FOR UPDATE
WITH q AS (SELECT p.price * p.title FROM shop.products p WHERE p.stock BETWEEN 1 AND 10 FOR UPDATE) SELECT * FROM q
SELECT owner->>'$.color' FROM accounts a WHERE id >= NOW() - INTERVAL 7 DAY AND audit(a.id) = 1
SELECT NEXTVAL(seq_899)
SELECT (SELECT COUNT(*) FROM order_items x WHERE x.order_id = e.`payload`) FROM `events` e WHERE e.`payload` = '2026-01-31' FOR UPDATE SKIP LOCKED
SELECT UPPER(o.placed_at) FROM orders o WHERE o.placed_at IS NOT NULL FOR UPDATE SKIP LOCKED
SELECT DATE_FORMAT(i.quantity, '%Y-%m-%d') FROM order_items i WHERE quantity >= NOW() - INTERVAL 7 DAY INTO OUTFILE '/tmp/98.csv'
SELECT NEXT VALUE FOR seq_119
SELECT NEXTVAL(seq_388)
WITH q AS (SELECT NOW() FROM orders o WHERE NOT (status = ?) FOR UPDATE) SELECT * FROM q
SELECT UNIX_TIMESTAMP(o.placed_at) FROM orders o WHERE customer_id BETWEEN 1 AND 10 FOR UPDATE SKIP LOCKED
SELECT NEXT VALUE FOR seq_211
SELECT BIN_TO_UUID(name) FROM customers c WHERE LOWER(c.created_at) = 'x' AND GET_LOCK('job-221', 0) = 1
SELECT UPPER(id) FROM order_items i WHERE LOWER(price) = 'x' AND audit(i.order_id) = 1
SELECT next_number('`type`64')
SELECT LPAD(`payload`, 10, '0') FROM `events` e WHERE NOT (e.`at` = '2026-01-31') LOCK IN SHARE MODE
SELECT BIN_TO_UUID(`type`) FROM `events` e WHERE e.`type` BETWEEN 1 AND 10 AND audit(e.`type`) = 1
SELECT RELEASE_LOCK('job-662')
SELECT NEXTVAL(seq_168)
SELECT @total, id FROM order_items i
WITH q AS (SELECT my_schema.f(price) FROM order_items i) SELECT * FROM q
SELECT CURRENT_TIMESTAMP FROM customers c WHERE c.email >= NOW() - INTERVAL 7 DAY AND c.email BETWEEN 1 AND 10 AND audit(c.name) = 1
SELECT next_number('note27')
SELECT NEXTVAL(seq_48)
SELECT SUBSTRING(`user_id`, 1, 10) FROM `events` e WHERE e.`type` > 'open' FOR UPDATE
SELECT @total, (c.id + 1e3) FROM customers c
SELECT NEXTVAL(seq_183)
SELECT UPPER(i.order_id) FROM order_items i WHERE i.id IN (SELECT id FROM customers WHERE vip = 1) AND audit(product_id) = 1
WITH q AS (SELECT GROUP_CONCAT(c.country ORDER BY c.country SEPARATOR ', ') FROM customers c WHERE c.created_at > -7 FOR UPDATE) SELECT * FROM q
SELECT UUID() FROM customers c WHERE c.country LIKE 'a%' FOR SHARE
WITH q AS (SELECT TIMESTAMPDIFF(DAY, o.customer_id, NOW()) FROM orders o WHERE (o.status = 42 OR EXISTS (SELECT 1 FROM orders z WHERE z.id = o.status)) FOR UPDATE) SELECT * FROM q
SELECT NEXT VALUE FOR seq_834
SELECT o.note FROM orders o WHERE NOT (o.status >= NOW() - INTERVAL 7 DAY) FOR SHARE
SELECT * FROM (SELECT (id + 1) FROM shop.products p WHERE attributes > 1 FOR UPDATE) d
SELECT RELEASE_LOCK('job-355')
SELECT shop.price_of(title) FROM shop.products p
WITH q AS (SELECT balance DIV 2 FROM accounts a WHERE a.balance LIKE 'a%' FOR UPDATE) SELECT * FROM q
WITH q AS (SELECT my_schema.f(sku) FROM shop.products p) SELECT * FROM q
SELECT shop.price_of(order_id) FROM order_items i
SELECT LAST_INSERT_ID(), 572
SELECT shop.price_of(e.`type`) FROM `events` e
SELECT LPAD(e.`payload`, 10, '0') FROM `events` e WHERE LOWER(`at`) = 'x' AND audit(e.`at`) = 1
SELECT UPPER(o.total) FROM orders o WHERE total = ? AND GET_LOCK('job-304', 0) = 1
SELECT * FROM (SELECT CONVERT(i.order_id USING utf8mb4) FROM order_items i WHERE i.id = ? AND EXISTS (SELECT 1 FROM orders z WHERE z.id = product_id) FOR UPDATE) d
WITH q AS (SELECT IFNULL(i.id, 0) FROM order_items i WHERE i.product_id LIKE 'a%' FOR UPDATE) SELECT * FROM q
SELECT @total, (c.country + 'a%') FROM customers c
SELECT next_number('email9')
SELECT NEXT VALUE FOR seq_870
SELECT REPLACE(o.customer_id, 'a', 'b') FROM orders o WHERE customer_id = ? INTO OUTFILE '/tmp/662.csv'
INSERT INTO `events` (`id`, `type`, `payload`) VALUES (3.14, 'open', '2026-01-31')
UPDATE order_items i SET order_id = LAG(i.order_id, 1) OVER (PARTITION BY i.price ORDER BY i.quantity) WHERE LOWER(i.quantity) = 'x'
INSERT INTO accounts (id, owner, balance) VALUES (?, 'a%', ?) ON DUPLICATE KEY UPDATE owner = VALUES(owner)
DELETE FROM order_items WHERE price = ? LIMIT 86
UPDATE customers c SET email = SUM(c.id) WHERE LOWER(id) = 'x'
REPLACE INTO shop.products (id, sku, title) VALUES (42, ?, 'open')
TRUNCATE TABLE t4874
INSERT INTO shop.products (id, sku, title) VALUES (?, 3.14, ?) ON DUPLICATE KEY UPDATE sku = VALUES(sku)
TRUNCATE TABLE t805
UPDATE `events` SET `type` = ? WHERE id = 148
TRUNCATE TABLE t6509
ALTER TABLE order_items ADD COLUMN x355 INT
UPDATE customers c SET name = STDDEV(created_at) WHERE c.vip IN ('it''s', TRUE, 1e3)
DELETE FROM accounts WHERE id IN (SELECT id FROM customers WHERE id > 4615)
INSERT INTO shop.products (id, sku, title) VALUES (?, 'open', ?) ON DUPLICATE KEY UPDATE sku = VALUES(sku)
INSERT INTO orders (id, customer_id, status) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE customer_id = VALUES(customer_id)
INSERT INTO `events` (`id`, `type`, `payload`) VALUES (?, 'it''s', ?) ON DUPLICATE KEY UPDATE `type` = VALUES(`type`)
INSERT INTO orders (id, customer_id, status) VALUES (?, 1e3, ?) ON DUPLICATE KEY UPDATE customer_id = VALUES(customer_id)
ALTER TABLE customers ADD COLUMN x394 INT
UPDATE shop.products p SET id = MATCH (p.title) AGAINST ('x' IN BOOLEAN MODE) WHERE (LOWER(attributes) = 'x' OR p.price = ?)
DELETE FROM orders WHERE placed_at = 'it''s' LIMIT 3
INSERT INTO customers(id, name, email) VALUES (?, ?, ?), ('a%', ?, ?)
DROP TABLE IF EXISTS t6536
REPLACE INTO shop.products (id, sku, title) VALUES ('it''s', ?, 3.14)
DELETE FROM `events` WHERE id IN (SELECT id FROM customers WHERE id > 5816)
REPLACE INTO shop.products (id, sku, title) VALUES ('it''s', ?, TRUE)
INSERT INTO order_items (id, order_id, product_id) SELECT /*+ MAX_EXECUTION_TIME(1000) */ REGEXP_REPLACE(id, '[a-z]+', 'x') FROM shop.products p WHERE p.title > 1 ORDER BY p.stock ASC
INSERT INTO orders (id, customer_id, status) SELECT * FROM `events` e WHERE e.`at` BETWEEN 1 AND 10 ORDER BY e.`at` DESC
DELETE FROM shop.products WHERE id = 42 LIMIT 95
DELETE FROM shop.products WHERE id IN (SELECT id FROM customers WHERE id > 6962)
UPDATE order_items SET product_id = ? WHERE id = 5054
INSERT IGNORE INTO `events` VALUES (1, 1e3)
TRUNCATE TABLE t7664
UPDATE orders o SET note = LAG(o.note, 1) OVER (PARTITION BY o.total ORDER BY o.placed_at) WHERE total > 'open'
REPLACE INTO accounts (id, owner, balance) VALUES ('a%', ?, 'open')
REPLACE INTO orders (id, customer_id, status) VALUES (?, ?, 'it''s')
UPDATE `events` SET `user_id` = ? WHERE id = 5642
INSERT IGNORE INTO shop.products VALUES ('open', NULL)
INSERT INTO accounts(id, owner, balance) VALUES (?, ?, ?), (42, ?, ?)
INSERT INTO accounts (id, owner, balance) VALUES ('a%', 0x1F, 1e3)
INSERT IGNORE INTO order_items VALUES (0x1F, 3.14)
UPDATE shop.products p SET id = IF(title IN (SELECT id FROM customers WHERE vip = 1), 'yes', 'no') WHERE attributes <> 0x1F
DELETE FROM customers WHERE email = NULL LIMIT 76
DELETE FROM shop.products WHERE attributes = 1 LIMIT 24
UPDATE accounts a SET balance = COUNT(*) WHERE balance >= NOW() - INTERVAL 7 DAY
UPDATE customers c SET name = CASE WHEN c.id IN (NULL, ?, 1) THEN 'it''s' ELSE name END WHERE vip IN (NULL, 'it''s', 1e3)
CREATE TEMPORARY TABLE t8984 AS SELECT STDDEV(p.attributes) FROM shop.products p LIMIT 88 OFFSET 20
TRUNCATE TABLE t9071
REPLACE INTO shop.products (id, sku, title) VALUES (1e3, ?, 'open')
TRUNCATE TABLE t5073
DELETE FROM shop.products WHERE stock = ? LIMIT 36
INSERT IGNORE INTO customers VALUES (NULL, 'a%')
DELETE FROM `events` WHERE `id` = NULL LIMIT 46
DELETE FROM customers WHERE created_at = 0x1F LIMIT 79
UPDATE order_items i SET quantity = JSON_UNQUOTE(JSON_EXTRACT(price, '$.name')) WHERE i.quantity BETWEEN 1 AND 10
CREATE TABLE t7344 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
REPLACE INTO orders (id, customer_id, status) VALUES ('open', ?, 0x1F)
TRUNCATE TABLE t8923
INSERT INTO shop.products (id, sku, title) SELECT FIND_IN_SET(?, p.id), UUID(), SUM(p.title) OVER w FROM shop.products p WHERE LOWER(p.sku) = 'x' WINDOW w AS (PARTITION BY p.price)
DELETE FROM `events` WHERE id IN (SELECT id FROM customers WHERE id > 6087)
CREATE TEMPORARY TABLE t8553 AS SELECT *, SUBSTRING(a.version, 1, 10) FROM accounts a LEFT JOIN shop.products j ON (j.id = a.owner)
CREATE TABLE t8823 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
CREATE TEMPORARY TABLE t1366 AS SELECT CURRENT_TIMESTAMP AS x0, FROM_UNIXTIME(p.id) FROM shop.products p ORDER BY p.attributes DESC
DROP TABLE IF EXISTS t9489
INSERT INTO `events`(`id`, `type`, `payload`) VALUES (?, ?, ?), ('it''s', ?, ?)
CREATE TEMPORARY TABLE t7239 AS SELECT ABS(DATE_ADD(name, INTERVAL 1 DAY)) % 7, c.vip, ROUND(HEX(MD5(c.name)), 2) FROM customers c LIMIT 65
CREATE TABLE t3575 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
TRUNCATE TABLE t5723
INSERT INTO accounts (id, owner, balance) SELECT UUID(), TIMESTAMPDIFF(DAY, note, NOW()) FROM orders o LEFT JOIN accounts j ON (j.id = o.note) WHERE total IN (SELECT id FROM customers WHERE vip = 1) LIMIT 83
CREATE TABLE t9116 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
REPLACE INTO shop.products (id, sku, title) VALUES (NULL, ?, 42)
REPLACE INTO orders (id, customer_id, status) VALUES ('open', ?, NULL)
UPDATE orders o SET placed_at = GROUP_CONCAT(o.placed_at ORDER BY customer_id SEPARATOR ', ') WHERE note = ? AND status >= NOW() - INTERVAL 7 DAY
UPDATE orders SET id = ? WHERE id = 8713
ALTER TABLE `events` ADD COLUMN x856 INT
INSERT INTO `events` (`id`, `type`, `payload`) SELECT total, CAST(o.note AS DECIMAL(10, 2)), STDDEV(status) FROM orders o
INSERT INTO `events` (`id`, `type`, `payload`) VALUES (?, TRUE, ?) ON DUPLICATE KEY UPDATE `type` = VALUES(`type`)
TRUNCATE TABLE t6048
UPDATE shop.products p SET title = CONCAT(p.attributes, ' ', p.title) WHERE NOT (p.id = ?)
INSERT INTO `events` (`id`, `type`, `payload`) VALUES (1e3, '2026-01-31', 'a%')
CREATE TEMPORARY TABLE t8368 AS SELECT FIND_IN_SET(?, c.email) FROM customers c GROUP BY c.country HAVING COUNT(*) > 8 LIMIT 44 OFFSET 20
INSERT INTO `events`(`id`, `type`, `payload`) VALUES (?, ?, ?), ('open', ?, ?)
CREATE TABLE t8581 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
ALTER TABLE `events` ADD COLUMN x938 INT
UPDATE customers c SET created_at = UNIX_TIMESTAMP(c.country) WHERE c.email > 3.14
DELETE FROM order_items WHERE id IN (SELECT id FROM customers WHERE id > 6861)
DROP TABLE IF EXISTS t3245
TRUNCATE TABLE t7623
REPLACE INTO shop.products (id, sku, title) VALUES ('it''s', ?, 42)
DELETE FROM `events` WHERE `payload` = TRUE LIMIT 42
DELETE FROM accounts WHERE id IN (SELECT id FROM customers WHERE id > 3669)
INSERT INTO order_items(id, order_id, product_id) VALUES (?, ?, ?), ('open', ?, ?)
INSERT INTO `events` (`id`, `type`, `payload`) SELECT RANK() OVER (ORDER BY o.total DESC), DATE_FORMAT(customer_id, '%Y-%m-%d') FROM orders o
UPDATE customers c SET name = TIMESTAMPDIFF(DAY, country, NOW()) WHERE created_at > TRUE AND c.country IS NOT NULL
INSERT INTO accounts(id, owner, balance) VALUES (?, ?, ?), (1, ?, ?)
CREATE TEMPORARY TABLE t6302 AS SELECT LAG(o.placed_at, 1) OVER (PARTITION BY o.note ORDER BY o.status) FROM orders o
DELETE FROM order_items WHERE id IN (SELECT id FROM customers WHERE id > 5397)
ALTER TABLE accounts ADD COLUMN x14 INT
INSERT INTO order_items (id, order_id, product_id) SELECT * FROM order_items i LEFT JOIN shop.products j ON (j.id = i.order_id) WHERE i.quantity <> 'open' AND i.quantity >= NOW() - INTERVAL 7 DAY GROUP BY i.price HAVING COUNT(*) > 7
INSERT INTO customers (id, name, email) SELECT ROW_NUMBER() OVER (PARTITION BY e.`type` ORDER BY e.`user_id`), * AS x1, EXTRACT(YEAR FROM `payload`) AS x2 FROM `events` e
INSERT INTO orders(id, customer_id, status) VALUES (?, ?, ?), (?, ?, ?)
ALTER TABLE orders ADD COLUMN x437 INT
TRUNCATE TABLE t3606
ALTER TABLE orders ADD COLUMN x334 INT
REPLACE INTO orders (id, customer_id, status) VALUES (-7, ?, '2026-01-31')
DROP TABLE IF EXISTS t3061
DELETE FROM order_items WHERE price = -7 LIMIT 26
INSERT INTO shop.products(id, sku, title) VALUES (?, ?, ?), ('open', ?, ?)
INSERT IGNORE INTO shop.products VALUES ('it''s', -7)
UPDATE order_items i SET id = SUBSTRING(i.product_id, 1, 10) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = price)
CREATE TEMPORARY TABLE t4553 AS SELECT NOW() AS x0 FROM orders o JOIN shop.products j ON (j.id = o.total) WHERE o.customer_id IN ('2026-01-31', -7, 'a%') AND o.note BETWEEN 1 AND 10 AND placed_at IN (SELECT id FROM customers WHERE vip = 1) LIMIT 22 OFFSET 20
DELETE FROM `events` WHERE `payload` = 1e3 LIMIT 65
TRUNCATE TABLE t1667
REPLACE INTO order_items (id, order_id, product_id) VALUES (-7, ?, 1)
UPDATE `events` e SET `id` = EXTRACT(YEAR FROM e.`type`) WHERE e.`id` LIKE 'a%'
UPDATE customers c SET vip = id WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = c.email)
UPDATE `events` SET `type` = ? WHERE id = 9148
TRUNCATE TABLE t5726
INSERT INTO accounts (id, owner, balance) VALUES (TRUE, 1e3, 3.14)
DELETE FROM accounts WHERE id IN (SELECT id FROM customers WHERE id > 9285)
REPLACE INTO customers (id, name, email) VALUES (0x1F, ?, -7)
DELETE FROM customers WHERE id = 42 LIMIT 21
CREATE TABLE t5660 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
TRUNCATE TABLE t398
CREATE TABLE t8377 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
DELETE FROM accounts WHERE id = 0x1F LIMIT 74
INSERT INTO shop.products (id, sku, title) VALUES (?, 'a%', 1)
INSERT INTO customers (id, name, email) VALUES ('open', 1e3, 0x1F)
INSERT INTO `events` (`id`, `type`, `payload`) VALUES (NULL, 'open', 1)
REPLACE INTO `events` (`id`, `type`, `payload`) VALUES (42, ?, 3.14)
REPLACE INTO shop.products (id, sku, title) VALUES ('open', ?, -7)
CREATE TABLE t7235 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
DELETE FROM orders WHERE status = 1e3 LIMIT 82
INSERT INTO orders (id, customer_id, status) SELECT COUNT(*) FROM shop.products p LIMIT 20
UPDATE customers c SET email = MATCH (name) AGAINST ('x' IN BOOLEAN MODE) WHERE id IN (SELECT id FROM customers WHERE vip = 1)
UPDATE orders o SET note = MAX(placed_at) WHERE LOWER(total) = 'x'
CREATE TABLE t8092 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
ALTER TABLE `events` ADD COLUMN x429 INT
UPDATE `events` e SET `at` = DATE_ADD(e.`at`, INTERVAL 1 DAY) WHERE `user_id` IS NOT NULL
ALTER TABLE shop.products ADD COLUMN x733 INT
INSERT IGNORE INTO `events` VALUES (1e3, ?)
CREATE TEMPORARY TABLE t4518 AS SELECT *, CAST(i.order_id AS DECIMAL(10, 2)) FROM order_items i WHERE i.product_id = ? AND i.quantity IS NOT NULL GROUP BY i.product_id HAVING COUNT(*) > 3
DELETE FROM customers WHERE email = 'a%' LIMIT 30
INSERT IGNORE INTO order_items VALUES ('a%', 0x1F)
DELETE FROM orders WHERE customer_id = 1 LIMIT 43
TRUNCATE TABLE t203
REPLACE INTO orders (id, customer_id, status) VALUES ('open', ?, 1)
DELETE FROM `events` WHERE id IN (SELECT id FROM customers WHERE id > 6670)
UPDATE orders SET total = ? WHERE id = 9669
INSERT INTO shop.products (id, sku, title) SELECT DISTINCT *, SUM(e.`id`) OVER w, FIND_IN_SET(?, `type`) FROM `events` e LEFT JOIN orders j ON (j.id = e.`at`) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = e.`user_id`) AND NOT (e.`user_id` >= NOW() - INTERVAL 7 DAY) WINDOW w AS (PARTITION BY e.`payload`)
CREATE TABLE t7506 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
INSERT INTO orders(id, customer_id, status) VALUES (?, ?, ?), (NULL, ?, ?)
UPDATE accounts a SET id = (a.owner + TRUE) WHERE balance <> NULL
CREATE TABLE t6658 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
TRUNCATE TABLE t6609
UPDATE orders o SET note = note DIV 2 WHERE placed_at >= NOW() - INTERVAL 7 DAY
INSERT IGNORE INTO `events` VALUES ('a%', 3.14)
DELETE FROM customers WHERE id IN (SELECT id FROM customers WHERE id > 7256)
UPDATE shop.products SET id = ? WHERE id = 2749
TRUNCATE TABLE t6214
CREATE TEMPORARY TABLE t6529 AS SELECT CONVERT(order_id USING utf8mb4) FROM order_items i LEFT JOIN `events` j ON (j.id = i.product_id)
DELETE FROM customers WHERE email = 1e3 LIMIT 41
CREATE TABLE t1126 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
CREATE TABLE t2668 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
TRUNCATE TABLE t4054
DELETE FROM orders WHERE status = 1e3 LIMIT 5
INSERT IGNORE INTO order_items VALUES ('it''s', 1e3)
DELETE FROM customers WHERE id IN (SELECT id FROM customers WHERE id > 6161)
INSERT INTO order_items(id, order_id, product_id) VALUES (?, ?, ?), (1e3, ?, ?)
DROP TABLE IF EXISTS t1960
ALTER TABLE shop.products ADD COLUMN x807 INT
UPDATE customers SET country = ? WHERE id = 7558
CREATE TEMPORARY TABLE t4385 AS SELECT DISTINCT BIN_TO_UUID(i.price) AS x0, ST_DISTANCE_SPHERE(i.order_id, i.price) FROM order_items i
INSERT INTO orders (id, customer_id, status) VALUES (1, 1e3, NULL)
REPLACE INTO order_items (id, order_id, product_id) VALUES (?, ?, 3.14)
INSERT INTO orders (id, customer_id, status) VALUES (NULL, NULL, 0x1F)
TRUNCATE TABLE t1488
TRUNCATE TABLE t1378
UPDATE shop.products SET attributes = ? WHERE id = 1036
DROP TABLE IF EXISTS t1704
UPDATE `events` e SET `type` = FIND_IN_SET(?, e.`at`) WHERE e.`at` = NULL AND e.`type` <> ?
UPDATE customers c SET created_at = BIN_TO_UUID(c.country) WHERE c.id > 1e3 AND vip = ?
UPDATE orders o SET id = UPPER(o.status) WHERE status <> 0x1F
CREATE TEMPORARY TABLE t540 AS SELECT *, FROM_UNIXTIME(e.`payload`), LENGTH(TRIM(e.`type`)) FROM `events` e LIMIT 52 OFFSET 20
DELETE FROM customers WHERE id IN (SELECT id FROM customers WHERE id > 7874)
CREATE TABLE t4930 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
DELETE FROM order_items WHERE id IN (SELECT id FROM customers WHERE id > 9816)
DROP TABLE IF EXISTS t8821
UPDATE orders o SET status = JSON_EXTRACT(o.note, '$.a.b') WHERE LOWER(placed_at) = 'x' AND EXISTS (SELECT 1 FROM orders z WHERE z.id = o.status)
UPDATE shop.products p SET title = JSON_UNQUOTE(JSON_EXTRACT(price, '$.name')) WHERE attributes IN (SELECT id FROM customers WHERE vip = 1)
ALTER TABLE `events` ADD COLUMN x954 INT
REPLACE INTO shop.products (id, sku, title) VALUES (1, ?, 42)
INSERT IGNORE INTO shop.products VALUES (0x1F, TRUE)
INSERT INTO `events` (`id`, `type`, `payload`) VALUES (?, 1e3, ?) ON DUPLICATE KEY UPDATE `type` = VALUES(`type`)
INSERT INTO shop.products (id, sku, title) SELECT *, IFNULL(CASE WHEN a.id IS NOT NULL THEN -7 ELSE a.currency END, 0) AS x1 FROM accounts a JOIN accounts j ON (j.id = a.version) ORDER BY a.version DESC LIMIT 98
DROP TABLE IF EXISTS t2361
DELETE FROM shop.products WHERE stock = NULL LIMIT 64
INSERT IGNORE INTO customers VALUES (1e3, 3.14)
UPDATE `events` e SET `user_id` = (SELECT COUNT(*) FROM order_items x WHERE x.order_id = `id`) WHERE (e.`at` <> NULL OR e.`at` > NULL)
INSERT INTO accounts(id, owner, balance) VALUES (?, ?, ?), (?, ?, ?)
DELETE FROM customers WHERE created_at = '2026-01-31' LIMIT 89
DROP TABLE IF EXISTS t2829
DELETE FROM order_items WHERE id = 'it''s' LIMIT 55
REPLACE INTO `events` (`id`, `type`, `payload`) VALUES (-7, ?, 'open')
INSERT IGNORE INTO order_items VALUES (TRUE, 0x1F)
DELETE FROM shop.products WHERE id IN (SELECT id FROM customers WHERE id > 5309)
ALTER TABLE customers ADD COLUMN x299 INT
UPDATE order_items i SET product_id = CAST(product_id AS DECIMAL(10, 2)) WHERE product_id IN (SELECT id FROM customers WHERE vip = 1)
CREATE TABLE t3715 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
TRUNCATE TABLE t5057
CREATE TEMPORARY TABLE t997 AS SELECT DISTINCT LAG(c.vip, 1) OVER (PARTITION BY c.email ORDER BY c.name) AS x0, c.created_at, ST_DISTANCE_SPHERE(id, vip) FROM customers c INNER JOIN shop.products j ON (j.id = c.email) WHERE country >= NOW() - INTERVAL 7 DAY GROUP BY c.vip
DROP TABLE IF EXISTS t5473
CREATE TEMPORARY TABLE t8184 AS SELECT REPLACE(o.customer_id, 'a', 'b') AS x0, o.placed_at * note REGEXP '^a' AS x1 FROM orders o JOIN orders j ON (j.id = o.placed_at)
CREATE TABLE t399 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
INSERT INTO customers (id, name, email) VALUES (3.14, 'a%', 'it''s')
UPDATE `events` e SET `at` = MAX(`id`) WHERE (e.`id` = '2026-01-31' OR LOWER(e.`id`) = 'x')
UPDATE customers c SET vip = LPAD(c.name, 10, '0') WHERE c.email BETWEEN 1 AND 10 AND c.email LIKE 'a%'
CREATE TEMPORARY TABLE t5172 AS SELECT email FROM customers c LEFT JOIN accounts j ON (j.id = c.vip) LIMIT 10 OFFSET 20
UPDATE accounts SET id = ? WHERE id = 5478
DELETE FROM customers WHERE vip = NULL LIMIT 59
DELETE FROM orders WHERE note = 0x1F LIMIT 25
UPDATE `events` SET `user_id` = ? WHERE id = 2110
INSERT INTO customers(id, name, email) VALUES (?, ?, ?), (NULL, ?, ?)
CREATE TABLE t6614 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
TRUNCATE TABLE t1454
UPDATE orders o SET status = JSON_UNQUOTE(JSON_EXTRACT(o.placed_at, '$.name')) WHERE LOWER(id) = 'x'
TRUNCATE TABLE t7149
UPDATE orders o SET status = CONCAT_WS('-', placed_at, o.id) WHERE o.customer_id >= NOW() - INTERVAL 7 DAY
DELETE FROM `events` WHERE `at` = '2026-01-31' LIMIT 87
DELETE FROM accounts WHERE owner = 'it''s' LIMIT 36
DELETE FROM shop.products WHERE id IN (SELECT id FROM customers WHERE id > 4813)
UPDATE `events` e SET `payload` = e.`at` * `at` WHERE e.`user_id` IN (42, 3.14, 42)
DELETE FROM customers WHERE id IN (SELECT id FROM customers WHERE id > 7487)
UPDATE orders o SET status = SUM(status) OVER w WHERE status = ?
INSERT INTO shop.products(id, sku, title) VALUES (?, ?, ?), (42, ?, ?)
REPLACE INTO accounts (id, owner, balance) VALUES (42, ?, 3.14)
TRUNCATE TABLE t5734
DROP TABLE IF EXISTS t7521
INSERT INTO `events` (`id`, `type`, `payload`) VALUES (?, '2026-01-31', ?) ON DUPLICATE KEY UPDATE `type` = VALUES(`type`)
UPDATE shop.products p SET price = CURRENT_TIMESTAMP WHERE p.stock >= NOW() - INTERVAL 7 DAY
REPLACE INTO `events` (`id`, `type`, `payload`) VALUES (NULL, ?, 0x1F)
INSERT INTO order_items (id, order_id, product_id) SELECT BIN_TO_UUID(a.id) FROM accounts a WHERE a.balance >= NOW() - INTERVAL 7 DAY ORDER BY a.currency ASC
UPDATE shop.products p SET sku = (SELECT COUNT(*) FROM order_items x WHERE x.order_id = p.attributes) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = p.sku) AND p.id > 'a%'
REPLACE INTO order_items (id, order_id, product_id) VALUES ('2026-01-31', ?, 42)
DROP TABLE IF EXISTS t9834
UPDATE accounts SET owner = ? WHERE id = 8230
INSERT INTO shop.products(id, sku, title) VALUES (?, ?, ?), (TRUE, ?, ?)
DELETE FROM accounts WHERE version = 3.14 LIMIT 19
TRUNCATE TABLE t9531
DELETE FROM `events` WHERE `id` = 'open' LIMIT 2
ALTER TABLE accounts ADD COLUMN x337 INT
INSERT INTO orders (id, customer_id, status) VALUES ('2026-01-31', 1e3, 'open')
DELETE FROM orders WHERE id IN (SELECT id FROM customers WHERE id > 7626)
CREATE TEMPORARY TABLE t2505 AS SELECT * AS x0 FROM order_items i JOIN accounts j ON (j.id = i.product_id) GROUP BY i.price
ALTER TABLE customers ADD COLUMN x335 INT
UPDATE accounts SET currency = ? WHERE id = 9577
UPDATE customers c SET name = FROM_UNIXTIME(c.vip) WHERE id >= NOW() - INTERVAL 7 DAY
DELETE FROM accounts WHERE owner = TRUE LIMIT 39
CREATE TEMPORARY TABLE t937 AS SELECT FROM_UNIXTIME(o.placed_at) FROM orders o INNER JOIN customers j ON (j.id = o.note) WHERE o.total LIKE 'a%' AND (o.note IN (SELECT id FROM customers WHERE vip = 1) OR o.placed_at >= NOW() - INTERVAL 7 DAY) ORDER BY o.placed_at DESC LIMIT 78
INSERT INTO customers (id, name, email) VALUES (?, -7, ?) ON DUPLICATE KEY UPDATE name = VALUES(name)
DELETE FROM `events` WHERE `payload` = 'open' LIMIT 73
DELETE FROM customers WHERE email = 3.14 LIMIT 0
UPDATE shop.products p SET attributes = ROUND(id, 2) WHERE p.stock LIKE 'a%'
UPDATE `events` e SET `id` = ROW_NUMBER() OVER (PARTITION BY e.`at` ORDER BY `user_id`) WHERE e.`at` BETWEEN 1 AND 10
INSERT INTO orders (id, customer_id, status) VALUES (1e3, TRUE, 0x1F)
UPDATE order_items i SET price = LAG(i.price, 1) OVER (PARTITION BY i.order_id ORDER BY i.id) WHERE LOWER(order_id) = 'x'
ALTER TABLE accounts ADD COLUMN x300 INT
UPDATE accounts a SET owner = RANK() OVER (ORDER BY a.owner DESC) WHERE a.owner IN (-7, '2026-01-31', 1)
UPDATE customers c SET name = SUBSTRING(c.id, 1, 10) WHERE created_at BETWEEN 1 AND 10
UPDATE accounts a SET id = SUM(a.owner) OVER w WHERE a.version IS NOT NULL
ALTER TABLE orders ADD COLUMN x235 INT
CREATE TABLE t8912 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
INSERT INTO order_items (id, order_id, product_id) SELECT /*+ MAX_EXECUTION_TIME(1000) */ GREATEST(i.quantity, CONCAT(product_id, ' ', i.product_id)), LENGTH(TRIM(i.id)), CONVERT(quantity USING utf8mb4) FROM order_items i INNER JOIN `events` j ON (j.id = i.id)
UPDATE orders o SET note = COUNT(*) WHERE (total IS NOT NULL OR status > 1e3)
REPLACE INTO shop.products (id, sku, title) VALUES (TRUE, ?, 'open')
INSERT IGNORE INTO customers VALUES (1e3, '2026-01-31')
DELETE FROM orders WHERE customer_id = 1 LIMIT 52
DROP TABLE IF EXISTS t597
UPDATE `events` e SET `payload` = JSON_UNQUOTE(JSON_EXTRACT(`payload`, '$.name')) WHERE e.`id` = ?
INSERT INTO orders (id, customer_id, status) SELECT TIMESTAMPDIFF(DAY, a.balance, NOW()) AS x0, JSON_UNQUOTE(JSON_EXTRACT(id, '$.name')) AS x1, CONVERT(a.version USING utf8mb4) FROM accounts a
INSERT INTO orders (id, customer_id, status) SELECT i.id REGEXP '^a' AS x0, STDDEV(i.quantity) AS x1, CONCAT(price, ' ', i.price->>'$.color') FROM order_items i INNER JOIN order_items j ON (j.id = i.id)
INSERT INTO accounts (id, owner, balance) VALUES (1e3, 42, 42)
DELETE FROM accounts WHERE id IN (SELECT id FROM customers WHERE id > 6981)
INSERT INTO customers (id, name, email) SELECT *, UUID() AS x1, (SELECT COUNT(*) FROM order_items x WHERE x.order_id = i.order_id) FROM order_items i WHERE i.product_id BETWEEN 1 AND 10 AND NOT (i.quantity IN (SELECT id FROM customers WHERE vip = 1))
DELETE FROM customers WHERE id IN (SELECT id FROM customers WHERE id > 5088)
ALTER TABLE customers ADD COLUMN x1 INT
DELETE FROM order_items WHERE quantity = 0x1F LIMIT 91
DELETE FROM order_items WHERE id = 42 LIMIT 25
INSERT INTO accounts(id, owner, balance) VALUES (?, ?, ?), (TRUE, ?, ?)
CREATE TEMPORARY TABLE t8100 AS SELECT IF(c.name IS NOT NULL, 'yes', 'no') FROM customers c LIMIT 45 OFFSET 20
UPDATE accounts a SET version = STDDEV(a.balance) WHERE LOWER(a.owner) = 'x'
UPDATE customers c SET name = CAST(name AS DECIMAL(10, 2)) WHERE (created_at IS NOT NULL OR c.country <> 1)
INSERT INTO accounts (id, owner, balance) VALUES (NULL, 1e3, 0x1F)
ALTER TABLE shop.products ADD COLUMN x906 INT
INSERT INTO shop.products(id, sku, title) VALUES (?, ?, ?), (1, ?, ?)
DELETE FROM shop.products WHERE id IN (SELECT id FROM customers WHERE id > 9469)
DROP TABLE IF EXISTS t6883
UPDATE order_items i SET order_id = LENGTH(TRIM(i.price)) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = id)
INSERT INTO customers (id, name, email) VALUES (?, '2026-01-31', ?) ON DUPLICATE KEY UPDATE name = VALUES(name)
INSERT INTO `events`(`id`, `type`, `payload`) VALUES (?, ?, ?), ('a%', ?, ?)
INSERT IGNORE INTO orders VALUES (42, ?)
DELETE FROM `events` WHERE `user_id` = 1e3 LIMIT 93
CREATE TEMPORARY TABLE t657 AS SELECT *, EXTRACT(YEAR FROM p.stock), UPPER(attributes) FROM shop.products p LIMIT 93
REPLACE INTO order_items (id, order_id, product_id) VALUES (1e3, ?, 'open')
UPDATE shop.products p SET stock = COUNT(*) WHERE LOWER(attributes) = 'x'
CREATE TEMPORARY TABLE t1040 AS SELECT REGEXP_REPLACE(attributes, '[a-z]+', 'x'), (SELECT COUNT(*) FROM order_items x WHERE x.order_id = p.title) FROM shop.products p LEFT JOIN shop.products j ON (j.id = p.id) WHERE NOT ((p.attributes IS NOT NULL OR p.id = 3.14))
DELETE FROM order_items WHERE id IN (SELECT id FROM customers WHERE id > 5035)
CREATE TEMPORARY TABLE t2113 AS SELECT *, currency FROM accounts a WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = a.version)
INSERT INTO `events`(`id`, `type`, `payload`) VALUES (?, ?, ?), (3.14, ?, ?)
UPDATE accounts a SET currency = COUNT(DISTINCT a.currency) WHERE a.owner IS NOT NULL AND a.owner IS NOT NULL
UPDATE customers c SET name = YEAR(created_at) WHERE c.vip = ?
INSERT INTO customers (id, name, email) VALUES (?, 1, ?) ON DUPLICATE KEY UPDATE name = VALUES(name)
UPDATE order_items i SET id = NOW() WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = i.quantity)
DROP TABLE IF EXISTS t6594
INSERT IGNORE INTO `events` VALUES (TRUE, 'open')
DELETE FROM shop.products WHERE sku = 0x1F LIMIT 15
UPDATE orders SET status = ? WHERE id = 3626
ALTER TABLE `events` ADD COLUMN x901 INT
INSERT INTO shop.products (id, sku, title) VALUES (1, 3.14, ?)
UPDATE customers c SET vip = FIND_IN_SET(?, c.id) WHERE c.email > 42
DROP TABLE IF EXISTS t7077
UPDATE orders o SET placed_at = o.placed_at DIV 2 WHERE o.status = 1e3
INSERT INTO order_items (id, order_id, product_id) SELECT JSON_EXTRACT(currency, '$.a.b'), UUID() FROM accounts a WHERE balance LIKE 'a%' AND a.currency BETWEEN 1 AND 10 AND a.id IN (-7, '2026-01-31', 3.14) AND balance > 'open' GROUP BY currency ORDER BY a.owner ASC
INSERT INTO accounts (id, owner, balance) VALUES (?, 0x1F, ?) ON DUPLICATE KEY UPDATE owner = VALUES(owner)
UPDATE `events` e SET `id` = MAX(`at`) WHERE e.`payload` > '2026-01-31' AND `payload` > ?
UPDATE customers c SET email = GREATEST(id, vip) WHERE c.vip IN (-7, TRUE, 1)
UPDATE orders o SET note = CEIL(o.status / 3) WHERE EXISTS (SELECT 1 FROM orders z WHERE z.id = o.status)
CREATE TABLE t6508 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
UPDATE shop.products p SET stock = DATE_FORMAT(p.attributes, '%Y-%m-%d') WHERE p.stock BETWEEN 1 AND 10
TRUNCATE TABLE t3479
ALTER TABLE `events` ADD COLUMN x583 INT
DELETE FROM accounts WHERE id IN (SELECT id FROM customers WHERE id > 7818)
INSERT INTO accounts (id, owner, balance) VALUES (?, 'it''s', ?) ON DUPLICATE KEY UPDATE owner = VALUES(owner)
DROP TABLE IF EXISTS t2801
INSERT IGNORE INTO accounts VALUES (?, ?)
UPDATE customers c SET name = ABS(c.vip) % 7 WHERE name = ?
INSERT INTO orders (id, customer_id, status) VALUES (1, 1e3, 'open')
DELETE FROM customers WHERE id IN (SELECT id FROM customers WHERE id > 9408)
TRUNCATE TABLE t4974
ALTER TABLE `events` ADD COLUMN x153 INT
INSERT INTO accounts (id, owner, balance) VALUES (?, 42, ?) ON DUPLICATE KEY UPDATE owner = VALUES(owner)
REPLACE INTO customers (id, name, email) VALUES (1, ?, NULL)
REPLACE INTO customers (id, name, email) VALUES ('open', ?, '2026-01-31')
UPDATE shop.products SET id = ? WHERE id = 6050
ALTER TABLE shop.products ADD COLUMN x780 INT
INSERT INTO shop.products (id, sku, title) VALUES ('open', -7, 'it''s')
CREATE TEMPORARY TABLE t2055 AS SELECT DATE_ADD(e.`user_id`, INTERVAL 1 DAY), COUNT(DISTINCT e.`at`), e.`id`->>'$.color' FROM `events` e INNER JOIN orders j ON (j.id = e.`at`) WHERE e.`id` BETWEEN 1 AND 10
UPDATE orders o SET placed_at = NULLIF(note, '') WHERE o.customer_id <> -7
UPDATE orders SET note = ? WHERE id = 1795
UPDATE order_items i SET quantity = CONCAT_WS('-', i.product_id, quantity) WHERE price >= NOW() - INTERVAL 7 DAY
REPLACE INTO accounts (id, owner, balance) VALUES ('it''s', ?, '2026-01-31')
ALTER TABLE `events` ADD COLUMN x581 INT
INSERT INTO accounts(id, owner, balance) VALUES (?, ?, ?), ('2026-01-31', ?, ?)
UPDATE customers c SET country = JSON_UNQUOTE(JSON_EXTRACT(c.id, '$.name')) WHERE c.email LIKE 'a%'
UPDATE customers SET country = ? WHERE id = 8049
UPDATE `events` e SET `id` = ROW_NUMBER() OVER (PARTITION BY e.`type` ORDER BY `type`) WHERE e.`type` IN (SELECT id FROM customers WHERE vip = 1)
UPDATE accounts a SET balance = LAG(a.owner, 1) OVER (PARTITION BY a.owner ORDER BY a.currency) WHERE a.id = 42
INSERT INTO customers (id, name, email) VALUES (?, 0x1F, ?) ON DUPLICATE KEY UPDATE name = VALUES(name)
UPDATE `events` SET `user_id` = ? WHERE id = 6562
UPDATE shop.products p SET sku = REGEXP_REPLACE(p.price, '[a-z]+', 'x') WHERE attributes > 1e3
UPDATE shop.products SET stock = ? WHERE id = 2145
UPDATE order_items i SET product_id = BIN_TO_UUID(id) WHERE i.product_id >= NOW() - INTERVAL 7 DAY
DROP TABLE IF EXISTS t957
DELETE FROM accounts WHERE id IN (SELECT id FROM customers WHERE id > 2319)
INSERT INTO `events`(`id`, `type`, `payload`) VALUES (?, ?, ?), (42, ?, ?)
CREATE TABLE t8067 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
DROP TABLE IF EXISTS t9726
REPLACE INTO order_items (id, order_id, product_id) VALUES (1, ?, 0x1F)
TRUNCATE TABLE t1686
INSERT INTO customers (id, name, email) VALUES (?, 'it''s', ?) ON DUPLICATE KEY UPDATE name = VALUES(name)
INSERT INTO shop.products (id, sku, title) VALUES (?, 1e3, ?) ON DUPLICATE KEY UPDATE sku = VALUES(sku)
CREATE TEMPORARY TABLE t2871 AS SELECT FROM_UNIXTIME(i.id), REPLACE(i.id, 'a', 'b'), UNIX_TIMESTAMP(i.order_id) FROM order_items i LIMIT 39, 5
CREATE TEMPORARY TABLE t4048 AS SELECT JSON_UNQUOTE(JSON_EXTRACT(`user_id`, '$.name')) AS x0 FROM `events` e INNER JOIN accounts j ON (j.id = e.`type`) ORDER BY e.`user_id` ASC
DROP TABLE IF EXISTS t9630
INSERT INTO customers (id, name, email) VALUES ('it''s', TRUE, -7)
ALTER TABLE `events` ADD COLUMN x107 INT
INSERT IGNORE INTO `events` VALUES (0x1F, 'a%')
CREATE TABLE t9183 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
UPDATE customers c SET vip = LPAD(c.vip, 10, '0') WHERE vip LIKE 'a%'
CREATE TABLE t5762 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
DELETE FROM `events` WHERE id IN (SELECT id FROM customers WHERE id > 9211)
INSERT INTO accounts (id, owner, balance) SELECT ROW_NUMBER() OVER (PARTITION BY c.created_at ORDER BY c.created_at) AS x0 FROM customers c LEFT JOIN shop.products j ON (j.id = c.vip) WHERE NOT (c.country >= NOW() - INTERVAL 7 DAY) GROUP BY c.vip HAVING COUNT(*) > 0
DROP TABLE IF EXISTS t3504
ALTER TABLE customers ADD COLUMN x43 INT
INSERT INTO customers (id, name, email) VALUES ('a%', 42, 'it''s')
UPDATE accounts a SET id = JSON_UNQUOTE(JSON_EXTRACT(a.owner, '$.name')) WHERE LOWER(owner) = 'x'
DELETE FROM `events` WHERE `user_id` = 42 LIMIT 38
UPDATE shop.products p SET stock = JSON_UNQUOTE(JSON_EXTRACT(p.stock, '$.name')) WHERE p.title >= NOW() - INTERVAL 7 DAY
CREATE TEMPORARY TABLE t1680 AS SELECT HEX(MD5(i.order_id)), * FROM order_items i JOIN accounts j ON (j.id = i.quantity) ORDER BY i.price
DELETE FROM `events` WHERE `user_id` = ? LIMIT 2
DELETE FROM customers WHERE email = 0x1F LIMIT 1
INSERT INTO orders(id, customer_id, status) VALUES (?, ?, ?), (TRUE, ?, ?)
DROP TABLE IF EXISTS t2614
TRUNCATE TABLE t9574
REPLACE INTO shop.products (id, sku, title) VALUES (42, ?, 1)
DELETE FROM shop.products WHERE attributes = ? LIMIT 10
DROP TABLE IF EXISTS t2525
INSERT INTO customers (id, name, email) VALUES (42, 1e3, -7)
DELETE FROM customers WHERE created_at = -7 LIMIT 26
DELETE FROM accounts WHERE balance = ? LIMIT 33
INSERT IGNORE INTO order_items VALUES (-7, 'a%')
REPLACE INTO shop.products (id, sku, title) VALUES ('a%', ?, ?)
UPDATE orders SET note = ? WHERE id = 3716
INSERT INTO accounts (id, owner, balance) VALUES (1, 3.14, TRUE)
DELETE FROM order_items WHERE id = 'open' LIMIT 31
ALTER TABLE orders ADD COLUMN x324 INT
DELETE FROM `events` WHERE id IN (SELECT id FROM customers WHERE id > 3054)
DROP TABLE IF EXISTS t3375
TRUNCATE TABLE t6897
INSERT INTO shop.products (id, sku, title) VALUES ('2026-01-31', '2026-01-31', ?)
DELETE FROM shop.products WHERE id IN (SELECT id FROM customers WHERE id > 2633)
TRUNCATE TABLE t779
REPLACE INTO `events` (`id`, `type`, `payload`) VALUES (3.14, ?, 1e3)
INSERT INTO `events` (`id`, `type`, `payload`) VALUES (?, 42, ?) ON DUPLICATE KEY UPDATE `type` = VALUES(`type`)
INSERT INTO customers (id, name, email) SELECT CONCAT_WS('-', a.balance, CASE WHEN LOWER(a.currency) = 'x' THEN NULL ELSE version END), * FROM accounts a WHERE (a.owner BETWEEN 1 AND 10 AND a.balance = 'it''s' OR LOWER(a.owner) = 'x' AND version > 1e3)
UPDATE shop.products p SET id = CONCAT(p.price, ' ', p.id) WHERE p.attributes IN (NULL, 1e3, 'it''s')
INSERT INTO order_items (id, order_id, product_id) SELECT LENGTH(TRIM(`user_id`)) AS x0, UNIX_TIMESTAMP(e.`payload`) AS x1, * FROM `events` e ORDER BY `user_id`
REPLACE INTO customers (id, name, email) VALUES ('a%', ?, 42)
INSERT IGNORE INTO `events` VALUES (0x1F, NULL)
UPDATE shop.products p SET stock = FIND_IN_SET(?, id) WHERE p.attributes > 3.14
UPDATE orders o SET customer_id = LAG(o.customer_id, 1) OVER (PARTITION BY o.placed_at ORDER BY o.customer_id) WHERE note = ?
INSERT INTO order_items(id, order_id, product_id) VALUES (?, ?, ?), ('a%', ?, ?)
UPDATE `events` e SET `id` = REPLACE(e.`user_id`, 'a', 'b') WHERE e.`id` BETWEEN 1 AND 10
INSERT INTO shop.products (id, sku, title) SELECT LENGTH(TRIM(e.`type`)) AS x0 FROM `events` e JOIN shop.products j ON (j.id = e.`user_id`) LIMIT 17 OFFSET 20
INSERT INTO `events` (`id`, `type`, `payload`) VALUES (?, 3.14, ?) ON DUPLICATE KEY UPDATE `type` = VALUES(`type`)
DELETE FROM `events` WHERE `payload` = TRUE LIMIT 2
DELETE FROM shop.products WHERE id IN (SELECT id FROM customers WHERE id > 3396)
ALTER TABLE shop.products ADD COLUMN x61 INT
INSERT IGNORE INTO order_items VALUES ('2026-01-31', NULL)
UPDATE customers SET created_at = ? WHERE id = 5661
UPDATE `events` e SET `id` = e.`type` * e.`user_id` WHERE NOT (e.`user_id` IS NOT NULL)
UPDATE orders o SET total = CASE WHEN o.total IN (-7, 1, 3.14) THEN TRUE ELSE id END WHERE placed_at = TRUE
CREATE TABLE t2474 (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)
INSERT INTO accounts (id, owner, balance) VALUES (?, -7, ?) ON DUPLICATE KEY UPDATE owner = VALUES(owner)
ALTER TABLE order_items ADD COLUMN x835 INT
DELETE FROM customers WHERE id IN (SELECT id FROM customers WHERE id > 6935)
INSERT IGNORE INTO shop.products VALUES (?, 'open')
CREATE TEMPORARY TABLE t2804 AS SELECT /*+ MAX_EXECUTION_TIME(1000) */ SUBSTRING(quantity, 1, 10), NOW() AS x1, * AS x2 FROM order_items i LIMIT 25
DROP TABLE IF EXISTS t8101
CREATE TEMPORARY TABLE t432 AS SELECT DISTINCT EXTRACT(YEAR FROM e.`payload`) AS x0, TIMESTAMPDIFF(DAY, e.`user_id`, NOW()), HEX(MD5(e.`payload`)) FROM `events` e JOIN order_items j ON (j.id = e.`type`) WHERE LOWER(e.`payload`) = 'x'
CREATE TEMPORARY TABLE t6871 AS SELECT (p.price DIV 2 + 1) FROM shop.products p WHERE p.stock IN (SELECT id FROM customers WHERE vip = 1) LIMIT 81, 5
INSERT INTO customers (id, name, email) SELECT DISTINCT CEIL(i.order_id / 3), CAST(i.order_id AS DECIMAL(10, 2)) AS x1 FROM order_items i WHERE (LOWER(price) = 'x' OR i.order_id = 1)
REPLACE INTO accounts (id, owner, balance) VALUES ('a%', ?, 0x1F)
INSERT INTO shop.products (id, sku, title) VALUES ('open', 42, TRUE)
INSERT INTO shop.products (id, sku, title) VALUES (?, 'a%', ?) ON DUPLICATE KEY UPDATE sku = VALUES(sku)
UPDATE customers c SET id = HEX(MD5(vip)) WHERE c.name = ? AND c.country BETWEEN 1 AND 10
DELETE FROM shop.products WHERE id IN (SELECT id FROM customers WHERE id > 3566)
REPLACE INTO shop.products (id, sku, title) VALUES ('2026-01-31', ?, 0x1F)
UPDATE shop.products SET id = ? WHERE id = 922
TRUNCATE TABLE t5659
BEGIN
START TRANSACTION
START TRANSACTION READ ONLY
COMMIT
COMMIT AND CHAIN
ROLLBACK
SAVEPOINT a
ROLLBACK TO SAVEPOINT a
RELEASE SAVEPOINT a
SET autocommit = 0
SET autocommit = 1
SET NAMES utf8mb4
SET SESSION sql_mode = 'ANSI_QUOTES'
SET @user_id = 42
SET @@session.time_zone = '+00:00'
SET GLOBAL max_connections = 200
SET TRANSACTION ISOLATION LEVEL READ COMMITTED
USE shop
CALL close_month(2026, 11)
{call close_month(?, ?)}
{? = call price_of(?)}
DO SLEEP(1)
LOCK TABLES orders WRITE
UNLOCK TABLES
FLUSH TABLES WITH READ LOCK
ANALYZE TABLE orders
OPTIMIZE TABLE orders
CHECK TABLE orders
REPAIR TABLE orders
GRANT SELECT ON shop.* TO app
REVOKE ALL ON shop.* FROM app
CREATE USER app IDENTIFIED BY 'secret'
DROP USER app
CREATE INDEX by_status ON orders (status)
DROP INDEX by_status ON orders
CREATE VIEW open_orders AS SELECT * FROM orders WHERE status = 'open'
DROP VIEW open_orders
CREATE DATABASE archive
DROP DATABASE archive
RENAME TABLE orders TO old_orders
CREATE PROCEDURE p() BEGIN SELECT 1; COMMIT; END
CREATE TRIGGER t BEFORE INSERT ON orders FOR EACH ROW SET NEW.note = 'x'
DROP PROCEDURE p
PREPARE s FROM 'SELECT 1'
EXECUTE s
DEALLOCATE PREPARE s
HANDLER orders OPEN
LOAD DATA INFILE '/tmp/x' INTO TABLE orders
XA START 'x'
KILL 17
SHOW WARNINGS
EXPLAIN ANALYZE SELECT * FROM orders
BEGIN NOT ATOMIC COMMIT; END
SET STATEMENT max_statement_time = 1 FOR SELECT 1
INSERT INTO orders (id) VALUES (1) RETURNING id
SELECT 1; DELETE FROM orders
SELECT id INTO @id FROM orders LIMIT 1
SELECT 1.for update
SELECT 1 /*! FOR UPDATE */
SELECT count (1) FROM orders
SELECT `f`(1)
SELECT @@identity
SELECT FOUND_ROWS()
SELECT ROW_COUNT()

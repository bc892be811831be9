package io.holdfast.sql;

import java.util.Set;

/**
 * What is known of the words that can stand before an opening parenthesis.
 *
 * <p>Where MySQL has a built-in function and MariaDB has not, or the other way round, a stored function may have its name on
 * the other server. It is taken for what people write such functions for: to stand in for the built-in one.
 */
final class Functions {

    /** What may be said of a stored or loadable function: it cannot commit, but leave whatever it wants in the session. */
    private static final int STORED = Traits.WRITES | Traits.LEAVES_STATE | Traits.USES_STATE;

    private static final int SESSION = Traits.WRITES | Traits.USES_STATE;

    /** Reserved words and types; not calls. */
    static final Set<String> KEYWORDS = words("""
            ALL AND ANY AS BETWEEN BIGINT BINARY BY CASE CHAR CHARACTER CROSS DATE DATETIME DECIMAL DISTINCT
            DISTINCTROW DIV DOUBLE ELSE ELSEIF EXCEPT EXISTS FLOAT FORCE FROM GROUP HAVING IGNORE IN INDEX INT
            INTEGER INTERSECT INTERVAL IS JOIN KEY LIKE LIMIT MATCH MEDIUMINT MOD NATURAL NOT NUMERIC OFFSET ON OR
            ORDER OVER PARTITION RANGE REAL RECURSIVE REGEXP RETURNING RLIKE ROW ROWS SELECT SMALLINT SOME
            STRAIGHT_JOIN TABLE THEN TIME TIMESTAMP TINYINT UNION USE USING VALUE VALUES VARBINARY VARCHAR WHEN
            WHERE WINDOW WITH XOR""");

    /** Built-in functions without any effect. A name that is not here might be a stored function that writes. */
    static final Set<String> PURE = words("""
            ABS ACOS ADDDATE ADDTIME ADD_MONTHS AES_DECRYPT AES_ENCRYPT ANY_VALUE ASCII ASIN ATAN ATAN2 AVG
            BENCHMARK BIN BIN_TO_UUID BIT_AND BIT_COUNT BIT_LENGTH BIT_OR BIT_XOR CAST CEIL CEILING CHARACTER_LENGTH
            CHARSET CHAR_LENGTH CHR COALESCE COERCIBILITY COLLATION COMPRESS CONCAT CONCAT_WS CONV CONVERT
            CONVERT_TZ COS COT COUNT CRC32 CRC32C CUME_DIST CURDATE CURRENT_DATE CURRENT_ROLE CURRENT_TIME
            CURRENT_TIMESTAMP CURRENT_USER CURTIME DATABASE DATEDIFF DATE_ADD DATE_FORMAT DATE_SUB DAY DAYNAME
            DAYOFMONTH DAYOFWEEK DAYOFYEAR DEFAULT DEGREES DENSE_RANK ELT EXP EXPORT_SET EXTRACT EXTRACTVALUE FIELD
            FIND_IN_SET FIRST_VALUE FLOOR FORMAT FORMAT_BYTES FROM_BASE64 FROM_DAYS FROM_UNIXTIME GET_FORMAT
            GREATEST GROUPING GROUP_CONCAT GTID_SUBSET GTID_SUBTRACT HEX HOUR IF IFNULL INET6_ATON INET6_NTOA
            INET_ATON INET_NTOA INSERT INSTR ISNULL IS_IPV4 IS_IPV6 IS_UUID JSON_ARRAY JSON_ARRAYAGG
            JSON_ARRAY_APPEND JSON_ARRAY_INSERT JSON_COMPACT JSON_CONTAINS JSON_CONTAINS_PATH JSON_DEPTH
            JSON_DETAILED JSON_EXISTS JSON_EXTRACT JSON_INSERT JSON_KEYS JSON_LENGTH JSON_LOOSE JSON_MERGE
            JSON_MERGE_PATCH JSON_MERGE_PRESERVE JSON_OBJECT JSON_OBJECTAGG JSON_OVERLAPS JSON_PRETTY JSON_QUERY
            JSON_QUOTE JSON_REMOVE JSON_REPLACE JSON_SEARCH JSON_SET JSON_TABLE JSON_TYPE JSON_UNQUOTE JSON_VALID
            JSON_VALUE LAG LAST_DAY LAST_VALUE LCASE LEAD LEAST LEFT LENGTH LENGTHB LN LOCALTIME LOCALTIMESTAMP
            LOCATE LOG LOG10 LOG2 LOWER LPAD LTRIM MAKEDATE MAKETIME MAKE_SET MAX MD5 MEDIAN MICROSECOND MID MIN
            MINUTE MONTH MONTHNAME NAME_CONST NOW NTH_VALUE NTILE NULLIF NVL NVL2 OCT OCTET_LENGTH ORD
            PERCENTILE_CONT PERCENTILE_DISC PERCENT_RANK PERIOD_ADD PERIOD_DIFF PI POINT POSITION POW POWER QUARTER
            QUOTE RADIANS RAND RANDOM_BYTES RANK REGEXP_INSTR REGEXP_LIKE REGEXP_REPLACE REGEXP_SUBSTR REPEAT
            REPLACE REVERSE RIGHT ROUND ROW_NUMBER RPAD RTRIM SCHEMA SECOND SEC_TO_TIME SESSION_USER SHA SHA1 SHA2
            SIGN SIN SLEEP SOUNDEX SPACE SQRT STD STDDEV STDDEV_POP STDDEV_SAMP STRCMP STR_TO_DATE ST_AREA
            ST_ASBINARY ST_ASGEOJSON ST_ASTEXT ST_BUFFER ST_CENTROID ST_CONTAINS ST_CROSSES ST_DISJOINT ST_DISTANCE
            ST_DISTANCE_SPHERE ST_ENVELOPE ST_EQUALS ST_GEOMFROMGEOJSON ST_GEOMFROMTEXT ST_GEOMFROMWKB
            ST_INTERSECTION ST_INTERSECTS ST_ISVALID ST_LENGTH ST_OVERLAPS ST_POINTFROMTEXT ST_SRID ST_TOUCHES
            ST_UNION ST_WITHIN ST_X ST_Y SUBDATE SUBSTR SUBSTRING SUBSTRING_INDEX SUBTIME SUM SYSDATE SYSTEM_USER
            TAN TIMEDIFF TIMESTAMPADD TIMESTAMPDIFF TIME_FORMAT TIME_TO_SEC TO_BASE64 TO_CHAR TO_DAYS TO_SECONDS
            TRIM TRUNCATE UCASE UNCOMPRESS UNCOMPRESSED_LENGTH UNHEX UNIX_TIMESTAMP UPDATEXML UPPER USER UTC_DATE
            UTC_TIME UTC_TIMESTAMP UUID UUID_SHORT UUID_TO_BIN VARIANCE VAR_POP VAR_SAMP VERSION WEEK WEEKDAY
            WEEKOFYEAR WEIGHT_STRING YEAR YEARWEEK""");

    /**
     * Those of them that are built-in only if the parenthesis follows at once, or under {@code IGNORE_SPACE}: with a blank
     * between, {@code COUNT (1)} calls a stored function (MySQL Reference Manual, "Function Name Parsing and Resolution").
     */
    static final Set<String> WITHOUT_GAP = words("""
            ADDDATE BIT_AND BIT_OR BIT_XOR CAST COUNT CUME_DIST CURDATE CURTIME DATE_ADD DATE_SUB DENSE_RANK EXTRACT
            FIRST_VALUE GROUP_CONCAT JSON_ARRAYAGG JSON_OBJECTAGG LAG LEAD MAX MEDIAN MID MIN NOW NTH_VALUE NTILE
            PERCENTILE_CONT PERCENTILE_DISC PERCENT_RANK POSITION RANK SESSION_USER STD STDDEV STDDEV_POP
            STDDEV_SAMP SUBDATE SUBSTR SUBSTRING SUM SYSDATE SYSTEM_USER TRIM VARIANCE VAR_POP VAR_SAMP""");

    private Functions() {}

    /**
     * What a call adds to the statement that it is in; 0 for nothing.
     *
     * @param gap whether something stands between the name and its parenthesis
     * @param empty whether it has no arguments
     */
    static int traitsOf(String name, boolean gap, boolean empty) {
        return switch (name) {
            // Locks that outlive the statement and the transaction.
            case "GET_LOCK", "RELEASE_LOCK", "RELEASE_ALL_LOCKS" -> STORED;
            case "LAST_INSERT_ID" -> empty ? SESSION : STORED;
            case "CONNECTION_ID",
                    "FOUND_ROWS",
                    "ROW_COUNT",
                    "IS_FREE_LOCK",
                    "IS_USED_LOCK",
                    "LASTVAL",
                    "WSREP_LAST_SEEN_GTID",
                    "WSREP_LAST_WRITTEN_GTID" -> SESSION;
            case "NEXTVAL" -> Traits.WRITES;
            case "SETVAL" -> Traits.WRITES | Traits.COMMITS; // no rollback takes it back
            // Wait for, or look at, the node that they run on.
            case "LOAD_FILE",
                    "MASTER_GTID_WAIT",
                    "MASTER_POS_WAIT",
                    "SOURCE_POS_WAIT",
                    "WAIT_FOR_EXECUTED_GTID_SET",
                    "WSREP_SYNC_WAIT_UPTO_GTID" -> Traits.WRITES;
            default -> isHarmless(name, gap) ? 0 : STORED;
        };
    }

    /** What a call of a function adds that is certainly not built-in. */
    static int traitsOfStored() {
        return STORED;
    }

    /**
     * What reading a system variable adds: the value may be that of the session, or change without being set. Values that
     * statements set are no matter here: those statements leave state.
     */
    static int traitsOfVariable(String name) {
        return switch (name) {
            case "", "SESSION", "LOCAL" -> SESSION;
            case "ERROR_COUNT",
                    "IDENTITY",
                    "INSERT_ID",
                    "IN_TRANSACTION",
                    "LAST_GTID",
                    "LAST_INSERT_ID",
                    "PSEUDO_THREAD_ID",
                    "RAND_SEED1",
                    "RAND_SEED2",
                    "STATEMENT_ID",
                    "WARNING_COUNT" -> SESSION;
            default -> 0;
        };
    }

    private static boolean isHarmless(String name, boolean gap) {
        return KEYWORDS.contains(name) || PURE.contains(name) && !(gap && WITHOUT_GAP.contains(name));
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}

package io.holdfast.fault;

import static io.holdfast.fault.DriverExceptions.communications;
import static io.holdfast.fault.DriverExceptions.connectorJ;
import static io.holdfast.fault.DriverExceptions.mariadb;
import static io.holdfast.fault.DriverExceptions.translated;
import static io.holdfast.fault.Fault.ACCESS_DENIED;
import static io.holdfast.fault.Fault.LINK_FOUND_CLOSED;
import static io.holdfast.fault.Fault.LINK_LOST;
import static io.holdfast.fault.Fault.LINK_LOST_UNSENT;
import static io.holdfast.fault.Fault.NONE;
import static io.holdfast.fault.Fault.OVERLOADED;
import static io.holdfast.fault.Fault.STATEMENT_CONFLICT;
import static io.holdfast.fault.Fault.UNREACHABLE;
import static io.holdfast.fault.Fault.WRITE_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.exceptions.CJCommunicationsException;
import com.mysql.cj.exceptions.ConnectionIsClosedException;
import com.mysql.cj.exceptions.SSLParamsException;
import com.mysql.cj.exceptions.StatementIsClosedException;
import com.mysql.cj.exceptions.UnableToConnectException;
import com.mysql.cj.jdbc.exceptions.MySQLStatementCancelledException;
import com.mysql.cj.jdbc.exceptions.MySQLTimeoutException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole table: a line for each error, with the fault it is in each phase, for exceptions made as the drivers make them. The
 * numbers are those of {@code docs/faults.md}.
 */
class FaultTableTest {

    /** What servers send, through both drivers. */
    private static final String SERVER_ERRORS = """
            # the node refuses writes, and what only looks like it
             1 | 1290 | HY000 | The MySQL server is running with the --read-only option so it cannot execute this statement        | WRITE_REFUSED | WRITE_REFUSED | WRITE_REFUSED
             1 | 1290 | HY000 | The MySQL server is running with the --super-read-only option so it cannot execute this statement  | WRITE_REFUSED | WRITE_REFUSED | WRITE_REFUSED
             1 | 1290 | HY000 | The MariaDB server is running with the --read-only option so it cannot execute this statement      | WRITE_REFUSED | WRITE_REFUSED | WRITE_REFUSED
             1 | 1290 | HY000 | Der MySQL-Server läuft mit der Option --read-only und kann diese Anweisung deswegen nicht ausführen  | WRITE_REFUSED | WRITE_REFUSED | WRITE_REFUSED
             1 | 1290 | HY000 | MySQLサーバーが --super-read-only オプションで実行されているので、このステートメントは実行できません。                       | WRITE_REFUSED | WRITE_REFUSED | WRITE_REFUSED
             1 | 1290 | HY000 | MariaDB服务器使用--read-only选项运行，因此无法执行此语句                                                       | WRITE_REFUSED | WRITE_REFUSED | WRITE_REFUSED
             1 | 1290 | HY000 | MariaDB är startad med --read-only. Pga av detta kan du inte använda detta kommando                   | WRITE_REFUSED | WRITE_REFUSED | WRITE_REFUSED
             2 | 1290 | HY000 | The MySQL server is running with the --secure-file-priv option so it cannot execute this statement     | NONE | NONE | NONE
             2 | 1290 | HY000 | The MySQL server is running with the --skip-grant-tables option so it cannot execute this statement    | NONE | NONE | NONE
             2 | 1290 | HY000 | The MariaDB server is running with the NO_ENGINE_SUBSTITUTION option so it cannot execute this statement | NONE | NONE | NONE
             2 | 1290 | HY000 | The MySQL server is running with the --innodb-read-only-compressed option so it cannot execute this    | NONE | NONE | NONE
             2 | 1290 | HY000 | The MySQL server is running with the --read-only-something option so it cannot execute this statement  | NONE | NONE | NONE
             3 | 1836 | HY000 | Running in read-only mode                                              | WRITE_REFUSED | WRITE_REFUSED | WRITE_REFUSED
             4 | 1874 | HY000 | InnoDB is in read only mode.                                           | WRITE_REFUSED | WRITE_REFUSED | WRITE_REFUSED
             5 | 1015 | HY000 | Can't lock file (errno: 165 - Table is read only)                      | WRITE_REFUSED | WRITE_REFUSED | WRITE_REFUSED
             5 | 1015 | HY000 | Can't lock file (errno: 165 "Table is read only")                      | WRITE_REFUSED | WRITE_REFUSED | WRITE_REFUSED
             5 | 1015 | HY000 | 无法锁定文件（错误号码：165 "Table is read only"）                         | WRITE_REFUSED | WRITE_REFUSED | WRITE_REFUSED
             5 | 1015 | HY000 | Can't lock file (errno: 11 - Resource temporarily unavailable)         | NONE | NONE | NONE
             5 | 1015 | HY000 | Can't lock file (errno: 1165 - Something else)                         | NONE | NONE | NONE
             6 | 1036 | HY000 | Table 't' is read only                                                 | WRITE_REFUSED_IF_NODE_READ_ONLY | WRITE_REFUSED_IF_NODE_READ_ONLY | WRITE_REFUSED_IF_NODE_READ_ONLY
             7 | 3501 | HY000 | The ACL operation failed due to the following error from SE: errcode 165 - Table is read only | WRITE_REFUSED | WRITE_REFUSED | WRITE_REFUSED
             7 | 3501 | HY000 | The ACL operation failed due to the following error from SE: errcode 149 - Deadlock           | NONE | NONE | NONE
             8 | 1792 | 25006 | Cannot execute statement in a READ ONLY transaction.                   | NONE | NONE | NONE
             9 | 1207 | 25000 | Update locks cannot be acquired during a READ UNCOMMITTED transaction  | NONE | NONE | NONE
            10 | 3989 | HY000 | Schema 'ros' is in read only mode.                                     | NONE | NONE | NONE
            11 | 1223 | HY000 | Can't execute the query because you have a conflicting read lock       | NONE | NONE | NONE
            12 | 4156 | HY000 | Cannot change the 'x' system variable in read-only mode.               | WRITE_REFUSED | WRITE_REFUSED | WRITE_REFUSED
            12 | 4156 | HY000 | Period `nope` is not found in table                                    | NONE | NONE | NONE
            12 | 4049 | HY000 | This operation cannot be performed on a Group Replication secondary member, it must be done on the group primary. | WRITE_REFUSED | WRITE_REFUSED | WRITE_REFUSED
            12 | 4049 | HY000 | Incorrect GeoJSON format - too few points for linestring specified.    | NONE | NONE | NONE
            # the node is up but must not be used now
            13 | 3032 | HY000 | The server is currently in offline mode                                | NOT_EXECUTED | NOT_EXECUTED | NOT_EXECUTED
            14 | 6400 | HY000 | The server is currently in offline mode since 2026-11-25, reason: (GR) leave group on failure | NOT_EXECUTED | NOT_EXECUTED | NOT_EXECUTED
            15 | 4094 | HY000 | All queries have been blocked while function 'group_replication_set_as_primary()' is executing. | NOT_EXECUTED | NOT_EXECUTED | NOT_EXECUTED
            15 | 4094 | HY000 | At line 3 in test.p                                                    | NONE | NONE | NONE
            16 | 3781 | HY000 | Timeout exceeded for held statement while new Group Replication primary member is applying backlog. | NOT_EXECUTED | NOT_EXECUTED | NOT_EXECUTED
            16 | 3782 | HY000 | Held statement aborted because Group Replication plugin got shut down  | NOT_EXECUTED | NOT_EXECUTED | NOT_EXECUTED
            16 | 3783 | HY000 | Held statement was aborted due to member being in error state          | NOT_EXECUTED | NOT_EXECUTED | NOT_EXECUTED
            17 | 3796 | HY000 | The option group_replication_consistency cannot be used on the current member state. | NOT_EXECUTED | NOT_EXECUTED | NOT_EXECUTED
            17 | 3797 | HY000 | Error while waiting for group transactions commit on group_replication_consistency= 'BEFORE'. | NOT_EXECUTED | NOT_EXECUTED | NOT_EXECUTED
            17 | 3798 | HY000 | Error while waiting for transactions with group_replication_consistency= 'AFTER' to commit. | NOT_EXECUTED | NOT_EXECUTED | NOT_EXECUTED
            17 | 3799 | HY000 | The Group Replication plugin is stopping, therefore new transactions are not allowed to start. | NOT_EXECUTED | NOT_EXECUTED | NOT_EXECUTED
            18 | 1047 | 08S01 | WSREP has not yet prepared node for application use                    | NOT_EXECUTED | NOT_EXECUTED | NOT_EXECUTED
            19 | 1047 | 08S01 | Aborting TOI: Replication paused on node for FTWRL/BACKUP STAGE.       | OVERLOADED | OVERLOADED | OVERLOADED
            20 | 1047 | 08S01 | Unknown command                                                        | NONE | NONE | NONE
            # the server or the session is going away
            21 | 1053 | 08S01 | Server shutdown in progress                                            | NODE_LEAVING | NODE_LEAVING | NODE_LEAVING
            22 | 1927 | 70100 | Connection was killed                                                  | UNREACHABLE | LINK_LOST | LINK_LOST
            23 | 3169 | HY000 | Session was killed                                                     | UNREACHABLE | LINK_LOST | LINK_LOST
            23 | 3168 | HY000 | Server isn't available                                                 | NODE_LEAVING | NODE_LEAVING | NODE_LEAVING
            24 | 4031 | HY000 | The client was disconnected by the server because of inactivity. See wait_timeout and interactive_timeout for configuring this behavior. | UNREACHABLE | LINK_LOST_UNSENT | LINK_LOST_UNSENT
            24 | 4031 | HY000 | Referenced trigger 'x' for the given action time and event type does not exist | NONE | NONE | NONE
            # interrupted or out of time, on a healthy session
            25 | 1317 | 70100 | Query execution was interrupted                                        | NONE | NONE | NONE
            26 | 1969 | 70100 | Query execution was interrupted (max_statement_time exceeded)          | NONE | NONE | NONE
            26 | 3024 | HY000 | Query execution was interrupted, maximum statement execution time exceeded | NONE | NONE | NONE
            27 | 4192 | 70100 | Slave log event execution was interrupted (slave_max_statement_time exceeded) | NONE | NONE | NONE
            # conflicts, and commits that were answered with an error
            28 | 1213 | 40001 | Deadlock found when trying to get lock; try restarting transaction     | CONFLICT | CONFLICT | CONFLICT
            29 | 1205 | HY000 | Lock wait timeout exceeded; try restarting transaction                 | STATEMENT_CONFLICT | STATEMENT_CONFLICT | CONFLICT
            30 | 3572 | HY000 | Statement aborted because lock(s) could not be acquired immediately and NOWAIT is set. | NONE | NONE | NONE
            31 | 1020 | HY000 | Record has changed since last read in table 't'; try restarting transaction | CONFLICT | CONFLICT | CONFLICT
            32 | 3101 | 40000 | Plugin instructed the server to rollback the current transaction.      | COMMIT_REFUSED | COMMIT_REFUSED | COMMIT_REFUSED
            33 | 1180 | HY000 | Got error 149 - 'Lock deadlock; Retry transaction' during COMMIT       | COMMIT_REFUSED | COMMIT_REFUSED | COMMIT_REFUSED
            33 | 1180 | HY000 | Got error 149 "Lock deadlock; Retry transaction" during COMMIT         | COMMIT_REFUSED | COMMIT_REFUSED | COMMIT_REFUSED
            34 | 1180 | HY000 | Got error 1 - 'provider status: Not connected to Primary Component' during COMMIT | COMMIT_IN_DOUBT | COMMIT_IN_DOUBT | COMMIT_IN_DOUBT
            35 | 1180 | HY000 | Got error 90 "wsrep_max_ws_rows exceeded" during COMMIT                | COMMIT_IN_DOUBT | COMMIT_IN_DOUBT | COMMIT_IN_DOUBT
            35 | 1180 | HY000 | Got error 1490 - 'Not the one' during COMMIT                           | COMMIT_IN_DOUBT | COMMIT_IN_DOUBT | COMMIT_IN_DOUBT
            35 | 1181 | HY000 | Got error 5 - 'Input/output error' during ROLLBACK                     | COMMIT_IN_DOUBT | COMMIT_IN_DOUBT | COMMIT_IN_DOUBT
            36 | 3100 | HY000 | Error on observer while running replication hook 'before_commit'.      | COMMIT_IN_DOUBT | COMMIT_IN_DOUBT | COMMIT_IN_DOUBT
            36 | 3100 | HY000 | Error on observer while running replication hook 'before_dml'.         | NONE | NONE | NONE
            37 | 3231 | HY000 | The size of writeset data for the current transaction exceeds a limit imposed by an external component. | NONE | NONE | NONE
            37 | 1105 | HY000 | Maximum writeset size exceeded                                         | NONE | NONE | NONE
            38 | 1402 | XA100 | XA_RBROLLBACK: Transaction branch was rolled back                      | CONFLICT | CONFLICT | CONFLICT
            38 | 1613 | XA106 | XA_RBTIMEOUT: Transaction branch was rolled back: took too long        | CONFLICT | CONFLICT | CONFLICT
            38 | 1614 | XA102 | XA_RBDEADLOCK: Transaction branch was rolled back: deadlock was detected | CONFLICT | CONFLICT | CONFLICT
            39 | 1397 | XAE04 | XAER_NOTA: Unknown XID                                                 | COMMIT_IN_DOUBT | COMMIT_IN_DOUBT | COMMIT_IN_DOUBT
            # load
            40 | 1040 | 08004 | Too many connections                                                   | OVERLOADED | OVERLOADED | OVERLOADED
            40 | 1040 | HY000 | Too many connections                                                   | OVERLOADED | OVERLOADED | OVERLOADED
            41 | 1203 | 42000 | User u already has more than 'max_user_connections' active connections | OVERLOADED | OVERLOADED | OVERLOADED
            41 | 1226 | 42000 | User 'u' has exceeded the 'max_user_connections' resource (current value: 1) | OVERLOADED | OVERLOADED | OVERLOADED
            42 | 1041 | HY000 | Out of memory.                                                         | OVERLOADED | OVERLOADED | OVERLOADED
            42 | 1135 | HY000 | Can't create a new thread (errno 11)                                   | OVERLOADED | OVERLOADED | OVERLOADED
            42 | 1037 | HY001 | Out of memory; restart server and try again (needed 65536 bytes)       | OVERLOADED | OVERLOADED | OVERLOADED
            42 | 1038 | HY001 | Out of sort memory, consider increasing server sort buffer size        | OVERLOADED | OVERLOADED | OVERLOADED
            43 | 1206 | HY000 | The total number of locks exceeds the lock table size                  | OVERLOADED | OVERLOADED | OVERLOADED
            43 | 1637 | HY000 | Too many active concurrent transactions                                | OVERLOADED | OVERLOADED | OVERLOADED
            44 | 1021 | HY000 | Disk full (/tmp); waiting for someone to free some space...            | OVERLOADED | OVERLOADED | OVERLOADED
            44 | 1114 | HY000 | The table 't' is full                                                  | OVERLOADED | OVERLOADED | OVERLOADED
            44 | 3675 | HY000 | Create table/tablespace 't' failed, as disk is full                    | OVERLOADED | OVERLOADED | OVERLOADED
            44 | 1026 | HY000 | Error writing file 'binlog' (errno: 28 - No space left on device)      | OVERLOADED | OVERLOADED | OVERLOADED
            # credentials, rights, TLS; of a statement they are the application's affair
            45 | 1045 | 28000 | Access denied for user 'u'@'h' (using password: YES)                   | ACCESS_DENIED | NONE | NONE
            45 | 1698 | 28000 | Access denied for user 'u'@'h'                                         | ACCESS_DENIED | NONE | NONE
            45 | 1044 | 42000 | Access denied for user 'u'@'%' to database 'd'                         | ACCESS_DENIED | NONE | NONE
            45 | 1049 | 42000 | Unknown database 'd'                                                   | ACCESS_DENIED | NONE | NONE
            45 | 1873 | 28000 | Access denied trying to change to user 'u'@'h' (using password: YES). Disconnecting. | ACCESS_DENIED | NONE | NONE
            46 | 1130 | HY000 | Host 'h' is not allowed to connect to this MySQL server                | ACCESS_DENIED | NONE | NONE
            46 | 1129 | HY000 | Host 'h' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts' | ACCESS_DENIED | NONE | NONE
            47 | 1820 | HY000 | You must reset your password using ALTER USER statement before executing this statement. | ACCESS_DENIED | NONE | NONE
            47 | 1862 | HY000 | Your password has expired. To log in you must change it using a client that supports expired passwords. | ACCESS_DENIED | NONE | NONE
            48 | 3118 | HY000 | Access denied for user 'u'@'h'. Account is locked.                     | ACCESS_DENIED | NONE | NONE
            48 | 3955 | HY000 | Access denied for user 'u'@'h'. Account is blocked for 1 day(s) (1 day(s) remaining) due to 1 consecutive failed logins. | ACCESS_DENIED | NONE | NONE
            48 | 4151 | HY000 | Access denied, this account is locked                                  | ACCESS_DENIED | NONE | NONE
            48 | 4150 | HY000 | User is blocked because of too many credential errors; unblock with 'ALTER USER / FLUSH PRIVILEGES' | ACCESS_DENIED | NONE | NONE
            49 | 1251 | 08004 | Client does not support authentication protocol requested by server    | ACCESS_DENIED | NONE | NONE
            49 | 1524 | HY000 | Plugin 'p' is not loaded                                               | ACCESS_DENIED | NONE | NONE
            49 | 1275 | HY000 | Server is running in --secure-auth mode, but 'u'@'h' has a password in the old format | ACCESS_DENIED | NONE | NONE
            50 | 3159 | HY000 | Connections using insecure transport are prohibited while --require_secure_transport=ON. | ACCESS_DENIED | NONE | NONE
            50 | 3159 | 08004 | Connections using insecure transport are prohibited while --require_secure_transport=ON. | ACCESS_DENIED | NONE | NONE
            # the network, as the server sees it
            51 | 1043 | 08S01 | Bad handshake                                                          | UNREACHABLE | UNREACHABLE | UNREACHABLE
            51 | 1042 | 08S01 | Can't get hostname for your address                                    | UNREACHABLE | UNREACHABLE | UNREACHABLE
            52 | 1158 | 08S01 | Got an error reading communication packets                             | UNREACHABLE | LINK_LOST | LINK_LOST
            52 | 1159 | 08S01 | Got timeout reading communication packets                              | UNREACHABLE | LINK_LOST | LINK_LOST
            52 | 1160 | 08S01 | Got an error writing communication packets                             | UNREACHABLE | LINK_LOST | LINK_LOST
            52 | 1161 | 08S01 | Got timeout writing communication packets                              | UNREACHABLE | LINK_LOST | LINK_LOST
            53 | 1152 | 08S01 | Aborted connection 7 to db: 'd' user: 'u' (Got an error reading communication packets) | UNREACHABLE | LINK_LOST | LINK_LOST
            53 | 1184 | 08S01 | Aborted connection 7 to db: 'd' user: 'u' host: 'h' (Got an error)     | UNREACHABLE | LINK_LOST | LINK_LOST
            54 | 1153 | 08S01 | Got a packet bigger than 'max_allowed_packet' bytes                    | NONE | NONE | NONE
            55 | 1156 | 08S01 | Got packets out of order                                               | UNREACHABLE | LINK_LOST | LINK_LOST
            55 | 3068 | 08S01 | OK packet too large                                                    | UNREACHABLE | LINK_LOST | LINK_LOST
            # nothing to do with it
            56 | 1105 | HY000 | Unknown error                                                          | NONE | NONE | NONE
            57 | 1193 | HY000 | Unknown system variable 'super_read_only'                              | NONE | NONE | NONE
            58 | 1142 | 42000 | SELECT command denied to user 'u'@'h' for table 'replication_group_members' | NONE | NONE | NONE
            58 | 1227 | 42000 | Access denied; you need (at least one of) the SUPER privilege(s) for this operation | NONE | NONE | NONE
            58 | 6038 | HY000 | Access denied; you need the TRANSACTION_GTID_TAG privilege(s) for this operation | NONE | NONE | NONE
            59 | 1196 | HY000 | Some non-transactional changed tables couldn't be rolled back          | NONE | NONE | NONE
            60 | 1785 | HY000 | Statement violates GTID consistency: Updates to non-transactional tables | NONE | NONE | NONE
            60 | 1837 | HY000 | When @@SESSION.GTID_NEXT is set to a GTID, you must explicitly set it to a different value | NONE | NONE | NONE
            # not of the numbered ones: what has no row at all
             0 | 1644 | 08S01 | a stored program signals whatever it likes                             | NONE | NONE | NONE
             0 | 1644 | 45000 | a stored program signals whatever it likes                             | NONE | NONE | NONE
             0 | 1062 | 23000 | Duplicate entry '1' for key 'PRIMARY'                                  | NONE | NONE | NONE
             0 | 1064 | 42000 | You have an error in your SQL syntax                                   | ACCESS_DENIED | NONE | NONE
             0 | 1189 | 08S01 | Net error reading from source                                          | UNREACHABLE | LINK_LOST | LINK_LOST
            """;

    @ParameterizedTest(name = "{0}: {1} [{2}] {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = SERVER_ERRORS)
    void aServersErrorThroughBothDrivers(
            int row, int code, String state, String message, Fault connecting, Fault sent, Fault committing) {
        assertMeans(connectorJ(code, state, message), connecting, sent, committing);
        assertMeans(mariadb(code, state, message), connecting, sent, committing);
    }

    private static Arguments line(int row, Exception made, Fault connecting, Fault sent, Fault committing) {
        return Arguments.of(row, made, connecting, sent, committing);
    }

    static Stream<Arguments> driverErrors() {
        CJCommunicationsException brokeBefore = new CJCommunicationsException("Communications link failure");
        brokeBefore.initCause(new EOFException("Can not read response from server."));
        SQLException refusedWrite = connectorJ(1290, "HY000", "... with the --super-read-only option ...");
        SQLException deadlock = connectorJ(1213, "40001", "Deadlock found when trying to get lock");
        CertPathValidatorException noAnchor =
                new CertPathValidatorException("Path does not chain with any of the trust anchors");
        CertificateException wrongName = new CertificateException(
                "Server identity verification failed. None of the certificate's DNS or IP ...");
        return Stream.of(
                // MySQL Connector/J
                line(61, communications(new ConnectException("Connection refused")), UNREACHABLE, LINK_LOST, LINK_LOST),
                line(61, communications(new NoRouteToHostException("No route")), UNREACHABLE, LINK_LOST, LINK_LOST),
                line(61, communications(new UnknownHostException("nohost")), UNREACHABLE, LINK_LOST, LINK_LOST),
                line(
                        61,
                        communications(new SocketTimeoutException("Connect timed out")),
                        UNREACHABLE,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        62,
                        communications(tls("NotAfter: ...", new CertificateExpiredException("NotAfter: ..."))),
                        ACCESS_DENIED,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        62,
                        communications(tls("NotBefore", new CertificateNotYetValidException("NotBefore"))),
                        ACCESS_DENIED,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        62,
                        communications(tls("Path ...", new CertificateException(noAnchor))),
                        ACCESS_DENIED,
                        LINK_LOST,
                        LINK_LOST),
                line(62, communications(new IOException(wrongName)), ACCESS_DENIED, LINK_LOST, LINK_LOST),
                line(
                        62,
                        communications(tls("Received fatal alert: handshake_failure", null)),
                        ACCESS_DENIED,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        61,
                        communications(tls(
                                "Remote host terminated the handshake",
                                new EOFException("SSL peer shut down incorrectly"))),
                        UNREACHABLE,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        62,
                        translated(
                                new UnableToConnectException("SSL Connection required, but not provided by server.")),
                        ACCESS_DENIED,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        62,
                        translated(new UnableToConnectException("Public Key Retrieval is not allowed")),
                        ACCESS_DENIED,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        62,
                        translated(new SSLParamsException(
                                "Cannot open file:x.p12 [x.p12]", new NoSuchFileException("x.p12"))),
                        ACCESS_DENIED,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        63,
                        communications(new EOFException("... read 0 bytes before connection was unexpectedly lost.")),
                        UNREACHABLE,
                        LINK_LOST,
                        LINK_LOST),
                line(63, communications(new SocketException("Connection reset")), UNREACHABLE, LINK_LOST, LINK_LOST),
                line(63, communications(new SocketException("Broken pipe")), UNREACHABLE, LINK_LOST, LINK_LOST),
                line(
                        64,
                        communications(new SocketTimeoutException("Read timed out")),
                        UNREACHABLE,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        65,
                        connectorJ(
                                4031,
                                "HY000",
                                "The client was disconnected by the server because of inactivity. See wait_timeout and interactive_timeout for configuring this behavior."),
                        UNREACHABLE,
                        LINK_LOST_UNSENT,
                        LINK_LOST_UNSENT),
                line(
                        66,
                        connectorJ(
                                "08003",
                                "No operations allowed after connection closed.",
                                new ConnectionIsClosedException("closed", brokeBefore)),
                        UNREACHABLE,
                        LINK_FOUND_CLOSED,
                        LINK_FOUND_CLOSED),
                line(
                        66,
                        connectorJ("08003", "No operations allowed after connection closed.", refusedWrite),
                        WRITE_REFUSED,
                        LINK_FOUND_CLOSED,
                        LINK_FOUND_CLOSED),
                line(
                        66,
                        connectorJ("08003", "Can't call rollback when autocommit=true", null),
                        UNREACHABLE,
                        NONE,
                        NONE),
                line(
                        66,
                        translated(new StatementIsClosedException("No operations allowed after statement closed.")),
                        ACCESS_DENIED,
                        LINK_FOUND_CLOSED,
                        LINK_FOUND_CLOSED),
                line(
                        67,
                        connectorJ(
                                "08007",
                                "Communications link failure during rollback(). Transaction resolution unknown.",
                                null),
                        UNREACHABLE,
                        LINK_LOST,
                        LINK_LOST),
                line(68, communications(new EOFException("... read 0 bytes ...")), UNREACHABLE, LINK_LOST, LINK_LOST),
                line(
                        69,
                        connectorJ(1053, "08S01", "Server shutdown in progress"),
                        Fault.NODE_LEAVING,
                        Fault.NODE_LEAVING,
                        Fault.NODE_LEAVING),
                line(
                        69,
                        connectorJ(1047, "08S01", "WSREP has not yet prepared node for application use"),
                        Fault.NOT_EXECUTED,
                        Fault.NOT_EXECUTED,
                        Fault.NOT_EXECUTED),
                line(
                        69,
                        connectorJ(
                                1040,
                                "08004",
                                "Data source rejected establishment of connection,  message from server: \"Too many connections\""),
                        OVERLOADED,
                        OVERLOADED,
                        OVERLOADED),
                line(
                        70,
                        connectorJ(
                                "08001",
                                "Could not create connection to database server. Attempted reconnect 3 times. Giving up.",
                                communications(new ConnectException("Connection refused"))),
                        UNREACHABLE,
                        LINK_LOST,
                        LINK_LOST),
                line(71, deadlock, Fault.CONFLICT, Fault.CONFLICT, Fault.CONFLICT),
                line(
                        71,
                        connectorJ(1205, "HY000", "Lock wait timeout exceeded"),
                        STATEMENT_CONFLICT,
                        STATEMENT_CONFLICT,
                        Fault.CONFLICT),
                line(72, connectorJ(1317, "70100", "Query execution was interrupted"), NONE, NONE, NONE),
                line(
                        73,
                        new MySQLTimeoutException("Statement cancelled due to timeout or client request"),
                        NONE,
                        NONE,
                        NONE),
                line(
                        73,
                        new MySQLStatementCancelledException("Statement cancelled due to client request"),
                        NONE,
                        NONE,
                        NONE),
                line(
                        74,
                        connectorJ(
                                "S1009",
                                "Connection is read-only. Queries leading to data modification are not allowed.",
                                null),
                        ACCESS_DENIED,
                        NONE,
                        NONE),
                line(75, batch(refusedWrite), WRITE_REFUSED, WRITE_REFUSED, WRITE_REFUSED),
                line(75, batch(deadlock), Fault.CONFLICT, Fault.CONFLICT, Fault.CONFLICT),
                line(
                        75,
                        batch(communications(new EOFException("... read 0 bytes ..."))),
                        UNREACHABLE,
                        LINK_LOST,
                        LINK_LOST),
                // MariaDB Connector/J
                line(
                        76,
                        new SQLNonTransientConnectionException(
                                "Socket fail to connect to h. Connection refused",
                                "08000",
                                new ConnectException("Connection refused")),
                        UNREACHABLE,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        76,
                        new SQLNonTransientConnectionException(
                                "Socket fail to connect to h. h: Name or service not known",
                                "08000",
                                new UnknownHostException("h")),
                        UNREACHABLE,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        77,
                        new SQLTimeoutException(
                                "Socket timeout when connecting to h. Read timed out",
                                "08000",
                                new SocketTimeoutException("Read timed out")),
                        UNREACHABLE,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        78,
                        mariadb("08000", "Socket error", new EOFException("unexpected end of stream")),
                        UNREACHABLE,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        78,
                        mariadb("08000", "Socket error", new SocketException("Connection reset")),
                        UNREACHABLE,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        79,
                        mariadb("08000", "Socket timout error", new SocketTimeoutException("Read timed out")),
                        UNREACHABLE,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        80,
                        mariadb(1220, "08000", "Connection is closed"),
                        UNREACHABLE,
                        LINK_FOUND_CLOSED,
                        LINK_FOUND_CLOSED),
                line(
                        80,
                        new BatchUpdateException(new int[] {-3}, mariadb(1220, "08000", "Connection is closed")),
                        UNREACHABLE,
                        LINK_FOUND_CLOSED,
                        LINK_FOUND_CLOSED),
                line(
                        81,
                        mariadb(
                                "08000",
                                "Could not connect to h : PKIX path building failed",
                                tls("PKIX path building failed", noAnchor)),
                        ACCESS_DENIED,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        81,
                        mariadb(
                                "08000",
                                "Could not connect to h : Connection reset",
                                new SocketException("Connection reset")),
                        UNREACHABLE,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        81,
                        mariadb("08006", "SSL hostname verification failed : No subject alternative names", null),
                        ACCESS_DENIED,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        81,
                        mariadb(
                                "08000",
                                "Trying to connect with ssl, but ssl not enabled in the server. TLS is enabled by default",
                                null),
                        ACCESS_DENIED,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        81,
                        mariadb("08000", "Failed load keyStore", new IOException("keystore password was incorrect")),
                        ACCESS_DENIED,
                        LINK_LOST,
                        LINK_LOST),
                line(82, mariadb(1317, "70100", "Query execution was interrupted"), NONE, NONE, NONE),
                line(
                        82,
                        mariadb(1969, "70100", "Query execution was interrupted (max_statement_time exceeded)"),
                        NONE,
                        NONE,
                        NONE),
                line(82, mariadb(1927, "70100", "Connection was killed"), UNREACHABLE, LINK_LOST, LINK_LOST),
                line(
                        83,
                        mariadb(1792, "25006", "Cannot execute statement in a READ ONLY transaction"),
                        NONE,
                        NONE,
                        NONE),
                line(
                        84,
                        mariadb(1205, "HY000", "Lock wait timeout exceeded"),
                        STATEMENT_CONFLICT,
                        STATEMENT_CONFLICT,
                        Fault.CONFLICT),
                line(
                        84,
                        mariadb(1020, "HY000", "Record has changed since last read in table 't'"),
                        Fault.CONFLICT,
                        Fault.CONFLICT,
                        Fault.CONFLICT),
                line(
                        84,
                        mariadb(1180, "HY000", "Got error 1 during COMMIT"),
                        Fault.COMMIT_IN_DOUBT,
                        Fault.COMMIT_IN_DOUBT,
                        Fault.COMMIT_IN_DOUBT),
                line(84, mariadb(1040, "HY000", "Too many connections"), OVERLOADED, OVERLOADED, OVERLOADED),
                line(
                        85,
                        mariadb(
                                4031,
                                "HY000",
                                "The client was disconnected by the server because of inactivity. See wait_timeout and interactive_timeout for configuring this behavior."),
                        UNREACHABLE,
                        LINK_LOST_UNSENT,
                        LINK_LOST_UNSENT),
                line(
                        86,
                        mariadb(
                                "42000",
                                "Cannot use authentication plugin caching_sha2_password with a Self signed certificates.",
                                null),
                        ACCESS_DENIED,
                        NONE,
                        NONE),
                line(
                        86,
                        mariadb(
                                "08000",
                                "Self signed certificates. Either set sslMode=trust, use password with a MitM-Proof plugin",
                                null),
                        ACCESS_DENIED,
                        LINK_LOST,
                        LINK_LOST),
                line(
                        87,
                        mariadb("42000", "Connection.setNetworkTimeout cannot be called on a closed connection", null),
                        UNREACHABLE,
                        LINK_FOUND_CLOSED,
                        LINK_FOUND_CLOSED));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("driverErrors")
    void aDriversOwnError(int row, Exception made, Fault connecting, Fault sent, Fault committing) {
        assertMeans(made, connecting, sent, committing);
    }

    private static void assertMeans(Exception made, Fault connecting, Fault sent, Fault committing) {
        assertThat(FaultClassifier.classify(made, Phase.CONNECTING))
                .describedAs("while connecting")
                .isEqualTo(connecting);
        assertThat(FaultClassifier.classify(made, Phase.SENT))
                .describedAs("sent")
                .isEqualTo(sent);
        assertThat(FaultClassifier.classify(made, Phase.COMMITTING))
                .describedAs("committing")
                .isEqualTo(committing);
    }

    private static SSLHandshakeException tls(String message, @org.jspecify.annotations.Nullable Throwable cause) {
        SSLHandshakeException e = new SSLHandshakeException(message);
        if (cause != null) {
            e.initCause(cause);
        }
        return e;
    }

    /** As both drivers wrap the failure of a batch's statement; the next exception stays empty. */
    private static BatchUpdateException batch(SQLException e) {
        return new BatchUpdateException(e.getMessage(), e.getSQLState(), e.getErrorCode(), new int[] {-3, -3}, e);
    }

    @Test
    void everyRowIsTested() {
        Set<Integer> tested =
                driverErrors().map(line -> (int) line.get()[0]).collect(Collectors.toCollection(TreeSet::new));
        lines().forEach(line -> tested.add(Integer.parseInt(line[0].strip())));
        tested.remove(0);
        assertThat(tested).isEqualTo(IntStream.rangeClosed(1, 87).boxed().collect(Collectors.toSet()));
    }

    @Test
    void everyCodeOfTheTableIsTested() {
        Set<Integer> tested =
                lines().map(line -> Integer.parseInt(line[1].strip())).collect(Collectors.toSet());
        assertThat(ServerError.table()).extracting(ServerError::code).isSubsetOf(tested);
    }

    private static Stream<String[]> lines() {
        return SERVER_ERRORS.lines().filter(line -> line.contains("|")).map(line -> line.split("\\|"));
    }
}

package io.holdfast.fault;

import static io.holdfast.fault.DriverExceptions.communications;
import static io.holdfast.fault.DriverExceptions.connectorJ;
import static io.holdfast.fault.DriverExceptions.mariadb;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.EnumSet;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the table does not show: chains, wrappers, what drivers and pools add. */
class FaultClassifierTest {

    private static final String READ_ONLY =
            "The MySQL server is running with the --read-only option so it cannot execute this statement";

    private static Fault sent(Throwable failure) {
        return FaultClassifier.classify(failure, Phase.SENT);
    }

    private static Fault connecting(Throwable failure) {
        return FaultClassifier.classify(failure, Phase.CONNECTING);
    }

    private static SQLException wrapped(@Nullable String state, @Nullable Throwable cause) {
        return new SQLException("wrapped", state, 0, cause);
    }

    private static EOFException endOfStream() {
        return new EOFException("Can not read response from server.");
    }

    @Nested
    class OnceSomethingWasSent {

        @ParameterizedTest
        @CsvSource({"HY000", "S1000", "''"})
        void aWrapperWithoutAnOpinionLetsItsCauseSpeak(String state) {
            SQLException inner = connectorJ(1290, "HY000", READ_ONLY);
            assertThat(sent(wrapped(state, inner))).isEqualTo(Fault.WRITE_REFUSED);
            assertThat(sent(wrapped(null, new RuntimeException(inner)))).isEqualTo(Fault.WRITE_REFUSED);
        }

        @Test
        void aNextExceptionSpeaksToo() {
            SQLException first = new SQLException("several things went wrong");
            first.setNextException(connectorJ(1213, "40001", "Deadlock found"));
            assertThat(sent(first)).isEqualTo(Fault.CONFLICT);
        }

        @Test
        void theNearestOneThatSpeaksCounts() {
            SQLException near = connectorJ(1213, "40001", "Deadlock found");
            near.initCause(connectorJ(1290, "HY000", READ_ONLY));
            assertThat(sent(near)).isEqualTo(Fault.CONFLICT);
            assertThat(sent(wrapped("HY000", near))).isEqualTo(Fault.CONFLICT);
        }

        /** The AWS wrapper's: "I have switched", "unknown", "I could not switch"; the cause is what made it try. */
        @ParameterizedTest
        @ValueSource(strings = {"08S02", "08007", "08001"})
        void anOldRefusalBehindALostLinkIsNotBelieved(String state) {
            for (SQLException cause : List.of(
                    connectorJ(1290, "HY000", READ_ONLY),
                    connectorJ(1045, "28000", "Access denied"),
                    connectorJ(1040, "08004", "Too many connections"),
                    communications(endOfStream()))) {
                assertThat(sent(wrapped(state, cause))).isEqualTo(Fault.LINK_LOST);
                assertThat(FaultClassifier.classify(wrapped(state, cause), Phase.COMMITTING))
                        .isEqualTo(Fault.LINK_LOST);
            }
            assertThat(sent(wrapped(state, null))).isEqualTo(Fault.LINK_LOST);
        }

        @Test
        void aServersAnswerThatMeansNothingDoesNotHideALostLink() {
            SQLException duplicate = mariadb(1062, "23000", "Duplicate entry");
            duplicate.setNextException(mariadb("08000", "Socket error", endOfStream()));
            assertThat(sent(duplicate)).isEqualTo(Fault.LINK_LOST);
            SQLException tooLarge = connectorJ(1153, "08S01", "Got a packet bigger than 'max_allowed_packet' bytes");
            tooLarge.setNextException(communications(endOfStream()));
            assertThat(sent(tooLarge)).isEqualTo(Fault.LINK_LOST);
        }

        /** Connector/J's guess at the cause names the same variables as the server's notice 4031. */
        @Test
        void aLinkThatBrokeInFlightAfterALongPauseIsNotTakenForAnIdleOne() {
            String guess = "The last packet successfully received from the server was 30,000,000 milliseconds ago. The"
                    + " last packet sent successfully to the server was 30,000,000 milliseconds ago. is longer than the"
                    + " server configured value of 'interactive_timeout'. You should consider ...";
            SQLException e = new com.mysql.cj.jdbc.exceptions.CommunicationsException(guess, endOfStream());
            assertThat(sent(e)).isEqualTo(Fault.LINK_LOST);
        }

        /** {@code dumpQueriesOnException} of both drivers. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "1290 | ... running with the --secure-file-priv option ... | SELECT '--read-only'",
                    "1015 | Can't lock file (errno: 11 ...)                    | SELECT 165",
                    "1047 | Unknown command                                    | SELECT 'WSREP'"
                })
        void theApplicationsOwnTextIsNotRead(int code, String message, String sql) {
            assertThat(sent(connectorJ(code, "HY000", message + "\n\nQuery being executed: " + sql)))
                    .isEqualTo(Fault.NONE);
            assertThat(sent(mariadb(code, "HY000", message + "\nQuery is: " + sql)))
                    .isEqualTo(Fault.NONE);
        }

        @Test
        void theNumberOfTheConnectionIsNotTakenForAnErrno() {
            assertThat(mariadb(1015, "HY000", "Can't lock file (errno: 11)").getMessage())
                    .startsWith("(conn=165)");
            assertThat(sent(mariadb(1015, "HY000", "Can't lock file (errno: 11)")))
                    .isEqualTo(Fault.NONE);
        }

        /** MariaDB's driver makes SQLTransientConnectionException of every state it does not know. */
        @Test
        void theTypeOfAnExceptionWithAnUnknownStateProvesNothing() {
            SQLException signalled = mariadb(1644, "45000", "no such customer");
            assertThat(signalled.getClass()).isEqualTo(SQLTransientConnectionException.class);
            assertThat(sent(signalled)).isEqualTo(Fault.NONE);
        }

        @Test
        void theTypeCountsWhereThereIsNoState() {
            assertThat(sent(new SQLNonTransientConnectionException("gone"))).isEqualTo(Fault.LINK_LOST);
            assertThat(sent(new SQLRecoverableException("gone"))).isEqualTo(Fault.LINK_LOST);
            assertThat(sent(new SQLNonTransientConnectionException("a URL that cannot work", "01S00")))
                    .isEqualTo(Fault.NONE);
        }

        @Test
        void aParametersOwnStreamMayBreak() {
            SQLException e =
                    new SQLException("Error reading from InputStream", "S1000", 0, new SocketException("reset"));
            assertThat(sent(e)).isEqualTo(Fault.NONE);
            assertThat(FaultClassifier.classify(e, Phase.READING)).isEqualTo(Fault.LINK_LOST);
        }

        @Test
        void aNetworksFailureThatNobodyGaveAStateIsALostLink() {
            assertThat(sent(new SQLException(new SocketTimeoutException("Read timed out"))))
                    .isEqualTo(Fault.LINK_LOST);
            assertThat(sent(new RuntimeException(endOfStream()))).isEqualTo(Fault.LINK_LOST);
            assertThat(sent(new RuntimeException(new IOException("disk")))).isEqualTo(Fault.NONE);
        }

        /** Of a stream of rows; Connector/J gives no cause. */
        @Test
        void aStreamOfRowsThatEndsIsALostLink() {
            SQLException e = new SQLException(
                    "Error retrieving record: Unexpected Exception: java.io.EOFException message given: Can not read"
                            + " response from server.\n\nNested Stack Trace:\n\n",
                    "S1000");
            assertThat(FaultClassifier.classify(e, Phase.READING)).isEqualTo(Fault.LINK_LOST);
            assertThat(sent(e)).isEqualTo(Fault.NONE);
        }

        @Test
        void trustIsNoQuestionOnALinkThatWasUp() {
            assertThat(sent(communications(new javax.net.ssl.SSLHandshakeException("NotAfter: ..."))))
                    .isEqualTo(Fault.LINK_LOST);
            assertThat(sent(communications(new SSLException("bad_record_mac")))).isEqualTo(Fault.LINK_LOST);
        }
    }

    @Nested
    class WhileConnecting {

        /** HikariCP: its own class, the state of the last failure, that failure as cause and as next exception. */
        private SQLException poolTimedOut(SQLException last) {
            SQLException e = new SQLTransientConnectionException(
                    "HikariPool-1 - Connection is not available, request timed out after 30000ms",
                    last.getSQLState(),
                    last);
            e.setNextException(last);
            return e;
        }

        @Test
        void theReasonIsFoundBehindAPoolsTimeOut() {
            assertThat(connecting(poolTimedOut(connectorJ(1040, "08004", "Too many connections"))))
                    .isEqualTo(Fault.OVERLOADED);
            assertThat(connecting(poolTimedOut(connectorJ(3159, "08004", "... insecure transport ..."))))
                    .isEqualTo(Fault.ACCESS_DENIED);
            assertThat(connecting(poolTimedOut(connectorJ(1045, "28000", "Access denied"))))
                    .isEqualTo(Fault.ACCESS_DENIED);
            assertThat(connecting(poolTimedOut(communications(new ConnectException("Connection refused")))))
                    .isEqualTo(Fault.UNREACHABLE);
            assertThat(connecting(poolTimedOut(mariadb(
                            "42000", "Connection.setNetworkTimeout cannot be called on a closed connection", null))))
                    .isEqualTo(Fault.UNREACHABLE);
        }

        @Test
        void aPoolThatIsMerelyEmptyIsNotAFailure() {
            assertThat(connecting(new SQLTransientConnectionException("request timed out after 30000ms")))
                    .isEqualTo(Fault.NONE);
        }

        /** MariaDB's driver calls it 08000 whatever the server's answer was. */
        @Test
        void aSessionThatCannotBeSetUpIsNoLostLink() {
            assertThat(connecting(initialisation(mariadb(1064, "42000", "You have an error in your SQL syntax"))))
                    .isEqualTo(Fault.ACCESS_DENIED);
            assertThat(connecting(initialisation(mariadb(1193, "HY000", "Unknown system variable 'x'"))))
                    .isEqualTo(Fault.NONE);
            assertThat(connecting(initialisation(mariadb(1820, "HY000", "You must reset your password"))))
                    .isEqualTo(Fault.ACCESS_DENIED);
            assertThat(connecting(initialisation(mariadb("08000", "Socket error", endOfStream()))))
                    .isEqualTo(Fault.UNREACHABLE);
        }

        private SQLException initialisation(SQLException e) {
            return mariadb(
                    "08000",
                    "Initialization command fail: " + e.getMessage(),
                    new BatchUpdateException(e.getMessage(), e.getSQLState(), e.getErrorCode(), new int[] {-3}, e));
        }

        /** What the role is asked with may lack a grant, or a variable: that says nothing about the role. */
        @ParameterizedTest
        @CsvSource({"1142, 42000", "1227, 42000", "1193, HY000", "1317, 70100"})
        void aQuestionThatCannotBeAnsweredIsNoRefusal(int code, String state) {
            assertThat(connecting(connectorJ(code, state, "..."))).isEqualTo(Fault.NONE);
            assertThat(connecting(mariadb(code, state, "..."))).isEqualTo(Fault.NONE);
        }

        @Test
        void settingsThatMakeNoSenseAreFinal() {
            assertThat(connecting(connectorJ("S1009", "The connection property 'x' only accepts ...", null)))
                    .isEqualTo(Fault.ACCESS_DENIED);
            assertThat(connecting(new SQLNonTransientConnectionException("The property x has the value 'y'", "01S00")))
                    .isEqualTo(Fault.ACCESS_DENIED);
            assertThat(connecting(new SQLException("RSA public key is not available client side", "S1009")))
                    .isEqualTo(Fault.ACCESS_DENIED);
        }

        @Test
        void aRejectionWithoutAReasonIsLoad() {
            assertThat(connecting(wrapped("08004", null))).isEqualTo(Fault.OVERLOADED);
        }
    }

    /** What must not be used again, and what must not be thrown away. */
    @ParameterizedTest
    @EnumSource
    void condemnsWhatIsOrMayBeUnusable(Fault fault) {
        EnumSet<Fault> condemning = EnumSet.of(
                Fault.WRITE_REFUSED,
                Fault.NOT_EXECUTED,
                Fault.NODE_LEAVING,
                Fault.LINK_LOST_UNSENT,
                Fault.LINK_FOUND_CLOSED,
                Fault.LINK_LOST,
                Fault.UNREACHABLE);
        assertThat(fault.condemnsConnection()).isEqualTo(condemning.contains(fault));
    }

    @ParameterizedTest
    @CsvSource({
        "1205, HY000, Lock wait timeout exceeded, false",
        "1213, 40001, Deadlock found, false",
        "1317, 70100, Query execution was interrupted, false",
        "1040, 08004, Too many connections, false",
        "1927, 70100, Connection was killed, true",
        "1053, 08S01, Server shutdown in progress, true",
        "4031, HY000, 'disconnected. See wait_timeout and interactive_timeout for more', true"
    })
    void deadSessionsAreCondemnedWhateverIsClosedSays(int code, String state, String message, boolean condemned) {
        assertThat(sent(connectorJ(code, state, message)).condemnsConnection()).isEqualTo(condemned);
        assertThat(sent(mariadb(code, state, message)).condemnsConnection()).isEqualTo(condemned);
    }
}

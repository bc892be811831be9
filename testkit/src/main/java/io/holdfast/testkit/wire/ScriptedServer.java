package io.holdfast.testkit.wire;

import io.holdfast.testkit.ClusterException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A server without a database: it speaks enough of MySQL's wire protocol for a JDBC driver to connect to it, and answers
 * what its script says. For errors that no real server gives on demand, and for ends in the middle of an answer.
 *
 * <pre>{@code
 * try (ScriptedServer server = ScriptedServer.mysql()) {
 *     server.on("INSERT", Answer.error(1290, "HY000", "The MySQL server is running with the --read-only option ..."));
 *     server.on("COMMIT", Answer.close(), Answer.usual());
 *     Connection connection = DriverManager.getConnection(server.jdbcUrl("mysql"), "any", "thing");
 *     ...
 * }
 * }</pre>
 *
 * <p><b>Without a script</b> it lets in everyone, with any password; answers {@code SELECT @@name, ...} and {@code SHOW
 * VARIABLES} from its {@linkplain #set variables}, among them those that tell of a server's role; a {@code SELECT} of one
 * literal with that literal; any other {@code SELECT}, {@code WITH} and {@code SHOW} with no rows; {@code INSERT}, {@code
 * UPDATE}, {@code DELETE} and {@code REPLACE} with one row affected; everything else with success. It keeps no data. It
 * follows autocommit and transactions as far as the status bits of its answers need that.
 *
 * <p><b>Not spoken</b>: prepared statements of the server's side ({@code COM_STMT_PREPARE} is refused with error 1295, upon
 * which both drivers prepare on their own side, with {@code useServerPrepStmts} too), several statements in one text,
 * compression, {@code LOAD DATA LOCAL}. MySQL Connector/J 9.7 and 26.10 and MariaDB Connector/J 3.5 and 4.0 connect by the
 * {@linkplain #jdbcUrl minimal URL}.
 *
 * <p>It listens on 127.0.0.1 from the beginning, and serves each connection on a daemon thread of its own. All methods may be
 * called at any time from any thread; what they change holds for the next statement, login or connection.
 */
public final class ScriptedServer implements AutoCloseable {

    private static final int BACKLOG = 256;
    private static final long THREADS_END_WITHIN_MILLIS = 5_000;

    private final Flavour flavour;
    private final ServerSocket listener;
    private final Thread acceptor;
    private final Script script = new Script();
    private final Script atConnect = new Script();
    private final ServerVariables variables;
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final Set<Conversation> open = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable SSLContext tls;

    private ScriptedServer(Flavour flavour) {
        this.flavour = flavour;
        this.variables = new ServerVariables(flavour.variables());
        try {
            listener = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new ClusterException("cannot listen on 127.0.0.1 for a scripted server", e);
        }
        variables.set("port", Integer.toString(listener.getLocalPort()));
        acceptor = new Thread(this::accept, "holdfast-testkit-scripted-" + listener.getLocalPort());
        acceptor.setDaemon(true);
    }

    /** Starts a server that calls itself MySQL. */
    public static ScriptedServer mysql() {
        return started(Flavour.MYSQL);
    }

    /** Starts a server that calls itself MariaDB. */
    public static ScriptedServer mariadb() {
        return started(Flavour.MARIADB);
    }

    private static ScriptedServer started(Flavour flavour) {
        ScriptedServer server = new ScriptedServer(flavour);
        server.acceptor.start();
        return server;
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * A URL that a driver is content with, whatever user and password go with it: {@code
     * jdbc:mysql://127.0.0.1:PORT/test?sslMode=DISABLED}. More options may be appended with {@code &}. MariaDB Connector/J
     * 4.0 insists on TLS unless it is told not to; the others need no option at all.
     *
     * @param protocol {@code mysql}, {@code mariadb}, or with a prefix: {@code holdfast:mysql}
     */
    public String jdbcUrl(String protocol) {
        String mode = protocol.endsWith("mariadb") ? "disable" : "DISABLED";
        return "jdbc:" + protocol + "://127.0.0.1:" + port() + "/test?sslMode=" + mode;
    }

    // ---- the script ----

    /**
     * Says what is answered to statements whose text begins with a match of the pattern, in any case, once blanks and comments
     * in front of it are taken away. The first such statement gets the first answer, the second the second, and the last
     * answer is given from then on. Of several rules for one text the newest counts, for good.
     *
     * <p>Commands that are no statements are written as {@code COM_PING}, {@code COM_INIT_DB name}, {@code
     * COM_RESET_CONNECTION} and {@code COM_STMT_PREPARE statement}.
     *
     * @param pattern a regular expression, in which {@code .} matches line breaks too
     */
    public ScriptedServer on(String pattern, Answer... answers) {
        script.add(pattern, answers);
        return this;
    }

    /** What new connections get instead of the handshake, in order; the last answer stays: 1040, 1129, a reset, {@link
     * Answer#usual()} for the handshake. */
    public ScriptedServer onConnect(Answer... answers) {
        atConnect.add("connect", answers);
        return this;
    }

    /** What logins get instead of being let in, in order; the last answer stays. Then the connection is closed. */
    public ScriptedServer onLogin(Answer... answers) {
        atConnect.add("login", answers);
        return this;
    }

    /** Offers TLS from now on, with the context's certificate. Without this the server speaks plain text only. */
    public ScriptedServer tls(SSLContext context) {
        tls = context;
        return this;
    }

    /** What clients get that ask for TLS, in order, before its handshake: {@link Answer#usual()} goes on with it. */
    public ScriptedServer onTls(Answer... answers) {
        atConnect.add("tls", answers);
        return this;
    }

    /**
     * Sets what a server variable is answered with, or adds one. The role: {@code read_only}, {@code innodb_read_only}, on
     * MySQL also {@code super_read_only}, {@code offline_mode}, {@code server_uuid}, on MariaDB {@code server_id} and {@code
     * hostname}. At first a server may be written to: all of the read-only and off-line ones are {@code 0}.
     *
     * <p>It changes no other answer: who wants a server to refuse writes says so with {@link #on}.
     */
    public ScriptedServer set(String variable, String value) {
        variables.set(variable, value);
        return this;
    }

    /** Resets all connections that are open now (RST). New ones are not affected. */
    public void resetConnections() {
        for (Conversation conversation : open) {
            conversation.abandon();
        }
    }

    // ---- what has happened ----

    /** All statements and commands received so far, as {@link #on} sees them, in the order of their arrival. */
    public List<String> statements() {
        return List.copyOf(statements);
    }

    /** The statements received so far that begin with this text, in any case. */
    public List<String> statements(String prefix) {
        List<String> found = new ArrayList<>();
        for (String statement : statements) {
            if (statement.regionMatches(true, 0, prefix, 0, prefix.length())) {
                found.add(statement);
            }
        }
        return found;
    }

    /** How many connections were accepted so far. */
    public int connectionsAccepted() {
        return accepted.get();
    }

    /** How many connections are open now. */
    public int openConnections() {
        return open.size();
    }

    // ---- the server's own ----

    private void accept() {
        while (true) {
            Socket socket;
            try {
                socket = listener.accept();
                socket.setTcpNoDelay(true);
            } catch (IOException e) {
                return; // closed
            }
            int id = accepted.incrementAndGet();
            Conversation conversation = new Conversation(this, socket, id);
            Thread thread = new Thread(conversation, acceptor.getName() + "-" + id);
            thread.setDaemon(true);
            open.add(conversation);
            threads.removeIf(one -> !one.isAlive());
            threads.add(thread);
            thread.start();
        }
    }

    void ended(Conversation conversation) {
        open.remove(conversation); // Its thread stays: close() is to wait for its end, which is yet to come.
    }

    void received(String statement) {
        statements.add(statement);
    }

    byte[] handshake(int connectionId) {
        int capabilities = Packets.CAPABILITIES | (tls == null ? 0 : Packets.CAPABILITY_SSL);
        return Packets.handshake(flavour.version, connectionId, capabilities, flavour.plugin);
    }

    Script script() {
        return script;
    }

    ServerVariables variables() {
        return variables;
    }

    /** The scripted answer to a new connection, a login or a wish for TLS; null if there is none. */
    @Nullable
    Answer atConnect(String what) {
        return atConnect.next(what);
    }

    SSLContext tlsContext() throws IOException {
        SSLContext context = tls;
        if (context == null) {
            throw new IOException("the client wants TLS, which was not offered");
        }
        return context;
    }

    CountDownLatch closing() {
        return closing;
    }

    /** Closes the port and all connections, and waits until the threads have ended. A second call does nothing. */
    @Override
    public void close() {
        closing.countDown();
        try {
            listener.close();
            acceptor.join(THREADS_END_WITHIN_MILLIS);
            resetConnections();
            for (Thread thread : threads) {
                thread.join(THREADS_END_WITHIN_MILLIS);
            }
        } catch (IOException e) {
            throw new ClusterException("cannot close the scripted server on port " + port(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

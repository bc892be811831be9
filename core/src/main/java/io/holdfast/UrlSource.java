package io.holdfast;

import io.holdfast.connect.HoldfastUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens its connections itself, from a {@code jdbc:holdfast:} URL. */
final class UrlSource implements ConnectionSource {

    private final HoldfastDriver driver = new HoldfastDriver();
    private final String url;
    private final @Nullable String user;
    private final @Nullable String password;

    UrlSource(String url, @Nullable String user, @Nullable String password) {
        if (!driver.acceptsURL(url)) {
            throw new IllegalArgumentException(
                    "The URL must begin with " + HoldfastUrl.PREFIX + ": " + HoldfastUrl.withoutSecrets(url));
        }
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public Connection connection(@Nullable String askedUser, @Nullable String askedPassword, int loginTimeout)
            throws SQLException {
        Properties properties = new Properties();
        String name = askedUser == null ? user : askedUser;
        String secret = askedUser == null ? password : askedPassword;
        if (name != null) {
            properties.setProperty("user", name);
        }
        if (secret != null) {
            properties.setProperty("password", secret);
        }
        return driver.connect(url, properties, loginTimeout == 0 ? DriverManager.getLoginTimeout() : loginTimeout);
    }

    @Override
    public @Nullable DataSource decorated() {
        return null;
    }

    /** There is nothing: the connections belong to those who opened them. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return HoldfastUrl.withoutSecrets(url);
    }
}

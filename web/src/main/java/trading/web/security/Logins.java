package trading.web.security;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import trading.web.security.user.PasswordHash;
import trading.web.security.user.PasswordRules;
import trading.web.security.user.User;
import trading.web.security.user.UserChange;
import trading.web.security.user.UserName;
import trading.web.security.user.Users;

/// The ways in: a one-time link, a name with a password, and the set-up of the first user. Thread-safe.
final class Logins {
    private static final String BY_LINK = " link of ";

    private final Users users;
    private final Sessions sessions;
    private final LoginLinks links;
    private final LoginThrottle throttle;
    private final PasswordWork passwords = new PasswordWork();

    Logins(Users users, Sessions sessions, LongSupplier nanos) {
        this.users = users;
        this.sessions = sessions;
        this.links = new LoginLinks(nanos);
        this.throttle = new LoginThrottle(nanos);
    }

    /// From where somebody tries.
    record From(String address, String agent) {}

    /// What an attempt comes to. Why one was refused is not told: whether there is such a user, least of all.
    sealed interface Login {
        /// `session` is the secret that the browser keeps.
        record Opened(String session, String user) implements Login {}

        record Refused() implements Login {}

        /// Too many attempts, or too many at once.
        record TooMany(long seconds) implements Login {}
    }

    String newLink() {
        return links.create();
    }

    Login byLink(String token, From from) {
        String key = BY_LINK + from.address();
        long wait = throttle.begin(key, from.address());
        if (wait > 0) {
            return new Login.TooMany(wait);
        }
        Optional<User> local = users.local();
        if (!isLoopback(from.address()) || !links.redeem(token) || (local.isEmpty() && !users.isEmpty())) {
            return new Login.Refused();
        }
        throttle.succeeded(key, from.address());
        Sessions.Holder holder = local.map(user -> new Sessions.Holder(user.name(), user.version(), false))
                .orElseGet(() -> new Sessions.Holder(Security.OWNER, 0, true));
        return opened(holder, from);
    }

    /// Takes as long, and answers the same, whether there is such a user or not.
    Login byPassword(String sentName, String password, From from) throws InterruptedException {
        String name = UserName.normalised(sentName).orElse("");
        return switch (check(name, password, from)) {
            case Check.Right(User user) -> opened(new Sessions.Holder(user.name(), user.version(), false), from);
            case Check.Wrong() -> new Login.Refused();
            case Check.TooMany(long seconds) -> new Login.TooMany(seconds);
        };
    }

    /// What a password was found to be.
    sealed interface Check {
        record Right(User user) implements Check {}

        record Wrong() implements Check {}

        record TooMany(long seconds) implements Check {}
    }

    /// Whether it is the password of the user of that name; slowed down, at a login and after it alike.
    Check check(String name, String password, From from) throws InterruptedException {
        long wait = throttle.begin(name, from.address());
        if (wait > 0) {
            return new Check.TooMany(wait);
        }
        if (PasswordRules.isTooLong(password)) {
            return new Check.Wrong();
        }
        User user = users.find(name).orElse(null);
        Optional<Boolean> matches = passwords.matches(user == null ? null : user.password(), password);
        if (matches.isEmpty()) {
            return new Check.TooMany(1);
        }
        if (user == null || !matches.get() || user.disabled()) {
            return new Check.Wrong();
        }
        throttle.succeeded(name, from.address());
        strengthen(user, password);
        return new Check.Right(user);
    }

    /// A hash of older parameters is replaced by one of now while the password is known.
    private void strengthen(User user, String password) throws InterruptedException {
        String before = user.password();
        if (before != null && PasswordHash.isWeaker(before)) {
            Optional<String> hash = passwords.hash(password);
            hash.ifPresent(after -> users.rehash(user.name(), before, after));
        }
    }

    /// Empty when too many passwords are being hashed.
    Optional<String> hash(String password) throws InterruptedException {
        return passwords.hash(password);
    }

    /// The set-up of the first user: with a password's hash, or null for the local owner without one.
    UserChange setUp(String name, @Nullable String hash) {
        return users.setUp(name, hash);
    }

    /// A new session for a user, in place of the one that is kept under `before`.
    Login.Opened renew(User user, @Nullable String before, From from) {
        if (before != null) {
            sessions.end(before);
        }
        return opened(new Sessions.Holder(user.name(), user.version(), false), from);
    }

    private Login.Opened opened(Sessions.Holder holder, From from) {
        return new Login.Opened(sessions.create(holder, from.address(), from.agent()), holder.user());
    }

    /// Of this machine's own addresses; in digits, so no name server is asked.
    static boolean isLoopback(String address) {
        return address.startsWith("127.")
                || address.equals("::1")
                || address.equals("[::1]")
                || address.equals("0:0:0:0:0:0:0:1")
                || address.equals("[0:0:0:0:0:0:0:1]");
    }
}

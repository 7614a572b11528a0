package trading.web.security.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import trading.web.security.user.TurnFile.Turn;
import trading.web.security.user.UserChange.Reason;

/// The users of one data folder, in `users.json`. Thread-safe; a change is on disk when its method returns.
///
/// Other programs may change the file: [#reload] looks again.
public final class Users {
    /// The name of whoever goes on without a password after the set-up.
    public static final String LOCAL_NAME = "owner";

    private static final String FILE = "users.json";
    private static final int MOST = 200;
    private static final long FIRST_VERSIONS = 1L << 52;
    private static final SecureRandom RANDOM = new SecureRandom();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String name,
            String role,
            boolean local,
            @Nullable String password,
            boolean disabled,
            long version,
            String created,
            @Nullable String passwordSet) {}

    record Content(int format, List<Entry> users) {
        Content {
            users = List.copyOf(users);
        }
    }

    private final TurnFile<Content> file;
    private volatile Map<String, User> byName;
    private volatile Runnable changed = () -> {};

    private Users(TurnFile<Content> file, Map<String, User> byName) {
        this.file = file;
        this.byName = byName;
    }

    /// Throws [IllegalStateException] when the file is damaged.
    public static Users in(Path dataDirectory) {
        TurnFile<Content> file = new TurnFile<>(dataDirectory.resolve(FILE), Content.class, new Content(1, List.of()));
        return new Users(file, users(file.read()));
    }

    /// Takes what the file says now.
    public void reload() {
        byName = users(file.read());
        changed.run();
    }

    /// Called after each change from now on, on the thread that makes it; in place of whoever was called before.
    public void onChange(Runnable listener) {
        changed = listener;
    }

    /// Before the set-up there is nobody.
    public boolean isEmpty() {
        return byName.isEmpty();
    }

    /// By name.
    public List<User> all() {
        return List.copyOf(byName.values());
    }

    /// Of a name in its kept form.
    public Optional<User> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// Whether somebody comes in by a link instead of a password.
    public Optional<User> local() {
        return byName.values().stream()
                .filter(user -> user.local() && !user.disabled())
                .findFirst();
    }

    /// The first user of all, an admin. `password` is a hash, null for the local owner without one. One of
    /// several that try at once succeeds.
    public UserChange setUp(String name, @Nullable String password) {
        return make(name, Role.ADMIN, password, password == null, true);
    }

    /// `password` is a hash.
    public UserChange add(String name, Role role, String password) {
        return make(name, role, password, false, false);
    }

    private UserChange make(String sent, Role role, @Nullable String password, boolean local, boolean first) {
        Optional<String> name = UserName.normalised(sent);
        if (name.isEmpty()) {
            return new UserChange.Refused(Reason.NAME, "A name has " + UserName.RULE + ".");
        }
        return change(users -> {
            if (first && !users.isEmpty()) {
                return new UserChange.Refused(Reason.SET_UP, "The set-up is done.");
            }
            if (users.containsKey(name.get())) {
                return new UserChange.Refused(Reason.TAKEN, "There is a user " + name.get() + ".");
            }
            if (users.size() >= MOST) {
                return new UserChange.Refused(Reason.TAKEN, "There are " + MOST + " users, the most there can be.");
            }
            Instant now = now();
            User made = new User(
                    name.get(),
                    role,
                    local,
                    password,
                    false,
                    // no token of a user who had this name before may fit: a time would, a moment later
                    RANDOM.nextLong(FIRST_VERSIONS),
                    now,
                    password == null ? null : now);
            users.put(made.name(), made);
            return new UserChange.Done(made);
        });
    }

    public UserChange setRole(String name, Role role) {
        return change(name, role, null, null);
    }

    public UserChange setDisabled(String name, boolean disabled) {
        return change(name, null, disabled, null);
    }

    /// `password` is a hash.
    public UserChange setPassword(String name, String password) {
        return change(name, null, null, password);
    }

    /// All of it or nothing; what is null stays. `password` is a hash.
    public UserChange change(String name, @Nullable Role role, @Nullable Boolean disabled, @Nullable String password) {
        return replace(name, user -> {
            User changed = role == null || role == user.role() ? user : user.withRole(role);
            changed = disabled == null || disabled == user.disabled() ? changed : changed.withDisabled(disabled);
            return password == null ? changed : changed.withPassword(password, now());
        });
    }

    /// Keeps a password under the parameters of now, unless it was changed meanwhile.
    public void rehash(String name, String before, String after) {
        replace(name, user -> before.equals(user.password()) ? user.withRehashed(after) : user);
    }

    public UserChange remove(String name) {
        return change(users -> {
            User user = users.remove(normal(name));
            return user == null ? unknown(name) : admins(users, new UserChange.Done(user));
        });
    }

    private UserChange replace(String name, UnaryOperator<User> change) {
        return change(users -> {
            User user = users.get(normal(name));
            if (user == null) {
                return unknown(name);
            }
            User changed = change.apply(user);
            users.put(changed.name(), changed);
            return admins(users, new UserChange.Done(changed));
        });
    }

    private static String normal(String name) {
        return UserName.normalised(name).orElse("");
    }

    private static UserChange unknown(String name) {
        String shown = UserName.normalised(name).orElse("of that name");
        return new UserChange.Refused(Reason.UNKNOWN, "There is no user " + shown + ".");
    }

    private static UserChange admins(Map<String, User> users, UserChange done) {
        return users.values().stream().anyMatch(User::isActiveAdmin)
                ? done
                : new UserChange.Refused(
                        Reason.LAST_ADMIN, "This is the last admin who can log in; make another one first.");
    }

    private interface Step {
        UserChange apply(Map<String, User> users);
    }

    private UserChange change(Step step) {
        UserChange change = stored(step);
        if (change instanceof UserChange.Done) {
            changed.run();
        }
        return change;
    }

    private UserChange stored(Step step) {
        synchronized (file) {
            Map<String, User> users = new LinkedHashMap<>();
            UserChange change = file.change(before -> {
                users.putAll(users(before));
                UserChange came = step.apply(users);
                return new Turn<>(came instanceof UserChange.Done ? content(users.values()) : null, came);
            });
            if (change instanceof UserChange.Done) {
                byName = users;
            }
            return change;
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Map<String, User> users(Content content) {
        Map<String, User> users = new LinkedHashMap<>();
        for (Entry entry : content.users()) {
            User user = user(entry);
            users.put(user.name(), user);
        }
        return users;
    }

    private static User user(Entry entry) {
        try {
            String password = entry.password();
            if (password != null) {
                PasswordHash.check(password);
            }
            String passwordSet = entry.passwordSet();
            return new User(
                    UserName.normalised(entry.name()).orElseThrow(() -> new IllegalArgumentException("no name")),
                    Role.of(entry.role()).orElseThrow(() -> new IllegalArgumentException("no role")),
                    entry.local(),
                    password,
                    entry.disabled(),
                    entry.version(),
                    Instant.parse(entry.created()),
                    passwordSet == null ? null : Instant.parse(passwordSet));
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    FILE + ": one of its users is damaged (" + e.getMessage()
                            + "): restore it from a backup, or take it away to set up anew",
                    e);
        }
    }

    private static Content content(Collection<User> users) {
        List<Entry> entries = new ArrayList<>();
        for (User user : users) {
            Instant passwordSet = user.passwordSet();
            entries.add(new Entry(
                    user.name(),
                    user.role().word(),
                    user.local(),
                    user.password(),
                    user.disabled(),
                    user.version(),
                    user.created().toString(),
                    passwordSet == null ? null : passwordSet.toString()));
        }
        return new Content(1, entries);
    }
}

package trading.web.security.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who may log in.
///
/// `local`: by a one-time link of the machine that Trading runs on. `password`: its hash as a PHC string,
/// null when there is none. `version` rises with each change that ends sessions and signed tokens, and no
/// two users of one name ever share one.
public record User(
        String name,
        Role role,
        boolean local,
        @Nullable String password,
        boolean disabled,
        long version,
        Instant created,
        @Nullable Instant passwordSet) {

    /// Never with the hash.
    @Override
    public String toString() {
        return "User[name=" + name + " role=" + role + " disabled=" + disabled + "]";
    }

    public boolean hasPassword() {
        return password != null;
    }

    /// Whether this one keeps the product from having nobody who may change it.
    boolean isActiveAdmin() {
        return role == Role.ADMIN && !disabled && (local || password != null);
    }

    User withRole(Role changed) {
        return new User(name, changed, local, password, disabled, version + 1, created, passwordSet);
    }

    User withDisabled(boolean changed) {
        return new User(name, role, local, password, changed, version + 1, created, passwordSet);
    }

    User withPassword(String hash, Instant now) {
        return new User(name, role, local, hash, disabled, version + 1, created, now);
    }

    /// The same password under stronger parameters: nothing ends.
    User withRehashed(String hash) {
        return new User(name, role, local, hash, disabled, version, created, passwordSet);
    }
}

package trading.web.setting;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The secrets by name; none is ever told. Any thread.
public interface SecretDesk {
    /// `set`: since when it is kept, null where there is none. `overriddenBy`: where it is written, too,
    /// which wins.
    record SecretJson(
            String name,
            String help,
            @Nullable String set,
            @Nullable String overriddenBy) {}

    /// All that there can be, by name. Throws [SecretsUnavailable] when they cannot be opened.
    List<SecretJson> secrets() throws IOException;

    /// Keeps a value; what would be right when it is not, which quotes nothing of it.
    Optional<String> set(String name, String value) throws IOException;

    /// Whether there was one.
    boolean remove(String name) throws IOException;

    /// The store is damaged, locked or in use; the message says what to do.
    final class SecretsUnavailable extends IOException {
        private static final long serialVersionUID = 1L;

        public SecretsUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

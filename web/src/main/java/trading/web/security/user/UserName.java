package trading.web.security.user;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names of users: one form for each, so that no two look alike.
public final class UserName {
    /// What a name must be, for people.
    public static final String RULE =
            "1 to 32 of a to z, 0 to 9, dot, dash and underscore, beginning with a letter or digit";

    private static final int LONGEST_SENT = 128;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,31}");

    private UserName() {}

    /// The form that is kept: without spaces around it, in lower case; empty when it is no name.
    public static Optional<String> normalised(String sent) {
        if (sent.length() > LONGEST_SENT) {
            return Optional.empty();
        }
        String name = Normalizer.normalize(sent.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }
}

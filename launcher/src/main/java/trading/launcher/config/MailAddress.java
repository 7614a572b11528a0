package trading.launcher.config;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import trading.web.alert.MailAccount;

/// `ALERTS_EMAIL`: where mail is handed in, from whom and to whom. What is wrong is an [IllegalArgumentException]
/// that quotes nothing of it, since a password is in it.
final class MailAddress {
    static final String EXPECTED =
            "none, or smtp://user:password@host:587/?from=trading@example.com&to=me@example.com (TLS is begun there), or"
                    + " smtps:// with port 465 (TLS from the first byte); several after to= with commas between; in user"
                    + " and password @ : / ? # % are %40 %3A %2F %3F %23 %25";

    private static final int SUBMISSION_PORT = 587;
    private static final int TLS_PORT = 465;
    private static final int MOST_RECEIVERS = 20;
    private static final Pattern MAILBOX = Pattern.compile("[^\\s@<>,;\"\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]{1,255}");

    private MailAddress() {}

    static MailAccount parse(String text) {
        boolean tls = text.startsWith("smtps:");
        ServerAddress address = ServerAddress.parse(text, tls ? TLS_PORT : SUBMISSION_PORT, Set.of("from", "to"));
        if (!address.scheme().equals("smtp") && !address.scheme().equals("smtps")) {
            throw new IllegalArgumentException("its scheme is neither smtp nor smtps");
        }
        if ((address.user() == null) != (address.password() == null)) {
            throw new IllegalArgumentException("user and password go together");
        }
        String from = mailbox(address.query().getOrDefault("from", ""), "from");
        List<String> to = Stream.of(address.query().getOrDefault("to", "").split(",", -1))
                .map(each -> mailbox(each.strip(), "to"))
                .toList();
        if (to.size() > MOST_RECEIVERS) {
            throw new IllegalArgumentException("to names more than " + MOST_RECEIVERS);
        }
        return new MailAccount(address.host(), address.port(), tls, address.user(), address.password(), from, to);
    }

    private static String mailbox(String text, String name) {
        if (!MAILBOX.matcher(text).matches()) {
            throw new IllegalArgumentException(name + "= is no address like me@example.com");
        }
        return text;
    }
}

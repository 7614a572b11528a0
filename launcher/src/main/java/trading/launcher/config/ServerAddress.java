package trading.launcher.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `scheme://user:password@host:port/path?query`, with the parts decoded. What is wrong is an
/// [IllegalArgumentException] that quotes nothing of it, since a password is in it.
record ServerAddress(
        String scheme,
        @Nullable String user,
        @Nullable String password,
        String host,
        int port,
        String path,
        Map<String, String> query) {
    private static final Pattern FORM = Pattern.compile("(?<scheme>[a-z][a-z0-9+]*)://"
            + "(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?"
            + "(?<host>\\[[0-9a-fA-F:.]+]|[^:/?#@,\\s\\[\\]]+)(?::(?<port>\\d{1,5}))?"
            + "(?:/(?<path>[^?#]*))?(?:\\?(?<query>[^#]*))?");
    private static final int MOST_PORT = 65_535;

    static ServerAddress parse(String text, int defaultPort, Set<String> parameters) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "not of that form; in user and password @ : / ? # % are %40 %3A %2F %3F %23 %25");
        }
        String port = form.group("port");
        int number = port == null ? defaultPort : Integer.parseInt(port);
        if (number < 1 || number > MOST_PORT) {
            throw new IllegalArgumentException("its port is none");
        }
        String path = form.group("path");
        return new ServerAddress(
                form.group("scheme"),
                decodedOrNull(form.group("user")),
                decodedOrNull(form.group("password")),
                form.group("host"),
                number,
                path == null ? "" : decoded(path),
                query(form.group("query"), parameters));
    }

    private static Map<String, String> query(@Nullable String query, Set<String> known) {
        Map<String, String> values = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return values;
        }
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (equals < 0 || !known.contains(name) || values.put(name, decoded(part.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("after the ? there may be each once of " + known);
            }
        }
        return values;
    }

    /// The file of that parameter; null where there is none.
    @Nullable
    Path file(String... names) {
        for (String name : names) {
            String file = query.get(name);
            if (file != null) {
                Path path = Path.of(file).toAbsolutePath();
                if (!Files.isReadable(path) || !Files.isRegularFile(path)) {
                    throw new IllegalArgumentException(name + " is no file that can be read: " + path);
                }
                return path;
            }
        }
        return null;
    }

    private static @Nullable String decodedOrNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : decoded(text);
    }

    /// A plus is a plus here, unlike in a form of a web page.
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            // Its own words quote the text.
            throw new IllegalArgumentException("a % is not followed by two hexadecimal digits; % itself is %25");
        }
    }

    /// Without user, password and query.
    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port + "/" + path;
    }
}

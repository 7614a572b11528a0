package trading.launcher.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import trading.engine.analyst.language.Provider;
import trading.web.outbound.OutgoingAddress;

/// Where models are.
final class AnalystAddress {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private AnalystAddress() {}

    static URI of(Provider provider) {
        return switch (provider) {
            case OPENAI -> URI.create("https://api.openai.com/v1");
            case ANTHROPIC -> URI.create("https://api.anthropic.com/v1");
        };
    }

    /// Throws [IllegalArgumentException] for anything but a scheme, a host, a port and a path.
    static URI parse(String text) {
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (!web
                    || url.getHost() == null
                    || url.getUserInfo() != null
                    || OutgoingAddress.isMetadata(url.getHost())
                    || url.getQuery() != null
                    || url.getFragment() != null) {
                throw new IllegalArgumentException(text);
            }
            return url;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /// Whether a key may be sent there: nobody on the way can read it.
    static boolean isSafe(URI url) {
        return "https".equals(url.getScheme()) || THIS_MACHINE.contains(url.getHost());
    }
}

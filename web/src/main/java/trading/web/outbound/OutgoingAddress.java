package trading.web.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import trading.web.edge.Networks;

/// An address to be asked. It may hold a secret, so it prints as its host. `privateAllowed`: whether it may be on this
/// machine or in a private network.
public record OutgoingAddress(URI uri, boolean privateAllowed) {
    private static final String PUBLIC =
            "an address in public: this one is on this machine, in a private network, or" + " for something else";

    /// What is wrong with it by itself, without asking for its name; says nothing of its path.
    public Optional<String> objection() {
        String host = uri.getHost();
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || host == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            return Optional.of("http or https, with a host and without a user");
        }
        String name = name(host);
        if (isNumeric(name) && !Networks.ALL.contains(name)) {
            // 127.1, 0177.0.0.1, 2130706433: programs read them differently.
            return Optional.of("an address that is written as four numbers, or a name");
        }
        boolean local = name.equals("localhost")
                || name.endsWith(".localhost")
                || name.endsWith(".local")
                || name.endsWith(".internal");
        if (name.endsWith("metadata.google.internal") || isMetadata(name)) {
            return Optional.of("an address that does not tell machines their secrets");
        }
        boolean notPublic = local || (isNumeric(name) && !isPublic(name));
        return notPublic && !privateAllowed ? Optional.of(PUBLIC) : Optional.empty();
    }

    /// Looks its name up, and keeps it to addresses in public from here on. Throws when one of them is not.
    public void check() throws IOException {
        Optional<String> objection = objection();
        if (objection.isPresent()) {
            throw new IOException("not asked: expected " + objection.get());
        }
        if (privateAllowed) {
            return;
        }
        String name = name(uri.getHost());
        for (InetAddress address : InetAddress.getAllByName(name)) {
            if (!PublicAddress.isPublic(address)) {
                throw new IOException("not asked: its name means an address that is not in public");
            }
        }
        GuardedResolver.keepPublic(name);
    }

    /// Whether `host` is an address of the kind that tells machines of a cloud their secrets.
    public static boolean isMetadata(String host) {
        try {
            return isNumeric(name(host)) && PublicAddress.isMetadata(InetAddress.getByName(name(host)));
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static boolean isPublic(String name) {
        try {
            return PublicAddress.isPublic(InetAddress.getByName(name));
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /// In digits, in any of the ways that systems read: `127.0.0.1`, `127.1`, `2130706433`, `0x7f000001`, `::1`.
    private static boolean isNumeric(String name) {
        return name.contains(":") || name.matches("(0[xX][0-9a-fA-F]*|[0-9]+)(\\.(0[xX][0-9a-fA-F]*|[0-9]+))*\\.?");
    }

    private static String name(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }

    @Override
    public String toString() {
        return "host=" + uri.getHost();
    }
}

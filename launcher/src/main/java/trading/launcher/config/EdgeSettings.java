package trading.launcher.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import trading.web.edge.Edge;
import trading.web.edge.Networks;
import trading.web.edge.Rates;

/// Settings of who reaches the API, how, and how often.
final class EdgeSettings {
    private static final String ANY = "any";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?(:[0-9]{1,5})?");
    /// The owner's own commands, and the watch over the API, come from here.
    private static final String OURSELVES = "127.0.0.0/8, ::1";

    static final Setting<String> HOST_ADDRESS = new Setting<>(
            "api.host",
            "API_HOST",
            "The address that the API and the dashboard listen on; option `--listen`. Another than loopback needs TLS,"
                    + " a login, and somebody who can log in from there ([security](security.md#from-other-machines)).",
            "an IP address of this machine, or localhost, for example 127.0.0.1",
            "127.0.0.1",
            EdgeSettings::address);

    static final Setting<Boolean> TLS = new Setting<>(
            "api.tls",
            "API_TLS",
            "Whether the API speaks TLS.",
            "auto or on; auto is on for every address but loopback",
            "auto",
            text -> Texts.oneOf(text, Set.of("auto", "on")).equals("on"));

    /// No default: one of our own.
    static final Setting<Path> CERTIFICATE = new Setting<>(
            "api.tls_certificate",
            "API_TLS_CERTIFICATE",
            "The certificate with its chain, as PEM; without it one of our own is made. A file that is renewed is taken"
                    + " without a restart.",
            "a file, for example /etc/letsencrypt/live/desk.example.com/fullchain.pem",
            null,
            Path::of);

    /// No default, as for the certificate.
    static final Setting<Path> KEY = new Setting<>(
            "api.tls_key",
            "API_TLS_KEY",
            "The key of that certificate, as PEM without a passphrase.",
            "a file that not everybody may read, for example /etc/letsencrypt/live/desk.example.com/privkey.pem",
            null,
            Path::of);

    static final Setting<Set<String>> HOSTS = new Setting<>(
            "api.hosts",
            "API_HOSTS",
            "Names that the API is asked for by, beyond its address and those of loopback; a request for another one is"
                    + " refused.",
            "none, or names parted by commas, for example desk.example.com",
            Texts.NONE,
            EdgeSettings::hosts);

    static final Setting<String> ANSWERED = new Setting<>(
            "api.networks",
            "API_NETWORKS",
            "The networks that the API and the gateway answer; this machine itself is always one. By the address of the"
                    + " connection: headers do not count.",
            "any, or networks parted by commas, for example 192.168.7.0/24",
            ANY,
            EdgeSettings::networks);

    static final Setting<Networks> PROXIES = new Setting<>(
            "api.trusted_proxies",
            "API_TRUSTED_PROXIES",
            "Proxies whose `X-Forwarded-For` says who asks, for rates, failed logins and the audit log; of all others it"
                    + " is not read.",
            "none, or networks parted by commas, for example 127.0.0.1",
            Texts.NONE,
            text -> text.equals(Texts.NONE) ? Networks.NONE : Networks.parse(text));

    static final Setting<Integer> REQUESTS = rate(
            "api.requests_per_minute",
            "API_REQUESTS_PER_MINUTE",
            "How many requests that do not trade are answered in a minute, of each login and of each address.",
            Rates.USUAL.requests());

    static final Setting<Integer> ORDERS = rate(
            "api.orders_per_minute",
            "API_ORDERS_PER_MINUTE",
            "The same of requests that trade. Ending orders has a fifth of that beside it; a kill switch is never"
                    + " refused.",
            Rates.USUAL.orders());

    static final List<Setting<?>> ALL =
            List.of(HOST_ADDRESS, TLS, CERTIFICATE, KEY, HOSTS, ANSWERED, PROXIES, REQUESTS, ORDERS);

    private EdgeSettings() {}

    static EdgeConfig read(Values values, Path home) {
        String address = values.read(HOST_ADDRESS).orElse("127.0.0.1");
        boolean loopback = EdgeConfig.isLoopback(address);
        if (!loopback && !values.read(Settings.API_AUTH).orElse(true)) {
            values.wrong(Settings.API_AUTH, "true, since others reach " + address);
        }
        Optional<Path> certificate = values.read(CERTIFICATE).map(home::resolve).map(Path::normalize);
        Optional<Path> key = values.read(KEY).map(home::resolve).map(Path::normalize);
        if (certificate.isPresent() != key.isPresent()) {
            values.wrong(certificate.isPresent() ? KEY : CERTIFICATE, "set together with the other one of the two");
        }
        Rates rates =
                new Rates(values.read(REQUESTS).orElse(0), values.read(ORDERS).orElse(0));
        Edge edge = new Edge(
                answered(values.read(ANSWERED).orElse(ANY), address),
                values.read(PROXIES).orElse(Networks.NONE),
                rates);
        return new EdgeConfig(
                address,
                !loopback || certificate.isPresent() || values.read(TLS).orElse(false),
                certificate,
                key,
                edge,
                values.read(HOSTS).orElse(Set.of()));
    }

    private static Networks answered(String text, String address) {
        if (text.equals(ANY)) {
            return Networks.ALL;
        }
        String own = EdgeConfig.isLoopback(address) ? "" : ", " + address;
        return Networks.parse(text + ", " + OURSELVES + own);
    }

    private static String networks(String text) {
        if (!text.equals(ANY)) {
            Networks.parse(text);
        }
        return text;
    }

    private static String address(String text) {
        if (!text.equals("localhost")) {
            Networks.parse(text);
            if (text.contains("/") || text.contains(",") || text.contains("[")) {
                throw new IllegalArgumentException("one address");
            }
        }
        return text;
    }

    private static Set<String> hosts(String text) {
        Set<String> hosts = new TreeSet<>();
        if (text.equals(Texts.NONE)) {
            return hosts;
        }
        for (String host : text.split(",", -1)) {
            if (!HOST.matcher(host.strip()).matches()) {
                throw new IllegalArgumentException("no host name");
            }
            hosts.add(host.strip());
        }
        return hosts;
    }

    private static Setting<Integer> rate(String key, String environmentName, String help, int usual) {
        return new Setting<>(
                key,
                environmentName,
                help,
                "a whole number from 0 to 10000000; 0 is no limit, for example " + usual,
                Integer.toString(usual),
                text -> (int) Texts.whole(text, 0, 10_000_000));
    }
}

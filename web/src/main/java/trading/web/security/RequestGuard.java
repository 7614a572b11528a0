package trading.web.security;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;

/// Refuses requests that a foreign page or a rebound name could make a browser send.
///
/// `Host` must be one of ours, exactly. `Origin`, when it is there, must be ours on every unsafe method and
/// on a WebSocket upgrade. `Sec-Fetch-Site` must not be foreign, except when a person follows a link to a
/// page.
public final class RequestGuard {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Set<String> hosts;
    private final Set<String> origins;

    /// `hosts` with their port (`localhost:8000`), `origins` with their scheme (`http://localhost:5173`).
    public RequestGuard(Set<String> hosts, Set<String> origins) {
        this.hosts = lower(hosts);
        Set<String> allowed = new HashSet<>(lower(origins));
        for (String host : this.hosts) {
            allowed.add("http://" + host);
            allowed.add("https://" + host);
        }
        this.origins = Set.copyOf(allowed);
    }

    /// What a request says about where it comes from.
    public record Asked(
            String method,
            String path,
            @Nullable String host,
            @Nullable String origin,
            @Nullable String fetchSite,
            @Nullable String fetchMode,
            boolean upgrade) {}

    public Optional<Problem> check(Asked asked) {
        if (asked.host() == null || !hosts.contains(asked.host().toLowerCase(Locale.ROOT))) {
            return Optional.of(Problem.of(ProblemType.MISDIRECTED_REQUEST));
        }
        boolean ownOrigin =
                asked.origin() != null && origins.contains(asked.origin().toLowerCase(Locale.ROOT));
        boolean unsafe = asked.upgrade() || !SAFE.contains(asked.method());
        if (unsafe && asked.origin() != null && !ownOrigin) {
            return forbidden("The request comes from a page of another origin.");
        }
        String site = asked.fetchSite();
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        if (foreign && !ownOrigin && !isLinkToPage(asked)) {
            return forbidden("The request comes from a page of another site.");
        }
        return Optional.empty();
    }

    private static boolean isLinkToPage(RequestGuard.Asked asked) {
        return asked.method().equals("GET")
                && !asked.upgrade()
                && "navigate".equals(asked.fetchMode())
                && !asked.path().startsWith("/api/");
    }

    private static Optional<Problem> forbidden(String detail) {
        return Optional.of(new Problem(ProblemType.FORBIDDEN, detail));
    }

    private static Set<String> lower(Set<String> values) {
        Set<String> lower = new HashSet<>();
        values.forEach(value -> lower.add(value.toLowerCase(Locale.ROOT)));
        return lower;
    }
}

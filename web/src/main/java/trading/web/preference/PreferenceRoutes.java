package trading.web.preference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.web.json.StrictJson;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemException;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.Principal;

/// `/api/preferences`: of whoever asks, and of nobody else.
public final class PreferenceRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(PreferenceRoutes.class);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Preferences preferences;

    public PreferenceRoutes(Preferences preferences) {
        this.preferences = preferences;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/preferences", "What you have chosen in the dashboard, by name")
                        .forViewers()
                        .answersListOf(PreferenceJson.class)
                        .by(call -> Reply.ok(asked(() -> preferences.of(user(call))))),
                Route.put("/api/preferences/{name}", "Keeps one of your choices, unless it was changed meanwhile")
                        .forViewers()
                        .takes(KeepPreferenceRequest.class)
                        .answers(PreferenceJson.class)
                        .by(this::keep));
    }

    private Reply keep(Call call) throws IOException {
        KeepPreferenceRequest request = call.body(KeepPreferenceRequest.class);
        String name = call.pathText("name");
        if (!NAME.matcher(name).matches()) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
        requireDocument(request.document());
        return switch (asked(() -> preferences.keep(user(call), name, request.version(), request.document()))) {
            case Preferences.Outcome.Kept(PreferenceJson now) -> Reply.ok(now);
            case Preferences.Outcome.Outdated(long version) ->
                throw new Problem(
                                ProblemType.PRECONDITION_FAILED,
                                "It was changed in another window: version " + version + " is kept, and yours was"
                                        + " made from version " + request.version() + ". Read it again, then decide.")
                        .asException();
            case Preferences.Outcome.TooMany() ->
                throw refused(
                        ProblemType.LIMIT_VALUE,
                        "/name",
                        "There are " + Preferences.MOST + " of them, which is the most.");
        };
    }

    /// An object of plain JSON, as strict as any body; what is in it is the page's own matter.
    private static void requireDocument(String document) {
        if (document.length() > Preferences.LONGEST) {
            throw refused(
                    ProblemType.TEXT,
                    "/document",
                    "It has " + document.length() + " characters; at most " + Preferences.LONGEST + " are kept.");
        }
        StrictJson.object(document.getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemException refused(ProblemType type, String pointer, String detail) {
        return new Problem(type, new FieldError(pointer, "PREFERENCE", detail)).asException();
    }

    private static String user(Call call) {
        return call.attribute(Principal.class).user();
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask() throws IOException;
    }

    private static <T> T asked(Asking<T> asking) {
        try {
            return asking.ask();
        } catch (IOException e) {
            LOG.error("preferences: cannot be read or written", e);
            throw new Problem(
                            ProblemType.UNAVAILABLE,
                            "They cannot be read from disk or written to it; the log says why. The page goes on with"
                                    + " what this browser has.")
                    .asException();
        }
    }
}

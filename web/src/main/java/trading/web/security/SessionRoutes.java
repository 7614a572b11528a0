package trading.web.security;

import java.util.List;
import java.util.function.Predicate;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.user.Role;

/// `/api/sessions`: where one is logged in, and how to end that. An admin sees everybody's.
public final class SessionRoutes {
    /// `current`: the one that asks.
    record OpenSessionJson(
            String id,
            String user,
            boolean current,
            String began,
            String lastUsed,
            String ends,
            String address,
            String userAgent) {}

    private final Security security;

    public SessionRoutes(Security security) {
        this.security = security;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/sessions", "Where I am logged in; for an admin, where everybody is")
                        .forViewers()
                        .answersListOf(OpenSessionJson.class)
                        .by(this::list),
                Route.delete("/api/sessions", "Logs me out everywhere, here too")
                        .forViewers()
                        .answersNothing(204)
                        .by(this::endMine),
                Route.delete("/api/sessions/{sessionId}", "Ends a session at once")
                        .forViewers()
                        .answersNothing(204)
                        .by(this::end));
    }

    private static Predicate<Sessions.Shown> visibleTo(Principal who) {
        return session -> who.role() == Role.ADMIN || session.user().equals(who.user());
    }

    private Reply list(Call call) {
        Principal who = Asked.person(call);
        String own = who.credential();
        String current = own == null ? "" : security.sessions().id(own).orElse("");
        return Reply.ok(security.sessions().all().stream()
                .filter(visibleTo(who))
                .map(session -> new OpenSessionJson(
                        session.id(),
                        session.user(),
                        session.id().equals(current),
                        session.began().toString(),
                        session.lastUsed().toString(),
                        session.ends().toString(),
                        session.address(),
                        session.agent()))
                .toList());
    }

    private Reply endMine(Call call) {
        Principal who = Asked.person(call);
        int ended = security.sessions().endWhere(session -> session.user().equals(who.user()));
        AuditLog.record("session_revoked", "user=" + who.user() + " sessions=" + ended + " by=" + who.user(), call);
        return Cookies.ended(security.config());
    }

    private Reply end(Call call) {
        Principal who = Asked.person(call);
        String id = call.pathText("sessionId");
        Predicate<Sessions.Shown> named = session -> session.id().equals(id);
        if (security.sessions().endWhere(named.and(visibleTo(who))) == 0) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
        AuditLog.record("session_revoked", "session=" + id + " by=" + who.user(), call);
        return Reply.noContent();
    }
}

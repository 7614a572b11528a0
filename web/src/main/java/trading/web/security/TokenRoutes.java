package trading.web.security;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.user.ApiToken;
import trading.web.security.user.ApiTokens;
import trading.web.security.user.Role;
import trading.web.security.user.TokenScope;
import trading.web.security.user.TokenTerms;
import trading.web.security.user.User;

/// `/api/tokens`: keys of scripts. Everybody makes their own, an admin sees and ends everybody's.
public final class TokenRoutes {
    /// Without a `label`, a signed token for an hour; with one, a token that is listed, ends at `expires` (90
    /// days when left out) and can be ended before. `scope`: `read`, `trade` or `admin`. `account`: the only one
    /// that it is for. `networks`: where it may be used from.
    record TokenRequest(
            @Nullable String label,
            @Nullable String scope,
            @Nullable Integer account,
            @Nullable List<String> networks,
            @Nullable Instant expires) {}

    /// The token is shown here and never again. `id` is null for a signed one, which is in no list.
    record TokenJson(
            String token,
            String tokenType,
            String expiresAt,
            @Nullable String id,
            @Nullable String label,
            @Nullable String scope) {}

    record ApiTokenJson(
            String id,
            String label,
            String user,
            String scope,
            @Nullable Integer account,
            List<String> networks,
            String created,
            String expiresAt,
            @Nullable String lastUsed) {
        static ApiTokenJson of(ApiToken token) {
            Instant lastUsed = token.lastUsed();
            return new ApiTokenJson(
                    token.id(),
                    token.label(),
                    token.user(),
                    token.scope().word(),
                    token.account(),
                    token.networks(),
                    token.created().toString(),
                    token.expires().toString(),
                    lastUsed == null ? null : lastUsed.toString());
        }
    }

    private final Security security;
    private final IntPredicate accounts;

    /// `accounts`: whether there is one of that id.
    public TokenRoutes(Security security, IntPredicate accounts) {
        this.security = security;
        this.accounts = accounts;
    }

    public List<Route> routes() {
        return List.of(
                Route.post(
                                "/api/tokens",
                                "Makes a bearer token for scripts: signed for one hour, or listed with a label")
                        .forViewers()
                        .confirmed()
                        .takes(TokenRequest.class)
                        .answers(201, TokenJson.class)
                        .by(this::create),
                Route.get("/api/tokens", "My tokens that have a label; for an admin, everybody's")
                        .forViewers()
                        .answersListOf(ApiTokenJson.class)
                        .by(this::list),
                Route.delete("/api/tokens/{tokenId}", "Ends a token at once")
                        .forViewers()
                        .answersNothing(204)
                        .by(this::revoke));
    }

    private Reply create(Call call) throws Exception {
        TokenRequest asked = call.body(TokenRequest.class);
        Principal who = Asked.person(call);
        return asked.label() == null ? signed(asked, who, call) : listed(asked, who, call);
    }

    private Reply signed(TokenRequest asked, Principal who, Call call) {
        if (asked.scope() != null || asked.account() != null || asked.networks() != null || asked.expires() != null) {
            throw new Problem(
                            ProblemType.TOKEN_TERMS,
                            new FieldError("/label", "TOKEN_TERMS", "A token with terms needs a label."))
                    .asException();
        }
        AccessTokens.Token token = security.newToken(who);
        AuditLog.record("token_created", "user=" + who.user() + " signed, expires " + token.expiresAt(), call);
        return Reply.json(
                201, new TokenJson(token.text(), "Bearer", token.expiresAt().toString(), null, null, null));
    }

    private Reply listed(TokenRequest asked, Principal who, Call call) {
        User user = security.users()
                .find(who.user())
                .orElseThrow(() -> new Problem(
                                ProblemType.TOKEN_TERMS, "A token with a label belongs to a user, and you are none.")
                        .asException());
        TokenTerms terms = terms(asked, user.role());
        ApiTokens.Made made = security.apiTokens()
                .create(user, terms)
                .orElseThrow(() -> new Problem(
                                ProblemType.TOO_MANY_REQUESTS, "There are too many tokens: end one of them first.")
                        .asException());
        ApiToken token = made.token();
        AuditLog.record(
                "token_created",
                "user=" + user.name() + " token=" + token.id() + " scope="
                        + token.scope().word() + " expires " + token.expires(),
                call);
        return Reply.json(
                201,
                new TokenJson(
                        made.text(),
                        "Bearer",
                        token.expires().toString(),
                        token.id(),
                        token.label(),
                        token.scope().word()));
    }

    private TokenTerms terms(TokenRequest asked, Role role) {
        TokenScope scope = TokenScope.of(Objects.requireNonNullElse(asked.scope(), "read"))
                .orElseThrow(() -> refused("/scope", "A scope is read, trade or admin."));
        Integer account = asked.account();
        if (account != null && !accounts.test(account)) {
            throw refused("/account", "There is no account " + account + ".");
        }
        Instant now = Instant.now();
        TokenTerms terms = new TokenTerms(
                Objects.requireNonNullElse(asked.label(), ""),
                scope,
                account,
                Objects.requireNonNullElse(asked.networks(), List.of()),
                Objects.requireNonNullElse(asked.expires(), now.plus(TokenTerms.USUAL)));
        Optional<String> objection = terms.objection(role, now);
        if (objection.isPresent()) {
            throw new Problem(ProblemType.TOKEN_TERMS, objection.get()).asException();
        }
        return terms;
    }

    private static RuntimeException refused(String pointer, String detail) {
        return new Problem(ProblemType.TOKEN_TERMS, new FieldError(pointer, "TOKEN_TERMS", detail)).asException();
    }

    private static boolean isVisible(ApiToken token, Principal who) {
        return who.role() == Role.ADMIN || token.user().equals(who.user());
    }

    private Reply list(Call call) {
        Principal who = Asked.person(call);
        return Reply.ok(security.apiTokens().all().stream()
                .filter(token -> isVisible(token, who))
                .map(ApiTokenJson::of)
                .toList());
    }

    private Reply revoke(Call call) {
        Principal who = Asked.person(call);
        String id = call.pathText("tokenId");
        int ended = security.apiTokens().revoke(token -> token.id().equals(id) && isVisible(token, who));
        if (ended == 0) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
        AuditLog.record("token_revoked", "token=" + id + " by=" + who.user(), call);
        return Reply.noContent();
    }
}

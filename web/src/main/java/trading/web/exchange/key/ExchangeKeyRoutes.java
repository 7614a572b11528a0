package trading.web.exchange.key;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.view.LiveView;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.AuditLog;
import trading.web.security.Principal;
import trading.web.security.user.Role;
import trading.web.security.user.Users;

/// `/api/accounts/{id}/exchange-keys`: keys for bots that trade on the paper exchange.
public final class ExchangeKeyRoutes {
    /// The secret is shown here and never again.
    record CreatedExchangeKeyJson(String apiKey, String secret, int account, String role, String createdAt) {}

    record ExchangeKeyJson(
            String apiKey,
            int account,
            String role,
            @Nullable String user,
            String createdAt) {}

    private final ExchangeKeys keys;
    private final LiveView view;
    private final Users users;

    public ExchangeKeyRoutes(ExchangeKeys keys, LiveView view, Users users) {
        this.keys = keys;
        this.users = users;
        this.view = view;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/api/accounts/{id}/exchange-keys", "Makes an API key for bots; its secret is shown once")
                        .forTraders()
                        .confirmed()
                        .query(QueryParameter.oneOf(
                                "role", "viewer for a key that only reads; trader left out", "viewer", "trader"))
                        .answers(201, CreatedExchangeKeyJson.class)
                        .by(this::create),
                Route.get("/api/accounts/{id}/exchange-keys", "The account's API keys, without secrets")
                        .forTraders()
                        .answersListOf(ExchangeKeyJson.class)
                        .by(this::list),
                Route.delete("/api/accounts/{id}/exchange-keys/{apiKey}", "Ends an API key at once")
                        .forTraders()
                        .answersNothing(204)
                        .by(this::delete));
    }

    private Reply create(Call call) throws Exception {
        call.emptyBody();
        int account = account(call);
        Principal who = call.attribute(Principal.class);
        if (who.mode() == Principal.Mode.API_TOKEN) {
            throw new Problem(ProblemType.ROLE_NEEDED, "A token of a script cannot make keys, which would outlive it.")
                    .asException();
        }
        Role role = call.query().text("role").flatMap(Role::of).orElse(Role.TRADER);
        ExchangeKey.Holder holder = users.find(who.user())
                .map(user -> new ExchangeKey.Holder(user.name(), user.created()))
                .orElse(null);
        ExchangeKey key = keys.create(account, role, holder)
                .orElseThrow(() -> new Problem(
                                ProblemType.TOO_MANY_REQUESTS,
                                "The account has " + ExchangeKeys.MOST_OF_AN_ACCOUNT
                                        + " API keys, or there are too many in all: delete one first.")
                        .asException());
        audit("exchange_key_created", key.apiKey(), account, call);
        return Reply.json(
                201,
                new CreatedExchangeKeyJson(
                        key.apiKey(),
                        key.secret(),
                        account,
                        key.role().word(),
                        key.created().toString()));
    }

    private Reply list(Call call) {
        return Reply.ok(
                keys.of(account(call)).stream().map(ExchangeKeyRoutes::shown).toList());
    }

    private static ExchangeKeyJson shown(ExchangeKey key) {
        ExchangeKey.Holder holder = key.holder();
        return new ExchangeKeyJson(
                key.apiKey(),
                key.account(),
                key.role().word(),
                holder == null ? null : holder.user(),
                key.created().toString());
    }

    private Reply delete(Call call) {
        int account = account(call);
        String apiKey = call.pathText("apiKey");
        if (!keys.delete(account, apiKey)) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
        audit("exchange_key_deleted", apiKey, account, call);
        return Reply.noContent();
    }

    private int account(Call call) {
        long id = call.id("id");
        if (id > Integer.MAX_VALUE || view.terms((int) id).isEmpty()) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
        return (int) id;
    }

    /// A key tells who it is by its first letters.
    private static void audit(String type, String apiKey, int account, Call call) {
        String details = "account=" + account + " key=" + apiKey.substring(0, 8) + "...";
        AuditLog.record(type, details, call);
    }
}

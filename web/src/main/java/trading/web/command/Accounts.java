package trading.web.command;

import java.util.OptionalLong;
import trading.engine.view.LiveView;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.QueryParameter;
import trading.web.security.Principal;

/// Which account a request is about: the one that its parameter `account` names, else the desk's own. A
/// token for one account is about that one, whatever is left out, and refused for every other.
public final class Accounts {
    /// Belongs to every route about one account.
    public static final QueryParameter PARAMETER =
            QueryParameter.integer("account", "The account's id, from /api/accounts; the desk's own");

    private final int own;
    private final LiveView view;

    public Accounts(int own, LiveView view) {
        this.own = own;
        this.view = view;
    }

    /// The desk's own.
    public int own() {
        return own;
    }

    /// Throws a problem of kind `not-found` when there is no such account of a trader.
    public int of(Call call) {
        OptionalLong asked = call.query().integer("account", 0, Integer.MAX_VALUE);
        Integer only = call.attribute(Principal.class).account();
        if (only != null && asked.isPresent() && asked.getAsLong() != only) {
            throw new Problem(
                            ProblemType.ROLE_NEEDED,
                            "The token is for the account " + only + ", not for " + asked.getAsLong() + ".")
                    .asException();
        }
        if (only != null) {
            return known(only);
        }
        return asked.isPresent() ? known((int) asked.getAsLong()) : own;
    }

    /// The same for an account that the path names.
    public int inPath(Call call, String name) {
        long id = call.id(name);
        if (id > Integer.MAX_VALUE) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
        return known((int) id);
    }

    private int known(int account) {
        if (view.terms(account).isEmpty()) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no account " + account + ".").asException();
        }
        return account;
    }
}

package trading.web.account;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trading.engine.gateway.Answer;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FeeTier;
import trading.engine.model.FillModel;
import trading.engine.model.MarginTerms;
import trading.engine.model.RiskLimits;
import trading.engine.view.LiveView;
import trading.web.command.Accounts;
import trading.web.command.Denials;
import trading.web.command.FieldChecks;
import trading.web.command.Gate;
import trading.web.command.Terms;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.AuditLog;

/// `/api/accounts`: paper accounts and their terms.
public final class AccountsRoutes {
    /// Below are the accounts that every start makes: the desk's own, the replay's and the agents'.
    static final int FIRST_ID = 1_000;

    private static final int LONGEST_REFERENCE = 64;

    record DepositRequest(String asset, BigDecimal amount, String reference) {}

    /// `booked`: false when the reference was known already, so that nothing was added.
    record DepositJson(int account, String asset, String amount, String reference, boolean booked) {}

    private final Accounts accounts;
    private final Gate gate;
    private final LiveView view;
    private final Terms terms;
    private final Denials denials;

    public AccountsRoutes(Accounts accounts, Gate gate, LiveView view, Terms terms) {
        this.accounts = accounts;
        this.gate = gate;
        this.view = view;
        this.terms = terms;
        this.denials = new Denials(view);
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/accounts", "All accounts with their terms")
                        .forViewers()
                        .answersListOf(AccountTermsJson.class)
                        .by(call -> Reply.ok(
                                view.accounts().stream().map(this::json).toList())),
                Route.post("/api/accounts", "Opens a paper account")
                        .forAdmins()
                        .takes(OpenAccountRequest.class)
                        .answers(201, AccountTermsJson.class)
                        .by(this::open),
                Route.put("/api/accounts/{id}", "Changes an account's terms")
                        .forAdmins()
                        .confirmed()
                        .takes(ChangeAccountRequest.class)
                        .answers(AccountTermsJson.class)
                        .by(this::change),
                Route.post("/api/accounts/{id}/deposits", "Adds money; a reference counts once for ever")
                        .forAdmins()
                        .takes(DepositRequest.class)
                        .answers(201, DepositJson.class)
                        .by(this::deposit));
    }

    private AccountTermsJson json(int account) {
        Report.AccountOpened known = view.terms(account)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException());
        return AccountTermsJson.of(known, account == accounts.own(), view);
    }

    private Reply open(Call call) throws Exception {
        OpenAccountRequest request = call.body(OpenAccountRequest.class);
        FieldChecks checks = new FieldChecks();
        String name = checks.text("/name", request.name());
        FeeSchedule fees = FeeTierRequest.schedule(
                request.makerFeePpm(),
                request.takerFeePpm(),
                request.feeTiers() == null ? List.of() : request.feeTiers(),
                checks);
        MarginTerms margin =
                request.margin() == null ? MarginTerms.SPOT : request.margin().toMargin(checks.at("/margin"));
        FillModel model = request.fillModel() == null
                ? FillModel.IDEAL
                : request.fillModel().toFillModel(checks.at("/fillModel"));
        Optional<RiskLimits> limits =
                Optional.ofNullable(request.limits()).map(asked -> asked.toLimits(checks.at("/limits")));
        checks.throwIfWrong();
        int id = terms.open(FIRST_ID, next -> {
            requireFree(name, next);
            return new Command.OpenAccount(
                    next, name, AccountKind.TRADER, fees, limits.orElseGet(this::ownLimits), margin, model);
        });
        audit("account_opened", id, call);
        return Reply.json(201, json(id));
    }

    private RiskLimits ownLimits() {
        return view.risk(accounts.own())
                .orElseThrow(() -> new Problem(
                                ProblemType.REQUIRED,
                                new FieldError("/limits", "REQUIRED", "limits is required: the desk has no account."))
                        .asException())
                .limits();
    }

    /// A request that is sent again after its answer was lost must not make a second account.
    private void requireFree(String name, int account) {
        for (int other : view.accounts()) {
            boolean taken = other != account
                    && view.terms(other)
                            .filter(opened -> opened.name().equals(name))
                            .isPresent();
            if (taken) {
                String detail = "Account " + other + " has this name.";
                throw new Problem(ProblemType.ACCOUNT_NAME_TAKEN, new FieldError("/name", "ACCOUNT_NAME_TAKEN", detail))
                        .asException();
            }
        }
    }

    private Reply change(Call call) throws Exception {
        int account = accounts.inPath(call, "id");
        ChangeAccountRequest request = call.body(ChangeAccountRequest.class);
        terms.change(account, now -> changed(now, request));
        audit("account_changed", account, call);
        return Reply.ok(json(account));
    }

    private Command changed(Report.AccountOpened now, ChangeAccountRequest request) {
        FieldChecks checks = new FieldChecks();
        String name = request.name() == null ? now.name() : checks.text("/name", request.name());
        FeeSchedule fees = fees(now.fees(), request, checks);
        MarginTerms margin =
                request.margin() == null ? now.margin() : request.margin().toMargin(checks.at("/margin"));
        FillModel model = request.fillModel() == null
                ? now.fillModel()
                : request.fillModel().toFillModel(checks.at("/fillModel"));
        RiskLimits limits =
                request.limits() == null ? now.limits() : request.limits().toLimits(checks.at("/limits"));
        checks.throwIfWrong();
        requireFree(name, now.account());
        return new Command.OpenAccount(now.account(), name, now.kind(), fees, limits, margin, model);
    }

    private static FeeSchedule fees(FeeSchedule now, ChangeAccountRequest request, FieldChecks checks) {
        FeeTier first = now.first();
        int maker = request.makerFeePpm() == null ? first.makerFeePpm() : request.makerFeePpm();
        int taker = request.takerFeePpm() == null ? first.takerFeePpm() : request.takerFeePpm();
        List<FeeTierRequest> asked = request.feeTiers();
        FeeSchedule fees = FeeTierRequest.schedule(maker, taker, asked == null ? List.of() : asked, checks);
        if (asked != null) {
            return fees;
        }
        List<FeeTier> tiers = new ArrayList<>(now.tiers());
        tiers.set(0, fees.first());
        return new FeeSchedule(tiers);
    }

    private Reply deposit(Call call) throws Exception {
        int account = accounts.inPath(call, "id");
        DepositRequest request = call.body(DepositRequest.class);
        FieldChecks checks = new FieldChecks();
        long amount = checks.money("/amount", request.amount());
        String reference = checks.text("/reference", request.reference());
        if (reference.length() > LONGEST_REFERENCE) {
            String detail = "reference must have at most " + LONGEST_REFERENCE + " characters.";
            checks.wrong(ProblemType.TEXT, "/reference", "TEXT", detail);
        }
        boolean known = view.instruments().stream()
                .anyMatch(instrument -> instrument.base().equals(request.asset())
                        || instrument.quote().equals(request.asset()));
        if (!known) {
            String detail = "No instrument is traded in " + Problem.quoted(request.asset()) + ".";
            checks.wrong(ProblemType.ASSET_UNKNOWN, "/asset", "ASSET_UNKNOWN", detail);
        }
        checks.throwIfWrong();
        Answer.Decided decided = gate.decide(new Command.Deposit(account, request.asset(), amount, reference));
        denials.throwIfDenied(decided);
        boolean booked = decided.reports().stream()
                .anyMatch(report -> report instanceof Report.Deposited deposited && deposited.account() == account);
        audit(booked ? "deposit_booked" : "deposit_known", account, call);
        return Reply.json(
                booked ? 201 : 200,
                new DepositJson(account, request.asset(), request.amount().toPlainString(), reference, booked));
    }

    private static void audit(String type, int account, Call call) {
        AuditLog.record(type, "account " + account, call);
    }
}

package trading.web.risk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import trading.engine.gateway.Answer;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.Instrument;
import trading.engine.model.TradingLock;
import trading.engine.view.LiveView;
import trading.web.command.Accounts;
import trading.web.command.Denials;
import trading.web.command.FieldChecks;
import trading.web.command.Gate;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.AuditLog;

/// `/api/risk/locks`: times without entries.
public final class LockRoutes {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int LONGEST_MINUTES = 366 * 24 * 60;

    private final Accounts accounts;
    private final Gate gate;
    private final LiveView view;
    private final Denials denials;

    public LockRoutes(Accounts accounts, Gate gate, LiveView view) {
        this.accounts = accounts;
        this.gate = gate;
        this.view = view;
        this.denials = new Denials(view);
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/api/risk/locks", "Locks entries, of one instrument and side or of all")
                        .forTraders()
                        .query(Accounts.PARAMETER)
                        .takes(LockRequest.class)
                        .answers(201, LockJson.class)
                        .by(this::lock),
                Route.delete("/api/risk/locks/{lockId}", "Takes a lock away")
                        .forAdmins()
                        .confirmed()
                        .query(QueryParameter.text("reason", "Why; required"), Accounts.PARAMETER)
                        .answersNothing(204)
                        .by(this::unlock));
    }

    private Reply lock(Call call) throws Exception {
        int account = accounts.of(call);
        LockRequest request = call.body(LockRequest.class);
        FieldChecks checks = new FieldChecks();
        String reason = checks.text("/reason", request.reason());
        int instrument = instrument(request, checks);
        long until = until(request, checks);
        checks.throwIfWrong();
        Answer.Decided decided =
                gate.decide(new Command.LockEntries(account, instrument, request.side(), until, reason));
        denials.throwIfDenied(decided);
        TradingLock lock = lockOf(decided, account);
        audit("entries_locked", "account " + account + " lock " + lock.lockId() + ": " + reason, call);
        return Reply.json(201, LockJson.of(lock, view)).withHeader("Location", "/api/risk/locks/" + lock.lockId());
    }

    private static TradingLock lockOf(Answer.Decided decided, int account) {
        return decided.reports().reversed().stream()
                .filter(report -> report instanceof Report.EntriesLocked locked && locked.account() == account)
                .map(report -> ((Report.EntriesLocked) report).lock())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("gateway: sequence=" + decided.sequence() + ": no lock was made"));
    }

    private int instrument(LockRequest request, FieldChecks checks) {
        String symbol = request.symbol();
        if (symbol == null) {
            return -1;
        }
        Optional<Instrument> named = view.instrument(symbol);
        if (named.isEmpty()) {
            String detail = "There is no instrument " + Problem.quoted(symbol) + ".";
            checks.wrong(ProblemType.SYMBOL_UNKNOWN, "/symbol", "SYMBOL_UNKNOWN", detail);
        }
        return named.map(Instrument::id).orElse(-1);
    }

    private long until(LockRequest request, FieldChecks checks) throws InterruptedException {
        Instant until = request.until();
        Integer minutes = request.minutes();
        if ((until == null) == (minutes == null)) {
            String detail = "One of until and minutes is required, and only one.";
            checks.wrong(ProblemType.COMBINATION, until == null ? "/until" : "/minutes", "LOCK_END", detail);
            return 0;
        }
        long now = gate.timeNanos();
        long longest = now + LONGEST_MINUTES * SECONDS_PER_MINUTE * NANOS_PER_SECOND;
        if (until == null) {
            long checked = minutes == null ? 0 : checks.whole("/minutes", minutes, 1, LONGEST_MINUTES);
            return now + checked * SECONDS_PER_MINUTE * NANOS_PER_SECOND;
        }
        boolean inside =
                until.isAfter(Instant.ofEpochSecond(0, now)) && until.isBefore(Instant.ofEpochSecond(0, longest));
        if (!inside) {
            checks.wrong(
                    ProblemType.LIMIT_VALUE, "/until", "LIMIT_VALUE", "until must be in the future, within 366 days.");
            return 0;
        }
        return until.getEpochSecond() * NANOS_PER_SECOND + until.getNano();
    }

    private Reply unlock(Call call) throws InterruptedException {
        int account = accounts.of(call);
        long lockId = call.id("lockId");
        FieldChecks checks = new FieldChecks();
        String reason = checks.text("?reason", call.query().text("reason").orElse(""));
        checks.throwIfWrong();
        boolean known = view.risk(account).stream()
                .flatMap(risk -> risk.locks().stream())
                .anyMatch(lock -> lock.lockId() == lockId);
        if (!known) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
        Answer.Decided decided = gate.decide(new Command.UnlockEntries(account, lockId, reason));
        boolean unlocked = decided.reports().stream()
                .anyMatch(report -> report instanceof Report.EntriesUnlocked gone
                        && gone.account() == account
                        && gone.lockId() == lockId);
        if (!unlocked) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
        audit("entries_unlocked", "account " + account + " lock " + lockId + ": " + reason, call);
        return Reply.noContent();
    }

    private static void audit(String type, String details, Call call) {
        AuditLog.record(type, details, call);
    }
}

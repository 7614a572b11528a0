package trading.web.backtest;

import java.io.IOException;
import java.util.List;
import trading.engine.backtest.search.DamagedTrialsException;
import trading.engine.history.DamagedHistoryException;
import trading.web.json.Json;
import trading.web.problem.Problem;
import trading.web.problem.ProblemException;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.AuditLog;
import trading.web.security.Principal;

/// `/api/backtests`, `/api/optimizations`: runs on the past.
public final class BacktestRoutes {
    private static final String PATH = "/api/backtests/{id}";
    private static final String HOLD_OUT = "/api/optimizations/{id}/hold-out";
    private static final int ACCEPTED = 202;

    private final BacktestJobs jobs;

    public BacktestRoutes(BacktestJobs jobs) {
        this.jobs = jobs;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/backtests/strategies", "The strategies that can be run, with what may be set")
                        .answersListOf(RunnableStrategyJson.class)
                        .by(call -> Reply.ok(RunnableStrategyJson.all())),
                Route.get("/api/backtests", "Runs and optimisations, the newest first")
                        .answersListOf(BacktestJobJson.class)
                        .by(call -> Reply.ok(jobs.list())),
                Route.post("/api/backtests", "Asks for a run of a strategy on the past")
                        .takes(BacktestRequest.class)
                        .answers(ACCEPTED, BacktestJobJson.class)
                        .by(call -> accepted(jobs::submit, call.body(BacktestRequest.class))),
                Route.post("/api/optimizations", "Asks for runs of a strategy with many settings")
                        .takes(OptimizationRequest.class)
                        .answers(ACCEPTED, BacktestJobJson.class)
                        .by(call -> accepted(jobs::submit, call.body(OptimizationRequest.class))),
                Route.get(HOLD_OUT, "What an optimisation that is done did not see, and the look at it")
                        .answers(HoldOutJson.class)
                        .by(this::holdOut),
                Route.post(HOLD_OUT + "/look", "Runs the best settings on the hold-out: once, and never again")
                        .answers(ACCEPTED, BacktestJobJson.class)
                        .by(this::look),
                Route.get(PATH, "How far a run is")
                        .answers(BacktestJobJson.class)
                        .by(call -> Reply.ok(known(call))),
                Route.get(PATH + "/result", "What came of a run, once it is done")
                        .produces(Json.CONTENT_TYPE)
                        .by(this::result),
                Route.delete(PATH, "Cancels a run; one that is over is removed")
                        .answersNothing(204)
                        .by(this::remove));
    }

    @FunctionalInterface
    private interface Submission<T> {
        BacktestJobJson of(T request) throws IOException;
    }

    private static <T> Reply accepted(Submission<T> submission, T request) throws IOException {
        try {
            BacktestJobJson job = submission.of(request);
            return Reply.json(ACCEPTED, job).withHeader("Location", "/api/backtests/" + job.id());
        } catch (DamagedTrialsException damaged) {
            throw damagedTrials();
        } catch (DamagedHistoryException damaged) {
            throw new Problem(
                            ProblemType.RUN_IMPOSSIBLE, "The history is damaged: look at it with trading data verify.")
                    .asException();
        } catch (IllegalArgumentException wrong) {
            throw new Problem(ProblemType.RUN_IMPOSSIBLE, String.valueOf(wrong.getMessage())).asException();
        }
    }

    private static ProblemException damagedTrials() {
        return new Problem(
                        ProblemType.RUN_IMPOSSIBLE,
                        "The file of the strategy's trials is damaged: trading optimize says where.")
                .asException();
    }

    private HeldOut held(Call call) throws IOException {
        return jobs.heldOut(call.id("id"))
                .orElseThrow(() -> new Problem(
                                ProblemType.NOT_FOUND, "There is no such optimisation with a hold-out that is done.")
                        .asException());
    }

    private Reply holdOut(Call call) throws IOException {
        try {
            return Reply.ok(jobs.shown(held(call)));
        } catch (DamagedTrialsException damaged) {
            throw damagedTrials();
        }
    }

    private Reply look(Call call) throws IOException {
        Principal who = call.attribute(Principal.class);
        String by = who.user() + (who.mode().equals("none") ? "" : " by " + who.mode());
        HeldOut held = held(call);
        AuditLog.record(
                "hold_out_look_asked", held.request().run().strategy() + " " + held.symbols() + " by " + by, call);
        return accepted(one -> jobs.look(one, by), held);
    }

    private BacktestJobJson known(Call call) {
        return jobs.find(call.id("id"))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException());
    }

    private Reply result(Call call) throws IOException {
        byte[] result = jobs.result(known(call).id())
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "The run has no result (yet).").asException());
        return Reply.bytes(200, Json.CONTENT_TYPE, result);
    }

    private Reply remove(Call call) throws IOException {
        if (!jobs.remove(known(call).id())) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
        return Reply.noContent();
    }
}

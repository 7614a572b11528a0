package trading.web.drift;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/drift`: strategies against the backtester, day by day.
public final class DriftRoutes {
    private static final int ACCEPTED = 202;

    private final DriftDesk desk;

    public DriftRoutes(DriftDesk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/drift", "Days of strategies against the backtester, the newest first")
                        .forViewers()
                        .answersListOf(DriftJson.class)
                        .by(call -> Reply.ok(desk.list())),
                Route.post("/api/drift", "Asks for a day to be compared, again if need be")
                        .forTraders()
                        .takes(DriftRequest.class)
                        .answers(ACCEPTED, DriftJson.class)
                        .by(this::submit),
                Route.get("/api/drift/{day}", "Each fill of a day that the backtester does not have alike")
                        .forViewers()
                        .answers(DriftJson.class)
                        .by(this::find));
    }

    private Reply submit(Call call) throws IOException {
        String day = call.body(DriftRequest.class).day();
        LocalDate asked;
        try {
            asked = day == null ? desk.today() : LocalDate.parse(day);
        } catch (DateTimeException wrong) {
            throw new Problem(ProblemType.TIME_FORMAT, "day=" + day + ": write it like 2024-01-31.").asException();
        }
        if (asked.isAfter(desk.today())) {
            throw new Problem(ProblemType.RUN_IMPOSSIBLE, "The market is at " + desk.today() + ", before that day.")
                    .asException();
        }
        return Reply.json(ACCEPTED, desk.submit(asked)).withHeader("Location", "/api/drift/" + asked);
    }

    private Reply find(Call call) {
        try {
            return Reply.ok(desk.find(LocalDate.parse(call.pathText("day")))
                    .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException()));
        } catch (DateTimeException wrong) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
    }
}

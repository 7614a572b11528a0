package trading.web.strategy;

import java.io.IOException;
import java.util.List;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;

/// The files of people's strategies over HTTP.
public final class StrategyFileRoutes {
    record SourceJson(String file, String text) {}

    private final StrategyFiles files;

    public StrategyFileRoutes(StrategyFiles files) {
        this.files = files;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                                "/api/strategy-files",
                                "The files in strategies/: what runs of each, compile errors, and what keeps it from live trading")
                        .forViewers()
                        .answersListOf(StrategyFile.class)
                        .by(call -> Reply.ok(files.files())),
                Route.get("/api/strategy-files/{file}", "What is written in a file of strategies/ right now")
                        .forTraders()
                        .answers(SourceJson.class)
                        .by(this::source));
    }

    private Reply source(Call call) throws IOException {
        String file = call.pathText("file");
        return Reply.ok(new SourceJson(
                file,
                files.source(file)
                        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException())));
    }
}

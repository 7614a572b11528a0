package trading.web.service;

import java.io.IOException;
import java.util.List;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.Principal;

/// `/api/services`.
public final class ServiceRoutes {
    private static final String PATH = "/api/services/{name}";
    private static final int MOST_LINES = 2_000;
    private static final int USUAL_LINES = 200;

    private final ServiceDesk desk;

    public ServiceRoutes(ServiceDesk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/services", "The state table of the services")
                        .forViewers()
                        .answersListOf(ServiceState.class)
                        .by(call -> Reply.ok(desk.services())),
                Route.get(PATH + "/logs", "The newest entries of a service's log, the oldest first")
                        .forAdmins()
                        .query(
                                QueryParameter.integer("tail", "How many at most, 1 to 2000 (200)"),
                                QueryParameter.oneOf(
                                        "level", "From which level on", "trace", "debug", "info", "warn", "error"))
                        .answersListOf(LogLineJson.class)
                        .by(this::logs),
                Route.post(PATH + "/restart", "Restarts a service and what cannot go on without it")
                        .forAdmins()
                        .answers(202, ServiceRestartJson.class)
                        .by(this::restart));
    }

    private Reply logs(Call call) throws IOException {
        int tail = (int) call.query().integer("tail", 1, MOST_LINES).orElse(USUAL_LINES);
        String level = call.query().text("level").orElse("trace");
        return Reply.ok(desk.logs(call.pathText("name"), tail, level)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException()));
    }

    private Reply restart(Call call) throws IOException {
        call.emptyBody();
        String by = "api:" + call.attribute(Principal.class).user();
        return switch (desk.restart(call.pathText("name"), by)) {
            case ServiceDesk.Answer.Begun begun -> Reply.json(202, new ServiceRestartJson(begun.names()));
            case ServiceDesk.Answer.Unknown unknown ->
                throw Problem.of(ProblemType.NOT_FOUND).asException();
            case ServiceDesk.Answer.Refused refused ->
                throw new Problem(ProblemType.SERVICE_NOT_RESTARTABLE, refused.reason()).asException();
        };
    }
}

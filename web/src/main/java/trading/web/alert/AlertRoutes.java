package trading.web.alert;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.AuditLog;
import trading.web.security.Principal;

/// `/api/alerts`.
public final class AlertRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(AlertRoutes.class);

    private final AlertDesk desk;

    public AlertRoutes(AlertDesk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/alerts", "The alerts that hold, then those that have ended, newest first")
                        .forViewers()
                        .answersListOf(AlertJson.class)
                        .by(call -> Reply.ok(desk.alerts())),
                Route.post("/api/alerts/{id}/acknowledge", "Says that somebody has seen it: it is told no more")
                        .forTraders()
                        .answers(AlertJson.class)
                        .by(this::acknowledge),
                Route.get("/api/alerts/channels", "The ways in which alerts go out, as they are set up")
                        .forAdmins()
                        .answersListOf(AlertChannelJson.class)
                        .by(call -> Reply.ok(desk.channels())),
                Route.post("/api/alerts/test", "Sends one test by a channel, and says whether it was taken")
                        .forAdmins()
                        .takes(TestAlertRequest.class)
                        .answers(TestedAlertJson.class)
                        .by(this::test));
    }

    private Reply test(Call call) throws Exception {
        String channel = call.body(TestAlertRequest.class).channel();
        TestedAlertJson tested = desk.test(channel)
                .orElseThrow(() -> new Problem(
                                ProblemType.NOT_FOUND,
                                new FieldError(
                                        "/channel",
                                        "CHANNEL",
                                        "No such channel is set up: " + Problem.quoted(channel)
                                                + ". Set its secret or setting first."))
                        .asException());
        AuditLog.record("alert_tested", tested.channel() + " taken=" + tested.taken(), call);
        return Reply.ok(tested);
    }

    private Reply acknowledge(Call call) throws Exception {
        call.emptyBody();
        long id = call.id("id");
        String by = call.attribute(Principal.class).user();
        AlertJson alert = acknowledged(id, by)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException());
        AuditLog.record("alert_acknowledged", alert.code() + " " + alert.subject(), call);
        return Reply.ok(alert);
    }

    private Optional<AlertJson> acknowledged(long id, String by) {
        try {
            return desk.acknowledge(id, by);
        } catch (UncheckedIOException e) {
            LOG.error("alerts: id={}: an acknowledgement was not kept", id, e);
            throw new Problem(
                            ProblemType.UNAVAILABLE,
                            "It cannot be written to disk, so it would be lost at a restart: the alert stays"
                                    + " unacknowledged. Look at the disk, then try again.")
                    .asException();
        }
    }
}

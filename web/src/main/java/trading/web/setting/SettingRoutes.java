package trading.web.setting;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.AuditLog;
import trading.web.security.Principal;

/// `/api/settings`.
public final class SettingRoutes {
    private static final int MOST_CHANGES = 50;

    /// `value` null: the default again.
    record SettingChangeRequest(String key, @Nullable String value) {}

    record ChangeSettingsRequest(List<SettingChangeRequest> changes) {}

    /// By key: what holds `atOnce`, and what waits for the `nextStart`; and the `files` that were changed.
    record ChangedSettingsJson(List<String> atOnce, List<String> nextStart, List<String> files) {}

    private final SettingDesk desk;

    public SettingRoutes(SettingDesk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/settings", "The settings: what holds, from where, and what waits for a start")
                        .forViewers()
                        .answersListOf(SettingJson.class)
                        .by(call -> Reply.ok(desk.settings())),
                Route.patch("/api/settings", "Writes settings into the configuration's files: all of them, or none")
                        .forAdmins()
                        .confirmed()
                        .takes(ChangeSettingsRequest.class)
                        .answers(ChangedSettingsJson.class)
                        .by(this::change));
    }

    private Reply change(Call call) throws IOException, InterruptedException {
        List<SettingChangeRequest> asked =
                call.body(ChangeSettingsRequest.class).changes();
        if (asked.isEmpty() || asked.size() > MOST_CHANGES) {
            throw new Problem(
                            ProblemType.LIMIT_VALUE,
                            new FieldError("/changes", "COUNT", "changes must be 1 to " + MOST_CHANGES + "."))
                    .asException();
        }
        List<SettingDesk.Change> changes = asked.stream()
                .map(each -> new SettingDesk.Change(each.key(), each.value()))
                .toList();
        return switch (desk.change(changes)) {
            case SettingDesk.Answer.Taken taken -> {
                String keys = changes.stream().map(SettingDesk.Change::key).collect(Collectors.joining(" "));
                AuditLog.record(
                        "settings_changed",
                        "settings=" + keys + " by="
                                + call.attribute(Principal.class).user(),
                        call);
                yield Reply.ok(new ChangedSettingsJson(taken.atOnce(), taken.nextStart(), taken.files()));
            }
            case SettingDesk.Answer.Refused refused -> throw problem(refused).asException();
        };
    }

    private static Problem problem(SettingDesk.Answer.Refused refused) {
        List<FieldError> errors = refused.objections().stream()
                .map(each -> new FieldError(
                        each.index() < 0 ? "/changes" : "/changes/" + each.index() + "/value",
                        "SETTING",
                        each.detail()))
                .toList();
        return new Problem(
                ProblemType.SETTINGS_REFUSED,
                "SETTINGS_REFUSED",
                errors.getFirst().detail(),
                errors,
                Map.of());
    }
}

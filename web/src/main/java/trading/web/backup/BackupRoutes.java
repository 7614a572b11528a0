package trading.web.backup;

import java.io.IOException;
import java.util.List;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.AuditLog;
import trading.web.security.Principal;

/// `/api/backups`. To restore one is for the command line, since it replaces everything.
public final class BackupRoutes {
    private final BackupSource source;

    public BackupRoutes(BackupSource source) {
        this.source = source;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/backups", "The backups that there are, newest first, and when the next ones are made")
                        .forAdmins()
                        .answers(BackupSource.BackupsJson.class)
                        .by(call -> Reply.ok(source.backups())),
                Route.post("/api/backups", "Begins a backup of everything that was decided before")
                        .forAdmins()
                        .answers(202, BackupSource.BackupsJson.class)
                        .by(this::begin));
    }

    private Reply begin(Call call) throws IOException {
        call.emptyBody();
        if (!source.begin()) {
            throw Problem.of(ProblemType.BACKUP_RUNNING).asException();
        }
        AuditLog.record("backup_begun", "by=" + call.attribute(Principal.class).user(), call);
        return Reply.json(202, source.backups());
    }
}

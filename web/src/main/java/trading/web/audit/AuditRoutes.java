package trading.web.audit;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.infra.audit.AuditDamagedException;
import trading.infra.audit.AuditEvent;
import trading.infra.audit.AuditRecords;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.AuditLog;

/// Who did what.
public final class AuditRoutes {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    /// `state`: `whole`, or `damaged` with the first `problem`; `link`: the last of the chain, to be kept elsewhere;
    /// `headTime`: when the head was written last; `damagedBefore`: earlier trails that were put aside; `failure`:
    /// why it cannot be written right now.
    record AuditJson(
            String state,
            @Nullable String problem,
            long events,
            @Nullable String link,
            @Nullable String headTime,
            int damagedBefore,
            @Nullable String failure,
            List<AuditEventJson> entries) {}

    /// `number`: from 1, over the whole trail.
    record AuditEventJson(
            long number,
            String event_type,
            String timestamp,
            String details,
            String source_ip,
            String user_agent,
            String principal) {}

    public List<Route> routes() {
        return List.of(Route.get("/api/audit", "Who did what, newest first, and whether the audit trail is whole")
                .query(
                        QueryParameter.text("type", "Events of this type only"),
                        QueryParameter.integer("limit", "At most so many, 1 to 1000"))
                .answers(AuditJson.class)
                .by(AuditRoutes::audit));
    }

    private static Reply audit(Call call) throws IOException {
        Optional<String> type = call.query().text("type");
        int limit = (int) call.query().integer("limit", 1, MOST).orElse(USUAL);
        AuditRecords records = AuditLog.records()
                .orElseThrow(() -> new Problem(ProblemType.UNAVAILABLE, "There is no audit trail here.").asException());
        try {
            AuditRecords.Verdict verdict = records.verify("")
                    .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException());
            List<AuditEventJson> entries =
                    records.newest(event -> type.isEmpty() || event.type().equals(type.get()), limit).stream()
                            .map(one -> shown(one.number(), one.event()))
                            .sorted(Comparator.comparingLong(AuditEventJson::number)
                                    .reversed())
                            .toList();
            return Reply.ok(new AuditJson(
                    "whole",
                    null,
                    verdict.events(),
                    verdict.chain(),
                    verdict.headWritten().toString(),
                    verdict.damaged().size(),
                    AuditLog.failure().orElse(null),
                    entries));
        } catch (AuditDamagedException damaged) {
            String problem = damaged.file().getFileName() + " line " + damaged.line() + "; see: trading audit verify";
            return Reply.ok(new AuditJson(
                    "damaged", problem, 0, null, null, 0, AuditLog.failure().orElse(null), List.of()));
        }
    }

    private static AuditEventJson shown(long number, AuditEvent event) {
        return new AuditEventJson(
                number,
                event.type(),
                event.timestamp(),
                event.details(),
                event.sourceIp(),
                event.userAgent(),
                event.principal());
    }
}

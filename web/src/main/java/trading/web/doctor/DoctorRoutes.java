package trading.web.doctor;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/doctor`.
public final class DoctorRoutes {
    private final Examiner examiner;
    private final Semaphore turn = new Semaphore(1);

    /// `well`: nothing is wrong; notes are no faults.
    record DoctorJson(boolean well, List<Examiner.DoctorFindingJson> findings) {}

    public DoctorRoutes(Examiner examiner) {
        this.examiner = examiner;
    }

    public List<Route> routes() {
        return List.of(Route.get(
                        "/api/doctor",
                        "Looks at settings, folders, disk, journal, memory and clock, and says"
                                + " how to mend what is wrong")
                .forAdmins()
                .answers(DoctorJson.class)
                .by(call -> look()));
    }

    /// One look at a time: it reads from the disk that trading needs.
    private Reply look() throws IOException, InterruptedException {
        if (!turn.tryAcquire()) {
            throw new Problem(ProblemType.UNAVAILABLE, "The doctor is looking already; ask again in a moment.")
                    .withHeader("Retry-After", "5")
                    .asException();
        }
        try {
            List<Examiner.DoctorFindingJson> findings = examiner.examine();
            return Reply.ok(new DoctorJson(
                    findings.stream().noneMatch(each -> each.verdict().equals("WRONG")), findings));
        } finally {
            turn.release();
        }
    }
}

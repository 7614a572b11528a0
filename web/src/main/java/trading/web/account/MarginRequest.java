package trading.web.account;

import trading.engine.model.MarginTerms;
import trading.web.command.FieldChecks;
import trading.web.problem.ProblemType;

/// What an account may borrow; both 0 for nothing.
record MarginRequest(int initialPpm, int maintenancePpm) {
    /// What does not fit goes to `checks`; the terms are good only when nothing did.
    MarginTerms toMargin(FieldChecks checks) {
        int before = checks.count();
        checks.partsPerMillion("/initialPpm", initialPpm, 0);
        checks.partsPerMillion("/maintenancePpm", maintenancePpm, 0);
        if (initialPpm < maintenancePpm || (initialPpm > 0) != (maintenancePpm > 0)) {
            checks.wrong(
                    ProblemType.COMBINATION,
                    "/maintenancePpm",
                    "MARGIN",
                    "maintenancePpm must be above 0 and at most initialPpm, or both 0.");
        }
        return checks.count() == before ? new MarginTerms(initialPpm, maintenancePpm) : MarginTerms.SPOT;
    }
}

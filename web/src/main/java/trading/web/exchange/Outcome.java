package trading.web.exchange;

import org.jspecify.annotations.Nullable;
import trading.web.exchange.wire.Fields;
import trading.web.problem.ProblemException;

/// One half of a cancel-replace.
record Outcome(String result, @Nullable Fields response) {
    static final Outcome NOT_ATTEMPTED = new Outcome("NOT_ATTEMPTED", null);

    interface Step {
        Fields run() throws InterruptedException;
    }

    static Outcome of(Step step) throws InterruptedException {
        try {
            return new Outcome("SUCCESS", step.run());
        } catch (ExchangeException e) {
            return new Outcome("FAILURE", e.error().fields());
        } catch (ProblemException e) {
            return new Outcome("FAILURE", Refusals.of(e.problem()).fields());
        }
    }

    boolean isSuccess() {
        return result.equals("SUCCESS");
    }
}

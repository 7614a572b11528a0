package trading.web.command;

import java.util.concurrent.locks.ReentrantLock;
import trading.engine.gateway.Answer;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.view.LiveView;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;

/// Changes what accounts are bound by, one request after the other: each sees what the one before it did,
/// so none undoes another's change unseen.
public final class Terms {
    private final Gate gate;
    private final LiveView view;
    private final Denials denials;
    private final ReentrantLock lock = new ReentrantLock();

    public Terms(Gate gate, LiveView view) {
        this.gate = gate;
        this.view = view;
        this.denials = new Denials(view);
    }

    /// Makes the command from what the account is bound by now.
    @FunctionalInterface
    public interface Change {
        Command of(Report.AccountOpened now);
    }

    /// Makes the command for a new account.
    @FunctionalInterface
    public interface Opening {
        Command.OpenAccount of(int id);
    }

    public void change(int account, Change change) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Report.AccountOpened now = view.terms(account)
                    .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException());
            decide(change.of(now));
        } finally {
            lock.unlock();
        }
    }

    /// Opens an account under the next id from `least` on; returns that.
    public int open(int least, Opening opening) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            int id = least;
            for (int known : view.accounts()) {
                id = Math.max(id, known + 1);
            }
            decide(opening.of(id));
            return id;
        } finally {
            lock.unlock();
        }
    }

    private void decide(Command command) throws InterruptedException {
        Answer.Decided decided = gate.decide(command);
        denials.throwIfDenied(decided);
    }
}

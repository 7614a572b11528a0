package trading.engine.risk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.KillScope;
import trading.engine.model.KillSwitch;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// The kill switches that are engaged, oldest first.
public final class KillSwitches {
    /// The one venue there is.
    public static final String VENUE = "paper";

    private static final KillScope[] SCOPES = KillScope.values();

    private final List<Engaged> engaged = new ArrayList<>();

    /// `flatten`: what it covers is to be closed for as long as it is engaged.
    public record Engaged(KillSwitch killSwitch, boolean flatten) {
        /// Whether it covers what that account does in that instrument for that strategy.
        public boolean covers(int account, String symbol, String strategy) {
            String target = killSwitch.target();
            return switch (killSwitch.scope()) {
                case GLOBAL -> true;
                case VENUE -> target.isEmpty() || target.equals(VENUE);
                case INSTRUMENT -> target.equals(symbol);
                case STRATEGY -> target.equals(strategy);
                case ACCOUNT -> target.equals(Integer.toString(account));
            };
        }
    }

    public boolean isEmpty() {
        return engaged.isEmpty();
    }

    public List<Engaged> all() {
        return engaged;
    }

    /// The first one that covers it; null when none does.
    public @Nullable KillSwitch covering(int account, String symbol, String strategy) {
        if (engaged.isEmpty()) {
            return null;
        }
        for (int i = 0; i < engaged.size(); i++) {
            if (engaged.get(i).covers(account, symbol, strategy)) {
                return engaged.get(i).killSwitch();
            }
        }
        return null;
    }

    /// Whether one covers it that also stops the gateway's own exits: any but a strategy's.
    public boolean stopsExits(int account, String symbol, String strategy) {
        for (int i = 0; i < engaged.size(); i++) {
            Engaged one = engaged.get(i);
            if (one.killSwitch().scope() != KillScope.STRATEGY && one.covers(account, symbol, strategy)) {
                return true;
            }
        }
        return false;
    }

    /// One that is engaged already stays as it is, but flattens from now on when that is asked for.
    public Engaged engage(KillSwitch killSwitch, boolean flatten) {
        for (int i = 0; i < engaged.size(); i++) {
            Engaged known = engaged.get(i);
            if (isOf(known, killSwitch.scope(), killSwitch.target())) {
                Engaged now = new Engaged(known.killSwitch(), known.flatten() || flatten);
                engaged.set(i, now);
                return now;
            }
        }
        Engaged added = new Engaged(killSwitch, flatten);
        engaged.add(added);
        return added;
    }

    /// False when it was not engaged.
    public boolean rearm(KillScope scope, String target) {
        return engaged.removeIf(known -> isOf(known, scope, target));
    }

    private static boolean isOf(Engaged known, KillScope scope, String target) {
        return known.killSwitch().scope() == scope
                && known.killSwitch().target().equals(target);
    }

    public void encode(StateWriter writer) {
        writer.putInt(engaged.size());
        for (Engaged one : engaged) {
            KillSwitch killSwitch = one.killSwitch();
            writer.putEnum(killSwitch.scope());
            writer.putText(killSwitch.target());
            writer.putText(killSwitch.reason());
            writer.putText(killSwitch.by());
            writer.putLong(killSwitch.sinceNanos());
            writer.putBoolean(one.flatten());
        }
    }

    public void decode(StateReader reader) {
        int count = reader.readCount();
        for (int i = 0; i < count; i++) {
            KillSwitch killSwitch = new KillSwitch(
                    reader.readEnum(SCOPES),
                    reader.readText(),
                    reader.readText(),
                    reader.readText(),
                    reader.readLong());
            engaged.add(new Engaged(killSwitch, reader.readBoolean()));
        }
    }
}

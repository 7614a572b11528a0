package trading.web.stream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.view.LiveView;
import trading.web.security.user.Role;

/// What can be subscribed to: `quotes:BTCUSDT`, `bars:BTCUSDT:1m`, `orders`, `orders:7`, `logs:redis`.
///
/// A channel of an account without a number is that of the desk's own.
record Channel(
        Kind kind,
        String name,
        @Nullable Instrument instrument,
        @Nullable TimeFrame frame,
        int account) {
    /// Of a channel that is about no account.
    static final int NO_ACCOUNT = -1;

    enum About {
        MARKET,
        ACCOUNT,
        DESK,
        SERVICE
    }

    enum Kind {
        QUOTES("quotes", About.MARKET),
        TAPE("tape", About.MARKET),
        BARS("bars", About.MARKET),
        DEPTH("depth", About.MARKET),
        ORDERS("orders", About.ACCOUNT),
        FILLS("fills", About.ACCOUNT),
        TRADES("trades", About.ACCOUNT),
        POSITIONS("positions", About.ACCOUNT),
        ACCOUNT("account", About.ACCOUNT),
        RISK("risk", About.ACCOUNT),
        DENIALS("denials", About.ACCOUNT),
        SERVICES("services", About.DESK),
        ALERTS("alerts", About.DESK),
        STRATEGIES("strategies", About.DESK),
        DECISIONS("decisions", About.DESK),
        PATTERNS("patterns", About.DESK),
        LOGS("logs", About.SERVICE);

        private final String word;
        private final About about;

        Kind(String word, About about) {
            this.word = word;
            this.about = about;
        }

        About about() {
            return about;
        }

        /// The lowest role that may hear it: what services say is for those who look after the machine.
        Role needed() {
            return about == About.SERVICE ? Role.ADMIN : Role.VIEWER;
        }

        /// Market data is about an instrument and the same for everybody.
        boolean isMarket() {
            return about == About.MARKET;
        }

        private static @Nullable Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            return null;
        }
    }

    /// Empty when there is no such channel, or no such account.
    static Optional<Channel> parse(String name, LiveView view, int own) {
        String[] parts = name.split(":", -1);
        Kind kind = Kind.of(parts[0]);
        if (kind == null) {
            return Optional.empty();
        }
        return switch (kind.about()) {
            case MARKET -> market(kind, name, parts, view);
            case ACCOUNT -> ofAccount(kind, name, parts, view, own);
            case DESK ->
                parts.length == 1 ? Optional.of(new Channel(kind, name, null, null, NO_ACCOUNT)) : Optional.empty();
            case SERVICE ->
                parts.length == 2 && parts[1].matches("[a-z][a-z0-9-]{0,31}")
                        ? Optional.of(new Channel(kind, name, null, null, NO_ACCOUNT))
                        : Optional.empty();
        };
    }

    private static Optional<Channel> ofAccount(Kind kind, String name, String[] parts, LiveView view, int own) {
        if (parts.length == 1) {
            return Optional.of(new Channel(kind, name, null, null, own));
        }
        if (parts.length > 2 || !parts[1].matches("0|[1-9][0-9]{0,8}")) {
            return Optional.empty();
        }
        int account = Integer.parseInt(parts[1]);
        return view.terms(account).map(terms -> new Channel(kind, name, null, null, account));
    }

    private static Optional<Channel> market(Kind kind, String name, String[] parts, LiveView view) {
        if (parts.length != (kind == Kind.BARS ? 3 : 2)) {
            return Optional.empty();
        }
        Optional<Instrument> instrument = view.instrument(parts[1]);
        Optional<TimeFrame> frame = kind == Kind.BARS ? TimeFrame.parse(parts[2]) : Optional.of(TimeFrame.M1);
        if (instrument.isEmpty() || frame.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Channel(kind, name, instrument.get(), kind == Kind.BARS ? frame.get() : null, NO_ACCOUNT));
    }

    /// Of a channel of a service's log: its name.
    String service() {
        return name.substring(name.indexOf(':') + 1);
    }

    /// Of a market channel.
    Instrument market() {
        if (instrument == null) {
            throw new IllegalStateException("channel " + name + " has no instrument");
        }
        return instrument;
    }

    /// Of a channel of bars.
    TimeFrame length() {
        if (frame == null) {
            throw new IllegalStateException("channel " + name + " has no frame");
        }
        return frame;
    }
}

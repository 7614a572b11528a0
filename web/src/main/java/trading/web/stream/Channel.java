package trading.web.stream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.view.LiveView;

/// What can be subscribed to: `quotes:BTCUSDT`, `bars:BTCUSDT:1m`, `orders`.
record Channel(
        Kind kind,
        String name,
        @Nullable Instrument instrument,
        @Nullable TimeFrame frame) {
    enum Kind {
        QUOTES(true),
        TAPE(true),
        BARS(true),
        DEPTH(true),
        ORDERS(false),
        FILLS(false),
        TRADES(false),
        POSITIONS(false),
        ACCOUNT(false),
        RISK(false),
        DENIALS(false),
        SERVICES(false);

        private final boolean market;

        Kind(boolean market) {
            this.market = market;
        }

        /// Market data is about an instrument and the same for everybody.
        boolean isMarket() {
            return market;
        }
    }

    static Optional<Channel> parse(String name, LiveView view) {
        String[] parts = name.split(":", -1);
        Kind kind = kind(parts[0]);
        if (kind == null) {
            return Optional.empty();
        }
        if (!kind.isMarket()) {
            return parts.length == 1 ? Optional.of(new Channel(kind, name, null, null)) : Optional.empty();
        }
        if (parts.length != (kind == Kind.BARS ? 3 : 2)) {
            return Optional.empty();
        }
        Optional<Instrument> instrument = view.instrument(parts[1]);
        Optional<TimeFrame> frame = kind == Kind.BARS ? TimeFrame.parse(parts[2]) : Optional.of(TimeFrame.M1);
        if (instrument.isEmpty() || frame.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Channel(kind, name, instrument.get(), kind == Kind.BARS ? frame.get() : null));
    }

    private static @Nullable Kind kind(String word) {
        return switch (word) {
            case "quotes" -> Kind.QUOTES;
            case "tape" -> Kind.TAPE;
            case "bars" -> Kind.BARS;
            case "depth" -> Kind.DEPTH;
            case "orders" -> Kind.ORDERS;
            case "fills" -> Kind.FILLS;
            case "trades" -> Kind.TRADES;
            case "positions" -> Kind.POSITIONS;
            case "account" -> Kind.ACCOUNT;
            case "risk" -> Kind.RISK;
            case "denials" -> Kind.DENIALS;
            case "services" -> Kind.SERVICES;
            default -> null;
        };
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

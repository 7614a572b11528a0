package trading.engine.market.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.message.Command.Deposit;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;

/// The instrument that a file is replayed as, on a grid that keeps the file's own values.
///
/// An instrument that the gateway knows keeps its grid; else ours if it is fine enough; else one as fine as
/// the file. `roundVolume`: volumes finer than the lot are rounded to it instead of refused.
public record ReplayGrid(Instrument instrument, boolean roundVolume) {
    /// What a symbol can end with, and what the demo account is given of it.
    private static final Map<String, Long> QUOTES = Map.of(
            "USDT", 0L, "USDC", 100_000L, "FDUSD", 100_000L, "BUSD", 100_000L, "USD", 100_000L, "EUR", 100_000L, "BTC",
            2L, "ETH", 40L, "BNB", 150L);

    private static final long MAXIMUM_ORDER_UNITS = 1_000_000_000L;

    /// `known`: the gateway's instruments. Throws [BarFormatException] when no grid fits, with what can be
    /// done.
    public static ReplayGrid of(BarFile file, String symbol, List<Instrument> known, boolean roundVolume)
            throws BarFormatException {
        Optional<Instrument> theirs =
                known.stream().filter(i -> i.symbol().equals(symbol)).findFirst();
        if (theirs.isPresent()) {
            ReplayGrid grid = new ReplayGrid(theirs.get(), roundVolume);
            if (!grid.keeps(file)) {
                throw new BarFormatException(file.path(), grid.tooCoarse(file));
            }
            return grid;
        }
        Optional<ReplayGrid> ours = DemoMarket.instrument(symbol)
                .map(i -> new ReplayGrid(i, roundVolume))
                .filter(grid -> grid.keeps(file));
        return ours.isPresent() ? ours.get() : new ReplayGrid(finest(file, symbol, known, roundVolume), roundVolume);
    }

    /// What a symbol is when only its grid is known. Throws [IllegalArgumentException] when it does not end with
    /// something that is paid in.
    public static Instrument instrument(int id, String symbol, long tickSize, long lotSize) {
        String quote = quoteOf(symbol)
                .orElseThrow(() ->
                        new IllegalArgumentException("symbol=" + symbol + ": must end with what it is paid in, one of "
                                + QUOTES.keySet().stream().sorted().toList()));
        return new Instrument(
                id,
                symbol,
                symbol.substring(0, symbol.length() - quote.length()),
                quote,
                tickSize,
                lotSize,
                1,
                Long.MAX_VALUE / 4_096 / lotSize,
                0);
    }

    /// To be sent before the replay starts, as often as one likes.
    public List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command.DefineInstrument(instrument));
        long units = QUOTES.getOrDefault(instrument.quote(), 0L);
        if (units > 0) {
            commands.add(new Deposit(
                    DemoMarket.ACCOUNT,
                    instrument.quote(),
                    Math.multiplyExact(units, FixedPoint.ONE),
                    "demo-1-" + instrument.quote()));
        }
        return commands;
    }

    long lots(BigDecimal volume) {
        BigDecimal lot = BigDecimal.valueOf(instrument.lotSize(), FixedPoint.SCALE);
        return volume.divide(lot, 0, roundVolume ? RoundingMode.HALF_EVEN : RoundingMode.UNNECESSARY)
                .longValueExact();
    }

    private boolean keeps(BarFile file) {
        return decimalsOf(instrument.tickSize()) >= file.priceDecimals()
                && (roundVolume || decimalsOf(instrument.lotSize()) >= file.volumeDecimals());
    }

    private String tooCoarse(BarFile file) {
        return "needs " + file.priceDecimals() + " decimals of price and " + file.volumeDecimals()
                + " of volume; " + instrument.symbol() + " is known with tick "
                + FixedPoint.toDecimal(instrument.tickSize()).toPlainString() + " and lot "
                + FixedPoint.toDecimal(instrument.lotSize()).toPlainString()
                + ", which cannot change. Replay it into another data directory (--data-dir), or under another symbol"
                + (decimalsOf(instrument.tickSize()) >= file.priceDecimals()
                        ? ", or with its volumes rounded (--round-volume)"
                        : "");
    }

    private static Instrument finest(BarFile file, String symbol, List<Instrument> known, boolean roundVolume)
            throws BarFormatException {
        int lotDecimals = FixedPoint.SCALE - file.priceDecimals();
        if (lotDecimals < 0) {
            throw new BarFormatException(
                    file.path(),
                    "prices have " + file.priceDecimals() + " decimals; " + FixedPoint.SCALE + " can be kept");
        }
        if (!roundVolume && file.volumeDecimals() > lotDecimals) {
            throw new BarFormatException(
                    file.path(),
                    "prices have " + file.priceDecimals() + " decimals and volumes " + file.volumeDecimals()
                            + "; together " + FixedPoint.SCALE
                            + " can be kept exactly. Replay it with its volumes rounded (--round-volume)");
        }
        String quote = quoteOf(symbol)
                .orElseThrow(() -> new BarFormatException(
                        file.path(),
                        "symbol=" + symbol + ": must end with what it is paid in, one of "
                                + QUOTES.keySet().stream().sorted().toList()));
        long lot = BigDecimal.ONE.movePointRight(file.priceDecimals()).longValueExact();
        return new Instrument(
                id(symbol, known),
                symbol,
                symbol.substring(0, symbol.length() - quote.length()),
                quote,
                BigDecimal.ONE.movePointRight(lotDecimals).longValueExact(),
                lot,
                1,
                Math.multiplyExact(MAXIMUM_ORDER_UNITS, FixedPoint.ONE / lot),
                quote.contains("USD") || quote.equals("EUR") ? 5 * FixedPoint.ONE : 1);
    }

    private static Optional<String> quoteOf(String symbol) {
        return QUOTES.keySet().stream()
                .filter(quote -> symbol.endsWith(quote) && symbol.length() > quote.length())
                .max(Comparator.comparingInt(String::length));
    }

    /// Ours keep their ids, whether or not they are known yet.
    private static int id(String symbol, List<Instrument> known) {
        return DemoMarket.instrument(symbol)
                .map(Instrument::id)
                .orElseGet(() -> Stream.concat(known.stream(), DemoMarket.instruments().stream())
                                .mapToInt(Instrument::id)
                                .max()
                                .orElse(-1)
                        + 1);
    }

    private static int decimalsOf(long size) {
        return Decimals.most(BigDecimal.valueOf(size, FixedPoint.SCALE));
    }
}

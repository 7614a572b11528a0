package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import trading.launcher.desk.CellText;
import trading.launcher.desk.DeskClient;
import trading.launcher.desk.DeskException;

/// What strategies hold and what they earned on the market's own day (UTC). A trade in an instrument that its strategy
/// has no seat on belongs to the strategy's first seat.
final class StrategyTrades {
    private static final String PAGE = "500";
    private static final int MOST_PAGES = 10;

    /// Of one seat. `positions`: by symbol, signed. Money in the quote asset.
    record Seat(SortedMap<String, BigDecimal> positions, BigDecimal unrealized, BigDecimal today) {
        static final Seat EMPTY = new Seat(new TreeMap<>(), BigDecimal.ZERO, BigDecimal.ZERO);

        /// In words: the seat's own instrument needs no name.
        String position(String own) {
            return positions.entrySet().stream()
                    .filter(each -> each.getValue().signum() != 0)
                    .map(each ->
                            CellText.signed(each.getValue()) + (each.getKey().equals(own) ? "" : " " + each.getKey()))
                    .collect(Collectors.joining(", "));
        }

        private Seat with(String symbol, BigDecimal quantity, BigDecimal profit) {
            TreeMap<String, BigDecimal> more = new TreeMap<>(positions);
            more.merge(symbol, quantity, BigDecimal::add);
            return new Seat(more, unrealized.add(profit), today);
        }

        private Seat closed(BigDecimal profit) {
            return new Seat(positions, unrealized, today.add(profit));
        }
    }

    private final LocalDate day;
    private final Map<String, String> firstSymbols = new HashMap<>();
    private final Map<String, Seat> seats = new HashMap<>();

    private StrategyTrades(LocalDate day) {
        this.day = day;
    }

    /// `strategies`: as the API shows them.
    static StrategyTrades of(DeskClient desk, JsonNode strategies)
            throws IOException, InterruptedException, DeskException {
        StrategyTrades trades = new StrategyTrades(today(desk, strategies));
        for (JsonNode seat : strategies) {
            String name = seat.path("name").asText();
            String symbol = seat.path("symbol").asText();
            trades.firstSymbols.putIfAbsent(name, symbol);
            trades.seats.put(key(name, symbol), Seat.EMPTY);
        }
        trades.read(desk, "open", 1);
        trades.read(desk, "closed", MOST_PAGES);
        return trades;
    }

    /// The market's day: in a replay that of the file.
    private static LocalDate today(DeskClient desk, JsonNode strategies)
            throws IOException, InterruptedException, DeskException {
        Set<String> known = new TreeSet<>();
        desk.get("/api/instruments")
                .forEach(each -> known.add(each.path("symbol").asText()));
        Set<String> traded = new TreeSet<>();
        strategies.forEach(each -> traded.add(each.path("symbol").asText()));
        traded.retainAll(known);
        long newest = Long.MIN_VALUE;
        for (String symbol : traded) {
            JsonNode bars = desk.get("/api/bars", Map.of("symbol", symbol, "frame", "1m", "limit", "1"))
                    .path("bars");
            if (!bars.isEmpty()) {
                newest = Math.max(newest, bars.get(bars.size() - 1).path("time").asLong());
            }
        }
        return newest == Long.MIN_VALUE
                ? LocalDate.now(ZoneOffset.UTC)
                : LocalDate.ofInstant(Instant.ofEpochMilli(newest), ZoneOffset.UTC);
    }

    private void read(DeskClient desk, String status, int pages)
            throws IOException, InterruptedException, DeskException {
        Map<String, String> query = new TreeMap<>(Map.of("status", status, "limit", PAGE));
        for (int page = 0; page < pages; page++) {
            JsonNode answer = desk.get("/api/trades", query);
            answer.path("trades").forEach(this::add);
            if (!answer.hasNonNull("next")) {
                return;
            }
            query.put("before", answer.path("next").asText());
        }
    }

    private void add(JsonNode trade) {
        String strategy = CellText.of(trade.path("strategy"));
        String symbol = trade.path("symbol").asText();
        String key = key(strategy, symbol);
        String seat = seats.containsKey(key) ? key : key(strategy, firstSymbols.getOrDefault(strategy, ""));
        BigDecimal open = new BigDecimal(trade.path("openQuantity").asText("0"));
        if (open.signum() != 0) {
            BigDecimal signed = trade.path("side").asText().equals("BUY") ? open : open.negate();
            BigDecimal profit = new BigDecimal(trade.path("unrealizedPnl").asText("0"));
            seats.computeIfPresent(seat, (same, held) -> held.with(symbol, signed, profit));
        }
        if (CellText.of(trade.path("closedAt")).startsWith(day.toString())) {
            BigDecimal profit = new BigDecimal(trade.path("realizedPnl").asText("0"));
            seats.computeIfPresent(seat, (same, held) -> held.closed(profit));
        }
    }

    private static String key(String strategy, String symbol) {
        return strategy + "\n" + symbol;
    }

    LocalDate day() {
        return day;
    }

    Seat of(String strategy, String symbol) {
        return seats.getOrDefault(key(strategy, symbol), Seat.EMPTY);
    }
}

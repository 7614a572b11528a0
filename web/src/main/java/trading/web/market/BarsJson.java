package trading.web.market;

import java.util.List;

/// Bars of one instrument and length, oldest first.
public record BarsJson(String symbol, String frame, List<BarJson> bars) {}

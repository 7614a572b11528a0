package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import trading.engine.message.Report;
import trading.engine.model.Equity;
import trading.engine.model.FixedPoint;
import trading.engine.view.AccountRisk;
import trading.engine.view.LiveView;
import trading.launcher.kill.KillJson;

/// What accounts may do and what they are worth, for `trading status`.
final class TradingShown {
    private static final int PERCENT_PLACES = 2;
    private static final int MONEY_PLACES = 2;

    private TradingShown() {}

    static ObjectNode of(LiveView view, int account) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("account", account)
                .put("name", view.terms(account).map(Report.AccountOpened::name).orElse(""));
        view.risk(account).ifPresent(risk -> into(json, risk));
        return json;
    }

    private static void into(ObjectNode json, AccountRisk risk) {
        json.put("state", risk.state().name());
        if (!risk.by().isEmpty() || !risk.text().isEmpty()) {
            json.put("reason", risk.reason().name()).put("text", risk.text()).put("by", risk.by());
        }
        json.put("locks", risk.locks().size());
        risk.equity()
                .ifPresent(equity -> json.put("asset", equity.asset())
                        .put("equity", money(equity.equity()))
                        .put("dayProfit", money(equity.equity() - equity.dayStart()))
                        .put("drawdownPercent", percentBelowPeak(equity).toPlainString()));
    }

    private static String money(long amount) {
        return FixedPoint.toDecimal(amount).toPlainString();
    }

    private static BigDecimal percentBelowPeak(Equity equity) {
        return equity.peak() <= 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(equity.drawdown())
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(equity.peak()), PERCENT_PLACES, RoundingMode.HALF_EVEN);
    }

    /// For a person; `trading` is that part of the status.
    static void print(JsonNode trading, PrintWriter out) {
        out.printf("%n%-14s %-9s %20s %16s %9s %6s%n", "ACCOUNT", "TRADING", "EQUITY", "TODAY", "DRAWDOWN", "LOCKS");
        for (JsonNode account : trading.path("accounts")) {
            out.printf(
                    "%-14s %-9s %20s %16s %9s %6s%n",
                    account.path("name").asText(),
                    account.path("state").asText(),
                    shortened(account.path("equity")) + " "
                            + account.path("asset").asText(""),
                    shortened(account.path("dayProfit")),
                    account.has("drawdownPercent")
                            ? account.path("drawdownPercent").asText() + " %"
                            : "-",
                    account.path("locks").asText());
            if (account.has("reason")) {
                out.println("  " + account.path("reason").asText() + " by "
                        + account.path("by").asText("") + ": "
                        + account.path("text").asText());
            }
        }
        printKillSwitches(trading, out);
    }

    private static String shortened(JsonNode money) {
        return money.isTextual()
                ? new BigDecimal(money.asText())
                        .setScale(MONEY_PLACES, RoundingMode.HALF_EVEN)
                        .toPlainString()
                : "-";
    }

    /// `trading` has what is engaged and the kill file.
    static void printKillSwitches(JsonNode trading, PrintWriter out) {
        if (!trading.has("engaged")) {
            out.println("The instance is starting.");
        } else if (trading.path("engaged").isEmpty()) {
            out.println("No kill switch is engaged.");
        }
        for (JsonNode engaged : trading.path("engaged")) {
            out.println("KILL SWITCH    " + KillJson.text(engaged));
        }
        if (trading.hasNonNull("killFile")) {
            out.println("Kill file: " + trading.path("killFile").asText() + " (delete it before you re-arm)");
        }
    }
}

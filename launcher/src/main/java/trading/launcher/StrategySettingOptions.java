package trading.launcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// What a command wants of a strategy's settings, as the API takes it.
final class StrategySettingOptions {
    static final String SIZING =
            "fixed:QUANTITY, equity-share:PERCENT, risk:PERCENT, volatility:PERCENT, or kelly:FRACTION:CAP:TRADES:START.";
    static final String VETO =
            "How sure the analyst must be to keep it from an entry, 1 to 100 percent; off: it cannot.";

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern PERCENT = Pattern.compile("100|[1-9][0-9]?");
    private static final Map<String, List<String>> SIZINGS = Map.of(
            "FIXED", List.of("quantity"),
            "EQUITY_SHARE", List.of("percent"),
            "RISK", List.of("percent"),
            "VOLATILITY", List.of("percent"),
            "KELLY", List.of("fractionPercent", "capPercent", "leastTrades", "startPercent"));

    private StrategySettingOptions() {}

    /// `parameters`: each `name=value`; `sizing`, `veto`: empty when they stay.
    ///
    /// @throws CommandLine.ParameterException when one is not written like that
    static ObjectNode request(CommandSpec spec, List<String> parameters, String sizing, String veto) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        if (!parameters.isEmpty()) {
            ArrayNode values = request.putArray("parameters");
            for (String parameter : parameters) {
                int sign = parameter.indexOf('=');
                String value = parameter.substring(sign + 1);
                if (sign < 1 || !NUMBER.matcher(value).matches()) {
                    throw wrong(spec, parameter + ": write a parameter as name=number, like fast=9");
                }
                values.addObject().put("name", parameter.substring(0, sign)).put("value", value);
            }
        }
        if (!sizing.isEmpty()) {
            request.set("sizing", sizing(spec, sizing));
        }
        if (!veto.isEmpty()) {
            if (!veto.equals("off") && !PERCENT.matcher(veto).matches()) {
                throw wrong(spec, "--veto " + veto + ": write 1 to 100, or off");
            }
            request.put("vetoPercent", veto.equals("off") ? 0 : Integer.parseInt(veto));
        }
        return request;
    }

    private static ObjectNode sizing(CommandSpec spec, String text) {
        String[] parts = text.split(":", -1);
        String kind = parts[0].toUpperCase(Locale.ROOT).replace('-', '_');
        List<String> fields = SIZINGS.getOrDefault(kind, List.of());
        ObjectNode sizing = JsonNodeFactory.instance.objectNode().put("kind", kind);
        if (fields.isEmpty() || parts.length != fields.size() + 1) {
            throw wrong(spec, "--sizing " + text + ": write " + SIZING);
        }
        for (int i = 0; i < fields.size(); i++) {
            String value = parts[i + 1];
            if (!NUMBER.matcher(value).matches()) {
                throw wrong(spec, "--sizing " + text + ": " + value + " is not a number; write " + SIZING);
            }
            if (fields.get(i).equals("leastTrades")) {
                sizing.put("leastTrades", whole(spec, value));
            } else {
                sizing.put(fields.get(i), value);
            }
        }
        return sizing;
    }

    private static int whole(CommandSpec spec, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--sizing: TRADES=" + value + ": write a whole number", e);
        }
    }

    private static CommandLine.ParameterException wrong(CommandSpec spec, String text) {
        return new CommandLine.ParameterException(spec.commandLine(), text);
    }
}

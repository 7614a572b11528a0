package trading.launcher.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FeeTier;
import trading.engine.model.FillModel;
import trading.engine.model.LimitFill;
import trading.engine.model.MarginTerms;
import trading.engine.model.Protection;
import trading.engine.model.RiskLimits;

/// The settings of the demo account.
final class AccountSettings {
    private static final int MILLION = 1_000_000;
    private static final long SECOND = 1_000_000_000L;

    private static final Setting<Long> MAKER_FEE = number(
            "maker_fee_ppm",
            "The fee of an order that waited in the book.",
            "parts per million of the value from -1000000 (a rebate) to 1000000, for example 1000 for 0.1 %",
            "1000",
            -MILLION,
            MILLION);

    private static final Setting<Long> TAKER_FEE = number(
            "taker_fee_ppm",
            "The fee of an order that was filled at once.",
            "parts per million of the value from -1000000 to 1000000, for example 1000 for 0.1 %",
            "1000",
            -MILLION,
            MILLION);

    private static final Setting<List<String>> FEE_TIERS = of(
            "fee_tiers",
            "From that traded value of 30 days on, these fees for makers and takers.",
            "tiers after the first, each as traded value, maker and taker fee, for example " + FeeTierRule.EXAMPLE,
            "",
            text -> Stream.of(text.split(";", -1))
                    .map(String::strip)
                    .filter(tier -> !tier.isEmpty())
                    .toList());

    private static final Setting<Long> INITIAL_MARGIN = number(
            "margin_initial_ppm",
            "What opening a position takes; 0 with the next one: a spot account.",
            "parts per million of a position's value from 1 to 1000000, or 0 for a spot account, for example 200000",
            "0",
            0,
            MILLION);

    private static final Setting<Long> MAINTENANCE_MARGIN = number(
            "margin_maintenance_ppm",
            "Below it the account is liquidated.",
            "above 0 and at most margin_initial_ppm, or both 0 for a spot account, for example 100000",
            "0",
            0,
            MILLION);

    private static final Setting<Long> LATENCY = number(
            "latency_millis",
            "From the decision to the arrival at the venue.",
            "whole milliseconds from 0 to 60000, for example 20",
            "0",
            0,
            60_000);

    private static final Setting<Long> LATENCY_JITTER = number(
            "latency_jitter_millis",
            "How much longer it may take, drawn at random.",
            "whole milliseconds from 0 to 60000, for example 10",
            "0",
            0,
            60_000);

    private static final Setting<Long> SLIPPAGE = number(
            "slippage_ppm",
            "How much worse than quoted a taker is filled.",
            "parts per million from 0 to 999999, for example 100",
            "0",
            0,
            MILLION - 1);

    private static final Setting<Long> PARTICIPATION = number(
            "participation_ppm",
            "The share of a quote's quantity that one order may take; in a replay a share of each bar's volume.",
            "parts per million of a quote's quantity from 1 to 1000000, for example 100000",
            "1000000",
            1,
            MILLION);

    private static final Setting<LimitFill> LIMIT_FILL = of(
            "limit_fill",
            "When an outside price fills a resting order.",
            "one of touch, pass_through, queue",
            "touch",
            text -> Arrays.stream(LimitFill.values())
                    .filter(fill -> fill.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(text)));

    private static final Setting<Long> SEED = number(
            "seed",
            "What latencies are drawn from.",
            "a whole number; the same seed draws the same latencies, for example 42",
            "0",
            Long.MIN_VALUE,
            Long.MAX_VALUE);

    private static final Setting<List<String>> PROTECTIONS = new Setting<>(
            "protections.rules",
            "PROTECTIONS",
            "Rules that lock entries after losses; with `;` between them in one line.",
            "rules, for example " + ProtectionRule.EXAMPLE,
            "",
            text -> Stream.of(text.split(";", -1))
                    .map(String::strip)
                    .filter(rule -> !rule.isEmpty())
                    .toList());

    static final List<Setting<?>> ALL = Stream.of(
                    Stream.of(
                            MAKER_FEE,
                            TAKER_FEE,
                            FEE_TIERS,
                            INITIAL_MARGIN,
                            MAINTENANCE_MARGIN,
                            LATENCY,
                            LATENCY_JITTER,
                            SLIPPAGE,
                            PARTICIPATION,
                            LIMIT_FILL,
                            SEED),
                    RiskSettings.ALL.stream().map(RiskSettings.Limit::setting),
                    Stream.of(PROTECTIONS))
            .<Setting<?>>flatMap(settings -> settings)
            .toList();

    private AccountSettings() {}

    /// What is wrong is noted in `values`; the result is then of no use.
    static AccountConfig read(Values values) {
        return new AccountConfig(
                fees(values),
                margin(values),
                new FillModel(
                        TimeUnit.MILLISECONDS.toNanos(read(values, LATENCY)),
                        TimeUnit.MILLISECONDS.toNanos(read(values, LATENCY_JITTER)),
                        read(values, SLIPPAGE).intValue(),
                        read(values, PARTICIPATION).intValue(),
                        read(values, LIMIT_FILL),
                        read(values, SEED)),
                limits(values),
                protections(values),
                written(values));
    }

    private static FeeSchedule fees(Values values) {
        List<FeeTier> tiers = new ArrayList<>();
        tiers.add(new FeeTier(
                0, read(values, MAKER_FEE).intValue(), read(values, TAKER_FEE).intValue()));
        for (String rule : read(values, FEE_TIERS)) {
            try {
                tiers.add(FeeTierRule.parse(rule, tiers.getLast().fromNotional()));
            } catch (IllegalArgumentException e) {
                values.wrong(FEE_TIERS, rule, e.getMessage() + "; for example " + FeeTierRule.EXAMPLE);
            }
        }
        if (tiers.size() > FeeSchedule.MOST_TIERS) {
            values.wrong(FEE_TIERS, "at most " + (FeeSchedule.MOST_TIERS - 1) + " tiers after the first");
            return new FeeSchedule(tiers.subList(0, 1));
        }
        return new FeeSchedule(tiers);
    }

    private static MarginTerms margin(Values values) {
        int initial = read(values, INITIAL_MARGIN).intValue();
        int maintenance = read(values, MAINTENANCE_MARGIN).intValue();
        boolean spot = initial == 0 && maintenance == 0;
        if (!spot && (maintenance == 0 || maintenance > initial)) {
            values.wrong(MAINTENANCE_MARGIN, MAINTENANCE_MARGIN.expected());
            return MarginTerms.SPOT;
        }
        return new MarginTerms(initial, maintenance);
    }

    private static RiskLimits limits(Values values) {
        Map<RiskSettings.Limit, Long> limits = new HashMap<>();
        RiskSettings.ALL.forEach(limit -> limits.put(limit, read(values, limit.setting())));
        long messages = number(limits, RiskSettings.MESSAGES);
        if (messages > 0 && number(limits, RiskSettings.CANCEL_RESERVE) >= messages) {
            values.wrong(
                    RiskSettings.CANCEL_RESERVE.setting(),
                    "less than messages_per_second, which is " + messages + "; for example " + messages / 4);
            limits.put(RiskSettings.CANCEL_RESERVE, 0L);
        }
        return RiskSettings.limits(limit -> number(limits, limit), SECOND);
    }

    private static long number(Map<RiskSettings.Limit, Long> limits, RiskSettings.Limit limit) {
        return Objects.requireNonNull(limits.get(limit));
    }

    private static List<Protection> protections(Values values) {
        List<Protection> protections = new ArrayList<>();
        for (String rule : read(values, PROTECTIONS)) {
            try {
                protections.add(ProtectionRule.parse(rule));
            } catch (IllegalArgumentException e) {
                values.wrong(PROTECTIONS, rule, e.getMessage() + "; for example " + ProtectionRule.EXAMPLE);
            }
        }
        return protections;
    }

    private static Map<String, String> written(Values values) {
        Map<String, String> written = new TreeMap<>();
        for (Setting<?> setting : ALL) {
            values.written(setting).ifPresent(value -> written.put(setting.key(), value.toString()));
        }
        return written;
    }

    /// The default in place of a wrong one; it never leaves here, because the error does.
    private static <T> T read(Values values, Setting<T> setting) {
        return values.read(setting).orElseGet(() -> setting.parser().parse(String.valueOf(setting.defaultText())));
    }

    private static Setting<Long> number(
            String name, String help, String expected, String defaultText, long least, long most) {
        return of(name, help, expected, defaultText, text -> Texts.whole(text, least, most));
    }

    private static <T> Setting<T> of(
            String name, String help, String expected, String defaultText, Setting.Parser<T> parser) {
        return new Setting<>(
                "account." + name, "ACCOUNT_" + name.toUpperCase(Locale.ROOT), help, expected, defaultText, parser);
    }
}

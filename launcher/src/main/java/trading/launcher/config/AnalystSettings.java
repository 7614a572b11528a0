package trading.launcher.config;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import trading.engine.analyst.budget.BudgetLimits;
import trading.engine.analyst.budget.ModelPrice;
import trading.engine.analyst.language.ApiKey;
import trading.engine.analyst.language.ModelConfig;
import trading.engine.analyst.language.Provider;
import trading.engine.model.FixedPoint;

/// The settings of the analyst.
final class AnalystSettings {
    private static final String RULES = "rules";
    private static final String UNKNOWN = "unknown";
    private static final BigDecimal MOST_PRICE = BigDecimal.valueOf(1_000_000);
    private static final int KILOBYTE = 1_024;

    static final Setting<String> PROVIDER = of(
            "provider",
            "Who answers: fixed rules, a server that speaks OpenAI's protocol (Ollama, LM Studio, vLLM, llama.cpp), or Anthropic's.",
            "one of rules, openai (every server that speaks its protocol), anthropic",
            RULES,
            text -> Texts.oneOf(text, Set.of(RULES, "openai", "anthropic")));

    static final Setting<Optional<URI>> BASE_URL = of(
            "base_url",
            "Where the model is, up to and with `/v1`; without it the provider's own address.",
            "the beginning of the address, for example http://127.0.0.1:11434/v1; http only to this machine when there is a key",
            "",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(AnalystAddress.parse(text)));

    static final Setting<String> MODEL = of(
            "model",
            "The model's name; needed unless the rules answer.",
            "the name of the model as its server knows it, for example qwen3:14b",
            "",
            text -> text);

    static final Setting<Optional<Path>> KEY_FILE = of(
            "key_file",
            "A file with the key in it; wins over the environment.",
            "a file with nothing but the key in it that only its owner may read (chmod 600), for example /etc/trading/openai.key",
            "",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));

    static final Setting<Long> PROMPT_PRICE =
            price("price_input", "What a prompt costs; needed unless the rules answer.", "3");
    static final Setting<Long> OUTPUT_PRICE =
            price("price_output", "What an answer costs; needed unless the rules answer.", "15");

    static final Setting<Optional<LocalDate>> CUT_OFF = of(
            "training_cut_off",
            "Opinions about earlier times are marked.",
            "the last day that the model's training saw, for example 2026-03-31, or unknown",
            UNKNOWN,
            AnalystSettings::date);

    static final Setting<Integer> OUTPUT_TOKENS =
            whole("max_tokens", "The longest answer that is asked for.", "800", 1, 100_000);
    static final Setting<Integer> DEADLINE =
            whole("deadline_seconds", "How long a whole call may take, in seconds (1 to 600).", "20", 1, 600);
    static final Setting<Integer> ANSWER =
            whole("answer_kb", "An answer of more kilobytes is broken off.", "64", 1, 1_024);
    static final Setting<Long> CALL_MONEY =
            money("call_money", "The most that one call may cost in the worst case.", "0.10");
    static final Setting<Integer> CALL_TOKENS =
            whole("call_tokens", "The most tokens of one call in the worst case.", "30000", 0, Integer.MAX_VALUE);
    static final Setting<Long> DAY_MONEY = money("day_money", "The most that a day (UTC) may cost.", "1");
    static final Setting<Integer> DAY_TOKENS =
            whole("day_tokens", "The most tokens of a day (UTC).", "500000", 0, Integer.MAX_VALUE);
    static final Setting<Long> STRATEGY_MONEY =
            money("strategy_day_money", "The most that one strategy may cost in a day.", "0.50");
    static final Setting<Integer> STRATEGY_TOKENS =
            whole("strategy_day_tokens", "The most tokens of one strategy in a day.", "250000", 0, Integer.MAX_VALUE);
    static final Setting<Integer> CALLS = whole("calls_per_minute", "The most calls in a minute.", "10", 0, 10_000);
    static final Setting<Integer> FAILURES =
            whole("failures", "After so many in a row the model is left alone.", "3", 1, 1_000);
    static final Setting<Integer> COOLING =
            whole("cooling_seconds", "For so many seconds the model is then left alone.", "120", 1, 86_400);

    static final Setting<Boolean> REPLAY_CALLS = of(
            "replay_calls",
            "Whether a replay asks the model, too.",
            "true or false; true lets a replay call the model, and pay for it",
            "false",
            Texts::bool);

    static final Setting<Optional<ApiKey>> OPENAI_KEY =
            key("OPENAI_API_KEY", "The key of a server that speaks OpenAI's protocol.");
    static final Setting<Optional<ApiKey>> ANTHROPIC_KEY = key("ANTHROPIC_API_KEY", "The key of Anthropic's.");

    static final List<Setting<?>> ALL = List.of(
            PROVIDER,
            BASE_URL,
            MODEL,
            KEY_FILE,
            PROMPT_PRICE,
            OUTPUT_PRICE,
            CUT_OFF,
            OUTPUT_TOKENS,
            DEADLINE,
            ANSWER,
            CALL_MONEY,
            CALL_TOKENS,
            DAY_MONEY,
            DAY_TOKENS,
            STRATEGY_MONEY,
            STRATEGY_TOKENS,
            CALLS,
            FAILURES,
            COOLING,
            REPLAY_CALLS,
            OPENAI_KEY,
            ANTHROPIC_KEY);

    private AnalystSettings() {}

    /// What is wrong is noted in `values`; the result is then of no use. `home`: what a relative path of a key
    /// starts at.
    static AnalystConfig read(Values values, Path home) {
        BudgetLimits limits = new BudgetLimits(
                values.read(CALL_MONEY).orElse(0L),
                values.read(CALL_TOKENS).orElse(0),
                values.read(DAY_MONEY).orElse(0L),
                values.read(DAY_TOKENS).orElse(0),
                values.read(STRATEGY_MONEY).orElse(0L),
                values.read(STRATEGY_TOKENS).orElse(0),
                values.read(CALLS).orElse(0));
        return new AnalystConfig(
                model(values, home),
                price(values),
                limits,
                values.read(FAILURES).orElse(1),
                Duration.ofSeconds(values.read(COOLING).orElse(1)),
                values.read(REPLAY_CALLS).orElse(false));
    }

    private static boolean isByRules(Values values) {
        return values.read(PROVIDER).orElse(RULES).equals(RULES);
    }

    private static @Nullable ModelPrice price(Values values) {
        Optional<Long> prompt = values.read(PROMPT_PRICE);
        Optional<Long> output = values.read(OUTPUT_PRICE);
        if (!isByRules(values)) {
            if (values.isAbsent(PROMPT_PRICE)) {
                values.wrong(PROMPT_PRICE, PROMPT_PRICE.expected());
            }
            if (values.isAbsent(OUTPUT_PRICE)) {
                values.wrong(OUTPUT_PRICE, OUTPUT_PRICE.expected());
            }
        }
        return prompt.isEmpty() || output.isEmpty() ? null : new ModelPrice(prompt.get(), output.get());
    }

    private static Optional<ModelConfig> model(Values values, Path home) {
        Optional<URI> address = values.read(BASE_URL).orElse(Optional.empty());
        String name = values.read(MODEL).orElse("");
        Optional<LocalDate> cutOff = values.read(CUT_OFF).orElse(Optional.empty());
        int outputTokens = values.read(OUTPUT_TOKENS).orElse(1);
        Duration deadline = Duration.ofSeconds(values.read(DEADLINE).orElse(1));
        int answerBytes = KILOBYTE * values.read(ANSWER).orElse(1);
        if (isByRules(values)) {
            return Optional.empty();
        }
        Provider provider = Provider.valueOf(values.read(PROVIDER).orElse(RULES).toUpperCase(Locale.ROOT));
        URI url = address.orElseGet(() -> AnalystAddress.of(provider));
        ApiKey key = key(values, home, provider, url);
        if (name.isBlank()) {
            values.wrong(MODEL, MODEL.expected());
            return Optional.empty();
        }
        return Optional.of(new ModelConfig(
                provider,
                url,
                name,
                key,
                cutOff.map(AnalystSettings::endOf).orElse(null),
                outputTokens,
                deadline,
                answerBytes));
    }

    private static @Nullable ApiKey key(Values values, Path home, Provider provider, URI url) {
        Setting<Optional<ApiKey>> setting = switch (provider) {
            case OPENAI -> OPENAI_KEY;
            case ANTHROPIC -> ANTHROPIC_KEY;
        };
        Optional<Path> file = values.read(KEY_FILE).orElse(Optional.empty());
        Optional<ApiKey> key = file.isPresent()
                ? KeyFile.read(
                        home.resolve(file.get()),
                        problem -> values.wrong(KEY_FILE, KEY_FILE.expected() + "; " + problem))
                : values.read(setting).orElse(Optional.empty());
        boolean needed = provider == Provider.ANTHROPIC || url.equals(AnalystAddress.of(provider));
        if (key.isEmpty() && needed && file.isEmpty()) {
            values.wrong(
                    setting,
                    "the provider's key: trading secret set " + setting.environmentName()
                            + ", or in .env or the environment, or in the file of analyst.key_file");
        }
        if (key.isPresent() && !AnalystAddress.isSafe(url)) {
            values.wrong(BASE_URL, BASE_URL.expected());
        }
        return key.orElse(null);
    }

    private static long endOf(LocalDate day) {
        return TimeUnit.SECONDS.toNanos(day.plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return text.equals(UNKNOWN) ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static long moneyOrNothing(String text, BigDecimal most) {
        return new BigDecimal(text).signum() == 0 ? 0 : Texts.decimal(text, FixedPoint.SCALE, BigDecimal.ZERO, most);
    }

    private static Setting<Long> price(String name, String help, String example) {
        return of(
                name,
                help,
                "money for a million tokens, 0 for a model of your own, for example " + example,
                null,
                text -> moneyOrNothing(text, MOST_PRICE));
    }

    private static Setting<Long> money(String name, String help, String defaultText) {
        return of(
                name,
                help,
                "money from 0, in the currency of the prices, for example " + defaultText,
                defaultText,
                text -> moneyOrNothing(text, MOST_PRICE));
    }

    private static Setting<Integer> whole(String name, String help, String defaultText, int least, int most) {
        return of(
                name,
                help,
                "a whole number from " + least + " to " + most + ", for example " + defaultText,
                defaultText,
                text -> (int) Texts.whole(text, least, most));
    }

    private static Setting<Optional<ApiKey>> key(String environmentName, String help) {
        return new Setting<Optional<ApiKey>>(
                        "analyst." + environmentName.toLowerCase(Locale.ROOT),
                        environmentName,
                        help,
                        "the provider's key: visible characters without spaces",
                        "",
                        text -> text.isEmpty() ? Optional.empty() : Optional.of(new ApiKey(text)))
                .asSecret()
                .takenAtOnce();
    }

    private static <T> Setting<T> of(
            String name, String help, String expected, @Nullable String defaultText, Setting.Parser<T> parser) {
        return new Setting<>(
                        "analyst." + name,
                        "ANALYST_" + name.toUpperCase(Locale.ROOT),
                        help,
                        expected,
                        defaultText,
                        parser)
                .takenAtOnce();
    }
}

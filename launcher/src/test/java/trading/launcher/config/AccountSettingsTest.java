package trading.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trading.engine.model.ExposureLimits;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FeeTier;
import trading.engine.model.FillModel;
import trading.engine.model.FixedPoint;
import trading.engine.model.LimitFill;
import trading.engine.model.LockScope;
import trading.engine.model.LossLimits;
import trading.engine.model.MarginTerms;
import trading.engine.model.Protection;
import trading.engine.model.ProtectionKind;
import trading.engine.model.RateLimits;
import trading.engine.model.RiskLimits;

class AccountSettingsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int NO_INT = Integer.MAX_VALUE;
    private static final long NO_LONG = Long.MAX_VALUE;

    @TempDir
    Path home;

    @Test
    void the_defaults_are_safe_for_a_hundred_thousand_of_paper_money() throws Exception {
        AccountConfig account = load(Map.of());

        assertThat(account)
                .isEqualTo(new AccountConfig(
                        FeeSchedule.flat(1_000, 1_000),
                        MarginTerms.SPOT,
                        FillModel.IDEAL,
                        new RiskLimits(
                                50_000 * FixedPoint.ONE,
                                NO_LONG,
                                50_000,
                                60 * SECOND,
                                new ExposureLimits(NO_LONG, NO_LONG, NO_LONG, NO_INT, 20_000),
                                new LossLimits(5_000 * FixedPoint.ONE, 250_000),
                                new RateLimits(20_000, SECOND, 50, SECOND, 1_000, 60 * SECOND)),
                        List.of(),
                        Map.of()));
    }

    @Test
    void every_setting_of_the_account_can_be_written() throws Exception {
        write("""
                [gateway]
                tick_millis = 200
                [account]
                maker_fee_ppm = -50
                taker_fee_ppm = 750
                fee_tiers = ["1000000 -60 700", "2500000.5 -70 650"]
                margin_initial_ppm = 200000
                margin_maintenance_ppm = 100000
                latency_millis = 20
                latency_jitter_millis = 5
                slippage_ppm = 100
                participation_ppm = 250000
                limit_fill = "pass_through"
                seed = 7
                [risk]
                maximum_order_notional = 1234.5
                maximum_order_lots = 900
                collar_ppm = 20000
                maximum_reference_age_seconds = 5
                instrument_notional = 10000
                strategy_notional = 20000
                account_notional = 30000
                leverage = 2.5
                open_orders = 40
                daily_loss = 100
                drawdown_percent = 12.5
                messages_per_second = 30
                cancel_reserve = 10
                duplicate_millis = 250
                executions = 60
                execution_seconds = 30
                [protections]
                rules = [
                  "stop_loss_guard scope=pair trades=4 lookback_minutes=60 lock_minutes=30",
                  "max_drawdown scope=all threshold_percent=10 lookback_minutes=1440 lock_minutes=240",
                  "low_profit scope=pair trades=2 threshold_percent=-1.5 lookback_minutes=360 lock_minutes=60",
                  "cooldown scope=pair_side lock_minutes=5",
                ]
                """);

        TradingConfig config = new ConfigLoader(home, Map.of()).load(folder -> folder);
        AccountConfig account = config.account();

        assertThat(config.tick()).isEqualTo(Duration.ofMillis(200));
        assertThat(account.fees())
                .isEqualTo(new FeeSchedule(List.of(
                        new FeeTier(0, -50, 750),
                        new FeeTier(1_000_000 * FixedPoint.ONE, -60, 700),
                        new FeeTier(2_500_000 * FixedPoint.ONE + FixedPoint.ONE / 2, -70, 650))));
        assertThat(account.margin()).isEqualTo(new MarginTerms(200_000, 100_000));
        assertThat(account.fillModel())
                .isEqualTo(new FillModel(20_000_000, 5_000_000, 100, 250_000, LimitFill.PASS_THROUGH, 7));
        assertThat(account.limits())
                .isEqualTo(new RiskLimits(
                        123_450_000_000L,
                        900,
                        20_000,
                        5 * SECOND,
                        new ExposureLimits(
                                10_000 * FixedPoint.ONE, 20_000 * FixedPoint.ONE, 30_000 * FixedPoint.ONE, 250, 40),
                        new LossLimits(100 * FixedPoint.ONE, 125_000),
                        new RateLimits(30, SECOND, 10, SECOND / 4, 60, 30 * SECOND)));
        assertThat(account.protections())
                .containsExactly(
                        new Protection(
                                ProtectionKind.STOP_LOSS_GUARD, LockScope.PAIR, 3_600 * SECOND, 1_800 * SECOND, 4, 0),
                        new Protection(
                                ProtectionKind.MAX_DRAWDOWN,
                                LockScope.ALL,
                                86_400 * SECOND,
                                14_400 * SECOND,
                                0,
                                100_000),
                        new Protection(
                                ProtectionKind.LOW_PROFIT, LockScope.PAIR, 21_600 * SECOND, 3_600 * SECOND, 2, -15_000),
                        new Protection(ProtectionKind.COOLDOWN, LockScope.PAIR_SIDE, 0, 300 * SECOND, 0, 0));
        assertThat(account.written()).hasSize(28).containsEntry("risk.daily_loss", "10000000000");
    }

    @Test
    void limits_can_be_switched_off() throws Exception {
        AccountConfig account = load(Map.of(
                "RISK_MAXIMUM_ORDER_NOTIONAL", "none",
                "RISK_OPEN_ORDERS", "none",
                "RISK_DAILY_LOSS", "none",
                "RISK_DRAWDOWN_PERCENT", "none",
                "RISK_MESSAGES_PER_SECOND", "none",
                "RISK_DUPLICATE_MILLIS", "0",
                "RISK_EXECUTIONS", "none"));

        assertThat(account.limits().maximumOrderNotional()).isEqualTo(NO_LONG);
        assertThat(account.limits().exposure()).isEqualTo(ExposureLimits.NONE);
        assertThat(account.limits().loss()).isEqualTo(LossLimits.NONE);
        assertThat(account.limits().rate().messages()).isZero();
        assertThat(account.limits().rate().duplicateNanos()).isZero();
        assertThat(account.limits().rate().executions()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT_MAKER_FEE_PPM,1000001",
        "ACCOUNT_TAKER_FEE_PPM,0.1",
        "ACCOUNT_MARGIN_INITIAL_PPM,-1",
        "ACCOUNT_LATENCY_MILLIS,60001",
        "ACCOUNT_LATENCY_JITTER_MILLIS,-1",
        "ACCOUNT_SLIPPAGE_PPM,1000000",
        "ACCOUNT_PARTICIPATION_PPM,0",
        "ACCOUNT_LIMIT_FILL,TOUCH",
        "ACCOUNT_SEED,x",
        "GATEWAY_TICK_MILLIS,49",
        "GATEWAY_TICK_MILLIS,1001",
        "RISK_MAXIMUM_ORDER_NOTIONAL,0",
        "RISK_MAXIMUM_ORDER_NOTIONAL,1e999999999",
        "RISK_MAXIMUM_ORDER_NOTIONAL,1e-999999999",
        "RISK_MAXIMUM_ORDER_NOTIONAL,0.000000001",
        "RISK_MAXIMUM_ORDER_NOTIONAL,NaN",
        "RISK_MAXIMUM_ORDER_LOTS,0",
        "RISK_COLLAR_PPM,1000000",
        "RISK_MAXIMUM_REFERENCE_AGE_SECONDS,none",
        "RISK_INSTRUMENT_NOTIONAL,-5",
        "RISK_STRATEGY_NOTIONAL,much",
        "RISK_ACCOUNT_NOTIONAL,90000000001",
        "RISK_LEVERAGE,0",
        "RISK_LEVERAGE,1.005",
        "RISK_OPEN_ORDERS,0",
        "RISK_DAILY_LOSS,0",
        "RISK_DRAWDOWN_PERCENT,100.1",
        "RISK_DRAWDOWN_PERCENT,0.00001",
        "RISK_MESSAGES_PER_SECOND,0",
        "RISK_CANCEL_RESERVE,20000",
        "RISK_DUPLICATE_MILLIS,60001",
        "RISK_EXECUTIONS,100001",
        "RISK_EXECUTION_SECONDS,0",
        "ACCOUNT_MARGIN_MAINTENANCE_PPM,5"
    })
    void a_value_out_of_its_range_is_told_with_its_name(String name, String value) {
        ConfigException exception = catchThrowableOfType(ConfigException.class, () -> load(Map.of(name, value)));

        assertThat(exception.errors()).singleElement().satisfies(error -> {
            assertThat(error.value()).isEqualTo(value);
            assertThat(error.origin().text()).isEqualTo("environment");
            assertThat(error.expected()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop_the_loss scope=pair trades=4 lookback_minutes=60 lock_minutes=30",
                "stop_loss_guard scope=pair trades=4 lock_minutes=30",
                "stop_loss_guard scope=pair trades=0 lookback_minutes=60 lock_minutes=30",
                "stop_loss_guard scope=pair trades=4 trades=5 lookback_minutes=60 lock_minutes=30",
                "cooldown scope=planet lock_minutes=30",
                "cooldown scope=pair lock_minutes=0",
                "cooldown scope=pair lock_minutes",
                "cooldown scope=pair lock_minutes=5 trades=3",
                "max_drawdown scope=all threshold_percent=0 lookback_minutes=60 lock_minutes=30"
            })
    void a_protection_that_is_not_understood_is_told_with_an_example(String rule) {
        ConfigException exception =
                catchThrowableOfType(ConfigException.class, () -> load(Map.of("PROTECTIONS", rule)));

        assertThat(exception.errors())
                .extracting(ConfigError::key, ConfigError::value)
                .containsExactly(tuple("protections.rules", rule));
        assertThat(exception).hasMessageContaining("for example \"stop_loss_guard");
    }

    @Test
    void all_that_is_wrong_is_told_at_once_with_its_line() throws Exception {
        write("""
                [risk]
                daily_loss = -1
                messages_per_second = 10
                cancel_reserve = 10
                dayly_loss = 5
                [account]
                margin_initial_ppm = 100000
                margin_maintenance_ppm = 200000
                [protections]
                rules = ["cooldown", "nap scope=all"]
                """);

        ConfigException exception = catchThrowableOfType(ConfigException.class, () -> load(Map.of()));

        assertThat(exception.errors())
                .extracting(
                        ConfigError::key,
                        ConfigError::value,
                        error -> error.origin().text())
                .containsExactlyInAnyOrder(
                        tuple("risk.dayly_loss", "5", "config/config.toml line 5"),
                        tuple("risk.daily_loss", "-1", "config/config.toml line 2"),
                        tuple("risk.cancel_reserve", "10", "config/config.toml line 4"),
                        tuple("account.margin_maintenance_ppm", "200000", "config/config.toml line 8"),
                        tuple("protections.rules", "cooldown", "config/config.toml line 10"),
                        tuple("protections.rules", "nap scope=all", "config/config.toml line 10"));
        assertThat(exception).hasMessageContaining("did you mean risk.daily_loss?");
    }

    private AccountConfig load(Map<String, String> environment) throws Exception {
        return new ConfigLoader(home, environment).load(folder -> folder).account();
    }

    private void write(String toml) throws Exception {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/config.toml"), toml);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000 5",
                "x 5 6",
                "0 5 6",
                "-1 5 6",
                "1000 5 6; 1000 4 5",
                "1000 5 2000000",
                "1e999 5 6",
                "1000 5.5 6"
            })
    void a_tier_of_fees_that_cannot_be_is_named(String tiers) {
        ConfigException wrong =
                catchThrowableOfType(ConfigException.class, () -> load(Map.of("ACCOUNT_FEE_TIERS", tiers)));

        assertThat(wrong.getMessage()).contains("account.fee_tiers", "for example");
    }
}

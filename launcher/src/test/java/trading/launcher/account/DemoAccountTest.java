package trading.launcher.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.bar.BarBuilder;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.message.Command.OpenAccount;
import trading.engine.message.Command.SetProtections;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.FixedPoint;
import trading.engine.model.LossLimits;
import trading.engine.model.RiskLimits;
import trading.engine.view.LiveView;
import trading.launcher.config.AccountConfig;
import trading.launcher.config.ConfigLoader;
import trading.launcher.testing.QuotedGateway;

class DemoAccountTest {
    @TempDir
    Path home;

    private LiveView view = new LiveView();

    @Test
    void an_unknown_account_gets_all_that_is_configured() throws Exception {
        List<Command> commands = account(Map.of("RISK_DAILY_LOSS", "2000", "ACCOUNT_TAKER_FEE_PPM", "500"))
                .commands(view);

        assertThat(commands).hasSize(2);
        assertThat(commands.getFirst()).isInstanceOfSatisfying(OpenAccount.class, open -> {
            assertThat(open.account()).isEqualTo(DemoMarket.ACCOUNT);
            assertThat(open.fees().first().takerFeePpm()).isEqualTo(500);
            assertThat(open.limits().loss().dailyLoss()).isEqualTo(2_000 * FixedPoint.ONE);
        });
        assertThat(commands.get(1)).isInstanceOf(SetProtections.class);
    }

    @Test
    void a_restart_leaves_alone_what_somebody_has_set() throws Exception {
        start(Map.of("RISK_DAILY_LOSS", "2000"));
        somebodySets(config(Map.of("RISK_DAILY_LOSS", "100")).limits());

        assertThat(account(Map.of("RISK_DAILY_LOSS", "2000")).commands(view)).isEmpty();
    }

    @Test
    void only_what_was_changed_in_the_configuration_is_applied() throws Exception {
        start(Map.of("RISK_DAILY_LOSS", "2000"));
        somebodySets(config(Map.of("RISK_DAILY_LOSS", "100", "RISK_OPEN_ORDERS", "7"))
                .limits());

        List<Command> commands = account(Map.of("RISK_DAILY_LOSS", "2000", "RISK_MESSAGES_PER_SECOND", "90"))
                .commands(view);

        assertThat(commands).singleElement().isInstanceOfSatisfying(OpenAccount.class, open -> {
            assertThat(open.limits().loss().dailyLoss()).isEqualTo(100 * FixedPoint.ONE);
            assertThat(open.limits().exposure().openOrders()).isEqualTo(7);
            assertThat(open.limits().rate().messages()).isEqualTo(90);
        });
    }

    @Test
    void a_setting_that_was_taken_out_goes_back_to_its_default() throws Exception {
        start(Map.of("RISK_DAILY_LOSS", "2000", "PROTECTIONS", "cooldown scope=pair lock_minutes=5"));

        List<Command> commands = account(Map.of()).commands(view);

        assertThat(commands.getFirst())
                .isInstanceOfSatisfying(
                        OpenAccount.class,
                        open -> assertThat(open.limits().loss().dailyLoss()).isEqualTo(5_000 * FixedPoint.ONE));
        assertThat(commands.get(1)).isEqualTo(new SetProtections(DemoMarket.ACCOUNT, List.of()));
    }

    @Test
    void changed_fees_leave_the_limits_as_they_are() throws Exception {
        start(Map.of());
        RiskLimits tight = config(Map.of("RISK_DAILY_LOSS", "100")).limits();
        somebodySets(tight);

        assertThat(account(Map.of("ACCOUNT_MAKER_FEE_PPM", "0")).commands(view))
                .singleElement()
                .isInstanceOfSatisfying(OpenAccount.class, open -> {
                    assertThat(open.fees().first().makerFeePpm()).isZero();
                    assertThat(open.limits()).isEqualTo(tight);
                });
    }

    @Test
    void limits_that_do_not_go_together_with_later_ones_are_left_alone() throws Exception {
        start(Map.of());
        RiskLimits few = config(Map.of("RISK_MESSAGES_PER_SECOND", "20", "RISK_CANCEL_RESERVE", "5"))
                .limits();
        somebodySets(few);

        assertThat(account(Map.of("RISK_CANCEL_RESERVE", "60")).commands(view))
                .singleElement()
                .isInstanceOfSatisfying(
                        OpenAccount.class, open -> assertThat(open.limits()).isEqualTo(few));
    }

    @Test
    void an_account_of_unknown_origin_keeps_what_it_has() throws Exception {
        RiskLimits old = new RiskLimits(1, 1, 1, 1);
        somebodySets(old);
        DemoAccount account = account(Map.of("RISK_DAILY_LOSS", "2000"));

        assertThat(account.commands(view)).isEmpty();
        account.applied();
        assertThat(account(Map.of("RISK_DAILY_LOSS", "3000")).commands(view))
                .singleElement()
                .isInstanceOfSatisfying(OpenAccount.class, open -> {
                    assertThat(open.limits().maximumOrderNotional()).isOne();
                    assertThat(open.limits().loss())
                            .isEqualTo(new LossLimits(
                                    3_000 * FixedPoint.ONE, old.loss().drawdownPpm()));
                });
    }

    @Test
    void a_start_that_crashed_half_way_is_finished_by_the_next() throws Exception {
        Map<String, String> written = Map.of("PROTECTIONS", "cooldown scope=pair lock_minutes=5");
        account(written).commands(view);
        somebodySets(config(written).limits());

        assertThat(account(written).commands(view)).singleElement().isInstanceOf(SetProtections.class);
    }

    @Test
    void a_damaged_memory_of_the_last_start_loosens_nothing() throws Exception {
        start(Map.of("RISK_DAILY_LOSS", "2000"));
        somebodySets(config(Map.of("RISK_DAILY_LOSS", "100")).limits());
        Files.writeString(home.resolve(AppliedSettings.NAME), "{");

        assertThat(account(Map.of("RISK_DAILY_LOSS", "2000")).commands(view)).isEmpty();
    }

    @Test
    void limits_that_were_set_by_command_outlive_a_restart() throws Exception {
        RiskLimits tight = config(Map.of("RISK_DAILY_LOSS", "100")).limits();
        try (ExecutionGateway gateway = QuotedGateway.reopened(home)) {
            DemoAccount account = account(Map.of());
            for (Command command : account.commands(gateway.view())) {
                gateway.submit(command).get(10, TimeUnit.SECONDS);
            }
            account.applied();
            gateway.submit(new Command.SetRiskLimits(DemoMarket.ACCOUNT, tight, "careful", "ada"))
                    .get(10, TimeUnit.SECONDS);
        }
        try (ExecutionGateway gateway = QuotedGateway.reopened(home)) {
            assertThat(account(Map.of()).commands(gateway.view())).isEmpty();
            assertThat(gateway.view().terms(DemoMarket.ACCOUNT).orElseThrow().limits())
                    .isEqualTo(tight);

            for (Command command : account(Map.of("ACCOUNT_TAKER_FEE_PPM", "1")).commands(gateway.view())) {
                gateway.submit(command).get(10, TimeUnit.SECONDS);
            }
            assertThat(gateway.view().terms(DemoMarket.ACCOUNT).orElseThrow()).satisfies(terms -> {
                assertThat(terms.fees().first().takerFeePpm()).isOne();
                assertThat(terms.limits()).isEqualTo(tight);
            });
        }
    }

    private void start(Map<String, String> environment) throws Exception {
        DemoAccount account = account(environment);
        account.commands(view);
        somebodySets(config(environment).limits());
        account.applied();
    }

    private void somebodySets(RiskLimits limits) {
        view.prime(
                1,
                List.of(new Report.AccountOpened(DemoMarket.ACCOUNT, "demo", AccountKind.TRADER, 1_000, 1_000, limits)),
                BarBuilder::new);
    }

    private DemoAccount account(Map<String, String> environment) throws Exception {
        return new DemoAccount(config(environment), home);
    }

    private AccountConfig config(Map<String, String> environment) throws Exception {
        return new ConfigLoader(home, environment).load(folder -> folder).account();
    }
}

package trading.engine.strategy.host;

import static org.assertj.core.api.Assertions.assertThat;
import static trading.engine.orchestrator.PaperDesk.BTC;

import java.util.List;
import org.junit.jupiter.api.Test;
import trading.engine.model.Balance;
import trading.engine.model.FixedPoint;
import trading.engine.model.Position;
import trading.engine.model.Quote;

class PortfolioTest {
    private static final long USDT = FixedPoint.ONE;

    private final Portfolio portfolio = new Portfolio(1, "USDT");

    private final Opening opening = new Opening(
            List.of(BTC),
            List.of(),
            List.of(new Balance(1, "USDT", 900 * USDT, 100 * USDT), new Balance(1, "BTC", 7, 0)),
            List.of(new Position(1, BTC.id(), 100_000, 0, 0, 0), new Position(2, BTC.id(), 5, 0, 0, 0)),
            List.of(new Quote(BTC.id(), 4_000_000, 1, 4_000_100, 1, 0)));

    @Test
    void equity_is_all_cash_and_what_is_held_at_what_it_could_be_sold_for() {
        portfolio.open(opening);
        assertThat(portfolio.equity()).isEqualTo(1_000 * USDT + 40_000 * USDT);
        assertThat(portfolio.freeCash()).isEqualTo(900 * USDT);
    }

    @Test
    void what_was_reported_goes_before_how_it_was_at_the_start() {
        portfolio.update(new Balance(1, "USDT", 500 * USDT, 0));
        portfolio.update(new Position(1, BTC.id(), 0, 0, 0, 0));
        portfolio.open(opening);
        assertThat(portfolio.equity()).isEqualTo(500 * USDT);
    }

    @Test
    void others_accounts_do_not_count() {
        portfolio.open(opening);
        portfolio.update(new Balance(2, "USDT", USDT, 0));
        portfolio.update(new Position(2, BTC.id(), 1_000_000, 0, 0, 0));
        assertThat(portfolio.equity()).isEqualTo(41_000 * USDT);
    }

    @Test
    void a_book_without_bids_keeps_the_last_price() {
        portfolio.open(opening);
        portfolio.update(new Quote(BTC.id(), 0, 0, 4_000_100, 1, 0));
        assertThat(portfolio.equity()).isEqualTo(41_000 * USDT);
    }

    @Test
    void cash_of_orders_under_way_is_not_free_until_they_are_decided() {
        portfolio.open(opening);
        portfolio.reserve(10, 300 * USDT);
        portfolio.reserve(12, 700 * USDT);
        assertThat(portfolio.freeCash()).isZero();
        portfolio.decided(11);
        assertThat(portfolio.freeCash()).isEqualTo(200 * USDT);
        portfolio.decided(12);
        assertThat(portfolio.freeCash()).isEqualTo(900 * USDT);
    }
}

package trading.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import trading.engine.model.Fill;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Liquidity;
import trading.engine.model.Side;

class TaxLotsTest {
    /// Ticks of 1, lots of 1: a lot at a tick is one of the quote asset.
    private static final Instrument COIN =
            new Instrument(0, "COINUSDT", "COIN", "USDT", FixedPoint.ONE, FixedPoint.ONE, 1, 1_000_000, 0);

    private static Fill fill(long time, Side side, long price, long quantity, long fee) {
        return new Fill(time, time, 1, 0, side, price, quantity, fee * FixedPoint.ONE, Liquidity.TAKER, 1, time);
    }

    private static List<String> lots(LotMethod method, Fill... fills) {
        return TaxLots.of(List.of(fills), List.of(COIN), method).stream()
                .map(lot -> (lot.isShort() ? "short " : "") + lot.acquiredNanos() + "-" + lot.disposedNanos() + " "
                        + lot.quantity() + ": " + money(lot.proceeds()) + " - " + money(lot.cost()) + " = "
                        + money(lot.gain()))
                .toList();
    }

    private static String money(long units) {
        return FixedPoint.toDecimal(units).stripTrailingZeros().toPlainString();
    }

    /// Bought 10 at 100, 10 at 130, 10 at 110; 15 sold at 120.
    @ParameterizedTest
    @CsvSource({
        "FIFO,1-4 10: 1200 - 1000 = 200,2-4 5: 600 - 650 = -50",
        "LIFO,3-4 10: 1200 - 1100 = 100,2-4 5: 600 - 650 = -50",
        "HIFO,2-4 10: 1200 - 1300 = -100,3-4 5: 600 - 550 = 50"
    })
    void a_sale_sells_what_the_method_says(LotMethod method, String first, String second) {
        assertThat(lots(
                        method,
                        fill(1, Side.BUY, 100, 10, 0),
                        fill(2, Side.BUY, 130, 10, 0),
                        fill(3, Side.BUY, 110, 10, 0),
                        fill(4, Side.SELL, 120, 15, 0)))
                .containsExactly(first, second);
    }

    @Test
    void fees_are_part_of_cost_and_proceeds_by_quantity() {
        // 10 bought for 1000 and 10 of fees; 4 of them cost 404; sold for 480 less 2
        assertThat(lots(LotMethod.FIFO, fill(1, Side.BUY, 100, 10, 10), fill(2, Side.SELL, 120, 4, 2)))
                .containsExactly("1-2 4: 478 - 404 = 74");
    }

    /// Sold 10 at 120 and 10 at 100; 15 bought back at 110: HIFO takes the sale that gained least first.
    @ParameterizedTest
    @CsvSource({
        "FIFO,short 3-1 10: 1200 - 1100 = 100,short 3-2 5: 500 - 550 = -50",
        "HIFO,short 3-2 10: 1000 - 1100 = -100,short 3-1 5: 600 - 550 = 50"
    })
    void a_short_sale_is_acquired_when_it_is_bought_back(LotMethod method, String first, String second) {
        assertThat(lots(
                        method,
                        fill(1, Side.SELL, 120, 10, 0),
                        fill(2, Side.SELL, 100, 10, 0),
                        fill(3, Side.BUY, 110, 15, 0)))
                .containsExactly(first, second);
    }

    @Test
    void a_sale_of_more_than_there_is_closes_and_then_sells_short() {
        assertThat(lots(
                        LotMethod.FIFO,
                        fill(1, Side.BUY, 100, 10, 0),
                        fill(2, Side.SELL, 110, 15, 0),
                        fill(3, Side.BUY, 90, 5, 0)))
                .containsExactly("1-2 10: 1100 - 1000 = 100", "short 3-2 5: 550 - 450 = 100");
    }

    @ParameterizedTest
    @EnumSource(LotMethod.class)
    void lots_of_a_closed_position_add_up_to_its_fills_to_the_last_unit(LotMethod method) {
        List<Fill> fills = List.of(
                fill(1, Side.BUY, 101, 7, 1),
                fill(2, Side.BUY, 97, 3, 1),
                fill(3, Side.SELL, 103, 1, 0),
                fill(4, Side.SELL, 99, 6, 1),
                fill(5, Side.SELL, 95, 3, 2));
        List<TaxLot> lots = TaxLots.of(fills, List.of(COIN), method);

        assertThat(lots.stream().mapToLong(TaxLot::cost).sum()).isEqualTo((707 + 291 + 2) * FixedPoint.ONE);
        assertThat(lots.stream().mapToLong(TaxLot::proceeds).sum()).isEqualTo((103 + 594 + 285 - 3) * FixedPoint.ONE);
    }
}

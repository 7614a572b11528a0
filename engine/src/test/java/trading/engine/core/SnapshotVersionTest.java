package trading.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trading.engine.core.Asked.buy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import trading.engine.model.OrderType;
import trading.engine.state.StateWriter;

/// States of other versions of the program.
class SnapshotVersionTest {
    private final TestCore market = new TestCore();

    /// The state as it was written before there were arrangements: without its last part.
    private byte[] ofVersionTwo() {
        market.quote(100, 102);
        market.send(buy(5, OrderType.LIMIT).limit(95).command());
        byte[] state = market.core.encode();
        StateWriter last = new StateWriter();
        Arrangements.encode(Snapshot.decode(state), last);
        byte[] older = Arrays.copyOf(state, state.length - last.toBytes().length);
        older[4] = 2;
        return older;
    }

    @Test
    void a_state_of_the_version_before_is_read_as_one_without_arrangements() {
        byte[] older = ofVersionTwo();
        assertThat(TradingCore.decode(older).encode()).isEqualTo(market.core.encode());
    }

    @Test
    void states_of_other_versions_are_refused_and_say_which_are_read() {
        byte[] state = market.core.encode();
        state[4] = 1;
        assertThatThrownBy(() -> TradingCore.decode(state)).hasMessageContaining("reads versions 2 to 3");
        state[4] = 4;
        assertThatThrownBy(() -> TradingCore.decode(state)).hasMessageContaining("reads versions 2 to 3");
    }
}

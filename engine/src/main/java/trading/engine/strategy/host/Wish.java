package trading.engine.strategy.host;

import trading.engine.strategy.Entry;

/// What a strategy said that it wants.
sealed interface Wish {
    String reason();

    record Enter(Entry entry) implements Wish {
        @Override
        public String reason() {
            return entry.reason();
        }
    }

    /// All that it has.
    record ExitAll(String reason) implements Wish {}

    record Close(long tradeId, String reason) implements Wish {}

    record Cancel(long orderId, String reason) implements Wish {}
}

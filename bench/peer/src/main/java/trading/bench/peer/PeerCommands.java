package trading.bench.peer;

import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.api.ApiAddUser;
import exchange.core2.core.common.api.ApiAdjustUserBalance;
import exchange.core2.core.common.api.ApiCancelOrder;
import exchange.core2.core.common.api.ApiCommand;
import exchange.core2.core.common.api.ApiMoveOrder;
import exchange.core2.core.common.api.ApiPlaceOrder;
import java.util.ArrayList;
import java.util.List;
import trading.launcher.bench.OrderStream;
import trading.launcher.bench.StreamShape;

/// A stream of orders in exchange-core's commands, made beforehand, with the same money and fees as ours.
final class PeerCommands {
    private static final int COIN = 1;
    private static final int USDT = 2;
    private static final long DEPOSIT = 4_000_000_000_000_000L;
    private static final long FEE = OrderStream.MIDDLE / 1_000;
    private static final long FIRST_USER = 1;
    private static final int FIRST_SYMBOL = 1;
    private static final long HIGHEST_PRICE = 2 * OrderStream.MIDDLE;
    /// A seller must get more than the fee.
    private static final long LOWEST_PRICE = OrderStream.MIDDLE / 2;

    private PeerCommands() {}

    static List<CoreSymbolSpecification> symbols(StreamShape shape) {
        List<CoreSymbolSpecification> symbols = new ArrayList<>();
        for (int instrument = 0; instrument < shape.instruments(); instrument++) {
            symbols.add(CoreSymbolSpecification.builder()
                    .symbolId(FIRST_SYMBOL + instrument)
                    .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
                    .baseCurrency(COIN)
                    .quoteCurrency(USDT)
                    .baseScaleK(1)
                    .quoteScaleK(1)
                    .makerFee(FEE)
                    .takerFee(FEE)
                    .build());
        }
        return symbols;
    }

    static List<ApiCommand> accounts(StreamShape shape) {
        List<ApiCommand> accounts = new ArrayList<>();
        for (int account = 0; account < shape.accounts(); account++) {
            long user = FIRST_USER + account;
            accounts.add(ApiAddUser.builder().uid(user).build());
            accounts.add(deposit(user, COIN, 1));
            accounts.add(deposit(user, USDT, 2));
        }
        return accounts;
    }

    private static ApiCommand deposit(long user, int currency, long transaction) {
        return ApiAdjustUserBalance.builder()
                .uid(user)
                .currency(currency)
                .amount(DEPOSIT)
                .transactionId(transaction)
                .build();
    }

    static ApiCommand[] orders(OrderStream stream) {
        ApiCommand[] commands = new ApiCommand[stream.size()];
        for (int row = 0; row < commands.length; row++) {
            commands[row] = order(stream, row);
        }
        return commands;
    }

    private static ApiCommand order(OrderStream stream, int row) {
        long user = FIRST_USER + stream.account(row);
        int symbol = FIRST_SYMBOL + stream.instrument(row);
        return switch (stream.kind(row)) {
            case OrderStream.CANCEL ->
                ApiCancelOrder.builder()
                        .uid(user)
                        .orderId(stream.order(row))
                        .symbol(symbol)
                        .build();
            case OrderStream.MOVE ->
                ApiMoveOrder.builder()
                        .uid(user)
                        .orderId(stream.order(row))
                        .newPrice(stream.price(row))
                        .symbol(symbol)
                        .build();
            default -> place(stream, row, user, symbol);
        };
    }

    /// A market order is an IOC order at a price that takes everything. What a buyer reserves allows any
    /// later move.
    private static ApiCommand place(OrderStream stream, int row, long user, int symbol) {
        boolean buy = stream.side(row) == OrderStream.BUY;
        boolean market = stream.kind(row) == OrderStream.MARKET;
        long price = market ? (buy ? HIGHEST_PRICE : LOWEST_PRICE) : stream.price(row);
        return ApiPlaceOrder.builder()
                .uid(user)
                .orderId(stream.order(row))
                .symbol(symbol)
                .action(buy ? OrderAction.BID : OrderAction.ASK)
                .orderType(stream.kind(row) == OrderStream.LIMIT ? OrderType.GTC : OrderType.IOC)
                .price(price)
                .reservePrice(HIGHEST_PRICE)
                .size(stream.quantity(row))
                .build();
    }
}

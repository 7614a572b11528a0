/// Where quotes, trades and bars come from: a [MarketFeed] turns a market into commands.
///
/// ```text
/// market.simulation   agents that trade in our own book  ──┐
/// market.replay       a file of bars                     ──┼──▶ CommandSink (ExecutionGateway::trySubmit)
/// ```
/// A feed has one thread of its own and never blocks the gateway: a busy gateway makes the feed wait. A
/// feed trades with LIQUIDITY accounts ([DemoMarket]).
@NullMarked
package trading.engine.market;

import org.jspecify.annotations.NullMarked;

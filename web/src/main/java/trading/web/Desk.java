package trading.web;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.orchestrator.Orchestrator;
import trading.web.alert.AlertDesk;
import trading.web.analyst.AnalystSource;
import trading.web.backtest.BacktestJobs;
import trading.web.drift.DriftDesk;
import trading.web.exchange.PaperExchange;
import trading.web.history.History;
import trading.web.pattern.PatternDesk;
import trading.web.pattern.Sightings;
import trading.web.security.SecurityRoutes.FeedJson;
import trading.web.service.ServiceDesk;
import trading.web.strategy.Decisions;
import trading.web.strategy.StrategyFiles;
import trading.web.strategy.StrategyJson;
import trading.web.stream.DeskFeeds;
import trading.web.stream.StreamHub;

/// The running product, as far as it can be seen and used from outside. `stream`, `exchange` and `patterns` are
/// report handlers of the gateway; `feed` says where prices come from right now; `killFile`: the file that keeps
/// trading stopped, where there is one.
public record Desk(
        TradingAccount account,
        ExecutionGateway gateway,
        History history,
        StreamHub stream,
        PaperExchange exchange,
        ServiceDesk services,
        Orchestrator strategies,
        StrategyFiles strategyFiles,
        Supplier<FeedJson> feed,
        Supplier<Optional<Path>> killFile,
        AlertDesk alerts,
        AnalystSource analyst,
        BacktestJobs backtests,
        PatternDesk patterns,
        DriftDesk drift,
        Operation operation) {

    Decisions decisions() {
        return new Decisions(strategies, gateway.view(), history);
    }

    DeskFeeds feeds() {
        return new DeskFeeds(
                services,
                alerts::streamed,
                () -> strategies.states().stream().map(StrategyJson::of).toList(),
                decisions()::newest,
                new Sightings(patterns, gateway.view())::newest);
    }
}

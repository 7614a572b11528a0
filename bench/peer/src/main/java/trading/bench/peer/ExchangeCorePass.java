package trading.bench.peer;

import exchange.core2.core.ExchangeCore;
import exchange.core2.core.common.CoreWaitStrategy;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.api.ApiCommand;
import exchange.core2.core.common.api.binary.BatchAddSymbolsCommand;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.config.ExchangeConfiguration;
import exchange.core2.core.common.config.InitialStateConfiguration;
import exchange.core2.core.common.config.PerformanceConfiguration;
import exchange.core2.core.common.config.SerializationConfiguration;
import exchange.core2.core.processors.journaling.DiskSerializationProcessor;
import exchange.core2.core.processors.journaling.DiskSerializationProcessorConfiguration;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import trading.launcher.bench.MatchTally;
import trading.launcher.bench.OrderStream;

/// One session on a fresh exchange-core: configured as in its own throughput tests, with one thread for risk
/// and one for matching.
final class ExchangeCorePass {
    private static final int RING = 32_768;
    private static final int GROUP = 1_536;

    private final Results results = new Results();
    private final OrderStream stream;
    private final ApiCommand[] commands;
    private final ExchangeConfiguration configuration;
    private double perSecond;

    ExchangeCorePass(
            String name,
            OrderStream stream,
            ApiCommand[] commands,
            CoreWaitStrategy waiting,
            @Nullable Path journalFolder) {
        this.stream = stream;
        this.commands = commands;
        this.configuration = ExchangeConfiguration.defaultBuilder()
                .performanceCfg(PerformanceConfiguration.throughputPerformanceBuilder()
                        .ringBufferSize(RING)
                        .matchingEnginesNum(1)
                        .riskEnginesNum(1)
                        .msgsInGroupLimit(GROUP)
                        .waitStrategy(waiting)
                        .build())
                .initStateCfg(
                        journalFolder == null
                                ? InitialStateConfiguration.cleanStart(name)
                                : InitialStateConfiguration.cleanStartJournaling(name))
                .serializationCfg(
                        journalFolder == null ? SerializationConfiguration.DEFAULT : journaling(journalFolder))
                .build();
    }

    private static SerializationConfiguration journaling(Path folder) {
        DiskSerializationProcessorConfiguration usual = DiskSerializationProcessorConfiguration.createDefaultConfig();
        DiskSerializationProcessorConfiguration here = new DiskSerializationProcessorConfiguration(
                folder.toString(),
                usual.getSnapshotLz4CompressorFactory(),
                usual.getJournalFileMaxSize(),
                usual.getJournalBufferSize(),
                usual.getJournalBatchCompressThreshold(),
                usual.getJournalLz4CompressorFactory());
        return new SerializationConfiguration(true, all -> new DiskSerializationProcessor(all, here));
    }

    void run() throws Exception {
        ExchangeCore exchange = ExchangeCore.builder()
                .resultsConsumer(results)
                .exchangeConfiguration(configuration)
                .build();
        exchange.startup();
        try {
            var api = exchange.getApi();
            var added = api.submitBinaryDataAsync(new BatchAddSymbolsCommand(PeerCommands.symbols(stream.shape())))
                    .get(10, TimeUnit.SECONDS);
            if (added != CommandResultCode.SUCCESS && added != CommandResultCode.ACCEPTED) {
                throw new IllegalStateException("peer: symbols were not taken: result=" + added);
            }
            api.submitCommandsSync(PeerCommands.accounts(stream.shape()));
            results.await(stream.opening());
            for (int row = 0; row < stream.opening(); row++) {
                api.submitCommand(commands[row]);
            }
            results.done();
            results.await(commands.length - stream.opening());
            long before = System.nanoTime();
            for (int row = stream.opening(); row < commands.length; row++) {
                api.submitCommand(commands[row]);
            }
            results.done();
            perSecond = (commands.length - stream.opening()) * 1e9 / (System.nanoTime() - before);
        } finally {
            exchange.shutdown();
        }
    }

    double perSecond() {
        return perSecond;
    }

    MatchTally tally() {
        return new MatchTally(results.matches, results.matchedQuantity, results.refused);
    }

    /// Counts what comes out, on exchange-core's last thread.
    private static final class Results implements ObjLongConsumer<OrderCommand> {
        private long matches;
        private long matchedQuantity;
        private long refused;
        private long left;
        private volatile CountDownLatch end = new CountDownLatch(0);

        void await(long count) {
            left = count;
            end = new CountDownLatch(count == 0 ? 0 : 1);
        }

        void done() throws InterruptedException {
            if (!end.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("peer: results are missing: left=" + left);
            }
        }

        @Override
        public void accept(OrderCommand command, long sequence) {
            switch (command.command) {
                case PLACE_ORDER, CANCEL_ORDER, MOVE_ORDER -> count(command);
                default -> {
                    // what is not an order is waited for elsewhere
                }
            }
        }

        private void count(OrderCommand command) {
            if (command.resultCode != CommandResultCode.SUCCESS) {
                refused++;
            }
            for (MatcherTradeEvent event = command.matcherEvent; event != null; event = event.nextEvent) {
                if (event.eventType == MatcherEventType.TRADE) {
                    matches++;
                    matchedQuantity += event.size;
                }
            }
            if (--left == 0) {
                end.countDown();
            }
        }
    }
}

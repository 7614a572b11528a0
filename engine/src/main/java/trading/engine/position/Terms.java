package trading.engine.position;

import trading.engine.model.ExposureLimits;
import trading.engine.model.FillModel;
import trading.engine.model.LimitFill;
import trading.engine.model.LossLimits;
import trading.engine.model.MarginTerms;
import trading.engine.model.RateLimits;
import trading.engine.model.RiskLimits;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// The canonical bytes of an account's terms.
final class Terms {
    private static final LimitFill[] LIMIT_FILLS = LimitFill.values();

    private Terms() {}

    static void encode(RiskLimits limits, StateWriter writer) {
        writer.putLong(limits.maximumOrderNotional());
        writer.putLong(limits.maximumOrderLots());
        writer.putInt(limits.collarPpm());
        writer.putLong(limits.maximumReferenceAgeNanos());
        ExposureLimits exposure = limits.exposure();
        writer.putLong(exposure.instrumentNotional());
        writer.putLong(exposure.strategyNotional());
        writer.putLong(exposure.accountNotional());
        writer.putInt(exposure.leverageHundredths());
        writer.putInt(exposure.openOrders());
        writer.putLong(limits.loss().dailyLoss());
        writer.putInt(limits.loss().drawdownPpm());
        RateLimits rate = limits.rate();
        writer.putInt(rate.messages());
        writer.putLong(rate.messageNanos());
        writer.putInt(rate.cancelReserve());
        writer.putLong(rate.duplicateNanos());
        writer.putInt(rate.executions());
        writer.putLong(rate.executionNanos());
    }

    static RiskLimits limits(StateReader reader) {
        return new RiskLimits(
                reader.readLong(),
                reader.readLong(),
                reader.readInt(),
                reader.readLong(),
                new ExposureLimits(
                        reader.readLong(), reader.readLong(), reader.readLong(), reader.readInt(), reader.readInt()),
                new LossLimits(reader.readLong(), reader.readInt()),
                new RateLimits(
                        reader.readInt(),
                        reader.readLong(),
                        reader.readInt(),
                        reader.readLong(),
                        reader.readInt(),
                        reader.readLong()));
    }

    static void encode(MarginTerms margin, StateWriter writer) {
        writer.putInt(margin.initialPpm());
        writer.putInt(margin.maintenancePpm());
    }

    static MarginTerms margin(StateReader reader) {
        return new MarginTerms(reader.readInt(), reader.readInt());
    }

    static void encode(FillModel model, StateWriter writer) {
        writer.putLong(model.latencyNanos());
        writer.putLong(model.latencyJitterNanos());
        writer.putInt(model.slippagePpm());
        writer.putInt(model.participationPpm());
        writer.putEnum(model.limitFill());
        writer.putLong(model.seed());
    }

    static FillModel fillModel(StateReader reader) {
        return new FillModel(
                reader.readLong(),
                reader.readLong(),
                reader.readInt(),
                reader.readInt(),
                reader.readEnum(LIMIT_FILLS),
                reader.readLong());
    }
}

package trading.engine.market.simulation;

import java.time.Duration;

/// `seed`: the same seed gives the same market. `commandsPerSecond`: the most that all agents together
/// send, at most half again as many in one second. `history`: how long a course of minute bars is made up
/// for an instrument that never had a price; zero for none.
public record SimulationConfig(long seed, int commandsPerSecond, Duration history) {
    public SimulationConfig {
        if (commandsPerSecond < 10 || commandsPerSecond > 10_000) {
            throw new IllegalArgumentException(
                    "simulation: commandsPerSecond=" + commandsPerSecond + ": must be from 10 to 10000");
        }
        if (history.isNegative() || history.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException("simulation: history=" + history + ": must be from 0 to 30 days");
        }
    }

    public static SimulationConfig seeded(long seed) {
        return new SimulationConfig(seed, 40, Duration.ofDays(2));
    }
}

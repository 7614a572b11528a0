package trading.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import trading.launcher.bench.EngineCommands;
import trading.launcher.bench.GatewaySpeed;
import trading.launcher.bench.OrderStream;

/// Our process in the comparison: `STREAM PASSES JOURNAL`; JOURNAL is a folder, or `-` for none. Prints a
/// line `speed=…` for each pass.
public final class GatewayContestant {
    private GatewayContestant() {}

    public static void main(String[] arguments) throws Exception {
        EngineCommands commands = EngineCommands.of(OrderStream.read(Path.of(arguments[0])));
        int passes = Integer.parseInt(arguments[1]);
        for (int number = 0; number < passes; number++) {
            double speed = arguments[2].equals("-")
                    ? GatewaySpeed.inMemory(commands)
                    : GatewaySpeed.durable(
                            Files.createDirectories(Path.of(arguments[2], Integer.toString(number))), commands);
            System.out.println("speed=" + speed);
        }
    }
}

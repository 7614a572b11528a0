package trading.infra.process;

import java.nio.file.Path;

/// Locks a data directory until it is killed.
final class HoldsDataDirectory {
    private HoldsDataDirectory() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (var data = DataDirectory.open(Path.of(arguments[0]))) {
            System.out.println("holding " + data.root());
            Thread.sleep(Long.MAX_VALUE);
        } catch (AlreadyRunningException refused) {
            System.out.println("refused " + refused.pid());
        }
    }
}

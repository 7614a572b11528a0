package trading.launcher;

/// A program that stops in order and takes its time, with a child; for [StopSignalTest].
final class SlowToStop {
    private SlowToStop() {}

    private static void force(String how) {
        System.out.println("forced");
        if (how.equals("never")) {
            new java.util.concurrent.Semaphore(0).acquireUninterruptibly();
        }
    }

    public static void main(String[] arguments) throws Exception {
        StopSignal stop = StopSignal.register();
        if (arguments[0].equals("in-order")) {
            stop.stopsInOrder();
        }
        Process child = new ProcessBuilder("sleep", "600").start();
        stop.forcedBy(() -> force(arguments[2]));
        System.out.println("runs " + child.pid());
        stop.await();
        System.out.println("stopping");
        Thread.sleep(Long.parseLong(arguments[1]));
        System.out.println("closed");
        stop.finished();
        System.exit(0);
    }
}

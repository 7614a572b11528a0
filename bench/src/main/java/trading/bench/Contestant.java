package trading.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import trading.launcher.bench.MatchTally;

/// One of those that are compared: a fresh Java each time, of the same options for everybody.
final class Contestant {
    private static final long LONGEST_MINUTES = 10;
    private static final int MEMORY_ACCESS_IS_AN_OPTION_SINCE = 23;

    private final Path libraries;
    private final String mainClass;
    private final List<String> javaOptions;

    private Contestant(Path libraries, String mainClass, List<String> javaOptions) {
        this.libraries = libraries;
        this.mainClass = mainClass;
        this.javaOptions = javaOptions;
    }

    static Contestant ours(Path libraries) {
        return new Contestant(
                libraries,
                "trading.bench.GatewayContestant",
                List.of(
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-Dlogback.configurationFile=trading/bench/quiet.xml"));
    }

    /// What old libraries need of a new Java.
    static Contestant exchangeCore(Path libraries) {
        List<String> options = new ArrayList<>();
        for (String opened :
                List.of("lang", "lang.reflect", "io", "nio", "util", "util.concurrent", "net", "lang.invoke")) {
            options.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
        }
        for (String opened : List.of("sun.nio.ch", "jdk.internal.ref", "jdk.internal.misc", "sun.nio.fs")) {
            options.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        return new Contestant(libraries, "trading.bench.peer.ExchangeCoreContestant", List.copyOf(options));
    }

    /// What a process printed.
    record Result(List<Double> speeds, MatchTally tally) {
        static Result parse(List<String> lines) {
            List<Double> speeds = new ArrayList<>();
            long[] tally = new long[3];
            for (String line : lines) {
                String[] parts = line.split("=", 2);
                switch (parts[0]) {
                    case "speed" -> speeds.add(Double.parseDouble(parts[1]));
                    case "matches" -> tally[0] = Long.parseLong(parts[1]);
                    case "matchedQuantity" -> tally[1] = Long.parseLong(parts[1]);
                    case "refused" -> tally[2] = Long.parseLong(parts[1]);
                    default -> {
                        // what a library has to say
                    }
                }
            }
            return new Result(List.copyOf(speeds), new MatchTally(tally[0], tally[1], tally[2]));
        }

        /// The median of the passes after the first `warmUps`.
        double speed(int warmUps) {
            double[] counted = speeds.stream()
                    .skip(warmUps)
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            return counted[counted.length / 2];
        }
    }

    Result run(int passes, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xms3g", "-Xmx3g", "-XX:+UseParallelGC", "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= MEMORY_ACCESS_IS_AN_OPTION_SINCE) {
            line.add("--sun-misc-unsafe-memory-access=allow");
        }
        line.addAll(javaOptions);
        line.addAll(List.of("-cp", classPath(), mainClass));
        line.addAll(Arrays.asList(arguments));
        Path printed = Files.createTempFile("trading-bench-", ".out");
        Path complaints = Files.createTempFile("trading-bench-", ".err");
        try {
            Process process = new ProcessBuilder(line)
                    .redirectOutput(printed.toFile())
                    .redirectError(complaints.toFile())
                    .start();
            try {
                if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                    throw new IOException("compare: " + mainClass + " runs for more than " + LONGEST_MINUTES + " min");
                }
            } finally {
                process.destroyForcibly();
            }
            Result result = Result.parse(Files.readAllLines(printed));
            if (process.exitValue() != 0 || result.speeds().size() != passes) {
                throw new IOException("compare: " + mainClass + " exitCode=" + process.exitValue() + " passes="
                        + result.speeds().size() + "\n" + Files.readString(complaints));
            }
            return result;
        } finally {
            Files.deleteIfExists(printed);
            Files.deleteIfExists(complaints);
        }
    }

    private String classPath() {
        return libraries + File.separator + "*" + File.pathSeparator + libraries.resolveSibling("classes");
    }
}

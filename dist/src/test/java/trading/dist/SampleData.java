package trading.dist;

import java.nio.file.Path;

/// Longer real data that is not part of the project.
final class SampleData {
    private SampleData() {}

    /// May not exist; then the test that wants it is skipped.
    static Path file(String name) {
        String folder = System.getenv("TRADING_SAMPLE_DATA");
        Path root =
                folder != null ? Path.of(folder) : Path.of(System.getProperty("trading.root"), "..", "shared", "data");
        return root.resolve(name).toAbsolutePath().normalize();
    }
}

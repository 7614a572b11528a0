package trading.launcher.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One thing that is done to this machine. It can be shown before, as a person would do it.
public sealed interface BootStep {
    /// As it would be typed.
    String shown();

    /// @throws IOException when it failed, with what was said
    void perform() throws IOException, InterruptedException;

    /// Writes a file that everybody may read.
    record Write(Path file, String text) implements BootStep {
        @Override
        public String shown() {
            return "write " + file;
        }

        @Override
        public void perform() throws IOException {
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, text);
        }
    }

    /// Deletes a file where it is there.
    record Delete(Path file) implements BootStep {
        @Override
        public String shown() {
            return "delete " + file;
        }

        @Override
        public void perform() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /// Makes a folder where there is none.
    record MakeFolder(Path folder) implements BootStep {
        @Override
        public String shown() {
            return "make the folder " + folder;
        }

        @Override
        public void perform() throws IOException {
            Files.createDirectories(folder);
        }
    }

    /// Runs a program of the system.
    record Run(List<String> command) implements BootStep {
        public Run {
            command = List.copyOf(command);
        }

        public static Run of(String... command) {
            return new Run(List.of(command));
        }

        @Override
        public String shown() {
            StringBuilder shown = new StringBuilder();
            for (String word : command) {
                shown.append(shown.isEmpty() ? "" : " ").append(quoted(word));
            }
            return shown.toString();
        }

        /// What a shell would read in another way is in its quotes that stop that.
        private static String quoted(String word) {
            if (word.contains("\"") || word.contains("$")) {
                return "'" + word + "'";
            }
            return word.contains(" ") ? '"' + word + '"' : word;
        }

        @Override
        public void perform() throws IOException, InterruptedException {
            String said = output();
            if (!said.isEmpty()) {
                throw new IOException(said);
            }
        }

        /// Empty when it ended with 0; else what it said.
        private String output() throws IOException, InterruptedException {
            Answer answer = Answer.of(command);
            return answer.code() == 0 ? "" : shown() + ": ended with " + answer.code() + ": " + answer.said();
        }
    }

    /// What a program of the system said and ended with.
    record Answer(int code, String said) {
        static Answer of(List<String> command) throws IOException, InterruptedException {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Answer(process.waitFor(), said);
        }
    }
}

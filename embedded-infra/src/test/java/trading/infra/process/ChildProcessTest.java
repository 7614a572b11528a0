package trading.infra.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Ending SOON = Ending.of(Signal.TERM, Duration.ofMillis(300));

    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void nameTheLog() {
        log = folder.resolve("child.log");
    }

    @Test
    void its_pid_exit_code_and_output_are_those_of_the_program() throws IOException {
        var child = ChildProcess.start(shell("echo out $$; echo err >&2; exit 7"));

        assertThat(child.onExit().join()).isEqualTo(7);
        assertThat(Files.readAllLines(log)).containsExactly("out " + child.pid(), "err");
    }

    @Test
    void its_environment_holds_nothing_of_ours() throws IOException {
        ChildProcess.start(shell("env")).onExit().join();

        assertThat(Files.readAllLines(log))
                .contains("LANG=C", "TZ=UTC", "PATH=" + LinuxTools.PATH)
                .allMatch(line -> line.matches("(LANG|TZ|PATH|PWD|OLDPWD|SHLVL|_)=.*"));
    }

    @Test
    void it_hears_the_polite_signal_first() throws IOException {
        // a shell that is just starting a program may miss a signal, so this one waits for a program of before
        var child = ChildProcess.start(shell("sleep 60 & trap 'kill $!; echo asked; exit 3' TERM; echo ready; wait"));
        awaitLog("ready");

        child.stop(Ending.of(Signal.TERM, Duration.ofSeconds(5)));

        assertThat(child.onExit().join()).isEqualTo(3);
        assertThat(log).content().contains("asked");
    }

    @Test
    void one_that_will_not_listen_is_killed() throws IOException {
        var child = ChildProcess.start(shell("trap '' TERM; echo ready; while :; do sleep 0.05; done"));
        awaitLog("ready");

        child.stop(SOON);

        assertThat(child.alive()).isFalse();
        assertThat(child.onExit().join()).isEqualTo(128 + 9);
    }

    @Test
    void its_watcher_leaves_with_it() throws IOException {
        ChildProcess.start(shell("exit 0")).onExit().join();

        await().atMost(Duration.ofSeconds(2))
                .until(() -> SharedRuntime.processesIn(folder).findAny().isEmpty());
    }

    @Test
    void the_pipe_alone_ends_an_orphan_that_will_not_listen() throws Exception {
        var launch = new Launch(
                "stubborn",
                List.of("/bin/sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.05; done"),
                folder,
                Launch.cleanEnvironment(),
                new Privileges.Unchanged(),
                log,
                LogLimits.USUAL,
                SOON);
        var nothing = new LinuxTools(Optional.empty(), Optional.empty(), Optional.empty());
        Process child = new ProcessBuilder(DeathPipe.wrap(launch, nothing))
                .directory(folder.toFile())
                .redirectOutput(log.toFile())
                .start();
        awaitLog("ready");

        child.getOutputStream().close(); // what the kernel does for a JVM that died

        await().atMost(Duration.ofSeconds(2)).until(() -> !child.isAlive());
        await().atMost(Duration.ofSeconds(1))
                .until(() -> SharedRuntime.processesIn(folder).findAny().isEmpty());
    }

    @Test
    void its_last_words_after_our_death_are_in_the_log() throws Exception {
        var launch = shell("trap 'sleep 0.2; echo last words; exit' TERM; echo ready; while :; do sleep 0.05; done");
        Process child = new ProcessBuilder(DeathPipe.wrap(launch))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(child.inputReader().readLine()).isEqualTo("ready");

        child.getInputStream().close(); // what the kernel does for a JVM that died
        child.getOutputStream().close();

        await().atMost(Duration.ofSeconds(2)).until(() -> !child.isAlive());
        awaitLog("last words");
        await().atMost(Duration.ofSeconds(1))
                .until(() -> SharedRuntime.processesIn(folder).findAny().isEmpty());
    }

    @Test
    void what_could_steer_a_terminal_is_written_as_an_escape() throws IOException {
        ChildProcess.start(shell("printf 'red \\033[31m \\342\\200\\256 back\\rover\\007\\n\\303\\251\\n'"))
                .onExit()
                .join();

        assertThat(Files.readAllLines(log)).containsExactly("red \\u001b[31m \\u202e back\\rover\\u0007", "\u00e9");
    }

    @Test
    void a_program_of_its_that_lives_on_does_not_keep_it_from_ending() throws IOException {
        var child = ChildProcess.start(shell("sleep 5 & echo $!"));

        assertThat(child.onExit()
                        .orTimeout(4, java.util.concurrent.TimeUnit.SECONDS)
                        .join())
                .isZero();
        ProcessHandle.of(Long.parseLong(Files.readString(log).strip())).ifPresent(ProcessHandle::destroyForcibly);
    }

    private Launch shell(String script) {
        return new Launch(
                "shell",
                List.of("/bin/sh", "-c", script),
                folder,
                Launch.cleanEnvironment(),
                new Privileges.Unchanged(),
                log,
                LogLimits.USUAL,
                SOON);
    }

    private void awaitLog(String text) {
        await().atMost(Duration.ofSeconds(5))
                .until(() -> Files.exists(log) && Files.readString(log).contains(text));
    }
}

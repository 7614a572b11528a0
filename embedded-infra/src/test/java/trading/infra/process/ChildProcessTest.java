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
    void a_full_log_moves_aside_and_only_so_many_are_kept() throws IOException {
        var full = new ChildLog(log, 10);
        for (int i = 1; i <= 6; i++) {
            Files.writeString(log, "number " + i + " is long enough");
            full.rotateWhenFull();
        }

        assertThat(log).isEmptyFile();
        assertThat(folder.resolve("child.log.1")).hasContent("number 6 is long enough");
        assertThat(folder.resolve("child.log.4")).hasContent("number 3 is long enough");
        assertThat(folder.resolve("child.log.5")).doesNotExist();
    }

    private Launch shell(String script) {
        return new Launch(
                "shell",
                List.of("/bin/sh", "-c", script),
                folder,
                Launch.cleanEnvironment(),
                new Privileges.Unchanged(),
                log,
                SOON);
    }

    private void awaitLog(String text) {
        await().atMost(Duration.ofSeconds(5))
                .until(() -> Files.exists(log) && Files.readString(log).contains(text));
    }
}

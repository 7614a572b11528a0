package trading.web.security.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {
    private static final String HASH = PasswordHash.standIn();

    @TempDir
    Path folder;

    private static User done(UserChange change) {
        return ((UserChange.Done) change).user();
    }

    private static UserChange.Reason refused(UserChange change) {
        return ((UserChange.Refused) change).reason();
    }

    @Test
    void users_outlive_the_process_in_a_file_for_the_owner_only() throws Exception {
        Users users = Users.in(folder);
        users.setUp("Anna", HASH);
        users.add("bob", Role.VIEWER, HASH);

        assertThat(Users.in(folder).all())
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(users.all());
        assertThat(Users.in(folder).find("anna").orElseThrow().role()).isEqualTo(Role.ADMIN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("users.json"))))
                .isEqualTo("rw-------");
        assertThat(users.all().toString()).doesNotContain("argon2");
    }

    @Test
    void a_name_has_one_form_whatever_was_written() {
        Users users = Users.in(folder);

        assertThat(done(users.setUp("  ANNA ", HASH)).name()).isEqualTo("anna");
        assertThat(refused(users.add("Ａｎｎａ", Role.VIEWER, HASH))).isEqualTo(UserChange.Reason.TAKEN);
        for (String wrong : List.of("", " ", "-a", "a b", "a/b", "ann\u0430", "a".repeat(33), "cli:anna", "a\nb")) {
            assertThat(refused(users.add(wrong, Role.VIEWER, HASH))).as(wrong).isEqualTo(UserChange.Reason.NAME);
        }
    }

    @Test
    void the_last_admin_who_can_log_in_stays() {
        Users users = Users.in(folder);
        users.setUp("anna", HASH);
        users.add("bob", Role.TRADER, HASH);

        assertThat(refused(users.remove("anna"))).isEqualTo(UserChange.Reason.LAST_ADMIN);
        assertThat(refused(users.setDisabled("anna", true))).isEqualTo(UserChange.Reason.LAST_ADMIN);
        assertThat(refused(users.setRole("anna", Role.TRADER))).isEqualTo(UserChange.Reason.LAST_ADMIN);
        assertThat(Users.in(folder).find("anna").orElseThrow().role()).isEqualTo(Role.ADMIN);

        users.setRole("bob", Role.ADMIN);
        assertThat(users.remove("anna")).isInstanceOf(UserChange.Done.class);
        assertThat(refused(users.remove("anna"))).isEqualTo(UserChange.Reason.UNKNOWN);
    }

    @Test
    void what_ends_sessions_raises_the_version_and_a_name_used_again_never_has_one_of_before() {
        Users users = Users.in(folder);
        users.setUp("anna", HASH);
        long before = done(users.add("bob", Role.TRADER, HASH)).version();

        assertThat(done(users.setRole("bob", Role.TRADER)).version()).isEqualTo(before);
        assertThat(done(users.setRole("bob", Role.VIEWER)).version()).isEqualTo(before + 1);
        assertThat(done(users.setPassword("bob", PasswordHash.standIn())).version())
                .isEqualTo(before + 2);
        assertThat(done(users.setDisabled("bob", true)).version()).isEqualTo(before + 3);
        Set<Long> versions = new HashSet<>();
        for (int again = 0; again < 50; again++) {
            versions.add(done(users.remove("bob")).version());
            assertThat(versions)
                    .doesNotContain(done(users.add("bob", Role.TRADER, HASH)).version());
        }
    }

    @Test
    void of_several_set_ups_at_once_one_succeeds() throws Exception {
        int many = 6;
        CyclicBarrier together = new CyclicBarrier(many);
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Callable<UserChange>> tries = IntStream.range(0, many)
                    .mapToObj(i -> (Callable<UserChange>) () -> {
                        // each as a program of its own would
                        Users users = Users.in(folder);
                        together.await();
                        return users.setUp("user" + i, HASH);
                    })
                    .toList();
            int winners = 0;
            for (Future<UserChange> each : threads.invokeAll(tries)) {
                winners += each.get() instanceof UserChange.Done ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
        assertThat(Users.in(folder).all()).hasSize(1);
    }

    @Test
    void what_another_program_has_changed_is_neither_lost_nor_overlooked() {
        Users here = Users.in(folder);
        here.setUp("anna", HASH);
        Users elsewhere = Users.in(folder);
        elsewhere.add("bob", Role.VIEWER, HASH);

        assertThat(here.find("bob")).isEmpty();
        here.reload();
        assertThat(here.find("bob")).isPresent();

        elsewhere.add("carl", Role.VIEWER, HASH);
        here.add("dora", Role.VIEWER, HASH);
        assertThat(Users.in(folder).all())
                .extracting(User::name)
                .containsExactlyInAnyOrder("anna", "bob", "carl", "dora");
    }

    @Test
    void a_damaged_file_stops_the_start_and_is_not_written_over() throws Exception {
        Path file = folder.resolve("users.json");
        for (String damaged : List.of(
                "{",
                "{\"format\":1,\"users\":[{\"name\":\"anna\",\"role\":\"king\",\"version\":1,\"created\":\"2026-01-01T00:00:00Z\"}]}",
                "{\"format\":1,\"users\":[{\"name\":\"anna\",\"role\":\"admin\",\"password\":\"plain\",\"version\":1,"
                        + "\"created\":\"2026-01-01T00:00:00Z\"}]}")) {
            Files.writeString(file, damaged);
            assertThatThrownBy(() -> Users.in(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("users.json");
            assertThat(Files.readString(file)).isEqualTo(damaged);
        }
    }
}

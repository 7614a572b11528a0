package trading.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemorySettingsTest {
    private static final long GIB = 1L << 30;

    @Test
    void a_small_machine_is_not_asked_for_more_than_it_has() {
        assertThat(MemorySettings.of(GIB / 2)).isEqualTo(new MemorySettings(32, 128, 2, 16));
    }

    @Test
    void a_laptop_gives_a_sixteenth() {
        assertThat(MemorySettings.of(4 * GIB)).isEqualTo(new MemorySettings(256, 1024, 4, 64));
    }

    @Test
    void a_large_machine_gives_no_more_than_half_a_gigabyte() {
        assertThat(MemorySettings.of(512 * GIB)).isEqualTo(new MemorySettings(512, 8192, 16, 128));
    }

    @Test
    void an_unknown_machine_counts_as_small() {
        assertThat(MemorySettings.of(0)).isEqualTo(new MemorySettings(32, 64, 2, 16));
    }

    @Test
    void this_machine_is_known() {
        assertThat(MemorySettings.ofThisMachine()).isNotEqualTo(MemorySettings.of(0));
    }
}

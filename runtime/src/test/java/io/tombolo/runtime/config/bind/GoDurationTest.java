package io.tombolo.runtime.config.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "30s, PT30S",
        "1h30m, PT1H30M",
        "1.5s, PT1.5S",
        "200ms, PT0.2S",
        "-2us, PT-0.000002S",
        "3µs, PT0.000003S",
        "7ns, PT0.000000007S",
        "0, PT0S",
        ".5h, PT30M",
        "87600h, PT87600H",
    })
    void readsWhatGoReads(String text, Duration duration) {
        assertThat(GoDuration.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "30, missing unit in duration \"30\"",
        "1d, unknown unit \"d\" in duration \"1d\"",
        "s, invalid duration \"s\"",
        "-, invalid duration \"-\"",
        "'', invalid duration \"\"",
        "1.2.3s, invalid duration \"1.2.3s\"",
        "9999999999h, invalid duration \"9999999999h\"",
    })
    void refusesWhatGoRefuses(String text, String reason) {
        assertThatThrownBy(() -> GoDuration.parse(text)).hasMessage("time: " + reason);
    }
}

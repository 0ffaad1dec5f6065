package io.tombolo.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.runtime.config.load.ConfigurationLoader;
import io.tombolo.runtime.config.load.LoadRequest;
import io.tombolo.runtime.config.load.Loaded;
import io.tombolo.runtime.config.tree.Violation;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WrongConfigurationsTest {

    static Stream<WrongConfigurations.Case> wrongConfigurations() {
        return WrongConfigurations.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongConfigurations")
    void areRefusedWithEverythingThatIsWrong(WrongConfigurations.Case wrong) {
        var host = TlsFiles.on(new FakeHost()).with("wrong." + wrong.format(), wrong.file());

        var violations = violations(host, "wrong." + wrong.format());

        assertThat(violations).containsExactlyElementsOf(wrong.violations());
    }

    @Test
    void areRefusedWithThirtyDifferentMessagesAtLeast() {
        Set<String> messages = new HashSet<>();

        for (var wrong : WrongConfigurations.all()) {
            messages.add(String.join("\n", wrong.violations()).replaceAll("wrong\\.\\w+:\\d+:\\d+: ", ""));
        }

        assertThat(messages).hasSize(WrongConfigurations.all().size()).hasSizeGreaterThan(30);
    }

    private static List<String> violations(FakeHost host, String file) {
        var loaded = ConfigurationLoader.load(LoadRequest.on(host).withFiles(List.of(Path.of(file))));
        return switch (loaded) {
            case Loaded.Valid _ -> List.of();
            case Loaded.Invalid invalid ->
                invalid.violations().stream().map(Violation::text).toList();
        };
    }
}

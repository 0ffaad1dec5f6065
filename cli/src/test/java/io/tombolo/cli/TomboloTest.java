package io.tombolo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TomboloTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void listsItsCommandsOnStderrWhenCalledBare() {
        assertThat(run()).isEqualTo(127);

        assertThat(err.toString()).contains("Available commands are:", "agent", "validate", "version");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "-help", "--help"})
    void listsItsCommandsOnStdoutWhenAsked(String flag) {
        assertThat(run(flag)).isZero();

        assertThat(out.toString()).contains("Available commands are:");
    }

    @Test
    void refusesAnUnknownCommand() {
        assertThat(run("frobnicate")).isEqualTo(127);

        assertThat(err.toString()).contains("Usage: tombolo");
    }

    @Test
    void refusesAnUnknownFlagInTheWordsThatScriptsKnow() {
        assertThat(run("version", "-x=1")).isEqualTo(1);

        assertThat(err.toString())
                .startsWith("flag provided but not defined: -x")
                .contains("-format");
    }

    @Test
    void explainsACommand() {
        assertThat(run("agent", "-help")).isZero();

        assertThat(out.toString()).contains("-bootstrap-expect", "-config-dir", "-primary-gateway");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "-version", "--version"})
    void saysItsVersion(String word) {
        assertThat(run(word)).isZero();

        assertThat(out.toString()).matches("(?s)Tombolo v\\d+\\.\\d+\\.\\d+(-dev)?\\RProtocol 2 spoken by default.*");
    }

    @Test
    void saysItsVersionAsJsonThatTestHarnessesParse() {
        assertThat(run("version", "-format=json")).isZero();

        assertThat(out.toString()).startsWith("{\n   \"Version\": \"").contains("\"Default\": 2");
    }

    @Test
    void refusesAnUnknownFormat() {
        assertThat(run("version", "-format", "yaml")).isEqualTo(1);

        assertThat(err.toString()).contains("yaml", "pretty, json");
    }

    @Test
    void validateWantsAFile() {
        assertThat(run("validate")).isEqualTo(1);

        assertThat(err.toString().strip()).isEqualTo("Must specify at least one config file or directory");
    }

    @Test
    void validateAcceptsAGoodFile() throws Exception {
        Path file = Files.writeString(folder.resolve("good.hcl"), """
                data_dir = "/var/lib/tombolo"
                bind_addr = "127.0.0.1"
                """);

        assertThat(run("validate", file.toString())).isZero();

        assertThat(out.toString().strip()).isEqualTo("Configuration is valid!");
    }

    @Test
    void validateIsQuietWhenAsked() throws Exception {
        Path file = Files.writeString(folder.resolve("good.json"), """
                {"data_dir": "/var/lib/tombolo", "bind_addr": "127.0.0.1"}
                """);

        assertThat(run("validate", "-quiet", file.toString())).isZero();

        assertThat(out.toString()).isEmpty();
    }

    @Test
    void validateSaysEverythingThatIsWrong() throws Exception {
        Path file = Files.writeString(folder.resolve("bad.hcl"), """
                data_dir = "/var/lib/tombolo"
                bootstrap = true
                foo = 1
                """);

        assertThat(run("validate", file.toString())).isEqualTo(1);

        assertThat(err.toString())
                .contains("Config validation failed: ")
                .contains("invalid config key foo")
                .contains("'bootstrap = true' requires 'server = true'");
    }

    @Test
    void validateNamesAFileThatIsMissing() {
        assertThat(run("validate", folder.resolve("nope.hcl").toString())).isEqualTo(1);

        assertThat(err.toString()).contains("nope.hcl").contains("no such file or directory");
    }

    private int run(String... arguments) {
        return Tombolo.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}

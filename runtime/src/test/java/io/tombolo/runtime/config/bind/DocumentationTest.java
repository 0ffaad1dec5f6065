package io.tombolo.runtime.config.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.runtime.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Keeps `docs/configuration.md` what the records say.
class DocumentationTest {

    private static final Path MANUAL = Path.of("../docs/configuration.md");

    @Test
    void theManualIsWhatTheRecordsSay() throws IOException {
        String manual = Documentation.of(Schema.of(Configuration.class));
        if (Boolean.getBoolean("write.docs")) {
            Files.createDirectories(MANUAL.getParent());
            Files.writeString(MANUAL, manual);
        }

        assertThat(Files.exists(MANUAL) ? Files.readString(MANUAL) : "")
                .as("docs/configuration.md is stale; write it anew: mvn -pl runtime -am test -Dtest=DocumentationTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dwrite.docs=true")
                .isEqualTo(manual);
    }

    @Test
    void everyKeyHasAMeaningAndAVariableOfItsOwn() {
        var schema = Schema.of(Configuration.class);

        var variables = schema.keys().stream()
                .flatMap(key -> EnvironmentSource.variable(key).stream())
                .toList();

        assertThat(schema.keys()).allMatch(key -> !key.declared().says().isBlank());
        assertThat(variables).doesNotHaveDuplicates().hasSizeGreaterThan(200);
    }

    @Test
    void noTwoFlagsHaveOneName() {
        assertThat(Schema.of(Configuration.class).flags())
                .extracting(Flag::name)
                .doesNotHaveDuplicates()
                .contains("server", "datacenter", "primary-gateway", "bootstrap-expect", "dev");
    }

    @Test
    void everyOldKeyLeadsToAKey() {
        var schema = Schema.of(Configuration.class);

        assertThat(schema.renames().values())
                .allMatch(rename -> schema.key(rename.to()).isPresent());
        assertThat(schema.renames().keySet()).noneMatch(old -> schema.key(old).isPresent());
    }
}

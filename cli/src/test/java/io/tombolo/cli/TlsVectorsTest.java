package io.tombolo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The recorded invocations of `consul tls …`, one after the other in one folder.
class TlsVectorsTest {

    @TempDir
    private static Path folder;

    @TestFactory
    List<DynamicTest> printsAndReturnsWhatConsulDoes() {
        var tests = new ArrayList<DynamicTest>();
        for (JsonNode recorded : JsonMapper.shared()
                .readTree(Path.of("../testing/vectors/cli/tls.json").toFile())) {
            tests.add(DynamicTest.dynamicTest(recorded.get("name").asString(), () -> replay(recorded)));
        }
        return tests;
    }

    private static void replay(JsonNode recorded) {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] arguments = recorded.get("args")
                .valueStream()
                .skip(1)
                .map(JsonNode::asString)
                .toArray(String[]::new);

        int exitCode = Tombolo.execute(
                "tls",
                new Tombolo.Word("", () -> TlsCommand.spec(folder)),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                arguments);

        assertThat(err.toString()).isEqualTo(recorded.get("stderr").asString());
        assertThat(out.toString()).isEqualTo(recorded.get("stdout").asString());
        assertThat(exitCode).isEqualTo(recorded.get("exit").asInt());
    }
}

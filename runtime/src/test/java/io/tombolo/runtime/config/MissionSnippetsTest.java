package io.tombolo.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.runtime.config.load.ConfigurationLoader;
import io.tombolo.runtime.config.load.LoadRequest;
import io.tombolo.runtime.config.load.Loaded;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissionSnippetsTest {

    private static final String SERVER = "server = true\ndata_dir = \"/data\"\n";

    @Test
    void loadsThePrimarysSnippetAsItStandsOnOneLine() {
        var host = new FakeHost()
                .with("/c/a.hcl", SERVER)
                .with("/c/b.hcl", "connect { enabled = true enable_mesh_gateway_wan_federation = true }");

        var loaded = load(host);

        System.out.println(loaded);
        assertThat(loaded).isNotNull();
    }

    private static Loaded load(FakeHost host) {
        return ConfigurationLoader.load(LoadRequest.on(host).withFiles(List.of(Path.of("/c"))));
    }
}

package io.tombolo.certauthority.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpiffeIdTest {

    @Test
    void readsTheFiveKinds() {
        assertThat(parse("spiffe://Ab.consul/ns/default/dc/dc1/svc/web"))
                .contains(new SpiffeId.Service("ab.consul", "default", "dc1", "web"));
        assertThat(parse("spiffe://ab.consul/agent/client/dc/dc1/id/n%201"))
                .contains(new SpiffeId.Agent("ab.consul", "dc1", "n 1"));
        assertThat(parse("spiffe://ab.consul/gateway/mesh/dc/dc1"))
                .contains(new SpiffeId.MeshGateway("ab.consul", "dc1"));
        assertThat(parse("spiffe://ab.consul/agent/server/dc/dc1")).contains(new SpiffeId.Servers("ab.consul", "dc1"));
        assertThat(parse("spiffe://ab.consul")).contains(new SpiffeId.Signing("ab.consul"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ab.consul/ns/default/dc/dc1/svc/web",
                "spiffe://ab.consul/",
                "spiffe://ab.consul/ns/default/dc/dc1/svc/",
                "spiffe://ab.consul/ns/default/dc/dc1/svc/web/more",
                "spiffe://ab.consul/ns/default/dc/dc1/svc/web?x=y",
                "spiffe://ab.consul/ns/default/dc/dc1/svc/web#x",
                "spiffe://me@ab.consul/ns/default/dc/dc1/svc/web",
                "spiffe://ab.consul:1/ns/default/dc/dc1/svc/web",
                "spiffe:///ns/default/dc/dc1/svc/web",
                "mailto:somebody@example.com",
                ""
            })
    void readsNothingElse(String text) {
        assertThat(parse(text)).isEmpty();
    }

    private static java.util.Optional<SpiffeId> parse(String text) {
        return SpiffeId.parse(URI.create(text));
    }
}

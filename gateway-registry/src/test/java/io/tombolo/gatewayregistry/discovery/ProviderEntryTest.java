package io.tombolo.gatewayregistry.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProviderEntryTest {

    @Test
    void pairsAreReadAndValuesMayBeQuoted() {
        assertThat(ProviderEntry.parse("provider=k8s namespace=consul  label_selector=\"app=gw, tier=edge\""))
                .isEqualTo(
                        new ProviderEntry("k8s", Map.of("namespace", "consul", "label_selector", "app=gw, tier=edge")));
    }

    @Test
    void whatIsNoEntryIsRefusedWithItsFault() {
        assertThatThrownBy(() -> ProviderEntry.parse("provider=k8s namespace"))
                .hasMessageContaining("\"namespace\" is no pair key=value");
        assertThatThrownBy(() -> ProviderEntry.parse("provider=k8s a=\"b")).hasMessageContaining("quote of a");
        assertThatThrownBy(() -> ProviderEntry.parse("a=provider=k8s")).hasMessageContaining("no provider is named");
    }
}

package io.tombolo.meshgateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.tombolo.runtime.config.host.LocalHost;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes a gateway and what is shown of it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MeshGatewayProperties.class)
class MeshGatewayWiring {

    @Bean
    GatewaySettings gatewaySettings(MeshGatewayProperties properties) {
        return SettingsReader.read(properties, new LocalHost(InstantSource.system()).interfaces());
    }

    @Bean(destroyMethod = "close")
    MeshGateway meshGateway(GatewaySettings settings, MeterRegistry meters) throws IOException {
        return MeshGateway.start(settings, meters);
    }

    @Bean
    HealthIndicator gatewayHealthIndicator(MeshGateway gateway) {
        return new GatewayHealth(gateway);
    }
}

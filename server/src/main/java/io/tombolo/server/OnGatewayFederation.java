package io.tombolo.server;

import io.tombolo.runtime.config.Configuration;
import java.util.Objects;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// What only servers have that reach other datacenters through mesh gateways.
final class OnGatewayFederation implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var configuration = Objects.requireNonNull(context.getBeanFactory()).getBean(Configuration.class);
        return configuration.isServer() && configuration.gatewayFederation();
    }
}

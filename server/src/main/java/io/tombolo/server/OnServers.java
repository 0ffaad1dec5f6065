package io.tombolo.server;

import io.tombolo.runtime.config.Configuration;
import java.util.Objects;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// What only servers have.
final class OnServers implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Objects.requireNonNull(context.getBeanFactory())
                .getBean(Configuration.class)
                .isServer();
    }
}

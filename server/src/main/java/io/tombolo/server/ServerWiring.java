package io.tombolo.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.tombolo.contract.members.Members;
import io.tombolo.gossipservice.GossipNode;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.net.EventLoops;
import java.io.IOException;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/// Makes the parts of a server, in the order in which data flows through them.
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ServerWiring {

    /// Bytes are moved by one thread a core; whatever waits does so on virtual threads.
    @Bean(destroyMethod = "close")
    EventLoops eventLoops() {
        return EventLoops.start("net", Runtime.getRuntime().availableProcessors());
    }

    @Bean(destroyMethod = "close")
    GossipNode gossip(Configuration configuration, EventLoops loops, MeterRegistry meters, Ending ending)
            throws IOException {
        return GossipNode.start(configuration, loops, meters, ending::because);
    }

    @Bean
    Members members(GossipNode gossip) {
        return gossip.members();
    }

    @Bean
    Ending ending() {
        return new Ending();
    }

    @Bean
    HealthIndicator gossipHealthIndicator(Members members) {
        return new GossipHealth(members);
    }
}

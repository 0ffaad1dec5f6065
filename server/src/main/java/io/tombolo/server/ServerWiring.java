package io.tombolo.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.members.Members;
import io.tombolo.gossipservice.GossipNode;
import io.tombolo.rpcforwarder.RpcForwarder;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.net.EventLoops;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

    /// Nobody leads a datacenter whose catalog is not there yet.
    @Bean
    Leadership leadership() {
        return new NoLeadership();
    }

    @Bean(destroyMethod = "close")
    RpcForwarder rpc(
            Configuration configuration,
            EventLoops loops,
            MeterRegistry meters,
            GossipNode gossip,
            Members members,
            Leadership leadership)
            throws IOException {
        return RpcForwarder.start(
                configuration,
                new RpcForwarder.Surroundings(
                        loops,
                        meters,
                        members,
                        leadership,
                        List.of(),
                        Optional.empty(),
                        gossip.gatewayIntake().map(Function.identity()),
                        gossip.gatewayIntake().map(Function.identity())));
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

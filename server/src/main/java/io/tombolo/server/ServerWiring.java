package io.tombolo.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.tombolo.agent.AgentService;
import io.tombolo.catalogservice.CatalogService;
import io.tombolo.certauthority.files.FileCertificates;
import io.tombolo.contract.agent.AgentControl;
import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.members.Members;
import io.tombolo.gossipservice.GossipNode;
import io.tombolo.httpapi.HttpApi;
import io.tombolo.httpapi.agent.AgentRoutes;
import io.tombolo.rpcforwarder.RpcForwarder;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.http.Routes;
import io.tombolo.runtime.net.EventLoops;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/// Makes the parts of a server, in the order in which data flows through them.
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ServerWiring {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.server");

    /// Bytes are moved by one thread a core; whatever waits does so on virtual threads.
    @Bean(destroyMethod = "close")
    EventLoops eventLoops() {
        return EventLoops.start("net", Runtime.getRuntime().availableProcessors());
    }

    /// The TLS files, watched: whoever speaks TLS follows them.
    @Bean(destroyMethod = "close")
    FileCertificates certificates(Configuration configuration, MeterRegistry meters) throws IOException {
        FileCertificates certificates = FileCertificates.start(configuration, InstantSource.system());
        certificates.measure(meters);
        return certificates;
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

    /// A server keeps the catalog, alone or with others; a client asks servers.
    @Bean(destroyMethod = "close")
    @Conditional(OnServers.class)
    CatalogService catalog(
            Configuration configuration,
            EventLoops loops,
            FileCertificates certificates,
            MeterRegistry meters,
            Members members,
            Ending ending)
            throws IOException {
        return CatalogService.start(
                configuration,
                new CatalogService.Surroundings(
                        loops,
                        certificates,
                        members,
                        meters,
                        reason -> LOG.atError().log(reason)));
    }

    @Bean
    Leadership leadership(Optional<CatalogService> catalog) {
        return catalog.map(CatalogService::leadership).orElseGet(NoLeadership::new);
    }

    @Bean(destroyMethod = "close")
    RpcForwarder rpc(
            Configuration configuration,
            EventLoops loops,
            MeterRegistry meters,
            GossipNode gossip,
            Members members,
            Leadership leadership,
            FileCertificates certificates,
            Optional<CatalogService> catalog)
            throws IOException {
        return RpcForwarder.start(
                configuration,
                new RpcForwarder.Surroundings(
                        loops,
                        meters,
                        members,
                        leadership,
                        certificates,
                        catalog.map(CatalogService::endpoint).stream().toList(),
                        catalog.map(CatalogService::snapshots),
                        gossip.gatewayIntake().map(Function.identity()),
                        gossip.gatewayIntake().map(Function.identity()),
                        catalog.map(CatalogService::voters)));
    }

    @Bean(destroyMethod = "close")
    AgentService agent(Configuration configuration, RpcForwarder rpc, Members members, MeterRegistry meters)
            throws IOException {
        return AgentService.start(configuration, new AgentService.Surroundings(rpc.caller(), members, meters));
    }

    @Bean
    AgentControl control(
            Configuration configuration,
            Again again,
            GossipNode gossip,
            AgentService agent,
            MeterRegistry meters,
            Ending ending) {
        return new ServerControl(configuration, again.loader(), gossip, agent, meters, ending);
    }

    @Bean(destroyMethod = "close")
    HttpApi httpApi(
            Configuration configuration,
            RpcForwarder rpc,
            Members members,
            AgentService agent,
            AgentControl control,
            Optional<CatalogService> catalog) {
        return HttpApi.of(
                configuration,
                new HttpApi.Surroundings(
                        rpc.caller(),
                        members,
                        new AgentRoutes.Agent(agent, control, agent.leaves()),
                        catalog.map(CatalogService::snapshots)));
    }

    /// Every bean that has routes is served.
    @Bean
    ReactiveWebServerFactory http(Configuration configuration, EventLoops loops, List<Routes> parts) {
        return new HttpServing(configuration, loops, parts);
    }

    @Bean
    Ending ending() {
        return new Ending();
    }

    @Bean
    HealthIndicator gossipHealthIndicator(Members members) {
        return new GossipHealth(members);
    }

    @Bean
    HealthIndicator certificatesHealthIndicator(FileCertificates certificates) {
        return new CertificateHealth(certificates);
    }
}

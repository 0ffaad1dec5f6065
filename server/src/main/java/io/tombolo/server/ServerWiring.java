package io.tombolo.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.tombolo.agent.AgentService;
import io.tombolo.catalogservice.CatalogService;
import io.tombolo.certauthority.files.FileCertificates;
import io.tombolo.certauthority.mesh.ConnectAuthority;
import io.tombolo.certauthority.mesh.Permissions;
import io.tombolo.contract.agent.AgentControl;
import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.members.Members;
import io.tombolo.gatewayregistry.GatewayLocations;
import io.tombolo.gatewayregistry.GatewayRegistry;
import io.tombolo.gatewayregistry.discovery.DnsHostNames;
import io.tombolo.gatewayregistry.discovery.DnsRecords;
import io.tombolo.gatewayregistry.discovery.DnsServices;
import io.tombolo.gossipservice.GossipNode;
import io.tombolo.httpapi.HttpApi;
import io.tombolo.httpapi.agent.AgentRoutes;
import io.tombolo.rpcforwarder.RpcForwarder;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.http.Routes;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.pool.GatewayDialer;
import io.tombolo.runtime.tls.ReplaceableTls;
import io.tombolo.runtime.tls.TlsMaterial;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /// What every connection to and from other servers is secured with.
    @Bean
    ReplaceableTls serverTls(FileCertificates certificates) {
        ReplaceableTls tls = ReplaceableTls.none();
        certificates.watch(
                identity -> tls.replace(new TlsMaterial(identity.chain(), identity.key(), identity.authorities())));
        return tls;
    }

    @Bean(destroyMethod = "close")
    Connector connector(EventLoops loops, ReplaceableTls serverTls) {
        return new Connector(loops, serverTls);
    }

    @Bean(destroyMethod = "close")
    @Conditional(OnServers.class)
    DnsRecords dnsRecords(EventLoops loops) {
        return DnsRecords.ofSystem(loops);
    }

    /// Whom to dial is known before anything is dialled.
    @Bean(destroyMethod = "close")
    @Conditional(OnServers.class)
    GatewayLocations gatewayLocations(Configuration configuration, DnsRecords dns) {
        var hostNames = new DnsHostNames(dns);
        return GatewayLocations.start(configuration, hostNames, List.of(new DnsServices(dns, hostNames)));
    }

    /// The only way to servers of other datacenters, if they are federated through gateways.
    @Bean
    @Conditional(OnGatewayFederation.class)
    GatewayDialer gatewayDialer(
            Configuration configuration, EventLoops loops, Connector connector, GatewayLocations locations) {
        return new GatewayDialer(loops, connector, locations.directory(), configuration.domain());
    }

    @Bean(destroyMethod = "close")
    GossipNode gossip(
            Configuration configuration,
            EventLoops loops,
            MeterRegistry meters,
            Optional<GatewayDialer> gateways,
            Ending ending)
            throws IOException {
        return GossipNode.start(configuration, loops, meters, gateways, ending::because);
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
            ReplaceableTls serverTls,
            MeterRegistry meters,
            Members members,
            Ending ending)
            throws IOException {
        return CatalogService.start(
                configuration,
                new CatalogService.Surroundings(
                        loops,
                        serverTls,
                        members,
                        meters,
                        reason -> LOG.atError().log(reason)));
    }

    @Bean
    Leadership leadership(Optional<CatalogService> catalog) {
        return catalog.map(CatalogService::leadership).orElseGet(NoLeadership::new);
    }

    /// Signs for the service mesh where this server leads; answers that the mesh is off where it is.
    @Bean(destroyMethod = "close")
    @Conditional(OnServers.class)
    ConnectAuthority authority(
            Configuration configuration, MeterRegistry meters, Leadership leadership, CatalogService catalog) {
        return ConnectAuthority.of(
                configuration,
                new ConnectAuthority.Surroundings(
                        catalog.certificateRecords(), leadership, Permissions.OFF, meters, InstantSource.system()));
    }

    @Bean(destroyMethod = "close")
    RpcForwarder rpc(
            Configuration configuration,
            EventLoops loops,
            MeterRegistry meters,
            ReplaceableTls serverTls,
            Connector connector,
            Optional<GatewayDialer> gateways,
            GossipNode gossip,
            Members members,
            Leadership leadership,
            Optional<CatalogService> catalog,
            Optional<ConnectAuthority> authority)
            throws IOException {
        RpcForwarder forwarder = RpcForwarder.start(
                configuration,
                new RpcForwarder.Surroundings(
                        loops,
                        meters,
                        serverTls,
                        connector,
                        gateways.map(Function.identity()),
                        members,
                        leadership,
                        Stream.of(catalog.map(CatalogService::endpoint), authority.map(ConnectAuthority::endpoint))
                                .flatMap(Optional::stream)
                                .toList(),
                        catalog.map(CatalogService::snapshots),
                        gossip.gatewayIntake().map(Function.identity()),
                        gossip.gatewayIntake().map(Function.identity()),
                        catalog.map(CatalogService::voters)));
        authority.ifPresent(one -> one.follow(forwarder.caller()));
        return forwarder;
    }

    /// Follows and spreads what is known of gateways, and brings a secondary into the federation.
    @Bean(destroyMethod = "close")
    @Conditional(OnServers.class)
    GatewayRegistry gatewayRegistry(
            Configuration configuration,
            GatewayLocations locations,
            Members members,
            Leadership leadership,
            CatalogService catalog,
            RpcForwarder rpc,
            Ending ending) {
        return GatewayRegistry.start(
                configuration,
                locations,
                new GatewayRegistry.Surroundings(
                        members, leadership, catalog.endpoint(), rpc.caller(), ending::because));
    }

    @Bean(destroyMethod = "close")
    AgentService agent(Configuration configuration, RpcForwarder rpc, Members members, MeterRegistry meters)
            throws IOException {
        return AgentService.start(configuration, new AgentService.Surroundings(rpc.caller(), members, meters));
    }

    @Bean
    Leaving leaving(Optional<CatalogService> catalog, GossipNode gossip) {
        return new Leaving(catalog, gossip);
    }

    @Bean
    AgentControl control(
            Configuration configuration,
            Again again,
            Leaving leaving,
            AgentService agent,
            MeterRegistry meters,
            Ending ending) {
        return new ServerControl(configuration, again.loader(), leaving, agent, meters, ending);
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
    @Conditional(OnServers.class)
    HealthIndicator federationHealthIndicator(
            Configuration configuration,
            ReplaceableTls serverTls,
            GatewayRegistry registry,
            RpcForwarder rpc,
            Members members) {
        return new FederationHealth(configuration.datacenter(), serverTls, registry, rpc, members);
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

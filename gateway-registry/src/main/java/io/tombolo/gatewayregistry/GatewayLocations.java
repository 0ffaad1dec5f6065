package io.tombolo.gatewayregistry;

import io.tombolo.contract.gateways.GatewayDirectory;
import io.tombolo.core.federation.dial.LocatorInput;
import io.tombolo.gatewayregistry.discovery.EntryResolver;
import io.tombolo.gatewayregistry.discovery.GatewayProvider;
import io.tombolo.gatewayregistry.discovery.HostNames;
import io.tombolo.gatewayregistry.discovery.RunningDiscovery;
import io.tombolo.gatewayregistry.locating.RunningLocator;
import io.tombolo.runtime.config.Configuration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whom this server may dial, from the moment it starts: before anything else of it runs, it knows the gateways of its
/// last run and looks for those of `primary_gateways`.
public final class GatewayLocations implements AutoCloseable {

    private final RunningLocator locator;
    private final Optional<RunningDiscovery> discovery;

    private GatewayLocations(RunningLocator locator, Optional<RunningDiscovery> discovery) {
        this.locator = locator;
        this.discovery = discovery;
    }

    /// Starts.
    ///
    /// @param hostNames looks up the host names of `primary_gateways`
    /// @param providers answer entries `provider=…`
    public static GatewayLocations start(
            Configuration configuration, HostNames hostNames, List<GatewayProvider> providers) {
        RunningLocator locator = RunningLocator.start(
                configuration.datacenter(), configuration.primaryDatacenter(), dataDir(configuration));
        Optional<RunningDiscovery> discovery = Optional.empty();
        if (configuration.gatewayFederation() && !configuration.isPrimary()) {
            discovery = Optional.of(RunningDiscovery.start(
                    configuration.joining().primaryGateways(),
                    configuration.joining().primaryGatewaysInterval(),
                    new EntryResolver(hostNames, providers),
                    found -> locator.tell(new LocatorInput.PrimaryGatewaysFound(found))));
        }
        return new GatewayLocations(locator, discovery);
    }

    private static Optional<Path> dataDir(Configuration configuration) {
        return configuration.mode().dev()
                ? Optional.empty()
                : configuration.storage().dataDir().map(Path::of);
    }

    /// For diallers.
    public GatewayDirectory directory() {
        return locator;
    }

    RunningLocator locator() {
        return locator;
    }

    /// Entries of `primary_gateways` that stand for nothing at the moment, each with the reason.
    Map<String, String> failingEntries() {
        return discovery.map(RunningDiscovery::failing).orElse(Map.of());
    }

    @Override
    public void close() {
        discovery.ifPresent(RunningDiscovery::close);
        locator.close();
    }
}

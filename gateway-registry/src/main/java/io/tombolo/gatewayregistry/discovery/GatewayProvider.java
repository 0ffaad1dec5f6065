package io.tombolo.gatewayregistry.discovery;

import java.io.IOException;
import java.util.Map;

/// Finds gateways where some other system keeps them, for entries `provider=<name> key=value …`.
///
/// The seam for clouds and registries: an implementation is handed to the registry when a server is wired.
public interface GatewayProvider {

    /// What an entry calls it.
    String name();

    /// Looks the gateways up. May wait for the network; is called again before the answer gets old.
    ///
    /// @param arguments the entry's other pairs
    /// @throws IOException if nothing can be said; the message says what was asked, and what to do
    /// @throws InterruptedException if the server shuts down
    Found find(Map<String, String> arguments) throws IOException, InterruptedException;
}

package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import io.tombolo.runtime.config.tree.Value;

/// Service mesh, its CA, and federation through mesh gateways. Source: configuration sheet 2.3.
public record Connect(
        @Setting(defaultsTo = "false", inDev = "true", says = "the mesh and its CA; needed for gateway federation")
        boolean enabled,

        @Setting(
                defaultsTo = "false",
                says = "federates the servers through mesh gateways only; the same on all servers of all datacenters")
        boolean enableMeshGatewayWanFederation,

        @Setting(defaultsTo = "consul", says = "who signs: consul, vault or aws-pca")
        String caProvider,

        @Setting(says = "settings of the CA provider") Value.Entries caConfig) {}

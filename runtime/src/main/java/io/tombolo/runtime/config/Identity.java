package io.tombolo.runtime.config;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.NodeName;
import io.tombolo.runtime.config.bind.Renamed;
import io.tombolo.runtime.config.bind.Setting;
import java.util.Map;
import java.util.Optional;

/// Who this node is, and where. Source: configuration sheet 2.1.
public record Identity(
        @Setting(
                defaultsTo = "dc1",
                flag = "datacenter",
                says = "name of the datacenter: a-z, 0-9, - and _; upper case is lowered")
        Datacenter datacenter,

        @Renamed(from = "acl_datacenter")
        @Setting(
                says =
                        "datacenter that is the authority for ACLs, CA, config entries and intentions; by default the own one")
        Optional<Datacenter> primaryDatacenter,

        @Setting(
                defaultsTo = "consul.",
                flag = "domain",
                says = "domain of DNS answers and of the names in server certificates; the same in all datacenters")
        Domain domain,

        @Setting(flag = "alt-domain", says = "second domain that DNS answers to")
        Optional<Domain> altDomain,

        @Setting(flag = "node", says = "name of the node, unique in its datacenter; by default the host name")
        NodeName nodeName,

        @Setting(flag = "node-id", says = "UUID of the node; by default a random one, kept in data_dir/node-id")
        Optional<String> nodeId,

        @Setting(defaultsTo = "true", flag = "disable-host-node-id", says = "false derives the node ID from the host")
        boolean disableHostNodeId,

        @Setting(flag = "node-meta", reload = true, says = "pairs that describe the node in the catalog")
        Map<String, String> nodeMeta) {}

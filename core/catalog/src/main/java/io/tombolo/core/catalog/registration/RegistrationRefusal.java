package io.tombolo.core.catalog.registration;

import io.tombolo.core.catalog.store.Refusal;

/// Why a registration was refused. Source: HTTP sheet 5, `catalog/register`.
public sealed interface RegistrationRefusal extends Refusal {

    /// Nothing can be registered without a node.
    record NoNode() implements RegistrationRefusal {
        @Override
        public String text() {
            return "Must provide node";
        }
    }

    /// A node needs an address, unless it stays as it is.
    record NoAddress() implements RegistrationRefusal {
        @Override
        public String text() {
            return "Must provide address if SkipNodeUpdate is not set";
        }
    }

    /// An ID of a node that is no UUID.
    record BadNodeId(String fault) implements RegistrationRefusal {
        @Override
        public String text() {
            return "Bad node ID: " + fault;
        }
    }

    /// A service is called by its name.
    record NoServiceName() implements RegistrationRefusal {
        @Override
        public String text() {
            return "Must provide service name with ID";
        }
    }

    /// The name belongs to a node with another ID that is alive.
    ///
    /// @param id      of the node to register
    /// @param address of the node to register, if it is known by another name; empty if it is new
    /// @param name    that it wants
    record NameTaken(String id, String address, String name, String ownerId, String ownerName, String ownerAddress)
            implements RegistrationRefusal {
        @Override
        public String text() {
            return "failed inserting node: Error while renaming Node ID: \"%s\"%s: Node name %s is reserved by node %s"
                            .formatted(id, address.isEmpty() ? "" : " (%s)".formatted(address), name, ownerId)
                    + " with name %s (%s)".formatted(ownerName, ownerAddress);
        }
    }

    /// Metadata of a service that breaks the rules.
    record BadServiceMeta(String node, String serviceId, String fault) implements RegistrationRefusal {
        @Override
        public String text() {
            return "failed inserting service: Invalid Service Meta for node %s and serviceID %s: %s"
                    .formatted(node, serviceId, fault);
        }
    }

    /// A check of another node.
    record CheckOfAnotherNode(String checkNode, String node) implements RegistrationRefusal {
        @Override
        public String text() {
            return "check node \"%s\" does not match node \"%s\"".formatted(checkNode, node);
        }
    }

    /// A check of a service that the node does not have.
    record CheckOfUnknownService(String node) implements RegistrationRefusal {
        @Override
        public String text() {
            return "failed inserting check: Missing service registration on node \"%s\"".formatted(node);
        }
    }
}

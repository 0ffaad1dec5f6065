package io.tombolo.core.catalog.service;

/// A service instance with the name of its node: a row of the table.
public record ServiceInstance(String node, NodeService service) {}

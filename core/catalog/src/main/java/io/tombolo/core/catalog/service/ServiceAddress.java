package io.tombolo.core.catalog.service;

/// An address of a service with its port. Source: RPC sheet 16, "ServiceAddress".
public record ServiceAddress(String address, int port) {}

package io.tombolo.core.registration;

/// What one probe found.
///
/// @param status see [io.tombolo.core.catalog.check.HealthStatus]
public record Finding(String status, String output) {}

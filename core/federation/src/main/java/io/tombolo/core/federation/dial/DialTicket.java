package io.tombolo.core.federation.dial;

/// Tells one question from another; the asker draws the numbers.
public record DialTicket(long number) {}

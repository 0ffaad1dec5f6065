package io.tombolo.contract.rpc.discovery;

import io.tombolo.core.wire.binding.Unsigned;

/// The size of the ring. Source: RPC sheet 16, "RingHashConfig".
public record RingHashConfig(
        @Unsigned long maximumRingSize, @Unsigned long minimumRingSize) {}

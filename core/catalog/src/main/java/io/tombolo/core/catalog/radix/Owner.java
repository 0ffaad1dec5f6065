package io.tombolo.core.catalog.radix;

/// Who made a node: one edit, up to its next commit. An identity and nothing else.
final class Owner {}

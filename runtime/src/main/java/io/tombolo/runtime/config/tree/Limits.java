package io.tombolo.runtime.config.tree;

/// What a configuration source may hold at most. Far above what anybody writes, far below what hurts.
public final class Limits {

    /// Bytes of one file. A service definition takes about 500: room for 16,000 of them.
    public static final int FILE_BYTES = 8 * 1024 * 1024;

    /// Blocks and lists within each other. Consul's deepest key (an upstream's passive health check in a proxy in a
    /// service) needs 8; the parsers recurse, and 64 frames are nothing.
    public static final int DEPTH = 64;

    /// Values of one source, counting lists and blocks. 16,000 services of 20 fields are 320,000.
    public static final int VALUES = 500_000;

    /// Files of one folder.
    public static final int FILES = 10_000;

    private Limits() {}
}

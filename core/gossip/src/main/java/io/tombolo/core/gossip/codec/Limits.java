package io.tombolo.core.gossip.codec;

/// What a stranger can make us hold, in one place.
///
/// Legitimate senders stay far below each bound; where the reference has a bound of its own, it is the same.
public final class Limits {

    /// Bytes of a packet on the wire: what an IPv4 UDP datagram can carry, 65535 less 20 of IP and 8 of UDP.
    public static final int PACKET = 65_507;

    /// Bytes that all compress messages of one packet may inflate to. A sender compresses what would have fitted a
    /// datagram, 64 KiB; four times that leaves room for senders that do not check.
    public static final int PACKET_INFLATED = 4 * 65_536;

    /// Messages inside one packet. One compound holds 255; four of them cover nested ones, which nobody sends.
    public static final int PACKET_MESSAGES = 4 * 255;

    /// Wrappers inside wrappers. Senders nest two: compress around compound; twice that.
    public static final int NESTING = 4;

    /// Bytes of the encrypted form of a stream message; the reference's bound: 20 MiB.
    public static final int STREAM_ENCRYPTED = 20 * 1024 * 1024;

    /// Bytes of a stream message once inflated; the reference's bound: 40 MiB. Also bounds one that came plain.
    public static final int STREAM_INFLATED = 40 * 1024 * 1024;

    /// Members in one push/pull; the reference's bound: 2^20. At some 160 bytes each, [#STREAM_INFLATED] is
    /// reached at about 260,000.
    public static final int NODES = 1 << 20;

    /// Bytes of user state in one push/pull; the reference's bound: 20 MiB.
    public static final int USER_STATE = 20 * 1024 * 1024;

    /// Bytes of a user message on a stream; the reference's bound: 20 MiB.
    public static final int USER_MESSAGE = 20 * 1024 * 1024;

    /// Bytes of one record on a stream, compress apart. A node state is 96 bytes of names and numbers, 512 of
    /// name, 512 of meta; 64 KiB leaves room for fields that later versions add.
    public static final int RECORD = 65_536;

    /// Bytes of an address that is kept at all; 16 make an IPv6 address, more make none, and the machine refuses
    /// them.
    public static final int ADDRESS = 64;

    /// Bytes of an error text; the longest of the reference has 78.
    public static final int ERROR_TEXT = 1024;

    /// Bytes of the name of an event, query, tag or zone; serf's own bounds on whole messages are 512 to 9216.
    public static final int TEXT = 9216;

    /// Bytes of a serf message other than push/pull: serf sends them in packets, and no packet carries more.
    public static final int SERF_MESSAGE = PACKET;

    /// Slots and events of the event buffer in a push/pull: the buffer has 512 slots unless configured otherwise;
    /// 128 times that leaves room for wide buffers and several events of one time.
    public static final int EVENTS = 128 * 512;

    /// Keys in a ring. Every key is tried on a packet that no key opens, at about a microsecond each.
    public static final int KEYS = 128;

    private Limits() {}
}

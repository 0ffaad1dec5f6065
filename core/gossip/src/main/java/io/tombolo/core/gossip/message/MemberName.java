package io.tombolo.core.gossip.message;

/// The name a member goes by in its pool, as it says itself: any text.
///
/// Wider than `NodeName` of the terms, because strangers choose it. In the WAN pool of Consul it is
/// `<node>.<datacenter>`.
/// Bytes that are no UTF-8 survive as lone surrogates, so that a name is sent on as it came.
/// Source: gossip sheet 4 and 14.
///
/// @param name at most [#LIMIT] characters; empty where a message names nobody
public record MemberName(String name) implements Comparable<MemberName> {

    /// Characters, and on the wire bytes, of a name.
    ///
    /// An alive message must fit one packet: 1400 bytes, less 2 + 2 for compound and 45 for encryption, less 76 for
    /// the record without name and meta, less 512 of meta leaves 763. Of that, 512.
    public static final int LIMIT = 512;

    /// Nobody: a ping that any receiver may answer, a source that an old sender left out.
    public static final MemberName NOBODY = new MemberName("");

    /// @throws IllegalArgumentException if the name is too long
    public MemberName {
        if (name.length() > LIMIT) {
            throw new IllegalArgumentException(
                    "member name must have at most %d characters. received: %d".formatted(LIMIT, name.length()));
        }
    }

    /// Whether this names nobody.
    public boolean isNobody() {
        return name.isEmpty();
    }

    @Override
    public int compareTo(MemberName other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}

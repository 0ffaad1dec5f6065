package io.tombolo.core.gossip.message;

/// Who sent a ping, in its own words, so that the answer finds it behind an address translation.
///
/// @param node the sender's name; nobody if an old sender left it out
/// @param address where to answer; [Address#NONE] if an old sender left it out
public record Source(MemberName node, Address address) {

    /// Of an old sender: answer to where the packet came from.
    public static final Source NONE = new Source(MemberName.NOBODY, Address.NONE);
}

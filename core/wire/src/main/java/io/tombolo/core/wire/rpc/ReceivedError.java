package io.tombolo.core.wire.rpc;

/// An error that came back from a call, with what is known about it.
///
/// Texts are searched as real callers do: anywhere behind the prefixes of the hops, because peers put words of their
/// own
/// around them. Source: RPC sheet 7.
///
/// @param error what it is, without the hops' prefixes
/// @param hops  how many servers had forwarded the call before it failed
/// @param text  the whole text, as it came
public record ReceivedError(RpcError error, int hops, String text) {

    /// Prefixes to look for. More can only be a text that was made to be slow.
    private static final int HOP_LIMIT = 64;

    /// Reads the text of a response's header.
    public static ReceivedError parse(String text) {
        int hops = 0;
        int at = 0;
        while (hops < HOP_LIMIT && text.startsWith(RpcError.HOP_PREFIX, at)) {
            hops++;
            at += RpcError.HOP_PREFIX.length();
        }
        return new ReceivedError(recognise(text.substring(at)), hops, text);
    }

    /// The text to answer with when a call that was forwarded failed with this.
    public String forwarded() {
        return RpcError.HOP_PREFIX + text;
    }

    /// Whether a server that forwards within its datacenter asks again. Between datacenters nobody does.
    ///
    /// @param read whether the call changes nothing
    public boolean mayRetry(boolean read) {
        return error == RpcError.Known.NO_LEADER
                || error == RpcError.Known.RESUBMIT_FOR_RECHUNKING
                || error == RpcError.Known.LEADER_RATE_LIMIT
                || (read && error instanceof RpcError.ConnectionLost);
    }

    private static RpcError recognise(String text) {
        if (text.startsWith(RpcError.PermissionDenied.WORDS)) {
            return new RpcError.PermissionDenied(text.substring(RpcError.PermissionDenied.WORDS.length()));
        }
        int notFound = text.indexOf(RpcError.AclNotFound.WORDS);
        if (notFound >= 0) {
            return new RpcError.AclNotFound(
                    text.substring(0, notFound), text.substring(notFound + RpcError.AclNotFound.WORDS.length()));
        }
        for (RpcError.Known known : RpcError.Known.values()) {
            if (text.contains(known.text())) {
                return known;
            }
        }
        return recognisePrefix(text);
    }

    private static RpcError recognisePrefix(String text) {
        if (text.startsWith(RpcError.ServiceNotFound.WORDS)) {
            return new RpcError.ServiceNotFound(text.substring(RpcError.ServiceNotFound.WORDS.length()));
        }
        if (text.startsWith(RpcError.ServiceUnknown.WORDS)) {
            return new RpcError.ServiceUnknown(text.substring(RpcError.ServiceUnknown.WORDS.length()));
        }
        if (text.startsWith(RpcError.MethodUnknown.WORDS)) {
            return new RpcError.MethodUnknown(text.substring(RpcError.MethodUnknown.WORDS.length()));
        }
        if (text.startsWith(RpcError.MethodIllFormed.WORDS)) {
            return new RpcError.MethodIllFormed(text.substring(RpcError.MethodIllFormed.WORDS.length()));
        }
        if (text.startsWith(RpcError.Undecodable.WORDS)) {
            return new RpcError.Undecodable(text.substring(RpcError.Undecodable.WORDS.length()));
        }
        if (text.contains("stream closed")
                || text.contains("session shutdown")
                || text.endsWith(": EOF")
                || text.equals("EOF")) {
            return new RpcError.ConnectionLost(text);
        }
        return new RpcError.Other(text);
    }
}

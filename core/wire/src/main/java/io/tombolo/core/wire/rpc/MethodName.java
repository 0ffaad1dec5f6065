package io.tombolo.core.wire.rpc;

/// A method of a service: `Catalog.ListServices`. The case counts.
///
/// Source: RPC sheet 3.
///
/// @param service what stands before the last dot
/// @param method  what stands after it
public record MethodName(String service, String method) {

    /// Reads a header's `ServiceMethod`.
    public static Parsed parse(String serviceMethod) {
        int dot = serviceMethod.lastIndexOf('.');
        return dot < 0
                ? new IllFormed(serviceMethod)
                : new Named(new MethodName(serviceMethod.substring(0, dot), serviceMethod.substring(dot + 1)));
    }

    /// What came of reading a method's name.
    public sealed interface Parsed {}

    /// It is one.
    public record Named(MethodName name) implements Parsed {}

    /// It has no dot.
    public record IllFormed(String text) implements Parsed {
        /// The error that real servers answer with.
        public RpcError error() {
            return new RpcError.MethodIllFormed(text);
        }
    }

    @Override
    public String toString() {
        return service + "." + method;
    }
}

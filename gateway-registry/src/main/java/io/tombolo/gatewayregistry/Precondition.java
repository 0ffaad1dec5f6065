package io.tombolo.gatewayregistry;

/// One thing that has to hold for the federation to work, as this server finds it.
///
/// @param name  a stable word, in kebab case
/// @param found what was found, in a clause
/// @param mend  what to do about it, in a clause; empty if nothing is to be done
public record Precondition(String name, State state, String found, String mend) {

    /// How it stands.
    public enum State {
        /// It holds.
        MET,
        /// It does not hold yet, and nothing is known to be wrong.
        WAITING,
        /// It does not hold.
        FAILING
    }

    /// It holds.
    public static Precondition met(String name, String found) {
        return new Precondition(name, State.MET, found, "");
    }

    /// It does not hold yet.
    public static Precondition waiting(String name, String found) {
        return new Precondition(name, State.WAITING, found, "");
    }

    /// It does not hold.
    public static Precondition failing(String name, String found, String mend) {
        return new Precondition(name, State.FAILING, found, mend);
    }
}

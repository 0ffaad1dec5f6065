package io.tombolo.runtime.loop;

/// Decides what a [Fault] means to a driver. Called on the driver's thread.
///
/// Two are ready: [#fatal()] where going on could diverge or lose what was acknowledged (whatever is replicated,
/// and every outlet whose sends rely on earlier writes), [CountedFaults] where the protocol repairs itself
/// (gossip). Whatever a handler says, a [java.lang.Error] ends the driver, and so does a handler that throws.
@FunctionalInterface
public interface FaultHandler {

    /// What the driver shall do.
    Verdict onFault(Fault fault);

    /// Every fault ends the driver: stopping beats diverging. [Driver#ended()] carries the fault to the owner.
    static FaultHandler fatal() {
        return _ -> Verdict.STOP;
    }

    /// What follows a fault.
    enum Verdict {
        /// The driver ends at once, without performing what is left.
        STOP,
        /// The driver goes on with the next output or input.
        CONTINUE
    }
}

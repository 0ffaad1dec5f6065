package io.tombolo.core.federation.dial;

/// Whether the own gateways are thought to lead to the primary, to judge by how replication from there goes.
///
/// Only the leader replicates, so only it can judge; the others trust. After three failures in a row the leader
/// trusts no more, and one success is enough to trust again. Consul keeps the times of the last success and
/// failure as well; since a success clears the count, the count alone says the same. Source: WAN federation
/// sheet 2.1 to 2.3.
final class ReplicationSignal {

    /// Failures in a row at which trust ends.
    static final int FAILURES_TO_DISTRUST = 3;

    private boolean judging;
    private int failures;

    boolean trustsOwnGateways() {
        return !judging || failures < FAILURES_TO_DISTRUST;
    }

    void started() {
        judging = true;
        failures = 0;
    }

    void stopped() {
        judging = false;
        failures = 0;
    }

    void succeeded() {
        judging = true;
        failures = 0;
    }

    void failed() {
        failures = Math.min(failures + 1, FAILURES_TO_DISTRUST);
    }
}

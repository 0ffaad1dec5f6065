package io.tombolo.contract.agent;

/// The agent of this node does not take orders: it is stopping, or has more to do than it can.
public final class AgentUnavailableException extends RuntimeException {

    /// @param message what was asked, and why it is not done
    public AgentUnavailableException(String message) {
        super(message);
    }
}

package io.tombolo.core.gossip.swim;

import java.time.Duration;
import java.util.List;

/// Some settings differ: takes the differences one by one, by the names of [SwimSettings], and makes new settings.
public final class SwimSettingsChange {

    private Duration streamTimeout;
    private int indirectChecks;
    private int retransmitMultiplier;
    private int suspicionMultiplier;
    private int suspicionMaxMultiplier;
    private Duration pushPullInterval;
    private Duration probeInterval;
    private Duration probeTimeout;
    private StreamPings streamPings;
    private int awarenessMaxMultiplier;
    private int gossipNodes;
    private Duration gossipInterval;
    private Duration gossipToTheDead;
    private int packetBudget;
    private int wrapperOverhead;
    private Duration deadNodeReclaim;
    private boolean requireNodeNames;
    private List<Network> allowedNetworks;

    SwimSettingsChange(SwimSettings from) {
        streamTimeout = from.streamTimeout();
        indirectChecks = from.indirectChecks();
        retransmitMultiplier = from.retransmitMultiplier();
        suspicionMultiplier = from.suspicionMultiplier();
        suspicionMaxMultiplier = from.suspicionMaxMultiplier();
        pushPullInterval = from.pushPullInterval();
        probeInterval = from.probeInterval();
        probeTimeout = from.probeTimeout();
        streamPings = from.streamPings();
        awarenessMaxMultiplier = from.awarenessMaxMultiplier();
        gossipNodes = from.gossipNodes();
        gossipInterval = from.gossipInterval();
        gossipToTheDead = from.gossipToTheDead();
        packetBudget = from.packetBudget();
        wrapperOverhead = from.wrapperOverhead();
        deadNodeReclaim = from.deadNodeReclaim();
        requireNodeNames = from.requireNodeNames();
        allowedNetworks = from.allowedNetworks();
    }

    public SwimSettingsChange streamTimeout(Duration value) {
        streamTimeout = value;
        return this;
    }

    public SwimSettingsChange indirectChecks(int value) {
        indirectChecks = value;
        return this;
    }

    public SwimSettingsChange retransmitMultiplier(int value) {
        retransmitMultiplier = value;
        return this;
    }

    public SwimSettingsChange suspicionMultiplier(int value) {
        suspicionMultiplier = value;
        return this;
    }

    public SwimSettingsChange suspicionMaxMultiplier(int value) {
        suspicionMaxMultiplier = value;
        return this;
    }

    public SwimSettingsChange pushPullInterval(Duration value) {
        pushPullInterval = value;
        return this;
    }

    public SwimSettingsChange probeInterval(Duration value) {
        probeInterval = value;
        return this;
    }

    public SwimSettingsChange probeTimeout(Duration value) {
        probeTimeout = value;
        return this;
    }

    public SwimSettingsChange streamPings(StreamPings value) {
        streamPings = value;
        return this;
    }

    public SwimSettingsChange awarenessMaxMultiplier(int value) {
        awarenessMaxMultiplier = value;
        return this;
    }

    public SwimSettingsChange gossipNodes(int value) {
        gossipNodes = value;
        return this;
    }

    public SwimSettingsChange gossipInterval(Duration value) {
        gossipInterval = value;
        return this;
    }

    public SwimSettingsChange gossipToTheDead(Duration value) {
        gossipToTheDead = value;
        return this;
    }

    public SwimSettingsChange packetBudget(int value) {
        packetBudget = value;
        return this;
    }

    public SwimSettingsChange wrapperOverhead(int value) {
        wrapperOverhead = value;
        return this;
    }

    public SwimSettingsChange deadNodeReclaim(Duration value) {
        deadNodeReclaim = value;
        return this;
    }

    public SwimSettingsChange requireNodeNames(boolean value) {
        requireNodeNames = value;
        return this;
    }

    public SwimSettingsChange allowedNetworks(List<Network> value) {
        allowedNetworks = value;
        return this;
    }

    /// The settings with all changes.
    ///
    /// @throws IllegalArgumentException as [SwimSettings] says
    public SwimSettings settings() {
        return new SwimSettings(
                streamTimeout,
                indirectChecks,
                retransmitMultiplier,
                suspicionMultiplier,
                suspicionMaxMultiplier,
                pushPullInterval,
                probeInterval,
                probeTimeout,
                streamPings,
                awarenessMaxMultiplier,
                gossipNodes,
                gossipInterval,
                gossipToTheDead,
                packetBudget,
                wrapperOverhead,
                deadNodeReclaim,
                requireNodeNames,
                allowedNetworks);
    }
}

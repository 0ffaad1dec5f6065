package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.time.Duration;

/// How often a pool gossips and how patient it is.
public record GossipTiming(
        @Setting(defaultsTo = "3", says = "members that each round of gossip goes to")
        int gossipNodes,

        @Setting(defaultsTo = "200ms", inDev = "100ms", says = "time between rounds of gossip")
        Duration gossipInterval,

        @Setting(defaultsTo = "1s", inDev = "100ms", says = "time between probes of two members")
        Duration probeInterval,

        @Setting(defaultsTo = "500ms", inDev = "100ms", says = "wait for an answer before others are asked")
        Duration probeTimeout,

        @Setting(defaultsTo = "4", inDev = "3", says = "factor of the time that a suspect has to defend itself")
        int suspicionMult,

        @Setting(defaultsTo = "4", says = "factor of how often a piece of gossip is passed on")
        int retransmitMult) {}

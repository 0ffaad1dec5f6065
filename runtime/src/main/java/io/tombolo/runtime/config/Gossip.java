package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Preset;
import io.tombolo.runtime.config.bind.Setting;
import java.util.Optional;

/// Gossip encryption and timing. Source: configuration sheet 2.5; WAN federation sheet 2.7.
public record Gossip(
        @Setting(
                flag = "encrypt",
                secret = true,
                says = "gossip key: base64 of 16, 24 or 32 bytes; one for LAN and WAN")
        Optional<String> encrypt,

        @Setting(defaultsTo = "true", says = "refuses gossip that is not encrypted")
        boolean encryptVerifyIncoming,

        @Setting(defaultsTo = "true", says = "sends encrypted gossip only")
        boolean encryptVerifyOutgoing,

        @Preset(of = "gossip_interval", value = "200ms")
        @Preset(of = "probe_interval", value = "1s")
        @Preset(of = "probe_timeout", value = "500ms")
        @Preset(of = "suspicion_mult", value = "4")
        @Setting(says = "timing of the LAN pool")
        GossipTiming gossipLan,

        @Preset(of = "gossip_interval", value = "500ms")
        @Preset(of = "probe_interval", value = "5s")
        @Preset(of = "probe_timeout", value = "3s")
        @Preset(of = "suspicion_mult", value = "6")
        @Setting(says = "timing of the WAN pool")
        GossipTiming gossipWan) {

    /// Without the key.
    @Override
    public String toString() {
        return "Gossip[encrypted=%s, lan=%s, wan=%s]".formatted(encrypt.isPresent(), gossipLan, gossipWan);
    }
}

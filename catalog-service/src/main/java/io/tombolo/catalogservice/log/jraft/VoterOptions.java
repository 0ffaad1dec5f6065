package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.option.NodeOptions;

/// Options that carry their node's transport to where the engine makes its client.
final class VoterOptions extends NodeOptions {

    private final VoterTransport transport;

    VoterOptions(VoterTransport transport) {
        this.transport = transport;
    }

    VoterTransport transport() {
        return transport;
    }
}

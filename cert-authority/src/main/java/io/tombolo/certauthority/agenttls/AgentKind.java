package io.tombolo.certauthority.agenttls;

import io.tombolo.certauthority.issue.Purpose;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;

/// Whose certificate it is.
public enum AgentKind {
    SERVER("server", Purpose.AGENT),
    CLIENT("client", Purpose.AGENT),
    COMMAND_LINE("cli", Purpose.COMMAND_LINE);

    private final String word;
    private final Purpose purpose;

    AgentKind(String word, Purpose purpose) {
        this.word = word;
        this.purpose = purpose;
    }

    Purpose purpose() {
        return purpose;
    }

    /// The name that all of the kind have: `server.dc1.consul`.
    String commonName(Datacenter datacenter, Domain domain) {
        return "%s.%s.%s".formatted(word, datacenter, domain);
    }

    /// What the files of the kind begin with: `dc1-server-consul`.
    public String filePrefix(Datacenter datacenter, Domain domain) {
        return "%s-%s-%s".formatted(datacenter, word, domain);
    }
}

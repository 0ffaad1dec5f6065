package io.tombolo.cli;

import io.tombolo.certauthority.agenttls.AgentAuthorityOrder;
import io.tombolo.certauthority.agenttls.IssuedPair;
import io.tombolo.certauthority.issue.KeyKind;
import io.tombolo.core.terms.Domain;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `tls ca create`: makes the CA that signs the certificates of all agents of a federation. Source: WAN federation
/// sheet 3.4.
@Command(description = "Makes a CA: <domain>-agent-ca.pem and <domain>-agent-ca-key.pem")
final class TlsCaCreateCommand implements Callable<Integer> {

    private final Path folder;
    private final InstantSource clock;
    private final SecureRandom random;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-days", "--days"},
            description = "days for which the CA is valid (default 1825)")
    private int days = 1825;

    @Option(
            names = {"-domain", "--domain"},
            description = "domain of the federation (default consul)")
    private String domain = Domain.DEFAULT.name();

    @Option(
            names = {"-common-name", "--common-name"},
            description = "common name in the place of \"Tombolo Agent CA <serial number>\"")
    private @Nullable String commonName;

    @Option(
            names = {"-name-constraint", "--name-constraint"},
            arity = "0..1",
            fallbackValue = "true",
            description = "lets the CA certify no other DNS names than those below the domain, and localhost")
    private boolean nameConstraint;

    @Option(
            names = {"-additional-name-constraint", "--additional-name-constraint"},
            description = "with -name-constraint, one more DNS name to permit; may be given several times")
    private List<String> additionalNameConstraints = new ArrayList<>();

    @Option(
            names = {"-cluster-id", "--cluster-id"},
            description = "id of the cluster whose service mesh the CA is for")
    private @Nullable String clusterId;

    @Option(
            names = {"-key-type", "--key-type"},
            description = "ec or rsa (default ec)")
    private String keyType = KeyKind.EC_256.type();

    @Option(
            names = {"-key-bits", "--key-bits"},
            description = "bits of the key: 256, 384 or 521 of ec, 2048 or 4096 of rsa")
    private @Nullable Integer keyBits;

    TlsCaCreateCommand(Path folder, InstantSource clock, SecureRandom random) {
        this.folder = folder;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Integer call() {
        var files = new TlsFileOutput(
                folder, command.commandLine().getOut(), command.commandLine().getErr());
        try {
            var realDomain = new Domain(domain);
            String certificate = realDomain + "-agent-ca.pem";
            String key = realDomain + "-agent-ca-key.pem";
            for (String name : List.of(certificate, key)) {
                if (files.exists(name)) {
                    return files.fail(name + " already exists.");
                }
            }
            if (!nameConstraint && !additionalNameConstraints.isEmpty()) {
                files.warn("-additional-name-constraint does nothing without -name-constraint");
            }
            var order = new AgentAuthorityOrder(
                    realDomain,
                    Optional.ofNullable(commonName).filter(name -> !name.isEmpty()),
                    validity(days),
                    nameConstraint ? AgentAuthorityOrder.constraints(realDomain, additionalNameConstraints) : List.of(),
                    Optional.ofNullable(clusterId).filter(id -> !id.isEmpty()),
                    keyKind(keyType, keyBits));
            IssuedPair made = order.issue(clock.instant(), random);
            return files.save(made, certificate, key);
        } catch (IllegalArgumentException wrong) {
            return files.fail(String.valueOf(wrong.getMessage()));
        } catch (IOException failed) {
            return files.fail(failed);
        }
    }

    static Duration validity(int days) {
        if (days < 1) {
            throw new IllegalArgumentException("-days must be 1 or more, not %d".formatted(days));
        }
        return Duration.ofDays(days);
    }

    static KeyKind keyKind(String type, @Nullable Integer bits) {
        return new KeyKind(type, bits == null ? (type.equals("rsa") ? 2048 : 256) : bits);
    }
}

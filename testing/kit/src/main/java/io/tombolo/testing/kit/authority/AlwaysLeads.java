package io.tombolo.testing.kit.authority;

import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.members.Subscription;
import io.tombolo.core.terms.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A server that leads all the time.
public record AlwaysLeads() implements Leadership {

    @Override
    public Standing standing() {
        return new Standing.Leads();
    }

    @Override
    public Subscription watch(Consumer<Standing> listener) {
        listener.accept(standing());
        return () -> {};
    }

    @Override
    public Optional<Endpoint> leaderAddress() {
        return Optional.empty();
    }

    @Override
    public List<Endpoint> voters() {
        return List.of();
    }
}

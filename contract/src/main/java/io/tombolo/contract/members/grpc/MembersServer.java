package io.tombolo.contract.members.grpc;

import io.grpc.ServerServiceDefinition;
import io.tombolo.contract.grpc.Answers;
import io.tombolo.contract.grpc.Outflow;
import io.tombolo.contract.members.KeyringChange;
import io.tombolo.contract.members.KeyringReport;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.PoolUnavailableException;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.members.UserEvent;
import java.util.concurrent.CompletableFuture;

/// Offers any [Members] to other processes.
public final class MembersServer {

    private static final Answers ANSWERS = new Answers(PoolUnavailableException.class);

    private final Members members;

    private MembersServer(Members members) {
        this.members = members;
    }

    /// The service, for a gRPC server.
    public static ServerServiceDefinition over(Members members) {
        var server = new MembersServer(members);
        return ServerServiceDefinition.builder(MembersMethods.service())
                .addMethod(MembersMethods.VIEW, ANSWERS.calls(server::view))
                .addMethod(MembersMethods.WATCH, ANSWERS.feeds(server::watch))
                .addMethod(MembersMethods.WATCH_EVENTS, ANSWERS.feeds(server::watchEvents))
                .addMethod(
                        MembersMethods.JOIN, ANSWERS.calls(join -> members.join(pool(join.pool()), join.addresses())))
                .addMethod(MembersMethods.LEAVE, ANSWERS.calls(leave -> done(members.leave(pool(leave.pool())))))
                .addMethod(
                        MembersMethods.FORCE_LEAVE,
                        ANSWERS.calls(
                                force -> done(members.forceLeave(pool(force.pool()), force.member(), force.prune()))))
                .addMethod(
                        MembersMethods.SET_TAGS, ANSWERS.calls(set -> done(members.tags(pool(set.pool()), set.tags()))))
                .addMethod(
                        MembersMethods.FIRE_EVENT,
                        ANSWERS.calls(fire -> done(members.fireEvent(
                                pool(fire.pool()), fire.name(), fire.payload().copy(), fire.coalesce()))))
                .addMethod(
                        MembersMethods.QUERY,
                        ANSWERS.calls(ask -> members.query(
                                pool(ask.pool()), ask.name(), ask.payload().copy())))
                .addMethod(MembersMethods.KEYRING, ANSWERS.calls(server::keyring))
                .build();
    }

    private CompletableFuture<MembersMethods.MemberList> view(MembersMethods.OfPool of) {
        return CompletableFuture.completedFuture(new MembersMethods.MemberList(
                members.view(pool(of.pool())).stream().map(MemberMessage::of).toList()));
    }

    private Runnable watch(MembersMethods.OfPool of, Outflow<MembersMethods.Changes> outflow) {
        var watch = new Watch(outflow);
        Subscription subscription = members.watch(pool(of.pool()), watch::heard);
        watch.begin();
        return subscription::close;
    }

    private Runnable watchEvents(MembersMethods.OfPool of, Outflow<UserEvent> outflow) {
        return members.watchEvents(pool(of.pool()), outflow::offer)::close;
    }

    private CompletableFuture<KeyringReport> keyring(MembersMethods.ChangeKeys change) {
        var key = change.key().copy();
        return members.keyring(
                pool(change.pool()),
                switch (change.operation()) {
                    case "install" -> new KeyringChange.Install(key);
                    case "use" -> new KeyringChange.Use(key);
                    case "remove" -> new KeyringChange.Remove(key);
                    case "list" -> new KeyringChange.Listing();
                    default ->
                        throw new PoolUnavailableException("keyrings can be changed by install, use, remove and"
                                + " list. received: " + change.operation());
                });
    }

    private static CompletableFuture<MembersMethods.Done> done(CompletableFuture<Void> command) {
        return command.thenApply(_ -> new MembersMethods.Done());
    }

    private static Pool pool(String name) {
        for (Pool pool : Pool.values()) {
            if (pool.name().equals(name)) {
                return pool;
            }
        }
        throw new PoolUnavailableException("there is a LAN and a WAN pool. received: " + name);
    }
}

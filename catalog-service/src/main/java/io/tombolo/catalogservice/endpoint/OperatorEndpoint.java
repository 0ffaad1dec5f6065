package io.tombolo.catalogservice.endpoint;

import io.tombolo.catalogservice.acl.Access;
import io.tombolo.catalogservice.acl.Resource;
import io.tombolo.catalogservice.answer.Answering;
import io.tombolo.catalogservice.answer.Waiting;
import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.catalogservice.servers.CatalogLeadership;
import io.tombolo.catalogservice.servers.LanServer;
import io.tombolo.catalogservice.servers.LanServers;
import io.tombolo.contract.rpc.MethodTable;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.operator.AutopilotSetConfigRequest;
import io.tombolo.contract.rpc.operator.OperatorMethods;
import io.tombolo.contract.rpc.operator.RaftConfigurationResponse;
import io.tombolo.contract.rpc.operator.RaftRemovePeerRequest;
import io.tombolo.contract.rpc.operator.RaftServer;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.Nothing;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.operator.AutopilotConfig;
import io.tombolo.core.catalog.operator.OperatorCommand;
import io.tombolo.core.catalog.operator.Operators;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.rpc.RpcError;
import java.util.Optional;
import java.util.function.Predicate;

/// `Operator.*`: the servers, and how the leader looks after them.
final class OperatorEndpoint {

    private static final String RAFT_PROTOCOL = "3";

    private final Answering answering;
    private final ReplicatedLog<?> log;
    private final LanServers servers;
    private final CatalogLeadership leadership;

    OperatorEndpoint(Answering answering, ReplicatedLog<?> log, LanServers servers, CatalogLeadership leadership) {
        this.answering = answering;
        this.log = log;
        this.servers = servers;
        this.leadership = leadership;
    }

    MethodTable methods() {
        return MethodTable.empty()
                .with(OperatorMethods.RAFT_GET_CONFIGURATION, this::configuration)
                .with(OperatorMethods.RAFT_REMOVE_PEER_BY_ID, this::removeById)
                .with(OperatorMethods.RAFT_REMOVE_PEER_BY_ADDRESS, this::removeByAddress)
                .with(OperatorMethods.AUTOPILOT_GET_CONFIGURATION, this::autopilot)
                .with(OperatorMethods.AUTOPILOT_SET_CONFIGURATION, this::setAutopilot);
    }

    /// A voter that the LAN pool does not know any more is shown with its name and nothing else.
    private RaftConfigurationResponse configuration(DcSpecificRequest request) {
        answering.sight(request.options()).demand(Access.READ, Resource.OPERATOR, "");
        Optional<NodeName> leader = leadership.leader();
        return new RaftConfigurationResponse(
                0,
                log.voters().stream()
                        .map(voter -> {
                            Optional<LanServer> server = servers.find(voter);
                            return new RaftServer(
                                    server.map(one -> one.calls().toString()).orElse(""),
                                    server.map(LanServer::id).orElse(voter.name()),
                                    0,
                                    leader.filter(voter::equals).isPresent(),
                                    server.isPresent() ? voter.name() : "(unknown)",
                                    RAFT_PROTOCOL,
                                    true);
                        })
                        .toList());
    }

    private Nothing removeById(RaftRemovePeerRequest request) {
        return remove(
                request,
                voter -> voter.name().equals(request.id())
                        || servers.find(voter)
                                .filter(server -> server.id().equals(request.id()))
                                .isPresent(),
                "id \"%s\"".formatted(request.id()));
    }

    private Nothing removeByAddress(RaftRemovePeerRequest request) {
        return remove(
                request,
                voter -> servers.find(voter)
                        .filter(server -> server.calls().toString().equals(request.address()))
                        .isPresent(),
                "address \"%s\"".formatted(request.address()));
    }

    private Nothing remove(RaftRemovePeerRequest request, Predicate<NodeName> meant, String described) {
        answering.sight(request.write()).demand(Access.WRITE, Resource.OPERATOR, "");
        NodeName voter = log.voters().stream()
                .filter(meant)
                .findFirst()
                .orElseThrow(() -> new RpcFailedException(
                        new RpcError.Other("%s was not found in the Raft configuration".formatted(described))));
        Waiting.on(log.removeVoter(voter));
        return Nothing.NOTHING;
    }

    private AutopilotConfig autopilot(DcSpecificRequest request) {
        answering.sight(request.options()).demand(Access.READ, Resource.OPERATOR, "");
        return answering.reads().find(request.options(), Operators::autopilot).value();
    }

    private Boolean setAutopilot(AutopilotSetConfigRequest request) {
        answering.sight(request.write()).demand(Access.WRITE, Resource.OPERATOR, "");
        AutopilotConfig config = request.config();
        OperatorCommand command = request.cas()
                ? new OperatorCommand.CheckAndSetAutopilot(config, config.raft().modifyIndex())
                : new OperatorCommand.SetAutopilot(config);
        return answering.writes().holds(new CatalogCommand.Operator(command), "");
    }
}

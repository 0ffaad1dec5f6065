package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.rpc.RpcRequests;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.tombolo.core.wire.Bytes;
import java.util.Arrays;
import java.util.Optional;

/// What the engine's nodes say to each other. Its messages for operators are not among them.
enum EngineMessage {
    APPEND(
            1,
            RpcRequests.AppendEntriesRequest.class,
            RpcRequests.AppendEntriesRequest.parser(),
            RpcRequests.AppendEntriesResponse.parser()),
    VOTE(
            2,
            RpcRequests.RequestVoteRequest.class,
            RpcRequests.RequestVoteRequest.parser(),
            RpcRequests.RequestVoteResponse.parser()),
    SNAPSHOT(
            3,
            RpcRequests.InstallSnapshotRequest.class,
            RpcRequests.InstallSnapshotRequest.parser(),
            RpcRequests.InstallSnapshotResponse.parser()),
    FILE(
            4,
            RpcRequests.GetFileRequest.class,
            RpcRequests.GetFileRequest.parser(),
            RpcRequests.GetFileResponse.parser()),
    TIMEOUT_NOW(
            5,
            RpcRequests.TimeoutNowRequest.class,
            RpcRequests.TimeoutNowRequest.parser(),
            RpcRequests.TimeoutNowResponse.parser()),
    READ_INDEX(
            6,
            RpcRequests.ReadIndexRequest.class,
            RpcRequests.ReadIndexRequest.parser(),
            RpcRequests.ReadIndexResponse.parser()),
    PING(7, RpcRequests.PingRequest.class, RpcRequests.PingRequest.parser(), RpcRequests.ErrorResponse.parser());

    private final int kind;
    private final Class<? extends Message> question;
    private final Parser<? extends Message> questions;
    private final Parser<? extends Message> answers;

    EngineMessage(
            int kind,
            Class<? extends Message> question,
            Parser<? extends Message> questions,
            Parser<? extends Message> answers) {
        this.kind = kind;
        this.question = question;
        this.questions = questions;
        this.answers = answers;
    }

    /// Its number on the wire.
    int kind() {
        return kind;
    }

    /// The one that a question of the engine is.
    static Optional<EngineMessage> of(Object question) {
        return Arrays.stream(values())
                .filter(message -> message.question.isInstance(question))
                .findFirst();
    }

    /// The one whose questions are of a class.
    static Optional<EngineMessage> ofClass(String name) {
        return Arrays.stream(values())
                .filter(message -> message.question.getName().equals(name))
                .findFirst();
    }

    /// @throws InvalidProtocolBufferException if it is none
    Message question(Bytes body) throws InvalidProtocolBufferException {
        return parse(questions, body);
    }

    /// @throws InvalidProtocolBufferException if it is none
    Message answer(Bytes body) throws InvalidProtocolBufferException {
        return parse(answers, body);
    }

    /// What the engine says instead of an answer.
    ///
    /// @throws InvalidProtocolBufferException if it is none
    static Message failure(Bytes body) throws InvalidProtocolBufferException {
        return parse(RpcRequests.ErrorResponse.parser(), body);
    }

    private static Message parse(Parser<? extends Message> parser, Bytes body) throws InvalidProtocolBufferException {
        return parser.parseFrom(body.array(), body.offset(), body.length());
    }

    /// What the engine chooses the thread of a question by.
    static Object header(Object question) {
        return question instanceof RpcRequests.AppendEntriesRequest append
                ? RpcRequests.AppendEntriesRequestHeader.newBuilder()
                        .setGroupId(append.getGroupId())
                        .setPeerId(append.getPeerId())
                        .setServerId(append.getServerId())
                        .build()
                : question;
    }
}

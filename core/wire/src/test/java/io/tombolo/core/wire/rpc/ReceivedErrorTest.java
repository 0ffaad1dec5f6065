package io.tombolo.core.wire.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedErrorTest {

    @ParameterizedTest
    @EnumSource(RpcError.Known.class)
    void recognisesEveryKnownTextAloneAndBehindHops(RpcError.Known known) {
        var alone = ReceivedError.parse(known.text());

        assertThat(alone).isEqualTo(new ReceivedError(known, 0, known.text()));
        assertThat(ReceivedError.parse(alone.forwarded())).isEqualTo(new ReceivedError(known, 1, alone.forwarded()));
        assertThat(ReceivedError.parse("while asking: " + known.text()).error()).isEqualTo(known);
    }

    @Test
    void countsHops() {
        var received = ReceivedError.parse("rpc error making call: rpc error making call: Permission denied");

        assertThat(received.hops()).isEqualTo(2);
        assertThat(received.error()).isEqualTo(new RpcError.PermissionDenied(""));
        assertThat(received.forwarded())
                .isEqualTo("rpc error making call: rpc error making call: rpc error making call: Permission denied");
    }

    @Test
    void keepsWhatNewerPeersAdd() {
        var denied = "Permission denied: token with AccessorID '1' lacks permission 'key:write' on \"foo\"";
        var notFound = "token does not exist: ACL not found";

        assertThat(ReceivedError.parse(denied).error())
                .isInstanceOfSatisfying(
                        RpcError.PermissionDenied.class,
                        error -> assertThat(error.text()).isEqualTo(denied));
        assertThat(ReceivedError.parse(notFound).error())
                .isEqualTo(new RpcError.AclNotFound("token does not exist: ", ""));
        assertThat(ReceivedError.parse(notFound).error().text()).isEqualTo(notFound);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Service not found: web",
                "rpc: can't find service Foo.Bar",
                "rpc: can't find method Catalog.Foo",
                "rpc: service/method request ill-formed: Foo",
                "codec.decoder: readContainerLen: Unrecognized descriptor byte"
            })
    void keepsTheTextOfErrorsWithADetail(String text) {
        var error = ReceivedError.parse(text).error();

        assertThat(error).isNotInstanceOf(RpcError.Other.class);
        assertThat(error.text()).isEqualTo(text);
    }

    @Test
    void retriesAsRealServersDo() {
        assertThat(ReceivedError.parse("rpc error making call: No cluster leader")
                        .mayRetry(false))
                .isTrue();
        assertThat(ReceivedError.parse("please resubmit call for rechunking").mayRetry(false))
                .isTrue();
        assertThat(ReceivedError.parse(RpcError.Known.LEADER_RATE_LIMIT.text()).mayRetry(false))
                .isTrue();
        assertThat(ReceivedError.parse("rpc error making call: EOF").mayRetry(true))
                .isTrue();
        assertThat(ReceivedError.parse("read tcp: EOF").mayRetry(false)).isFalse();
        assertThat(ReceivedError.parse("session shutdown").mayRetry(true)).isTrue();
        assertThat(ReceivedError.parse("stream closed").mayRetry(true)).isTrue();
        assertThat(ReceivedError.parse("Permission denied").mayRetry(true)).isFalse();
        assertThat(ReceivedError.parse("something else").error()).isEqualTo(new RpcError.Other("something else"));
    }

    @Test
    void splitsAMethodAtItsLastDot() {
        assertThat(MethodName.parse("a.b.C")).isEqualTo(new MethodName.Named(new MethodName("a.b", "C")));
        assertThat(MethodName.parse("Ping")).isEqualTo(new MethodName.IllFormed("Ping"));
        assertThat(new MethodName.IllFormed("Ping").error().text())
                .isEqualTo("rpc: service/method request ill-formed: Ping");
        assertThat(new MethodName("Status", "Ping")).hasToString("Status.Ping");
    }
}

package io.tombolo.contract.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class RecordMethodsTest {

    private static final MethodDescriptor<Greeting, Greeting> GREET =
            new RecordMethods("test.Greeter").call("Greet", Greeting.class, Greeting.class);

    private record Greeting(String text, int times) {}

    @Test
    void namesAreThoseOfGrpc() {
        assertThat(GREET.getFullMethodName()).isEqualTo("test.Greeter/Greet");
    }

    @Test
    void messagesComeBackAsTheyWere() {
        var greeting = new Greeting("hello", 3);

        assertThat(GREET.parseRequest(GREET.streamRequest(greeting))).isEqualTo(greeting);
    }

    @Test
    void aMessageThatMakesNoSenseEndsTheCallWithItsReason() {
        var junk = new ByteArrayInputStream(new byte[] {(byte) 0xc1});

        assertThatThrownBy(() -> GREET.parseRequest(junk))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("cannot read RecordCodec[Greeting]")
                .hasMessageContaining("at byte");
    }
}

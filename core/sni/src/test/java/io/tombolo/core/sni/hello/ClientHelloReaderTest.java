package io.tombolo.core.sni.hello;

import static io.tombolo.core.sni.hello.HelloBytes.alpn;
import static io.tombolo.core.sni.hello.HelloBytes.bytes;
import static io.tombolo.core.sni.hello.HelloBytes.extension;
import static io.tombolo.core.sni.hello.HelloBytes.host;
import static io.tombolo.core.sni.hello.HelloBytes.join;
import static io.tombolo.core.sni.hello.HelloBytes.message;
import static io.tombolo.core.sni.hello.HelloBytes.name;
import static io.tombolo.core.sni.hello.HelloBytes.record;
import static io.tombolo.core.sni.hello.HelloBytes.records;
import static io.tombolo.core.sni.hello.HelloBytes.serverNames;
import static io.tombolo.core.sni.hello.HelloBytes.u16;
import static io.tombolo.core.sni.hello.HelloBytes.versions;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.sni.hello.ClientHello.Malformed;
import io.tombolo.core.sni.hello.ClientHello.NeedMore;
import io.tombolo.core.sni.hello.ClientHello.NoServerName;
import io.tombolo.core.sni.hello.ClientHello.NotTls;
import io.tombolo.core.sni.hello.ClientHello.Parsed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientHelloReaderTest {

    private static final String NAME = "s1.server.dc2.consul";

    @ParameterizedTest
    @CsvSource({"TLSv1, TLS_1_0", "TLSv1.1, TLS_1_1", "TLSv1.2, TLS_1_2", "TLSv1.3, TLS_1_3"})
    void readsTheHellosOfTheJdkInEveryVersion(String protocol, TlsVersion version) {
        byte[] hello = JsseHellos.hello(List.of(protocol), List.of(NAME), List.of("consul/rpc-multi"));

        assertThat(read(hello)).isEqualTo(new Parsed(NAME, List.of("consul/rpc-multi"), version));
    }

    @Test
    void readsAHelloThatOffersSeveralVersionsAndProtocols() {
        byte[] hello = JsseHellos.hello(List.of("TLSv1.2", "TLSv1.3"), List.of(NAME), List.of("h2", "http/1.1"));

        assertThat(read(hello)).isEqualTo(new Parsed(NAME, List.of("h2", "http/1.1"), TlsVersion.TLS_1_3));
    }

    @Test
    void readsAHelloOfTheJdkWithoutServerName() {
        byte[] hello = JsseHellos.hello(List.of("TLSv1.3"), List.of(), List.of("h2"));

        assertThat(read(hello)).isEqualTo(new NoServerName(List.of("h2"), TlsVersion.TLS_1_3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 16, 60, 10_000})
    void putsAHelloOfSeveralRecordsTogether(int size) {
        byte[] message = message(serverNames(host(NAME)), alpn("h2"));

        assertThat(read(records(message, size))).isEqualTo(new Parsed(NAME, List.of("h2"), TlsVersion.TLS_1_2));
    }

    @Test
    void readsAHelloThatIsLongerThanARecord() {
        byte[] message = message(extension(0x0a0a, new byte[17_000]), serverNames(host(NAME)));

        assertThat(read(records(message, 16_384))).isEqualTo(new Parsed(NAME, List.of(), TlsVersion.TLS_1_2));
    }

    @Test
    void ignoresWhatFollowsTheHello() {
        byte[] message = message(serverNames(host(NAME)));

        assertThat(read(join(record(join(message, bytes(9, 9, 9))), bytes(1, 2, 3))))
                .isEqualTo(new Parsed(NAME, List.of(), TlsVersion.TLS_1_2));
    }

    @ParameterizedTest
    @CsvSource({
        "S1.Server.DC2.Consul, s1.server.dc2.consul",
        "s1.server.dc2.consul., s1.server.dc2.consul",
        "node_1.server.dc_2.consul, node_1.server.dc_2.consul",
        "localhost, localhost",
        "10.0.0.1, 10.0.0.1"
    })
    void bringsNamesIntoOneForm(String sent, String read) {
        assertThat(read(record(message(serverNames(host(sent))))))
                .isEqualTo(new Parsed(read, List.of(), TlsVersion.TLS_1_2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a..b",
                ".a",
                "a..",
                "*.server.dc2.consul",
                "a b",
                "[::1]",
                "a:1",
                "a/b",
                "na\u00efve",
                "a\u0000b"
            })
    void refusesWhatIsNoDnsName(String sent) {
        assertFault(HelloFault.SERVER_NAME_NOT_DNS, record(message(serverNames(host(sent)))));
    }

    @Test
    void refusesNamesAndLabelsThatAreTooLong() {
        String label = "a".repeat(63);
        String longest = String.join(".", label, label, label, "a".repeat(61));

        assertThat(read(record(message(serverNames(host(longest)))))).isInstanceOf(Parsed.class);
        assertFault(HelloFault.SERVER_NAME_NOT_DNS, record(message(serverNames(host(longest + "a")))));
        assertFault(HelloFault.SERVER_NAME_NOT_DNS, record(message(serverNames(host(label + "a.b")))));
    }

    @Test
    void skipsNamesThatAreNoHostNames() {
        assertThat(read(record(message(serverNames(name(7, "!?"), host(NAME))))))
                .isEqualTo(new Parsed(NAME, List.of(), TlsVersion.TLS_1_2));
        assertThat(read(record(message(serverNames(name(7, "!?"))))))
                .isEqualTo(new NoServerName(List.of(), TlsVersion.TLS_1_2));
    }

    @Test
    void refusesASecondServerName() {
        assertFault(
                HelloFault.DUPLICATE_SERVER_NAME,
                record(message(serverNames(host(NAME)), serverNames(host("s2.server.dc2.consul")))));
        assertFault(HelloFault.DUPLICATE_SERVER_NAME, record(message(serverNames(host(NAME), host(NAME)))));
    }

    @Test
    void refusesAListOfServerNamesThatDoesNotFillItsExtension() {
        assertFault(HelloFault.SERVER_NAME_LIST, record(message(extension(0, bytes()))));
        assertFault(HelloFault.SERVER_NAME_LIST, record(message(extension(0, u16(0)))));
        assertFault(HelloFault.SERVER_NAME_LIST, record(message(extension(0, join(u16(9), host("a"))))));
        assertFault(HelloFault.SERVER_NAME_LIST, record(message(extension(0, join(u16(3), host("a"))))));
        assertFault(HelloFault.SERVER_NAME_LIST, record(message(extension(0, join(u16(2), bytes(0, 0))))));
        assertFault(HelloFault.SERVER_NAME_LIST, record(message(extension(0, join(u16(4), bytes(0, 0, 2, 65))))));
    }

    @Test
    void readsAHelloWithoutExtensions() {
        assertThat(read(record(message(0x0301, bytes())))).isEqualTo(new NoServerName(List.of(), TlsVersion.TLS_1_0));
        assertThat(read(record(message(0x0302, u16(0))))).isEqualTo(new NoServerName(List.of(), TlsVersion.TLS_1_1));
    }

    @Test
    void passesOverValuesThatMeanNothing() {
        byte[] message = message(
                extension(0x1a1a, bytes(0)),
                versions(0x7a7a, 0x0304, 0x0303),
                alpn("\n\n", "h2", "\u00fa\u00fa"),
                serverNames(host(NAME)),
                extension(0xfafa, bytes()));

        assertThat(read(record(message))).isEqualTo(new Parsed(NAME, List.of("h2"), TlsVersion.TLS_1_3));
    }

    @Test
    void keepsSoManyProtocolsAndNotMore() {
        String[] protocols = IntStream.range(0, 40).mapToObj(i -> "p" + i).toArray(String[]::new);

        assertThat(read(record(message(alpn(protocols)))))
                .isInstanceOfSatisfying(
                        NoServerName.class,
                        hello -> assertThat(hello.alpn())
                                .hasSize(ClientHelloReader.ALPN_LIMIT)
                                .startsWith("p0", "p1"));
    }

    @Test
    void refusesListsOfProtocolsThatAreNone() {
        assertFault(HelloFault.DUPLICATE_ALPN, record(message(alpn("a"), alpn("b"))));
        assertFault(HelloFault.ALPN_LIST, record(message(extension(16, u16(0)))));
        assertFault(HelloFault.ALPN_LIST, record(message(extension(16, join(u16(1), bytes(0))))));
        assertFault(HelloFault.ALPN_LIST, record(message(extension(16, join(u16(2), bytes(2, 65))))));
        assertFault(HelloFault.ALPN_LIST, record(message(extension(16, join(u16(5), bytes(1, 65))))));
    }

    @Test
    void refusesListsOfVersionsThatAreNone() {
        assertFault(HelloFault.VERSION_LIST, record(message(extension(43, bytes()))));
        assertFault(HelloFault.VERSION_LIST, record(message(extension(43, bytes(0)))));
        assertFault(HelloFault.VERSION_LIST, record(message(extension(43, bytes(3, 3, 4, 3)))));
        assertFault(HelloFault.VERSION_LIST, record(message(extension(43, bytes(4, 3, 4)))));
    }

    @Test
    void takesAVersionOfTheFutureForTheNewestKnown() {
        assertThat(read(record(message(versions(0x0305))))).isEqualTo(new NoServerName(List.of(), TlsVersion.TLS_1_3));
    }

    @Test
    void refusesSsl2AndSsl3() {
        byte[] ssl2 = bytes(0x80, 46, 1, 0, 2, 0, 21, 0, 0, 0, 16);

        assertThat(read(ssl2))
                .isEqualTo(new NotTls(0x80))
                .satisfies(hello -> assertThat(((NotTls) hello).mayBeSsl2()).isTrue());
        assertFault(HelloFault.VERSION_TOO_OLD, record(message(0x0300, bytes())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n", "SSH-2.0-x\r\n", "\u0000", "\u0015\u0003\u0001"})
    void refusesWhatIsNotTls(String sent) {
        byte[] bytes = sent.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(bytes)).isEqualTo(new NotTls(bytes[0]));
    }

    @Test
    void refusesRecordsThatAreNone() {
        assertFault(HelloFault.RECORD_VERSION, bytes(22, 2));
        assertFault(HelloFault.RECORD_EMPTY, bytes(22, 3, 1, 0, 0));
        assertFault(HelloFault.RECORD_TOO_LONG, bytes(22, 3, 1, 0x40, 1));
        assertFault(HelloFault.RECORD_INTERLEAVED, join(records(message(), 10), bytes()), 15, 21);
        assertFault(HelloFault.NOT_A_CLIENT_HELLO, record(bytes(2, 0, 0, 0)));
    }

    @Test
    void refusesAHelloThatIsLongerThanTheLimitBeforeItIsThere() {
        int tooLong = ClientHelloReader.HELLO_LIMIT + 1;

        assertFault(HelloFault.HELLO_TOO_LONG, record(bytes(1, 0, tooLong >> 8, tooLong)));
        assertThat(read(record(bytes(1, 0, 0x80, 0)))).isInstanceOf(NeedMore.class);
    }

    @Test
    void refusesAHelloInTooManyRecords() {
        byte[] message = message(extension(0x0a0a, new byte[400]));

        assertFault(HelloFault.TOO_MANY_RECORDS, records(message, 1));
    }

    @Test
    void refusesFieldsThatRunOverTheEnd() {
        assertFault(HelloFault.BODY_CUT_SHORT, record(bytes(1, 0, 0, 0)));
        assertFault(HelloFault.BODY_CUT_SHORT, record(message(0x0303, bytes(0))));
        assertFault(HelloFault.BODY_CUT_SHORT, record(message(0x0303, u16(4))));
        assertFault(HelloFault.BODY_CUT_SHORT, record(message(bytes(0, 0, 0))));
        assertFault(HelloFault.BODY_CUT_SHORT, record(message(bytes(0, 0, 0, 9))));
        assertFault(HelloFault.TRAILING_BYTES, record(message(0x0303, join(u16(0), bytes(1)))));
    }

    @Test
    void refusesFieldsThatMustNotBeEmptyOrTooLong() {
        byte[] start = join(u16(0x0303), new byte[32]);

        assertFault(HelloFault.SESSION_ID_TOO_LONG, hello(join(start, bytes(33))));
        assertFault(HelloFault.BODY_CUT_SHORT, hello(join(start, bytes(32))));
        assertFault(HelloFault.NO_CIPHER_SUITE, hello(join(start, bytes(0, 0, 0))));
        assertFault(HelloFault.NO_CIPHER_SUITE, hello(join(start, bytes(0, 0, 3, 0, 0, 0))));
        assertFault(HelloFault.BODY_CUT_SHORT, hello(join(start, bytes(0, 0, 2, 0, 0))));
        assertFault(HelloFault.NO_COMPRESSION_METHOD, hello(join(start, bytes(0, 0, 2, 0, 0, 0))));
        assertFault(HelloFault.BODY_CUT_SHORT, hello(join(start, bytes(0, 0, 2, 0, 0, 1))));
    }

    @Test
    void saysHowManyBytesItWaitsFor() {
        byte[] hello = record(message(serverNames(host(NAME))));

        assertThat(read(bytes())).isEqualTo(new NeedMore(1));
        assertThat(read(first(hello, 1))).isEqualTo(new NeedMore(5));
        assertThat(read(first(hello, 5))).isEqualTo(new NeedMore(9));
        assertThat(read(first(hello, 9))).isEqualTo(new NeedMore(hello.length));
        assertThat(read(first(hello, hello.length - 1))).isEqualTo(new NeedMore(hello.length));
    }

    @Test
    void leavesTheBufferAsItWas() {
        byte[] hello = record(message(serverNames(host(NAME))));
        ByteBuffer buffer = ByteBuffer.allocate(hello.length + 7).order(ByteOrder.LITTLE_ENDIAN);
        buffer.position(3).put(hello).flip().position(3);

        ClientHello read = ClientHelloReader.read(buffer.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN));

        assertThat(read).isEqualTo(new Parsed(NAME, List.of(), TlsVersion.TLS_1_2));
        assertThat(buffer.position()).isEqualTo(3);
        assertThat(buffer.limit()).isEqualTo(hello.length + 3);
    }

    @Test
    void everyFaultExplainsItself() {
        assertThat(HelloFault.values())
                .extracting(HelloFault::explanation)
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).isNotBlank());
    }

    private static ClientHello read(byte[] bytes) {
        return ClientHelloReader.read(ByteBuffer.wrap(bytes));
    }

    private static byte[] hello(byte[] body) {
        return record(join(bytes(1, 0), u16(body.length), body));
    }

    private static byte[] first(byte[] bytes, int length) {
        return java.util.Arrays.copyOf(bytes, length);
    }

    private static void assertFault(HelloFault fault, byte[] bytes) {
        assertThat(read(bytes)).isEqualTo(new Malformed(fault));
    }

    private static void assertFault(HelloFault fault, byte[] bytes, int changedAt, int value) {
        bytes[changedAt] = (byte) value;
        assertFault(fault, bytes);
    }
}

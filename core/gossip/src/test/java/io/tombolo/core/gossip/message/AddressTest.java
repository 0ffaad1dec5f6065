package io.tombolo.core.gossip.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    private static final Address FOUR = new Address(Bytes.ofHex("7f000004"), 7946);
    private static final Address MAPPED = new Address(Bytes.ofHex("00000000000000000000ffff7f000004"), 7946);

    @Test
    void tellsTheTwoFormsOfAnAddressApartButNotTheHost() {
        assertThat(FOUR).isNotEqualTo(MAPPED);
        assertThat(FOUR.sameHost(MAPPED.withPort(1))).isTrue();
        assertThat(MAPPED).hasToString("127.0.0.4:7946");
    }

    @ParameterizedTest
    @CsvSource({
        "00000000000000000000000000000001, [::1]:7946",
        "00000000000000000000000000000000, [::]:7946",
        "20010db8000000000000000000000001, [2001:db8::1]:7946",
        "20010db8000000010000000000000001, [2001:db8:0:1::1]:7946",
        "20010db8000100020003000400050006, [2001:db8:1:2:3:4:5:6]:7946",
        "fe800000000000000000000000000000, [fe80::]:7946",
        "00010000000200000003000000040005, [1:0:2:0:3:0:4:5]:7946",
        "0a000001, 10.0.0.1:7946"
    })
    void readsAndWritesTheTextForm(String ip, String text) {
        var address = new Address(Bytes.ofHex(ip), 7946);

        assertThat(address).hasToString(text);
        assertThat(Address.parse(text)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "1.2.3.4",
                "1.2.3:1",
                "1.2.3.4.5:1",
                "1.2.3.256:1",
                "1.2.3.4:65536",
                "1.2.3.4:-1",
                "::1:5",
                "[::1]",
                "[::1::]:1",
                "[1:2:3:4:5:6:7]:1",
                "[1:2:3:4:5:6:7:8:9]:1",
                "[12345::]:1",
                "[g::]:1",
                "[1:2:3:4:5:6:7::8]:1",
                "host:1"
            })
    void readsNoOtherText(String text) {
        assertThat(Address.parse(text).filter(address -> !address.toString().equals(text)))
                .isEmpty();
        assertThat(Address.parse(text)).isEmpty();
    }

    @Test
    void writesBytesThatAreNoAddressInHex() {
        assertThat(new Address(Bytes.ofHex("010203"), 5)).hasToString("?010203:5");
    }
}

package io.tombolo.core.gossip.swim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.2.3:1, true",
        "10.0.0.0/8, 11.1.2.3:1, false",
        "10.1.2.128/25, 10.1.2.127:1, false",
        "10.1.2.128/25, 10.1.2.128:1, true",
        "0.0.0.0/0, 1.2.3.4:1, true",
        "2001:db8::/32, [2001:db8:1::1]:1, true",
        "2001:db8::/32, [2001:db9::1]:1, false",
        "0.0.0.0/0, [2001:db9::1]:1, false",
    })
    void containsWhatSharesItsPrefix(String network, String address, boolean contained) {
        assertThat(Network.parse(network).contains(Address.parse(address).orElseThrow()))
                .isEqualTo(contained);
    }

    @Test
    void anIpv4AddressInSixteenBytesIsTheSameAddress() {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 10, 1, 2, 3};

        assertThat(Network.parse("10.0.0.0/8").contains(new Address(Bytes.wrap(mapped), 1)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/-1", "x/8", "/8"})
    void refusesWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhatItIs() {
        assertThat(Network.parse("10.0.0.0/8")).hasToString("10.0.0.0/8");
    }
}

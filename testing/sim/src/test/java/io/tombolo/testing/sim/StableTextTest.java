package io.tombolo.testing.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.terms.NodeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StableTextTest {

    private record Parcel(NodeName to, Object content, List<Integer> tags) {}

    private static final class Opaque {}

    @Test
    void printsRecordsByTheirComponents() {
        var parcel = new Parcel(new NodeName("a"), new byte[] {1, 2}, List.of(7, 8));

        var text = StableText.of(parcel);

        assertThat(text).isEqualTo("Parcel[to=a, content=bytes(2:0102), tags=[7, 8]]");
    }

    @Test
    void cutsLongBytesShort() {
        var text = StableText.of(new byte[20]);

        assertThat(text).isEqualTo("bytes(20:00000000000000000000000000000000…)");
    }

    @Test
    void sortsWhatHasNoOrderAndKeepsWhatHas() {
        var ordered = new LinkedHashMap<String, Integer>();
        ordered.put("b", 1);
        ordered.put("a", 2);

        assertThat(StableText.of(Set.of("c", "a", "b"))).isEqualTo("[a, b, c]");
        assertThat(StableText.of(Map.of("c", 1, "a", 2))).isEqualTo("{a=2, c=1}");
        assertThat(StableText.of(ordered)).isEqualTo("{b=1, a=2}");
    }

    @Test
    void printsNoIdentityOfObjectsAndArrays() {
        assertThat(StableText.of(new Opaque())).isEqualTo("Opaque");
        assertThat(StableText.of(new int[] {1, 2})).isEqualTo("[1, 2]");
        assertThat(StableText.of(new String[] {"x"})).isEqualTo("[x]");
        assertThat(StableText.of(Optional.of(new byte[] {15}))).isEqualTo("bytes(1:0f)");
        assertThat(StableText.of(Optional.empty())).isEqualTo("none");
    }
}

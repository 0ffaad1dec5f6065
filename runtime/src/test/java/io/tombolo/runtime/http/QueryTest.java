package io.tombolo.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class QueryTest {

    private static final Parameter STALE = new Parameter("stale", Parameter.Kind.FLAG, "");
    private static final Parameter TAG = new Parameter("tag", Parameter.Kind.TEXTS, "");

    @Test
    void takesFlagsInAllSpellings() {
        for (String text : new String[] {"stale", "stale=", "stale=false", "a=b&stale=1", "&&stale&"}) {
            assertThat(Query.parse(text)).map(query -> query.has(STALE)).contains(true);
        }
        assertThat(Query.parse("Stale&xstale")).map(query -> query.has(STALE)).contains(false);
    }

    @Test
    void keepsRepeatedValuesInOrder() {
        Query query = Query.parse("tag=a%20b&tag=c+d&tag=%C3%A9").orElseThrow();

        assertThat(query.texts(TAG)).containsExactly("a b", "c d", "é");
        assertThat(query.text(TAG)).isEqualTo("a b");
    }

    @Test
    void refusesBrokenPercents() {
        for (String text : new String[] {"x=%zz", "x=%", "x=%1", "%=1", "a&b=%g0"}) {
            assertThat(Query.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void refusesMoreParametersThanAnybodySends() {
        assertThat(Query.parse("a&".repeat(Query.PARAMETER_LIMIT))).isPresent();
        assertThat(Query.parse("a&".repeat(Query.PARAMETER_LIMIT + 1))).isEmpty();
    }

    @Test
    void neverThrowsOnWhatStrangersSend() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        String alphabet = "ab=&%+;#?/0fF\u00e9\ud83d\u0000";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(20); j > 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }

            assertThat(Query.parse(text.toString())).isNotNull();
            Optional<String> path = PercentText.decode("/" + text, false);
            path.ifPresent(decoded -> {
                String clean = Paths.clean(decoded);
                assertThat(Paths.clean(clean)).as(decoded).isEqualTo(clean);
            });
        }
    }
}

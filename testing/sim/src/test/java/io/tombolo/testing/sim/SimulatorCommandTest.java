package io.tombolo.testing.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsEqualBytesForEqualSeedsAndOthersForAnother() {
        byte[] first = printed("--seed", "7");
        byte[] second = printed("--seed=7");
        byte[] other = printed("--seed", "8");

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void endsWithASummaryOfTheInvariants() {
        int code = run("--seed", "7", "--quiet");

        assertThat(code).isEqualTo(SimulatorCommand.HELD);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("tombolo sim --seed 7 --scenario detector --nodes 5 --minutes 1\n")
                .contains("virtual time   PT1M11S\n")
                .contains("invariant      everybody is right about everybody: checked 1 times\n")
                .endsWith("all invariants held\n");
    }

    @Test
    void stopsAfterSoManyEvents() {
        int code = run("--events", "10");

        assertThat(code).isEqualTo(SimulatorCommand.HELD);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .endsWith("stopped after 10 events; all invariants held so far\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 20})
    void holdsForManySeedsAndSizes(int nodes) {
        for (int seed = 1; seed <= 25; seed++) {
            int code = run("--quiet", "--seed", "" + seed, "--nodes", "" + nodes);

            assertThat(code).as("seed %d: %s", seed, out).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seed            | --seed needs a number",
                "--seed x          | --seed must be a whole number. received: \"x\"",
                "--nodes 1         | --nodes must be from 2 to 10000. received: 1",
                "--minutes=0       | --minutes must be from 1 to 1440. received: 0",
                "--events=         | --events must be a whole number. received: \"\"",
                "--scenario        | --scenario needs a name",
                "--scenario x      | --scenario must be one of [detector]. received: \"x\"",
                "--speed 1         | unknown argument \"--speed\"",
            })
    void refusesWrongArgumentsWithASentence(String line, String sentence) {
        int code = run(line.split(" ", -1));

        assertThat(code).isEqualTo(SimulatorCommand.WRONG_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith(sentence + "\n")
                .contains("usage: tombolo sim");
        assertThat(out.size()).isZero();
    }

    @Test
    void explainsItself() {
        int code = run("--help");

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--seed N", "exit codes: 0", "detector");
    }

    private byte[] printed(String... arguments) {
        out.reset();
        assertThat(run(arguments)).isZero();
        return out.toByteArray();
    }

    private int run(String... arguments) {
        return SimulatorCommand.run(arguments, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}

package io.tombolo.testing.sim;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// `tombolo sim`: replays a simulated run event by event on standard output.
///
/// Exit codes: 0 if all invariants held, 1 if one was violated, 2 if the command line is wrong. Equal arguments
/// print equal bytes, on every machine.
public final class SimulatorCommand {

    static final int HELD = 0;
    static final int VIOLATED = 1;
    static final int WRONG_USAGE = 2;

    private static final int OUTPUT_BUFFER_BYTES = 1 << 16;

    private static final String USAGE = """
            usage: tombolo sim [--seed N] [--scenario NAME] [--nodes N] [--minutes N] [--events N] [--quiet]

            Simulates nodes under crashes, pauses, cuts, partitions and bad links, in virtual time, and prints
            every event and a summary. Equal arguments print equal bytes.

              --seed N         decides everything that is left to chance; any whole number (default 1)
              --scenario NAME  what to simulate, see below (default detector)
              --nodes N        how many nodes, 2 to 10000 (default 5)
              --minutes N      minutes of trouble, in virtual time, before all is mended, 1 to 1440 (default 1)
              --events N       stop after so many events, without checking the end (default: no limit)
              --quiet          print the summary only
              --help           print this

            scenarios:
            """;

    private static final String EXIT_CODES = """

            exit codes: 0 all invariants held, 1 an invariant was violated, 2 wrong arguments
            """;

    private SimulatorCommand() {}

    /// Runs the command and exits with its code.
    public static void main(String[] arguments) {
        int code;
        try (PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), OUTPUT_BUFFER_BYTES),
                false,
                StandardCharsets.UTF_8)) {
            code = run(arguments, out, System.err);
        }
        System.exit(code);
    }

    /// Runs the command; the exit code.
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            SimulatorArguments parsed = SimulatorArguments.parse(arguments);
            if (parsed.help()) {
                out.print(usage());
                return HELD;
            }
            return replay(scenario(parsed.scenario()), parsed, out);
        } catch (WrongUsage wrong) {
            err.print(wrong.getMessage() + "\n\n" + usage());
            return WRONG_USAGE;
        }
    }

    /// The command line asks for what there is not.
    static final class WrongUsage extends Exception {
        private static final long serialVersionUID = 1L;

        WrongUsage(String message) {
            super(message);
        }
    }

    private static int replay(Scenario scenario, SimulatorArguments arguments, PrintStream out) {
        out.print("tombolo sim " + arguments.canonical() + "\n");
        EventLog log = arguments.quiet() ? EventLog.off() : EventLog.to(out);
        Simulation simulation = new Simulation(arguments.seed(), log);
        simulation.setReplay("./tombolo sim " + arguments.canonical());
        try {
            Duration length = scenario.plan(simulation, arguments.nodes(), Duration.ofMinutes(arguments.minutes()));
            boolean complete = !simulation.runUntil(() -> simulation.events() >= arguments.events(), length);
            if (complete) {
                simulation.finish();
            }
            summarize(simulation, out);
            out.print(
                    complete
                            ? "all invariants held\n"
                            : "stopped after %d events; all invariants held so far\n".formatted(simulation.events()));
            return HELD;
        } catch (SimulationFailed failed) {
            summarize(simulation, out);
            out.print(failed.getMessage() + "\n");
            return VIOLATED;
        }
    }

    private static Scenario scenario(String name) throws WrongUsage {
        List<Scenario> all = Scenario.all();
        for (Scenario scenario : all) {
            if (scenario.name().equals(name)) {
                return scenario;
            }
        }
        throw new WrongUsage("--scenario must be one of %s. received: \"%s\""
                .formatted(all.stream().map(Scenario::name).toList(), name));
    }

    private static String usage() {
        StringBuilder text = new StringBuilder(USAGE);
        for (Scenario scenario : Scenario.all()) {
            text.append("  %-15s  %s\n".formatted(scenario.name(), scenario.summary()));
        }
        return text.append(EXIT_CODES).toString();
    }

    private static void summarize(Simulation simulation, PrintStream out) {
        SimulatedNetwork.Counts packets = simulation.network().counts();
        out.print("\nvirtual time   %s\n".formatted(simulation.clock().elapsed()));
        out.print("events         %d\n".formatted(simulation.events()));
        out.print("packets        %d sent, %d delivered, %d dropped\n"
                .formatted(packets.sent(), packets.delivered(), packets.dropped()));
        simulation
                .invariants()
                .checks()
                .forEach((name, times) -> out.print("invariant      %s: checked %d times\n".formatted(name, times)));
    }
}

package io.tombolo.testing.sim;

import io.tombolo.testing.sim.SimulatorCommand.WrongUsage;
import java.util.Iterator;
import java.util.List;

/// The arguments of `tombolo sim`, checked.
///
/// @param events after how many to stop; `Long.MAX_VALUE` for no limit
record SimulatorArguments(
        long seed, String scenario, int nodes, int minutes, long events, boolean quiet, boolean help) {

    private static final int MOST_NODES = 10_000;
    private static final int MOST_MINUTES = 24 * 60;

    /// Reads a command line; `--name value` and `--name=value` are the same.
    ///
    /// @throws WrongUsage if an argument is unknown, lacks its value, or has a wrong one
    static SimulatorArguments parse(String... arguments) throws WrongUsage {
        long seed = 1;
        String scenario = "detector";
        int nodes = 5;
        int minutes = 1;
        long events = Long.MAX_VALUE;
        boolean quiet = false;
        boolean help = false;
        for (Iterator<String> rest = List.of(arguments).iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            switch (name) {
                case "--seed" -> seed = number(name, argument, rest, Long.MIN_VALUE, Long.MAX_VALUE);
                case "--scenario" -> scenario = value(name, argument, rest, "name");
                case "--nodes" -> nodes = (int) number(name, argument, rest, 2, MOST_NODES);
                case "--minutes" -> minutes = (int) number(name, argument, rest, 1, MOST_MINUTES);
                case "--events" -> events = number(name, argument, rest, 1, Long.MAX_VALUE);
                case "--quiet" -> quiet = true;
                case "--help", "-h" -> help = true;
                default -> throw new WrongUsage("unknown argument \"%s\"".formatted(argument));
            }
        }
        return new SimulatorArguments(seed, scenario, nodes, minutes, events, quiet, help);
    }

    /// The arguments that give this run again.
    String canonical() {
        String limit = events == Long.MAX_VALUE ? "" : " --events " + events;
        return "--seed %d --scenario %s --nodes %d --minutes %d%s".formatted(seed, scenario, nodes, minutes, limit);
    }

    private static String value(String name, String argument, Iterator<String> rest, String what) throws WrongUsage {
        if (argument.length() > name.length()) {
            return argument.substring(name.length() + 1);
        }
        if (rest.hasNext()) {
            return rest.next();
        }
        throw new WrongUsage("%s needs a %s".formatted(name, what));
    }

    private static long number(String name, String argument, Iterator<String> rest, long least, long most)
            throws WrongUsage {
        String text = value(name, argument, rest, "number");
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
            throw new WrongUsage("%s must be from %d to %d. received: %d".formatted(name, least, most, number));
        } catch (NumberFormatException _) {
            throw new WrongUsage("%s must be a whole number. received: \"%s\"".formatted(name, text));
        }
    }
}

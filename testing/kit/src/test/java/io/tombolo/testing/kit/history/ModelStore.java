package io.tombolo.testing.kit.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A correct store in virtual time: each call takes effect at one moment between its beginning and its end. Some
/// answers are lost, with or without the effect.
final class ModelStore {

    private static final int LONGEST_DELAY = 100;

    private final SplittableRandom random;
    private final Map<String, Content> contents = new HashMap<>();
    private final Map<String, Long> indexes = new HashMap<>();
    private long index = 1;
    private int values;

    ModelStore(long seed) {
        random = new SplittableRandom(seed);
    }

    /// A call whose times are drawn, and whose outcome is known once it took effect.
    private record Planned(int client, String register, long invoked, long effect, long completed, boolean lost) {}

    /// What clients did that called all the time.
    List<Operation> history(int clients, int callsOfEach, int registers) {
        var plans = new ArrayList<Planned>();
        for (int client = 0; client < clients; client++) {
            long now = random.nextInt(LONGEST_DELAY);
            for (int call = 0; call < callsOfEach; call++) {
                long effect = now + random.nextInt(LONGEST_DELAY);
                long completed = effect + random.nextInt(LONGEST_DELAY);
                boolean lost = random.nextInt(20) == 0;
                plans.add(new Planned(client, "k" + random.nextInt(registers), now, effect, completed, lost));
                now = completed + 1 + random.nextInt(LONGEST_DELAY);
            }
        }
        plans.sort(Comparator.comparingLong(Planned::effect));
        return new ArrayList<>(
                plans.stream().flatMap(plan -> perform(plan).stream()).toList());
    }

    private List<Operation> perform(Planned plan) {
        Content before = contents.getOrDefault(plan.register(), Content.NOTHING);
        Action action = choose(plan.register(), before);
        boolean takesEffect = !plan.lost() || random.nextBoolean();
        if (takesEffect && !action.after(before).equals(before)) {
            contents.put(plan.register(), action.after(before));
            indexes.put(plan.register(), ++index);
        }
        if (!plan.lost()) {
            return List.of(new Operation(plan.client(), plan.register(), action, plan.invoked(), plan.completed()));
        }
        return action instanceof Action.Read
                ? List.of()
                : List.of(new Operation(
                        plan.client(), plan.register(), unanswered(action), plan.invoked(), Operation.OPEN));
    }

    private Action choose(String register, Content before) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> new Action.Read(before, indexes.getOrDefault(register, 1L));
            case 4, 5, 6 -> new Action.Write(fresh());
            case 7 -> new Action.Write(Content.NOTHING);
            case 8 -> new Action.Swap(before, fresh(), Action.Swapped.YES);
            default -> new Action.Swap(fresh(), fresh(), Action.Swapped.NO);
        };
    }

    private static Action unanswered(Action action) {
        return action instanceof Action.Swap(var expected, var value, var swapped)
                ? new Action.Swap(expected, value, Action.Swapped.UNKNOWN)
                : action;
    }

    private Content fresh() {
        return Content.of("v" + values++);
    }
}

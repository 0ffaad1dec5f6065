package io.tombolo.core.catalog.filter.regex;

import io.tombolo.core.catalog.filter.regex.RegexNode.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// A regular expression as steps of a machine that goes all ways at once.
final class Program {

    /// Steps of the largest program. A text of n characters costs at most n times as many, so a megabyte of text
    /// and this many steps take some seconds; patterns that people write have a hundred.
    static final int STEP_LIMIT = 10_000;

    /// One step. Numbers are places in [#steps].
    sealed interface Step {
        /// Takes a character and goes on.
        record Take(IntPredicate members, int next) implements Step {}

        /// Goes both ways.
        record Fork(int one, int other) implements Step {}

        /// Goes on at some places only.
        record Check(Place place, int next) implements Step {}

        /// Has found it.
        record Match() implements Step {}
    }

    private final List<Step> steps = new ArrayList<>();
    private final int start;

    /// That a program has too many steps.
    static final class TooLarge extends Exception {
        TooLarge() {
            super("expression too large", null, false, false);
        }
    }

    Program(RegexNode regex) throws TooLarge {
        start = emit(regex, add(new Step.Match()));
    }

    private int add(Step step) throws TooLarge {
        if (steps.size() == STEP_LIMIT) {
            throw new TooLarge();
        }
        steps.add(step);
        return steps.size() - 1;
    }

    /// Adds the steps of a node that lead to `next`, and tells where they begin.
    private int emit(RegexNode node, int next) throws TooLarge {
        return switch (node) {
            case RegexNode.One(var members) -> add(new Step.Take(members, next));
            case RegexNode.At(var place) -> add(new Step.Check(place, next));
            case RegexNode.Sequence(var parts) -> {
                int begin = next;
                for (RegexNode part : parts.reversed()) {
                    begin = emit(part, begin);
                }
                yield begin;
            }
            case RegexNode.Choice(var parts) -> {
                int begin = emit(parts.getLast(), next);
                for (RegexNode part : parts.reversed().subList(1, parts.size())) {
                    begin = add(new Step.Fork(emit(part, next), begin));
                }
                yield begin;
            }
            case RegexNode.Repeat(var operand, var least, var most) -> repeat(operand, least, most, next);
        };
    }

    private int repeat(RegexNode operand, int least, int most, int next) throws TooLarge {
        int begin = next;
        if (most == RegexNode.WITHOUT_LIMIT) {
            int fork = add(new Step.Fork(next, next));
            steps.set(fork, new Step.Fork(emit(operand, fork), next));
            begin = fork;
        } else {
            for (int i = least; i < most; i++) {
                begin = add(new Step.Fork(emit(operand, begin), next));
            }
        }
        for (int i = 0; i < least; i++) {
            begin = emit(operand, begin);
        }
        return begin;
    }

    boolean foundIn(String text) {
        var current = new Threads(steps.size());
        var following = new Threads(steps.size());
        int previous = -1;
        int at = 0;
        while (true) {
            int c = at < text.length() ? text.codePointAt(at) : -1;
            if (reach(current, previous, c)) {
                return true;
            }
            if (c < 0) {
                return false;
            }
            following.clear();
            for (int i = 0; i < current.count; i++) {
                if (steps.get(current.places[i]) instanceof Step.Take take
                        && take.members().test(c)) {
                    following.add(take.next());
                }
            }
            Threads swap = current;
            current = following;
            following = swap;
            previous = c;
            at += Character.charCount(c);
        }
    }

    /// Goes from where the threads are, and from the start, to all places that can be reached without a
    /// character.
    private boolean reach(Threads threads, int previous, int next) {
        threads.add(start);
        for (int i = 0; i < threads.count; i++) {
            switch (steps.get(threads.places[i])) {
                case Step.Match match -> {
                    return true;
                }
                case Step.Fork(var one, var other) -> {
                    threads.add(one);
                    threads.add(other);
                }
                case Step.Check(var place, var then) -> {
                    if (isAt(place, previous, next)) {
                        threads.add(then);
                    }
                }
                case Step.Take take -> {}
            }
        }
        return false;
    }

    private static boolean isAt(Place place, int previous, int next) {
        return switch (place) {
            case TEXT_BEGIN -> previous < 0;
            case TEXT_END -> next < 0;
            case LINE_BEGIN -> previous < 0 || previous == '\n';
            case LINE_END -> next < 0 || next == '\n';
            case WORD_EDGE -> CharacterClasses.isWord(previous) != CharacterClasses.isWord(next);
            case NO_WORD_EDGE -> CharacterClasses.isWord(previous) == CharacterClasses.isWord(next);
        };
    }

    /// Places in the program, each at most once.
    private static final class Threads {
        private final int[] places;
        private final boolean[] isIn;
        private int count;

        Threads(int size) {
            places = new int[size];
            isIn = new boolean[size];
        }

        void add(int place) {
            if (!isIn[place]) {
                isIn[place] = true;
                places[count++] = place;
            }
        }

        void clear() {
            for (int i = 0; i < count; i++) {
                isIn[places[i]] = false;
            }
            count = 0;
        }
    }
}

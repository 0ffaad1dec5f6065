package io.tombolo.testing.sim;

import java.util.BitSet;
import java.util.function.Consumer;

/// Packets that do not get through: between two sides both ways, or from one to the other only. Until it heals.
///
/// It acts when something is sent: what is on its way already arrives.
public final class Cut {

    private final Shape shape;
    private final Consumer<Cut> onHeal;

    Cut(Shape shape, Consumer<Cut> onHeal) {
        this.shape = shape;
        this.onHeal = onHeal;
    }

    /// Lets packets through again. Healing twice does nothing more.
    public void heal() {
        onHeal.accept(this);
    }

    boolean blocks(int from, int to) {
        return switch (shape) {
            case OneWay(var senders, var receivers) -> senders.get(from) && receivers.get(to);
            case Around(var inside) -> inside.get(from) != inside.get(to);
        };
    }

    String text() {
        return shape.text();
    }

    /// Which pairs of nodes, by index, a cut separates.
    sealed interface Shape {

        String text();
    }

    record OneWay(BitSet senders, BitSet receivers) implements Shape {
        @Override
        public String text() {
            return "%d nodes to %d nodes, one way".formatted(senders.cardinality(), receivers.cardinality());
        }
    }

    record Around(BitSet inside) implements Shape {
        @Override
        public String text() {
            return "%d nodes from all others".formatted(inside.cardinality());
        }
    }
}

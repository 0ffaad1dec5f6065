package io.tombolo.core.gossip.message;

import java.util.Arrays;
import java.util.Objects;

/// Where a member stands in the Vivaldi space of round trip times: the payload of an [Ack]. Source: gossip sheet
/// 18.
///
/// Holds whatever a stranger sent, also NaN and any number of dimensions up to [#DIMENSION_LIMIT].
public final class Coordinate {

    /// Dimensions that are read at all; serf uses 8.
    public static final int DIMENSION_LIMIT = 64;

    private final double[] vector;
    private final double height;
    private final double adjustment;
    private final double error;

    /// @param vector seconds along each axis
    /// @param height seconds of the way to the network proper
    /// @param adjustment seconds added to a distance
    /// @param error a share, from 0 for certain to 1.5
    /// @throws IllegalArgumentException if there are too many dimensions
    public Coordinate(double[] vector, double height, double adjustment, double error) {
        if (vector.length > DIMENSION_LIMIT) {
            throw new IllegalArgumentException("coordinate must have at most %d dimensions. received: %d"
                    .formatted(DIMENSION_LIMIT, vector.length));
        }
        this.vector = vector.clone();
        this.height = height;
        this.adjustment = adjustment;
        this.error = error;
    }

    public int dimensions() {
        return vector.length;
    }

    /// Seconds along one axis.
    public double axis(int index) {
        return vector[index];
    }

    /// A fresh copy of all axes, in seconds.
    public double[] vector() {
        return vector.clone();
    }

    /// Seconds.
    public double height() {
        return height;
    }

    /// Seconds.
    public double adjustment() {
        return adjustment;
    }

    /// A share.
    public double error() {
        return error;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Coordinate that
                && Arrays.equals(vector, that.vector)
                && Double.compare(height, that.height) == 0
                && Double.compare(adjustment, that.adjustment) == 0
                && Double.compare(error, that.error) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(vector), height, adjustment, error);
    }

    @Override
    public String toString() {
        return "Coordinate[vector=%s, height=%s, adjustment=%s, error=%s]"
                .formatted(Arrays.toString(vector), height, adjustment, error);
    }
}

package io.tombolo.core.gossip.serf;

import java.time.Duration;

/// Some settings differ: takes the differences one by one, by the names of [SerfSettings], and makes new settings.
public final class SerfSettingsChange {

    private Duration broadcastTimeout;
    private Duration leavePropagateDelay;
    private Duration reapInterval;
    private Duration reconnectInterval;
    private Duration reconnectTimeout;
    private Duration tombstoneTimeout;
    private Duration recentIntentTimeout;
    private int eventBuffer;
    private int queryBuffer;
    private int queryTimeoutMultiplier;
    private int querySizeLimit;
    private int queryResponseSizeLimit;
    private int userEventSizeLimit;
    private Duration queueCheckInterval;
    private int queueDepthWarning;
    private int maxQueueDepth;
    private int minQueueDepth;
    private boolean conflictResolution;
    private boolean coordinates;
    private boolean rejoinAfterLeave;
    private Duration coalescePeriod;
    private Duration coalesceQuiescence;

    SerfSettingsChange(SerfSettings from) {
        broadcastTimeout = from.broadcastTimeout();
        leavePropagateDelay = from.leavePropagateDelay();
        reapInterval = from.reapInterval();
        reconnectInterval = from.reconnectInterval();
        reconnectTimeout = from.reconnectTimeout();
        tombstoneTimeout = from.tombstoneTimeout();
        recentIntentTimeout = from.recentIntentTimeout();
        eventBuffer = from.eventBuffer();
        queryBuffer = from.queryBuffer();
        queryTimeoutMultiplier = from.queryTimeoutMultiplier();
        querySizeLimit = from.querySizeLimit();
        queryResponseSizeLimit = from.queryResponseSizeLimit();
        userEventSizeLimit = from.userEventSizeLimit();
        queueCheckInterval = from.queueCheckInterval();
        queueDepthWarning = from.queueDepthWarning();
        maxQueueDepth = from.maxQueueDepth();
        minQueueDepth = from.minQueueDepth();
        conflictResolution = from.conflictResolution();
        coordinates = from.coordinates();
        rejoinAfterLeave = from.rejoinAfterLeave();
        coalescePeriod = from.coalescePeriod();
        coalesceQuiescence = from.coalesceQuiescence();
    }

    public SerfSettingsChange broadcastTimeout(Duration value) {
        broadcastTimeout = value;
        return this;
    }

    public SerfSettingsChange leavePropagateDelay(Duration value) {
        leavePropagateDelay = value;
        return this;
    }

    public SerfSettingsChange reapInterval(Duration value) {
        reapInterval = value;
        return this;
    }

    public SerfSettingsChange reconnectInterval(Duration value) {
        reconnectInterval = value;
        return this;
    }

    public SerfSettingsChange reconnectTimeout(Duration value) {
        reconnectTimeout = value;
        return this;
    }

    public SerfSettingsChange tombstoneTimeout(Duration value) {
        tombstoneTimeout = value;
        return this;
    }

    public SerfSettingsChange recentIntentTimeout(Duration value) {
        recentIntentTimeout = value;
        return this;
    }

    public SerfSettingsChange eventBuffer(int value) {
        eventBuffer = value;
        return this;
    }

    public SerfSettingsChange queryBuffer(int value) {
        queryBuffer = value;
        return this;
    }

    public SerfSettingsChange queryTimeoutMultiplier(int value) {
        queryTimeoutMultiplier = value;
        return this;
    }

    public SerfSettingsChange querySizeLimit(int value) {
        querySizeLimit = value;
        return this;
    }

    public SerfSettingsChange queryResponseSizeLimit(int value) {
        queryResponseSizeLimit = value;
        return this;
    }

    public SerfSettingsChange userEventSizeLimit(int value) {
        userEventSizeLimit = value;
        return this;
    }

    public SerfSettingsChange queueCheckInterval(Duration value) {
        queueCheckInterval = value;
        return this;
    }

    public SerfSettingsChange queueDepthWarning(int value) {
        queueDepthWarning = value;
        return this;
    }

    public SerfSettingsChange maxQueueDepth(int value) {
        maxQueueDepth = value;
        return this;
    }

    public SerfSettingsChange minQueueDepth(int value) {
        minQueueDepth = value;
        return this;
    }

    public SerfSettingsChange conflictResolution(boolean value) {
        conflictResolution = value;
        return this;
    }

    public SerfSettingsChange coordinates(boolean value) {
        coordinates = value;
        return this;
    }

    public SerfSettingsChange rejoinAfterLeave(boolean value) {
        rejoinAfterLeave = value;
        return this;
    }

    public SerfSettingsChange coalescePeriod(Duration value) {
        coalescePeriod = value;
        return this;
    }

    public SerfSettingsChange coalesceQuiescence(Duration value) {
        coalesceQuiescence = value;
        return this;
    }

    /// The settings with all changes.
    ///
    /// @throws IllegalArgumentException as [SerfSettings] says
    public SerfSettings settings() {
        return new SerfSettings(
                broadcastTimeout,
                leavePropagateDelay,
                reapInterval,
                reconnectInterval,
                reconnectTimeout,
                tombstoneTimeout,
                recentIntentTimeout,
                eventBuffer,
                queryBuffer,
                queryTimeoutMultiplier,
                querySizeLimit,
                queryResponseSizeLimit,
                userEventSizeLimit,
                queueCheckInterval,
                queueDepthWarning,
                maxQueueDepth,
                minQueueDepth,
                conflictResolution,
                coordinates,
                rejoinAfterLeave,
                coalescePeriod,
                coalesceQuiescence);
    }
}

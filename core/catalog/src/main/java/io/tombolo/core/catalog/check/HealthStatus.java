package io.tombolo.core.catalog.check;

/// What a check can say. Others are stored as they come, and match nothing. Source: RPC sheet 15, "check status".
public final class HealthStatus {

    /// All is well.
    public static final String PASSING = "passing";

    /// Still useful.
    public static final String WARNING = "warning";

    /// Not to be used; also what a check says that has not said anything.
    public static final String CRITICAL = "critical";

    /// In queries: whatever a check says.
    public static final String ANY = "any";

    private HealthStatus() {}
}

package io.tombolo.cli;

/// The exit codes that scripts look at. Source: CLI sheet 1.
final class ExitCode {

    static final int SUCCESS = 0;

    /// Any error.
    static final int FAILURE = 1;

    /// No such command.
    static final int UNKNOWN_COMMAND = 127;

    private ExitCode() {}
}

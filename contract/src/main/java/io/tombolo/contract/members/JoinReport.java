package io.tombolo.contract.members;

import java.util.List;

/// What became of a join.
///
/// @param reached  addresses whose pool was joined; one is enough
/// @param failures what became of the others: `<address>: <reason>`
public record JoinReport(int reached, List<String> failures) {

    public JoinReport {
        failures = List.copyOf(failures);
    }
}

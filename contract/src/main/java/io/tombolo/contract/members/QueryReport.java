package io.tombolo.contract.members;

import java.util.List;

/// What a pool answered to a query, once its time was up.
///
/// @param acks    members that got it
/// @param answers in the order in which they came
public record QueryReport(List<String> acks, List<QueryAnswer> answers) {

    public QueryReport {
        acks = List.copyOf(acks);
        answers = List.copyOf(answers);
    }
}

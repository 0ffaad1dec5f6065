package io.tombolo.agent;

import io.micrometer.core.instrument.MeterRegistry;
import io.tombolo.core.registration.AgentEvent;
import io.tombolo.core.registration.AgentInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes of each event of an agent one log line and one metric.
final class AgentObserver {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.agent");

    private final MeterRegistry meters;

    AgentObserver(MeterRegistry meters) {
        this.meters = meters;
    }

    void announce(AgentEvent event) {
        switch (event) {
            case AgentEvent.CheckChanged(var check, var service, var from, var to, var output) -> {
                count("agent.check.changed");
                LOG.atInfo()
                        .addKeyValue("check", check)
                        .addKeyValue("service", service)
                        .addKeyValue("from", from)
                        .addKeyValue("to", to)
                        .addKeyValue("output", firstLine(output))
                        .log("check changed");
            }
            case AgentEvent.ServiceRemovedAsCritical(var service, var check) -> {
                count("agent.service.removed_as_critical");
                LOG.atWarn()
                        .addKeyValue("service", service)
                        .addKeyValue("check", check)
                        .log("service deregistered: its check was critical for longer than it may be");
            }
            case AgentEvent.StoredSuperseded(var subject) ->
                LOG.atInfo()
                        .addKeyValue("subject", subject)
                        .log(
                                "kept registration dropped: a configuration file defines the same, or its service is gone");
            case AgentEvent.ConfiguredRefused(var subject, var text) ->
                LOG.atError()
                        .addKeyValue("subject", subject)
                        .addKeyValue("cause", text)
                        .log("not registered; correct its definition and reload");
            case AgentEvent.Settled() -> {
                count("agent.sync.settled");
                LOG.atDebug().log("the catalog has what is registered here");
            }
            case AgentEvent.SyncFailed(var what, var text) -> {
                count("agent.sync.failed");
                LOG.atWarn().addKeyValue("cause", text).log("cannot {}; it is tried again", what);
            }
        }
    }

    void lost(AgentInput input) {
        count("agent.input.lost");
        LOG.atDebug().addKeyValue("input", input.getClass().getSimpleName()).log("input lost: too many wait");
    }

    private void count(String name) {
        meters.counter(name).increment();
    }

    private static String firstLine(String output) {
        int end = output.indexOf('\n');
        return end < 0 ? output : output.substring(0, end);
    }
}

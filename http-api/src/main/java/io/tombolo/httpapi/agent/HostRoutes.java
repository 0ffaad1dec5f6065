package io.tombolo.httpapi.agent;

import com.sun.management.OperatingSystemMXBean;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.http.Payload;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `/v1/agent/host`: the machine that the agent runs on.
///
/// Source: HTTP sheet 3.3; vector `agent-host`. Facts that this process cannot know are left out.
final class HostRoutes implements Routes {

    private static final long KIBI = 1_024;

    private static final JsonCodec<HostView> HOST = JsonCodec.of(HostView.class);

    private final Path data;
    private final InstantSource clock = InstantSource.system();

    HostRoutes(Configuration configuration) {
        data = Path.of(configuration.storage().dataDir().orElse("/"));
    }

    /// What is known of the machine.
    ///
    /// @param collectionTime in nanoseconds since 1970
    /// @param errors         what could not be found out, and why
    record HostView(
            Memory memory,

            @WireField(name = "CPU", empty = WireField.EmptyForm.EMPTY)
            List<Processor> cpu,

            Machine host,
            Optional<Disk> disk,
            long collectionTime,
            @WireField(empty = WireField.EmptyForm.NIL) List<String> errors) {}

    /// In bytes.
    record Memory(
            @WireField(name = "total") long total,
            @WireField(name = "available") long available,
            @WireField(name = "used") long used,
            @WireField(name = "usedPercent") double usedPercent,
            @WireField(name = "free") long free,
            @WireField(name = "buffers") long buffers,
            @WireField(name = "cached") long cached,
            @WireField(name = "swapTotal") long swapTotal,
            @WireField(name = "swapFree") long swapFree) {}

    /// One processor.
    record Processor(
            @WireField(name = "cpu") int cpu,
            @WireField(name = "cores") int cores,
            @WireField(name = "modelName") String modelName) {}

    /// What runs on it.
    ///
    /// @param uptime in seconds
    record Machine(
            @WireField(name = "hostname") String hostname,
            @WireField(name = "uptime") long uptime,
            @WireField(name = "procs") long processes,
            @WireField(name = "os") String os,
            @WireField(name = "kernelVersion") String kernelVersion,
            @WireField(name = "kernelArch") String kernelArch) {}

    /// The disk of the data folder, in bytes.
    record Disk(
            @WireField(name = "path") String path,
            @WireField(name = "fstype") String type,
            @WireField(name = "total") long total,
            @WireField(name = "free") long free,
            @WireField(name = "used") long used,
            @WireField(name = "usedPercent") double usedPercent) {}

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/v1/agent/host", "the machine that the agent runs on")
                .waiting(this::host));
    }

    private Reply host(Request request) {
        var errors = new ArrayList<String>();
        var now = clock.instant();
        var view = new HostView(
                memory(errors),
                processors(errors),
                machine(errors),
                disk(errors),
                now.getEpochSecond() * 1_000_000_000L + now.getNano(),
                errors);
        return Reply.of(200, request.shown(Payload.json(HOST.encode(view))));
    }

    private static Memory memory(List<String> errors) {
        Map<String, Long> facts = new HashMap<>();
        for (String line : lines(Path.of("/proc/meminfo"), errors)) {
            String[] parts = line.split("[:\\s]+", -1);
            if (parts.length >= 2 && parts[1].chars().allMatch(Character::isDigit)) {
                facts.put(parts[0], Long.parseLong(parts[1]) * KIBI);
            }
        }
        long total = facts.getOrDefault("MemTotal", beans().getTotalMemorySize());
        long available = facts.getOrDefault("MemAvailable", beans().getFreeMemorySize());
        return new Memory(
                total,
                available,
                total - available,
                percent(total - available, total),
                facts.getOrDefault("MemFree", beans().getFreeMemorySize()),
                facts.getOrDefault("Buffers", 0L),
                facts.getOrDefault("Cached", 0L),
                facts.getOrDefault("SwapTotal", 0L),
                facts.getOrDefault("SwapFree", 0L));
    }

    private static List<Processor> processors(List<String> errors) {
        String model = lines(Path.of("/proc/cpuinfo"), errors).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("");
        var processors = new ArrayList<Processor>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            processors.add(new Processor(i, 1, model));
        }
        return processors;
    }

    private static Machine machine(List<String> errors) {
        long uptime = lines(Path.of("/proc/uptime"), errors).stream()
                .findFirst()
                .map(line -> (long) Double.parseDouble(line.split(" ", -1)[0]))
                .orElse(0L);
        String name = lines(Path.of("/proc/sys/kernel/hostname"), errors).stream()
                .findFirst()
                .orElse("");
        return new Machine(
                name,
                uptime,
                ProcessHandle.allProcesses().count(),
                System.getProperty("os.name").toLowerCase(Locale.ROOT),
                System.getProperty("os.version"),
                System.getProperty("os.arch"));
    }

    private Optional<Disk> disk(List<String> errors) {
        try {
            FileStore store = Files.getFileStore(data);
            long total = store.getTotalSpace();
            long used = total - store.getUnallocatedSpace();
            return Optional.of(
                    new Disk(data.toString(), store.type(), total, store.getUsableSpace(), used, percent(used, total)));
        } catch (IOException unknown) {
            errors.add("disk of %s: %s".formatted(data, unknown.getMessage()));
            return Optional.empty();
        }
    }

    private static List<String> lines(Path file, List<String> errors) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unknown) {
            errors.add("%s: %s".formatted(file, unknown.getMessage()));
            return List.of();
        }
    }

    private static OperatingSystemMXBean beans() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    }

    private static double percent(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }
}

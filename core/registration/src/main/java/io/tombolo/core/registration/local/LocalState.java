package io.tombolo.core.registration.local;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.service.NodeService;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is registered on this node, what the catalog is known to have of it, and what it has to forget.
///
/// One thread owns it.
public final class LocalState {

    private final TreeMap<String, LocalService> services = new TreeMap<>();
    private final TreeMap<String, LocalCheck> checks = new TreeMap<>();
    private final Map<String, TreeSet<String>> checksByService = new HashMap<>();
    private final TreeMap<String, String> leavingServices = new TreeMap<>();
    private final TreeMap<String, Leaving> leavingChecks = new TreeMap<>();
    private final Set<String> touched = new HashSet<>();
    private boolean nodeInSync;
    private long lastVersion;
    private long lastGeneration;

    /// A check that the catalog has to forget.
    ///
    /// @param serviceId that it was about; it goes with that service
    /// @param token     with which it was registered
    public record Leaving(String serviceId, String token) {}

    /// Grows with every change that readers can see.
    public long version() {
        return lastVersion;
    }

    /// What readers see.
    public LocalView view() {
        return LocalView.of(lastVersion, services, checks);
    }

    /// A service instance.
    public Optional<LocalService> service(String id) {
        return Optional.ofNullable(services.get(id));
    }

    /// All service instances, by ID.
    public Collection<LocalService> services() {
        return Collections.unmodifiableCollection(services.values());
    }

    /// A check.
    public Optional<LocalCheck> check(String id) {
        return Optional.ofNullable(checks.get(id));
    }

    /// All checks, by ID.
    public Collection<LocalCheck> checks() {
        return Collections.unmodifiableCollection(checks.values());
    }

    /// The checks of an instance, or, for an empty ID, of the node itself.
    public List<LocalCheck> checksOf(String serviceId) {
        return checksByService.getOrDefault(serviceId, new TreeSet<>()).stream()
                .map(checks::get)
                .toList();
    }

    /// Puts a service instance, to be written to the catalog.
    public void put(NodeService service, String token, Source source) {
        services.put(service.id(), new LocalService(service, token, source, ++lastVersion, false));
        leavingServices.remove(service.id());
        touched.add(service.id());
        // The catalog gives a check the name and tags of its service, so the local copy follows.
        for (LocalCheck check : checksOf(service.id())) {
            HealthCheck about = check.check().about(service.service(), service.tags());
            if (!about.equals(check.check())) {
                replace(check.about(about, ++lastVersion));
            }
        }
    }

    /// Takes other tags for an instance, which the catalog has already.
    public void adopt(LocalService local, List<String> tags) {
        services.put(
                local.service().id(),
                new LocalService(
                        local.service().withTags(tags), local.token(), local.source(), ++lastVersion, local.inSync()));
    }

    /// Removes a service instance; the catalog has to forget it.
    public void removeService(LocalService local) {
        String id = local.service().id();
        services.remove(id);
        leavingServices.put(id, local.token());
        touched.add(id);
        lastVersion++;
    }

    /// Puts a check, to be written to the catalog; name and tags of its service are filled in.
    ///
    /// @return its generation
    public long put(LocalCheck registered) {
        LocalCheck fresh = new LocalCheck(
                service(registered.check().serviceId())
                        .map(LocalService::service)
                        .map(of -> registered.check().about(of.service(), of.tags()))
                        .orElse(registered.check()),
                registered.registration(),
                registered.token(),
                registered.source(),
                ++lastGeneration,
                registered.streak(),
                registered.criticalSince(),
                ++lastVersion,
                false,
                false);
        forgetIndex(fresh.check().checkId());
        replace(fresh);
        leavingChecks.remove(fresh.check().checkId());
        return fresh.generation();
    }

    /// Removes a check; the catalog has to forget it.
    public void removeCheck(LocalCheck local) {
        String id = local.check().checkId();
        forgetIndex(id);
        checks.remove(id);
        leavingChecks.put(id, new Leaving(local.check().serviceId(), local.token()));
        touched.add(local.check().serviceId());
        lastVersion++;
    }

    /// Replaces a check by one that readers cannot tell from it.
    public void keep(LocalCheck same) {
        checks.put(same.check().checkId(), same);
    }

    /// Lets a check say something else.
    ///
    /// @param inSync      whether the catalog need not be told now
    /// @param outputWaits whether it is to be told of the output later
    public void say(LocalCheck local, HealthCheck check, Instant now, boolean inSync, boolean outputWaits) {
        replace(local.saying(check, now, ++lastVersion, inSync, outputWaits));
    }

    /// The services whose checks changed since the last call; the empty ID stands for the node.
    public Set<String> takeTouched() {
        var taken = Set.copyOf(touched);
        touched.clear();
        return taken;
    }

    /// Whether the catalog is known to have the node as it is.
    public boolean nodeInSync() {
        return nodeInSync;
    }

    /// Sets whether the catalog has the node as it is.
    public void nodeInSync(boolean now) {
        nodeInSync = now;
    }

    /// Sets whether the catalog has a service as it is, if it is still that version.
    public void serviceInSync(String id, long version, boolean now) {
        service(id).filter(local -> local.version() == version).ifPresent(local -> services.put(id, local.synced(now)));
    }

    /// Sets whether the catalog has a check as it is, if it is still that version.
    public void checkInSync(String id, long version, boolean now) {
        check(id).filter(local -> local.version() == version).ifPresent(local -> checks.put(id, local.synced(now)));
    }

    /// The catalog has a check as it is, its output included, if it is still that version.
    public void checkWritten(String id, long version) {
        check(id)
                .filter(local -> local.version() == version)
                .ifPresent(local -> checks.put(id, local.marked(true, false)));
    }

    /// The output of a check has waited long enough: the catalog has to be told.
    public void outputWaitedEnough(LocalCheck local) {
        checks.put(local.check().checkId(), local.marked(false, false));
    }

    /// The services that the catalog has to forget, with the tokens to do it.
    public Map<String, String> leavingServices() {
        return Collections.unmodifiableMap(leavingServices);
    }

    /// The checks that the catalog has to forget.
    public Map<String, Leaving> leavingChecks() {
        return Collections.unmodifiableMap(leavingChecks);
    }

    /// The catalog has a service that is not registered here.
    public void strangeService(String id) {
        leavingServices.putIfAbsent(id, "");
    }

    /// The catalog has a check that is not registered here.
    public void strangeCheck(String id, String serviceId) {
        leavingChecks.putIfAbsent(id, new Leaving(serviceId, ""));
    }

    /// The catalog has forgotten a service, and with it its checks.
    public void serviceGone(String id) {
        leavingServices.remove(id);
        leavingChecks.values().removeIf(leaving -> leaving.serviceId().equals(id));
    }

    /// The catalog has forgotten a check.
    public void checkGone(String id) {
        leavingChecks.remove(id);
    }

    private void replace(LocalCheck check) {
        String id = check.check().checkId();
        checks.put(id, check);
        checksByService
                .computeIfAbsent(check.check().serviceId(), _ -> new TreeSet<>())
                .add(id);
        touched.add(check.check().serviceId());
    }

    private void forgetIndex(String checkId) {
        check(checkId).map(old -> old.check().serviceId()).ifPresent(of -> {
            TreeSet<String> ids = checksByService.get(of);
            if (ids != null && ids.remove(checkId) && ids.isEmpty()) {
                checksByService.remove(of);
            }
        });
    }
}

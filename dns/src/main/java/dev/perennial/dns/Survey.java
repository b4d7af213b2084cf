package dev.perennial.dns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What all authoritative servers of a zone say to one question.
 *
 * @param recursive what a recursive resolver says; asked only where no authoritative server could be heard
 */
public record Survey(Question question, Zone zone, List<ServerAnswer> answers, Optional<ServerAnswer> recursive) {
    public Survey {
        answers = List.copyOf(answers);
    }

    /** The servers that know, and the recursive resolver in their place. */
    public List<DnsAnswer.Usable> usable() {
        List<DnsAnswer.Usable> usable = new ArrayList<>();
        for (ServerAnswer each : all()) {
            if (each.answer() instanceof DnsAnswer.Usable answer) {
                usable.add(answer);
            }
        }
        return usable;
    }

    /** The servers that do not, but for those that this machine has no way to. */
    public List<ServerAnswer> failing() {
        return all().stream()
                .filter(each -> !each.usable())
                .filter(each ->
                        !(each.answer() instanceof DnsAnswer.Unreachable(String why, boolean noRoute) && noRoute))
                .toList();
    }

    /** Whether nobody could be heard, not even a resolver that would say which servers the zone has. */
    boolean deaf() {
        return zone.servers().isEmpty()
                && recursive.stream()
                        .map(ServerAnswer::answer)
                        .anyMatch(each -> each instanceof DnsAnswer.TimedOut || each instanceof DnsAnswer.Unreachable);
    }

    /** Whether some servers were left out because this machine has no way to their addresses. */
    public boolean partial() {
        return answers.stream()
                .anyMatch(
                        each -> each.answer() instanceof DnsAnswer.Unreachable(String why, boolean noRoute) && noRoute);
    }

    /** What is said, by any of them: a CA may ask any. */
    public Set<RecordData> data() {
        Set<RecordData> all = new LinkedHashSet<>();
        usable().forEach(answer -> all.addAll(answer.data()));
        return all;
    }

    /** Who says the same. More than one entry: the servers disagree, as they do until a change has reached all. */
    public Map<String, List<NameServer>> opinions() {
        Map<Object, String> texts = new LinkedHashMap<>();
        Map<String, List<NameServer>> opinions = new LinkedHashMap<>();
        for (ServerAnswer each : answers) {
            if (each.answer() instanceof DnsAnswer.Usable answer) {
                String text = texts.computeIfAbsent(essence(answer), same -> answer.text());
                opinions.computeIfAbsent(text, none -> new ArrayList<>()).add(each.server());
            }
        }
        return opinions;
    }

    /** Without the order of records, and whatever else differs from answer to answer. */
    private static Object essence(DnsAnswer.Usable answer) {
        return switch (answer) {
            case DnsAnswer.Found found ->
                found.alias().isPresent() ? new RecordData.Alias(found.alias().get()) : new HashSet<>(found.data());
            case DnsAnswer.NoData none -> "none";
            case DnsAnswer.NoSuchName none -> "no such name";
        };
    }

    private List<ServerAnswer> all() {
        List<ServerAnswer> all = new ArrayList<>(answers);
        recursive.ifPresent(all::add);
        return all;
    }
}

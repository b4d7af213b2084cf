package dev.perennial.dns;

import dev.perennial.engine.Parallel;
import java.util.ArrayList;
import java.util.List;

/** Climbs from a name to the CAA records that count for it, as CAs have to (RFC 8659 section 3). */
public final class CaaLookup {
    private final Authorities authorities;

    public CaaLookup(Authorities authorities) {
        this.authorities = authorities;
    }

    /** Over the network; all levels at a time. */
    public CaaSet find(String name) throws InterruptedException {
        List<String> levels = new ArrayList<>();
        for (String at = name; !at.isEmpty(); at = Question.parent(at)) {
            levels.add(at);
        }
        List<Resolution> answers = Parallel.map(levels, this::look);
        for (int i = 0; i < answers.size(); i++) {
            List<RecordData.Caa> records = answers.get(i).data().stream()
                    .filter(RecordData.Caa.class::isInstance)
                    .map(RecordData.Caa.class::cast)
                    .toList();
            if (!records.isEmpty()) {
                return new CaaSet(levels.get(i), records, answers.subList(0, i + 1));
            }
        }
        return new CaaSet("", List.of(), answers);
    }

    /** Top-level domains are asked of the resolver: their dozens of servers agree, and are not the user's to mend. */
    private Resolution look(String level) throws InterruptedException {
        Question question = new Question(level, RecordType.CAA);
        return level.indexOf('.') < 0 ? authorities.recall(question) : authorities.resolve(question);
    }
}

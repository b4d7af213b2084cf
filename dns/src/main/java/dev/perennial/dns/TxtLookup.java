package dev.perennial.dns;

import dev.perennial.engine.SeenTexts;
import dev.perennial.engine.TextLookup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The TXT records of a name at its authoritative servers, following CNAMEs as a CA does. A resolver that does not answer is
 * waited for a few times in a row, not for each name. Any number of threads.
 */
public final class TxtLookup implements TextLookup {
    /** One that loses a question now and then is no silent one. */
    private static final int ENOUGH = 3;

    private final Authorities authorities;
    private final AtomicInteger unheard = new AtomicInteger();
    private volatile String silence = "";

    /** Uses no network yet. */
    public TxtLookup(Authorities authorities) {
        this.authorities = authorities;
    }

    @Override
    public SeenTexts at(String name) throws InterruptedException {
        if (unheard.get() >= ENOUGH) {
            return unanswered(name, silence);
        }
        Resolution way = authorities.resolve(new Question(name, RecordType.TXT));
        return switch (way.ending()) {
            case FOUND, NO_DATA, NO_SUCH_NAME -> {
                unheard.set(0);
                yield seen(way.last());
            }
            case LOOP -> failed("the CNAME records of " + name + " lead in a circle");
            case TOO_MANY_ALIASES -> failed("the CNAME records of " + name + " are more than a CA follows");
            case NO_ANSWER -> {
                String why = failures(way.last());
                if (way.last().deaf()) {
                    silence = why;
                    unheard.incrementAndGet();
                }
                yield unanswered(name, why);
            }
        };
    }

    private static SeenTexts unanswered(String name, String why) {
        return failed("nobody answers for " + name + why);
    }

    private static SeenTexts failed(String problem) {
        return new SeenTexts(List.of(), List.of(), problem);
    }

    /** What only some servers show may be what the CA does not see. */
    private static SeenTexts seen(Survey survey) {
        List<String> everywhere = new ArrayList<>();
        List<String> partly = new ArrayList<>();
        for (RecordData data : survey.data()) {
            if (data instanceof RecordData.Text(String text)) {
                boolean all = survey.usable().stream()
                        .allMatch(answer -> answer.data().contains(data));
                (all ? everywhere : partly).add(text);
            }
        }
        return new SeenTexts(everywhere, partly, "");
    }

    private static String failures(Survey survey) {
        Set<String> words = new LinkedHashSet<>(survey.zone().problems());
        survey.failing().forEach(each -> words.add(each.text()));
        return words.isEmpty() ? "" : " (" + String.join("; ", words) + ')';
    }
}

package dev.perennial.dns.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recorded conversation with a provider, as src/test/resources/exchanges has them:
 *
 * <pre>
 * account: token=secret-token     the user's fields, one to a line
 * # a comment
 * zone: example.com               what the DNS says (this, if left out; "none" if it says nothing)
 * clock: 2026-01-02T03:04:05Z     (this, if left out)
 * signed: true                    really, by the scheme; else a header Signed-By says by which, and with what
 *
 * == add _acme-challenge.www.example.com VALUE     or remove, or zone NAME, or wait PT1H; several: add NAME VALUE + NAME VALUE
 * > GET https://api.example.net/zones?name=example.com
 * > Authorization: Bearer secret-token             headers that must be there
 * {"a": 1}                                         a body, if there must be one: JSON, or else text
 * < 200                                            or "lost" for a connection that breaks
 * < Link: ...                                      headers of the answer
 * {"zones": []}                                    its body
 * == add ... fails: part of the message
 * </pre>
 *
 * Of a request, {@code <any>} stands for any text.
 */
record Exchanges(Map<String, String> account, String zone, String clock, boolean signed, List<Step> steps) {
    /** The status where there is no answer. */
    static final int LOST = 999;

    /** Something done with the provider, and what it hears and says. */
    record Step(String verb, List<String> words, String failure, List<Exchange> exchanges) {}

    /**
     * One request and its answer.
     *
     * @param parallel whether it is one for several records, which come in any order
     */
    record Exchange(
            boolean parallel,
            String request,
            Map<String, String> headers,
            String body,
            int status,
            Map<String, String> answerHeaders,
            String answer) {}

    static Exchanges parse(String text) {
        Map<String, String> account = new LinkedHashMap<>();
        Map<String, String> about = new LinkedHashMap<>(Map.of("zone", "example.com", "clock", "2026-01-02T03:04:05Z"));
        List<Step> steps = new ArrayList<>();
        Draft draft = new Draft();
        List<Exchange> exchanges = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("== ")) {
                draft.finish(exchanges);
                exchanges = new ArrayList<>();
                steps.add(step(line.substring(3), exchanges));
                draft.parallel = steps.getLast().words().size() > 2;
            } else if (steps.isEmpty()) {
                int colon = line.indexOf(": ");
                if (line.startsWith("account: ")) {
                    String field = line.substring("account: ".length());
                    account.put(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
                } else if (colon > 0 && !line.startsWith("#")) {
                    about.put(line.substring(0, colon), line.substring(colon + 2));
                }
            } else {
                draft.take(line, exchanges);
            }
        }
        draft.finish(exchanges);
        return new Exchanges(account, about.get("zone"), about.get("clock"), about.containsKey("signed"), steps);
    }

    private static Step step(String line, List<Exchange> exchanges) {
        String[] parts = line.split(" fails: ", 2);
        List<String> words = new ArrayList<>(List.of(parts[0].split(" ")));
        String verb = words.removeFirst();
        words.removeIf("+"::equals);
        return new Step(verb, words, parts.length > 1 ? parts[1] : "", exchanges);
    }

    /** An exchange that is being read. */
    private static final class Draft {
        private boolean parallel;
        private String request = "";
        private Map<String, String> headers = new LinkedHashMap<>();
        private final StringBuilder body = new StringBuilder();
        private int status;
        private Map<String, String> answerHeaders = new LinkedHashMap<>();
        private final StringBuilder answer = new StringBuilder();

        void take(String line, List<Exchange> done) {
            if (line.startsWith("# ")) {
                return; // a comment on what comes next
            }
            if (line.startsWith("> ") && (status > 0 || request.isEmpty())) {
                finish(done);
                request = line.substring(2);
            } else if (line.startsWith("> ")) {
                header(line.substring(2), headers);
            } else if (line.startsWith("< ") && status == 0) {
                String word = line.substring(2).strip();
                status = word.equals("lost") ? LOST : Integer.parseInt(word);
            } else if (line.startsWith("< ")) {
                header(line.substring(2), answerHeaders);
            } else if (!request.isEmpty()) {
                (status == 0 ? body : answer).append(line).append('\n');
            }
        }

        private static void header(String line, Map<String, String> headers) {
            headers.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2));
        }

        void finish(List<Exchange> done) {
            if (!request.isEmpty()) {
                done.add(new Exchange(
                        parallel,
                        request,
                        headers,
                        body.toString().strip(),
                        status,
                        answerHeaders,
                        answer.toString().strip()));
            }
            request = "";
            headers = new LinkedHashMap<>();
            body.setLength(0);
            status = 0;
            answerHeaders = new LinkedHashMap<>();
            answer.setLength(0);
        }
    }
}

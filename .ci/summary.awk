# Sums surefire's XML reports: what ran per module, what failed, and what was skipped for which reason.
# Variables: build (Maven's exit status), strict (1: a missing peer is a failure).

function attribute(name,    from, text) {
    from = index($0, " " name "=\"")
    if (!from) return ""
    text = substr($0, from + length(name) + 3)
    text = substr(text, 1, index(text, "\"") - 1)
    gsub(/&quot;/, "\"", text); gsub(/&apos;/, "'", text); gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text)
    gsub(/&#10;.*/, "", text); gsub(/&amp;/, "\\&", text)
    return text
}

/^ *<testcase / {
    module = FILENAME
    sub(/^\.\//, "", module)
    sub(/\/.*/, "", module)
    if (!(module in run)) order[++modules] = module
    run[module]++
    test = attribute("classname")
    sub(/^dev\.perennial\./, "", test)
    if (attribute("name") != "") test = test "." attribute("name")
}

# A condition's reason is an attribute; that of an assumption stands in the first line of the trace alone.
/^ *<skipped/ {
    reason = attribute("message")
    if (reason == "" && match($0, /TestAbortedException: /)) reason = substr($0, RSTART + RLENGTH)
    sub(/^Assumption failed: /, "", reason)
    sub(/\]\]>.*/, "", reason)
    if (reason == "") reason = "no reason given"
    if (strict && reason ~ /not installed/) { failed[module]++; failures[++count] = test ": " reason }
    else { skipped[module]++; if (!(reason in reasons)) ++kinds; reasons[reason]++; example[reason] = test }
}

/^ *<(failure|error)[ >]/ { failed[module]++; failures[++count] = test ": " attribute("message") }

END {
    printf "%-10s %8s %8s %8s\n", "", "passed", "failed", "skipped"
    for (i = 1; i <= modules; i++) {
        m = order[i]
        passed = run[m] - failed[m] - skipped[m]
        printf "%-10s %8d %8d %8d\n", m, passed, failed[m], skipped[m]
        all += passed; bad += failed[m]; left += skipped[m]
    }
    if (kinds) print "\nSkipped:"
    for (reason in reasons) printf "  %d: %s (%s)\n", reasons[reason], reason, example[reason]
    if (count) print "\nFailed:"
    for (i = 1; i <= count; i++) print "  " failures[i]
    if (build != 0) {
        print "\nThe build failed outside of the tests (counted as one failure); its [ERROR] lines above say where."
        bad++
    }
    if (all + bad + left == 0) { print "\nNo test ran (counted as one failure)."; bad++ }
    printf "\n%d passed, %d failed, %d skipped\n", all, bad, left
    exit bad > 0
}

# Sourced, with $root set to the clone: what ./perennial, ./verify and bench/run share.

image=$root/dist/target/image
built=$root/dist/target/built

# Is the image there and younger than all it is made of? A folder is newer too when a file in it was added or deleted.
fresh() {
    [ -x "$image/bin/perennial" ] && [ -f "$built" ] &&
        [ -z "$(find "$root/pom.xml" "$root/.mvn" "$root"/*/pom.xml "$root"/*/src/main "$root/dist/src" \
            -newer "$built" -print -quit)" ]
}

# Is $1 the home of a JDK that can compile and link Perennial?
is_jdk() {
    [ -x "$1/bin/javac" ] && [ -x "$1/bin/jlink" ] && [ -r "$1/release" ] || return 1
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ "${version:-0}" -ge 25 ]
}

# Sets and exports JAVA_HOME; 1 and one sentence on stderr if there is no JDK.
find_jdk() {
    # On PATH, a link such as /usr/bin/javac leads to its JDK.
    on_path=$(
        IFS=:
        set -f
        for folder in $PATH; do
            [ -x "$folder/javac" ] && readlink -f -- "$folder/javac"
        done
    )
    # macOS keeps its JDKs in bundles; the version managers keep theirs at home.
    for jdk in "${JAVA_HOME:-}" "${on_path%%/bin/javac*}" \
        /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /usr/local/jdk* /opt/* /opt/java/* /opt/jdk/* \
        "${HOME:-/root}"/.sdkman/candidates/java/* "${HOME:-/root}"/.jdks/* "${HOME:-/root}"/.asdf/installs/java/* \
        "${HOME:-/root}"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-/root}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if is_jdk "$jdk"; then
            JAVA_HOME=$jdk
            export JAVA_HOME
            return 0
        fi
    done
    echo "perennial: building needs JDK 25 or newer, and none was found in JAVA_HOME, on PATH or in the usual folders" \
        "(/usr/lib/jvm, /opt, ~/.sdkman, ...): install one, for example from https://adoptium.net, and run this again" \
        "or set JAVA_HOME to its folder." >&2
    return 1
}

need_maven() {
    command -v mvn >/dev/null && return 0
    echo "perennial: building needs Maven 3.8.7 or newer, and there is no mvn on PATH:" \
        "install it, for example with: apt-get install maven" >&2
    return 1
}

# Runs "$@" while no other build of this clone ($root) runs. The lock goes with the process that holds it.
alone() (
    mkdir -p "$root/.perennial-build" || exit 1
    if command -v flock >/dev/null; then
        exec 9>"$root/.perennial-build/lock" || exit 1
        if ! flock -n 9; then
            echo "perennial: waiting for another build of this clone to end" >&2
            flock 9
        fi
        "$@" 9>&-
    else
        until mkdir "$root/.perennial-build/lock.d" 2>/dev/null; do
            echo "perennial: waiting for another build of this clone to end" \
                "(if there is none: rmdir $root/.perennial-build/lock.d)" >&2
            sleep 5
        done
        trap 'rmdir "$root/.perennial-build/lock.d"' EXIT
        trap 'exit 130' INT TERM
        "$@"
    fi
)

# Root may build in a clone of somebody else's; the owner must be able to go on from there.
give_back() {
    if [ "$(id -u)" = 0 ]; then
        chown -R "$(ls -ldn "$root" | awk '{ print $3 ":" $4 }')" "$root/.perennial-build" "$root"/*/target
    fi
}

# The functions that a script of acme.sh's dnsapi expects around it, written anew from their contract, for dash, bash and busybox.
# Values may be secrets: they go through builtins, pipes and files of this user, never into the words of a program.

# --- words for people ---------------------------------------------------------------------------------------------------

_pn_words() {
  if [ "$#" -gt 1 ]; then
    printf "%s='%s'\n" "$1" "$2"
  else
    printf '%s\n' "$1"
  fi
}

_info() { _pn_words "$@"; }
_log() { _pn_words "$@"; }
_usage() { _pn_words "$@" >&2; }
__green() { printf '%s' "$1"; }
__red() { printf '%s' "$1"; }

_pn_level() {
  case "${DEBUG:-0}" in
    0 | '' | no | false) return 1 ;;
    *[!0-9]*) [ "$1" -le 1 ] ;;
    *) [ "$DEBUG" -ge "$1" ] ;;
  esac
}

_pn_debug() {
  if _pn_level "$1"; then
    shift
    _pn_words "$@" >&2
  fi
}

_debug() { _pn_debug 1 "$@"; }
_debug2() { _pn_debug 2 "$@"; }
_debug3() { _pn_debug 3 "$@"; }
_secure_debug() { _pn_debug 1 "$1" '[hidden]'; }
_secure_debug2() { _pn_debug 2 "$1" '[hidden]'; }
_secure_debug3() { _pn_debug 3 "$1" '[hidden]'; }

# --- text ---------------------------------------------------------------------------------------------------------------

_exists() { command -v "$1" >/dev/null 2>&1; }

# grep with a pattern that no list of processes shows.
_pn_grep() {
  _pn_pattern="$1"
  shift
  grep "$@" -f /dev/fd/4 4<<EOF
$_pn_pattern
EOF
}

# The second is a basic regular expression. Where it is plain text, no other program needs to see it.
_contains() {
  case "$2" in
    *[].*^\$\\[]*) printf '%s\n' "$1" | _pn_grep "$2" -q 2>/dev/null ;;
    *) case "$1" in *"$2"*) return 0 ;; *) return 1 ;; esac ;;
  esac
}

_startswith() {
  case "$2" in
    *[].*^\$\\[]*) printf '%s\n' "$1" | _pn_grep "^$2" -q 2>/dev/null ;;
    *) case "$1" in "$2"*) return 0 ;; *) return 1 ;; esac ;;
  esac
}

_endswith() {
  case "$2" in
    *[].*^\$\\[]*) printf '%s\n' "$1" | _pn_grep "$2\$" -q 2>/dev/null ;;
    *) case "$1" in *"$2") return 0 ;; *) return 1 ;; esac ;;
  esac
}

_hasfield() {
  case "${3:-,}$1${3:-,}" in *"${3:-,}$2${3:-,}"*) return 0 ;; *) return 1 ;; esac
}

# Where that field is empty or missing, the nearest before it that is not.
_getfield() {
  _pn_index="$2"
  while [ "$_pn_index" -gt 0 ]; do
    _pn_field="$(printf '%s\n' "$1" | cut -d "${3:-,}" -f "$_pn_index")"
    if [ "$_pn_field" ]; then
      printf '%s' "$_pn_field"
      return
    fi
    _pn_index=$((_pn_index - 1))
  done
  printf '%s' "$1"
}

_math() { printf '%s' "$(($*))"; }
_head_n() { head -n "$1"; }
_tail_n() { tail -n "$1"; }
_lower_case() { tr '[:upper:]' '[:lower:]'; }
_upper_case() { tr '[:lower:]' '[:upper:]'; }
_egrep_o() { _pn_grep "$1" -E -o 2>/dev/null; }

# Only these blanks: scripts search the result by patterns that know the others.
_normalizeJson() {
  sed -e 's/^[[:blank:]]*//' -e 's/"[[:blank:]]*:[[:blank:]]*\([[{"]\)/":\1/g' | tr -d '\r\n'
}

_json_decode() { sed -e 's|\\/|/|g' -e 's/\\"/"/g' -e 's/\\\\/\\/g'; }

_json_encode() {
  sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' | awk 'BEGIN { ORS = "" } NR > 1 { print "\\n" } { print }'
}

_idn() {
  case "$1" in
    *[!A-Za-z0-9._*-]*)
      if _exists idn2; then
        idn2 -- "$1"
      elif _exists idn; then
        idn --quiet --idna-to-ascii -- "$1"
      else
        _err "The name $1 needs the program idn or idn2."
      fi
      ;;
    *) printf '%s\n' "$1" ;;
  esac
}

# --- bytes --------------------------------------------------------------------------------------------------------------

_base64() {
  if [ "$1" ]; then
    openssl base64 -e
  else
    openssl base64 -e -A
  fi
}

_dbase64() { tr -d ' \t\r\n' | openssl base64 -d -A; }
_url_replace() { tr '/+' '_-' | tr -d '=\r\n '; }
_hex_dump() { od -A n -v -t x1 | tr -d '\r\n' | sed -e 's/  */ /g' -e 's/ *$//'; }

_url_encode() {
  od -A n -v -t x1 | awk -v upper="$1" '
    BEGIN {
      ORS = ""
      plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
      split("41 42 43 44 45 46 47 48 49 4a 4b 4c 4d 4e 4f 50 51 52 53 54 55 56 57 58 59 5a" \
        " 61 62 63 64 65 66 67 68 69 6a 6b 6c 6d 6e 6f 70 71 72 73 74 75 76 77 78 79 7a" \
        " 30 31 32 33 34 35 36 37 38 39 2d 2e 5f 7e", codes, " ")
      for (i = 1; i in codes; i++) letter[codes[i]] = substr(plain, i, 1)
    }
    {
      for (i = 1; i <= NF; i++) {
        if ($i in letter) print letter[$i]
        else print "%" (upper == "upper-hex" ? toupper($i) : $i)
      }
    }'
}

_digest() {
  case "$1" in
    sha1 | sha256 | sha384 | sha512 | md5) ;;
    *)
      _err "There is no digest $1."
      return 1
      ;;
  esac
  if [ "$2" ]; then
    "${ACME_OPENSSL_BIN:-openssl}" dgst "-$1" -binary | _hex_dump | tr -d ' '
  else
    "${ACME_OPENSSL_BIN:-openssl}" dgst "-$1" -binary | _base64
  fi
}

_sign() { "${ACME_OPENSSL_BIN:-openssl}" dgst "-$2" -sign "$1" | _base64; }
_isRSA() { grep -q -e 'BEGIN RSA PRIVATE KEY' "$1" || "${ACME_OPENSSL_BIN:-openssl}" rsa -in "$1" -noout 2>/dev/null; }

_fingerprint() {
  "${ACME_OPENSSL_BIN:-openssl}" rsa -in "$1" -pubout -outform DER 2>/dev/null \
    | "${ACME_OPENSSL_BIN:-openssl}" dgst -md5 -c | sed -e 's/.*= *//'
}

# --- time and files -----------------------------------------------------------------------------------------------------

_time() { date -u +%s; }
_utc_date() { date -u '+%Y-%m-%d %H:%M:%S'; }
_sleep() { sleep "$1"; }
_mktemp() { mktemp "$LE_WORKING_DIR/tmp.XXXXXXXXXX"; }

_sed_i() {
  _pn_copy="$(_mktemp)" || return 1
  sed -f /dev/fd/4 "$2" >"$_pn_copy" 4<<EOF && cat "$_pn_copy" >"$2"
$1
EOF
  _pn_code=$?
  rm -f "$_pn_copy"
  return $_pn_code
}

# --- the network --------------------------------------------------------------------------------------------------------

_resethttp() { :; }

# The request of these words, with the headers that the script has set; all of it reaches curl by way of our curl function.
_pn_request() {
  : >"$HTTP_HEADER"
  for _pn_header in "$_H1" "$_H2" "$_H3" "$_H4" "$_H5"; do
    if [ "$_pn_header" ]; then
      set -- "$@" -H "$_pn_header"
    fi
  done
  if [ "$HTTPS_INSECURE" ]; then
    set -- "$@" --insecure
  fi
  if [ -z "$ACME_HTTP_NO_REDIRECTS" ]; then
    set -- "$@" -L
  fi
  _pn_file_of_answer="$(_mktemp)" || return 1
  curl -q --silent --show-error -g --dump-header "$HTTP_HEADER" --user-agent "${USER_AGENT:-perennial}" "$@" \
    >"$_pn_file_of_answer" 2>"$_pn_file_of_answer.err"
  _pn_code_of_curl=$?
  cat "$_pn_file_of_answer.err" >&2
  _pn_refusal $_pn_code_of_curl
  cat "$_pn_file_of_answer"
  rm -f "$_pn_file_of_answer" "$_pn_file_of_answer.err"
  return $_pn_code_of_curl
}

# What the latest request came to, if that is bad: most scripts say no more than that it went wrong.
_pn_refusal() {
  _pn_refused=
  if [ "$1" != 0 ]; then
    _pn_refused="$(cat "$_pn_file_of_answer.err")"
  else
    _pn_status="$(awk '/^HTTP\// { status = $2 } END { print status }' "$HTTP_HEADER")"
    case "$_pn_status" in [45]??) _pn_refused="$_pn_status $(head -c 1000 "$_pn_file_of_answer")" ;; esac
  fi
  printf 'answer %s\n' "$(printf '%s' "$_pn_refused" | tr '\r\n' '  ')" >&3
}

_get() {
  if [ "$3" ]; then
    set -- "$1" "$2" --connect-timeout "$3"
  else
    set -- "$1" "$2"
  fi
  _pn_url="$1"
  _pn_head="$2"
  shift 2
  if [ "$_pn_head" ]; then
    _pn_request "$@" -I "$_pn_url"
  else
    _pn_request "$@" "$_pn_url"
  fi
}

_post() {
  _pn_body="$1"
  _pn_url="$2"
  _pn_wrap="$3"
  _pn_method="${4:-POST}"
  if [ "$5" ]; then
    set -- -X "$_pn_method" -H "Content-Type: $5"
  else
    set -- -X "$_pn_method"
  fi
  case "$_pn_method:$_pn_body" in
    HEAD:*) set -- -I ;;
    # Some servers want a length even of nothing.
    POST: | PUT: | PATCH: | *:?*) set -- "$@" --data-raw "$_pn_body" ;;
  esac
  if [ "$_pn_wrap" ]; then
    # In a file, since the exit code has to be curl's.
    _pn_answer="$(_mktemp)" || return 1
    _pn_request "$@" "$_pn_url" >"$_pn_answer"
    _pn_code=$?
    _base64 <"$_pn_answer"
    rm -f "$_pn_answer"
    return $_pn_code
  fi
  _pn_request "$@" "$_pn_url"
}

_ns_lookup() {
  if _exists dig; then
    dig +short "$1" "$2"
  elif _exists drill; then
    drill -Q "$1" "$2"
  elif _exists host; then
    host -t "$2" "$1" | sed -e 's/.* //'
  else
    _err "To look up $1, one of the programs dig, drill and host is needed."
  fi
}

# --- what is kept -------------------------------------------------------------------------------------------------------

_pn_wrapped='__ACME_BASE64__START_'
_pn_wrap_end='__ACME_BASE64__END_'

_pn_forget() {
  if [ -s "$1" ]; then
    sed -e "/^$2=/d" "$1" >"$1.next"
    cat "$1.next" >"$1"
    rm -f "$1.next"
  fi
}

# file, key, value, and whether to wrap it in any case: a quote or a second line would not survive otherwise.
_pn_keep() {
  case "$2" in
    '' | [0-9]* | *[!A-Za-z0-9_]*)
      _err "Nothing can be kept under the name $2."
      return 1
      ;;
  esac
  _pn_forget "$1" "$2"
  case "$4:$3" in
    :*\'* | :*"$_pn_newline"* | ?*:*)
      printf "%s='%s%s%s'\n" "$2" "$_pn_wrapped" "$(printf '%s' "$3" | _base64)" "$_pn_wrap_end" >>"$1"
      ;;
    *) printf "%s='%s'\n" "$2" "$3" >>"$1" ;;
  esac
}

_pn_kept() {
  _pn_line="$(sed -n -e "s/^$2=//p" "$1" 2>/dev/null | tail -n 1)"
  _pn_line="${_pn_line#\'}"
  _pn_line="${_pn_line%\'}"
  case "$_pn_line" in
    "$_pn_wrapped"*)
      _pn_line="${_pn_line#"$_pn_wrapped"}"
      printf '%s' "${_pn_line%"$_pn_wrap_end"}" | _dbase64
      ;;
    *) printf '%s' "$_pn_line" ;;
  esac
}

# What is kept becomes variables, as scripts expect that only read those.
_pn_variables() {
  for _pn_key in $(sed -n -e 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/\1/p' "$1"); do
    eval "$_pn_key=\"\$(_pn_kept \"\$1\" $_pn_key)\""
  done
}

_saveaccountconf() { _pn_keep "$ACCOUNT_CONF_PATH" "$1" "$2" "$3"; }
_readaccountconf() { _pn_kept "$ACCOUNT_CONF_PATH" "$1"; }
_clearaccountconf() { _pn_forget "$ACCOUNT_CONF_PATH" "$1"; }
_saveaccountconf_mutable() { _pn_keep "$ACCOUNT_CONF_PATH" "SAVED_$1" "$2" "$3" && _pn_forget "$ACCOUNT_CONF_PATH" "$1"; }
_readaccountconf_mutable() { _pn_kept "$ACCOUNT_CONF_PATH" "SAVED_$1"; }
_clearaccountconf_mutable() { _pn_forget "$ACCOUNT_CONF_PATH" "SAVED_$1" && _pn_forget "$ACCOUNT_CONF_PATH" "$1"; }
_savedomainconf() { _pn_keep "$DOMAIN_CONF" "$1" "$2" "$3"; }
_readdomainconf() { _pn_kept "$DOMAIN_CONF" "$1"; }
_cleardomainconf() { _pn_forget "$DOMAIN_CONF" "$1"; }

_pn_variables "$ACCOUNT_CONF_PATH"
_pn_variables "$DOMAIN_CONF"

# What stands after the functions that a script of acme.sh's dnsapi expects, be they ours or acme.sh's own.

# The last of these becomes the message of the failure.
_err() {
  if [ "$#" -gt 1 ]; then
    _pn_message="$1='$2'"
  else
    _pn_message="$1"
  fi
  printf '%s\n' "$_pn_message" >&2
  printf 'error %s\n' "$(printf '%s' "$_pn_message" | tr '\r\n' '  ')" >&3
  return 1
}

# A line of a curl configuration, quoted.
_pn_line() {
  printf '%s "' "$1"
  printf '%s\n' "$2" | sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e "s/$_pn_return/\\\\r/g" \
    | awk 'BEGIN { ORS = "" } NR > 1 { print "\\n" } { print }'
  printf '"\n'
}
_pn_return="$(printf '\r')"

# curl with everything that may be secret, its address included, in a configuration that it reads, where nobody can look.
curl() {
  _pn_config=
  _pn_stdin=
  _pn_left=$#
  while [ "$_pn_left" -gt 0 ]; do
    _pn_word="$1"
    shift
    _pn_left=$((_pn_left - 1))
    # Letters that stand alone: -sSH is -s -S -H.
    while :; do
      case "$_pn_word" in
        -[#0346fgGiIjklLnNqRsSv]?*)
          _pn_value="${_pn_word#??}"
          set -- "$@" "${_pn_word%"$_pn_value"}"
          _pn_word="-$_pn_value"
          ;;
        *) break ;;
      esac
    done
    case "$_pn_word" in
      -[HudbFU])
        _pn_config="$_pn_config$(_pn_line "$_pn_word" "$1")$_pn_newline"
        case "$1" in @-* | *=@-* | *=\<-*) _pn_stdin=1 ;; esac
        shift
        _pn_left=$((_pn_left - 1))
        ;;
      -[HudbFU]?*)
        _pn_value="${_pn_word#??}"
        _pn_config="$_pn_config$(_pn_line "${_pn_word%"$_pn_value"}" "$_pn_value")$_pn_newline"
        case "$_pn_value" in @-* | *=@-* | *=\<-*) _pn_stdin=1 ;; esac
        ;;
      --header | --user | --data | --data-raw | --data-binary | --data-ascii | --data-urlencode | --json | --form \
        | --form-string | --cookie | --oauth2-bearer | --proxy-user | --pass | --url)
        _pn_config="$_pn_config$(_pn_line "$_pn_word" "$1")$_pn_newline"
        case "$_pn_word:$1" in
          --data-raw:* | --form-string:*) ;;
          *:@-* | *=@-* | *=\<-*) _pn_stdin=1 ;;
        esac
        shift
        _pn_left=$((_pn_left - 1))
        ;;
      -[AcCDeEKmoPQrTwxXyYzt] | --request | --output | --max-time | --user-agent | --dump-header | --write-out \
        | --upload-file | --referer | --proxy | --cookie-jar | --cert | --key | --cacert | --capath | --config \
        | --connect-timeout | --retry | --retry-delay | --retry-max-time | --resolve | --connect-to | --interface \
        | --trace | --trace-ascii | --stderr | --max-redirs | --limit-rate | --ciphers | --cert-type | --key-type \
        | --range | --aws-sigv4 | --dns-servers | --noproxy | --tls-max | --pinnedpubkey | --service-name | --engine \
        | --krb | --crlfile | --local-port | --max-filesize | --netrc-file | --unix-socket | --keepalive-time)
        case "$_pn_word:$1" in -T:- | --upload-file:- | -T:. | --upload-file:. | -K:- | --config:-) _pn_stdin=1 ;; esac
        set -- "$@" "$_pn_word" "$1"
        shift
        _pn_left=$((_pn_left - 1))
        ;;
      -?*) set -- "$@" "$_pn_word" ;;
      *) _pn_config="$_pn_config$(_pn_line url "$_pn_word")$_pn_newline" ;;
    esac
  done
  if [ -z "$_pn_stdin" ]; then
    printf '%s' "$_pn_config" | command curl "$@" -K -
    return
  fi
  # The input is taken: then from a file that only this user can read.
  _pn_file="$(mktemp "$_pn_folder/curl.XXXXXXXXXX")" || return 1
  printf '%s' "$_pn_config" >"$_pn_file"
  command curl "$@" -K "$_pn_file"
  _pn_code=$?
  rm -f "$_pn_file"
  return $_pn_code
}

# grep for scripts that search for the value of the record, one in 64 of which begins with a hyphen, and is no option.
grep() {
  case "$_pn_value_of_record" in
    -*)
      _pn_before=
      _pn_words_left=$#
      while [ "$_pn_words_left" -gt 0 ]; do
        case "$_pn_before:$1" in
          --:* | -e:*) ;;
          *:"$_pn_value_of_record") set -- "$@" -e ;;
        esac
        [ "$_pn_before" = -- ] || _pn_before="$1"
        set -- "$@" "$1"
        shift
        _pn_words_left=$((_pn_words_left - 1))
      done
      ;;
  esac
  command grep "$@"
}

_pn_hex() { od -A n -v -t x1 | tr -d ' \r\n'; }

# Two hexadecimal digits of the input each become a byte.
_h2b() {
  _pn_rest="$(tr -d ' :\t\r\n')"
  _pn_bytes=
  while [ "$_pn_rest" ]; do
    _pn_more="${_pn_rest#??}"
    _pn_byte=$((0x${_pn_rest%"$_pn_more"}))
    _pn_rest="$_pn_more"
    _pn_bytes="$_pn_bytes\\0$((_pn_byte / 64))$((_pn_byte / 8 % 8))$((_pn_byte % 8))"
  done
  printf '%b' "$_pn_bytes"
}

# By its definition (RFC 2104): openssl takes the key as a word only, where everybody could read it.
_hmac() {
  case "$1" in
    sha1 | sha256 | md5) _pn_block=128 ;;
    sha384 | sha512) _pn_block=256 ;;
    *)
      _err "There is no HMAC with $1."
      return 1
      ;;
  esac
  _pn_key="$(printf '%s' "$2" | tr -d ' :\r\n')"
  if [ "${#_pn_key}" -gt "$_pn_block" ]; then
    _pn_key="$(printf '%s' "$_pn_key" | _h2b | "${ACME_OPENSSL_BIN:-openssl}" dgst "-$1" -binary | _pn_hex)"
  fi
  _pn_inner=
  _pn_outer=
  _pn_count=0
  while [ "$_pn_count" -lt "$_pn_block" ]; do
    _pn_byte=0
    if [ "$_pn_key" ]; then
      _pn_more="${_pn_key#??}"
      _pn_byte=$((0x${_pn_key%"$_pn_more"}))
      _pn_key="$_pn_more"
    fi
    _pn_x=$((_pn_byte ^ 0x36))
    _pn_inner="$_pn_inner\\0$((_pn_x / 64))$((_pn_x / 8 % 8))$((_pn_x % 8))"
    _pn_x=$((_pn_byte ^ 0x5c))
    _pn_outer="$_pn_outer\\0$((_pn_x / 64))$((_pn_x / 8 % 8))$((_pn_x % 8))"
    _pn_count=$((_pn_count + 2))
  done
  _pn_hash="$({
    printf '%b' "$_pn_inner"
    cat
  } | "${ACME_OPENSSL_BIN:-openssl}" dgst "-$1" -binary | _pn_hex)"
  {
    printf '%b' "$_pn_outer"
    printf '%s' "$_pn_hash" | _h2b
  } | "${ACME_OPENSSL_BIN:-openssl}" dgst "-$1" -binary | if [ "$3" ]; then
    _pn_hex
  else
    openssl base64 -e -A
  fi
}

# In a process of its own, so that whatever the script does to this one, we learn how it ended.
_pn_run() {
  if ! command -v "$1" >/dev/null 2>&1; then
    _err "There is no function $1 in it."
    printf 'end 1\n' >&3
    exit 1
  fi
  _pn_value_of_record="$3"
  ("$@")
  _pn_code=$?
  sed -e 's/^/account /' "$ACCOUNT_CONF_PATH" >&3
  sed -e 's/^/domain /' "$DOMAIN_CONF" >&3
  printf 'end %s\n' "$_pn_code" >&3
  exit "$_pn_code"
}

#!/usr/bin/env sh
# shellcheck disable=SC2034
dns_example_info='Example Hosting
Domains: example.com
Site: hosting.example
Docs: docs.example/dns
Options:
 EXAMPLE_Token API token, with the right to change zones
 EXAMPLE_Url Address of the API
OptionsAlt:
 EXAMPLE_User Name
 EXAMPLE_Pass Password. Optional.
Issues: none
Author: Perennial
'

# Written for tests, in the manner of the scripts that people have.

dns_example_add() {
  fulldomain=$1
  txtvalue=$2
  _example_start || return 1
  if ! _example_zone "$fulldomain"; then
    _err "No zone of this account holds $fulldomain"
    return 1
  fi
  _debug zone "$_zone"
  _example_call POST "zones/$_zone_id/records" "{\"name\":\"$_sub\",\"text\":\"$txtvalue\"}" || return 1
  if _contains "$response" '"id": *[0-9]'; then
    _info "Added, not quite at once."
    _savedomainconf EXAMPLE_Record "$(printf "%s" "$response" | _egrep_o '"id": *[0-9]*' | cut -d : -f 2 | tr -d ' ')"
    return 0
  fi
  _err "Could not add the record: $(printf "%s" "$response" | _egrep_o '"error":"[^"]*"')"
  return 1
}

dns_example_rm() {
  fulldomain=$1
  txtvalue=$2
  _example_start || return 1
  _example_zone "$fulldomain" || return 1
  _example_call GET "zones/$_zone_id/records" || return 1
  id=$(printf "%s" "$response" | tr '{' '\n' | grep "$txtvalue" | _egrep_o '"id": *[0-9]*' | _egrep_o '[0-9]*')
  if [ "$id" ]; then
    _example_call DELETE "zones/$_zone_id/records/$id"
  fi
}

_example_start() {
  EXAMPLE_Token="${EXAMPLE_Token:-$(_readaccountconf_mutable EXAMPLE_Token)}"
  EXAMPLE_Url="${EXAMPLE_Url:-$(_readaccountconf_mutable EXAMPLE_Url)}"
  if [ -z "$EXAMPLE_Token" ]; then
    _err "Set EXAMPLE_Token, please."
    return 1
  fi
  _saveaccountconf_mutable EXAMPLE_Token "$EXAMPLE_Token"
  _saveaccountconf_mutable EXAMPLE_Url "$EXAMPLE_Url"
}

_example_zone() {
  i=1
  while true; do
    h=$(printf "%s" "$1" | cut -d . -f "$i-100")
    if [ -z "$h" ]; then
      return 1
    fi
    _example_call GET "zones?name=$(printf "%s" "$h" | _url_encode)" || return 1
    if _contains "$response" "\"name\":\"$h\""; then
      _zone_id=$(printf "%s" "$response" | _egrep_o '"id": *[0-9]*' | _head_n 1 | cut -d : -f 2 | tr -d ' ')
      _zone=$h
      _sub=$(printf "%s" "$1" | cut -d . -f "1-$(_math "$i" - 1)")
      return 0
    fi
    i=$(_math "$i" + 1)
  done
}

_example_call() {
  export _H1="Authorization: Bearer $EXAMPLE_Token"
  export _H2="Accept: application/json"
  if [ "$1" = GET ]; then
    response="$(_get "$EXAMPLE_Url/$2")"
  else
    response="$(_post "$3" "$EXAMPLE_Url/$2" "" "$1" "application/json")"
  fi
  if [ "$?" != 0 ]; then
    _err "No answer from $EXAMPLE_Url"
    return 1
  fi
  response="$(printf "%s" "$response" | _normalizeJson)"
  if grep '^HTTP/[0-9.]* 401' "$HTTP_HEADER" >/dev/null; then
    _err "The API refuses the token $EXAMPLE_Token"
    return 1
  fi
}

# Calls every function that a script of acme.sh's dnsapi may expect. Each line "is NAME WANTED GOT" compares.

dns_all_add() {
  failed=
  nl='
'
  is _exists yes "$(_exists sh && ! _exists no-such-program && printf yes)"
  is _contains yes "$(_contains 'a[b]c x.y' '[b]' && _contains abc 'b' && _contains abc 'a.c' && ! _contains abc x && ! _contains abc '^b' && printf yes)"
  is _startswith yes "$(_startswith abc ab && _startswith abc a.c && ! _startswith abc b && printf yes)"
  is _endswith yes "$(_endswith abc bc && _endswith abc 'a.c' && ! _endswith abc b && printf yes)"
  is _hasfield yes "$(_hasfield a,b,c b && ! _hasfield a,bb b && _hasfield a:b b : && printf yes)"
  is _getfield b "$(_getfield a,b,c 2)"
  is _getfield c "$(_getfield a:b:c 3 :)"
  is _getfield-empty a "$(_getfield a,,c 2)"
  is _getfield-beyond b "$(_getfield a,b 5)"
  is _math 14 "$(_math 2 + 3 \* 4)"
  is _head_n "1${nl}2" "$(printf '1\n2\n3\n' | _head_n 2)"
  is _tail_n 3 "$(printf '1\n2\n3\n' | _tail_n 1)"
  is _lower_case ab1 "$(printf Ab1 | _lower_case)"
  is _upper_case AB1 "$(printf Ab1 | _upper_case)"
  is _egrep_o "12${nl}3" "$(printf 'a12b3\n' | _egrep_o '[0-9]+')"
  is _egrep_o -1 "$(printf 'a-1b\n' | _egrep_o '-[0-9]+')"
  is _normalizeJson '{"a":"b c","d": 1,"e":["x"],"f":{"g": null}}' "$(printf '{\n  "a" : "b c",\r\n  "d": 1,"e": [\n"x"],"f": {"g": null}}\n' | _normalizeJson)"
  is _json_decode 'a"b/c\d' "$(printf '%s' 'a\"b\/c\\d' | _json_decode)"
  is _json_encode 'a\"b\\c\nd' "$(printf 'a"b\\c\nd' | _json_encode)"
  is _idn plain.example "$(_idn plain.example)"
  is _base64 'YSBiPz4/' "$(printf 'a b?>?' | _base64)"
  is _base64-lines 2 "$(printf '%060d' 1 | _base64 multiline | grep -c .)"
  is _dbase64 'a b?>?' "$(printf 'YSBi\nPz4/\n' | _dbase64)"
  is _url_replace YSBiPz4_-w "$(printf 'YSBiPz4/+w==' | _url_replace)"
  is _hex_dump ' 61 ff 0a' "$(printf 'a\377\n' | _hex_dump)"
  is _hex_dump-long 40 "$(printf '%020d' 1 | _hex_dump | tr -d ' ' | wc -c | tr -d ' ')"
  is _h2b 'A%B' "$(printf '412542' | _h2b)"
  is _h2b-null ' 00 80' "$(printf '0080' | _h2b | _hex_dump)"
  is _url_encode 'a%20b%2f%c3%a4~-._' "$(printf 'a b/\303\244~-._' | _url_encode)"
  is _url_encode 'a%2F%C3' "$(printf 'a/\303' | _url_encode upper-hex)"
  is _digest ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0= "$(printf abc | _digest sha256)"
  is _digest a9993e364706816aba3e25717850c26c9cd0d89d "$(printf abc | _digest sha1 hex)"
  is _digest 900150983cd24fb0d6963f7d28e17f72 "$(printf abc | _digest md5 hex)"
  is _digest-none 1 "$(printf abc | _digest rot13 2>/dev/null 3>/dev/null || printf 1)"
  # RFC 2202 and RFC 4231, test cases 2 and 6: a short key, and one longer than a block.
  is _hmac effcdf6ae5eb2fa2d27416d5f184df9c259a7c79 "$(printf 'what do ya want for nothing?' | _hmac sha1 4a656665 hex)"
  is _hmac W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM= "$(printf 'what do ya want for nothing?' | _hmac sha256 4a:65:66:65)"
  aa=$(printf '%0131d' 0 | sed s/0/aa/g)
  is _hmac 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54 "$(printf 'Test Using Larger Than Block-Size Key - Hash Key First' | _hmac sha256 "$aa" hex)"
  is _time yes "$([ "$(_time)" -gt 1700000000 ] && printf yes)"
  is _utc_date 19 "$(_utc_date | tr -d '\n' | wc -c | tr -d ' ')"
  is _sleep 0 "$(_sleep 0 && printf 0)"
  is _debug '' "$(_debug a b 2>&1)"
  is _debug "a='b'" "$(DEBUG=1 && _debug a b 2>&1)"
  is _debug2 '' "$(DEBUG=1 && _debug2 a b 2>&1)"
  is _debug3 words "$(DEBUG=3 && _debug3 words 2>&1)"
  is _secure_debug "a='[hidden]'" "$(DEBUG=1 && _secure_debug a b 2>&1)"
  is _secure_debug2 "a='[hidden]'" "$(DEBUG=2 && _secure_debug2 a b 2>&1)"
  is _secure_debug3 "a='[hidden]'" "$(DEBUG=3 && _secure_debug3 a b 2>&1)"
  is _info "a='b'" "$(_info a b)"
  is _log words "$(_log words)"
  is _usage words "$(_usage words 2>&1)"
  is __green words "$(__green words)"
  is __red words "$(__red words)"
  is _err 1 "$(_err words 2>/dev/null 3>/dev/null || printf 1)"

  file=$(_mktemp)
  printf 'one\n' >"$file"
  _sed_i s/one/two/ "$file"
  is _sed_i two "$(cat "$file")"
  openssl genrsa -traditional -out "$file" 2048 2>/dev/null || openssl genrsa -out "$file" 2048 2>/dev/null
  is _isRSA yes "$(_isRSA "$file" && printf yes)"
  openssl rsa -in "$file" -pubout -out "$file.pub" 2>/dev/null
  printf words | _sign "$file" sha256 | openssl base64 -d -A >"$file.sig"
  is _sign 'Verified OK' "$(printf words | openssl dgst -sha256 -verify "$file.pub" -signature "$file.sig")"
  is _fingerprint 47 "$(_fingerprint "$file" | tr -d '\n' | wc -c | tr -d ' ')"

  _saveaccountconf Key "it's \"x\" \\ \$y"
  is _readaccountconf "it's \"x\" \\ \$y" "$(_readaccountconf Key)"
  _saveaccountconf_mutable Key 'a=b'
  is _readaccountconf '' "$(_readaccountconf Key)"
  is _readaccountconf_mutable a=b "$(_readaccountconf_mutable Key)"
  _saveaccountconf_mutable Key "two${nl}lines"
  is _readaccountconf_mutable "two${nl}lines" "$(_readaccountconf_mutable Key)"
  is base64 1 "$(grep -c "^SAVED_Key='__ACME_BASE64__START_.*__ACME_BASE64__END_'" "$ACCOUNT_CONF_PATH")"
  _clearaccountconf_mutable Key
  is _clearaccountconf_mutable '' "$(_readaccountconf_mutable Key)"
  _saveaccountconf Key plain
  _clearaccountconf Key
  is _clearaccountconf '' "$(_readaccountconf Key)"
  _savedomainconf Zone 7
  is _readdomainconf 7 "$(_readdomainconf Zone)"
  _cleardomainconf Zone
  is _cleardomainconf '' "$(_readdomainconf Zone)"

  _resethttp
  export _H1='X-One: 1' _H2='X-Two: "2\' _H3='X-Three: 3' _H4='X-Four: 4' _H5='X-Five: 5'
  is _get 'GET /a?b=[c] 1"2\345' "$(_get "$All_Url/a?b=[c]" '' 10)"
  is HTTP_HEADER seen "$(tr -d '\r' <"$HTTP_HEADER" | sed -n -e 's/^X-[Ee]xample: *//p')"
  _H1= _H2= _H3= _H4= _H5=
  is _get-head 1 "$(_get "$All_Url/h" onlyheader | grep -c '^HTTP/1.1 200')"
  is _post 'POST /p application/x-www-form-urlencoded @a"b\c' "$(_post '@a"b\c' "$All_Url/p")"
  is _post "PUT /p text/x two${nl}lines${nl}" "$(_post "two${nl}lines${nl}" "$All_Url/p" '' PUT text/x && printf .)" .
  is _post-empty 'DELETE /p' "$(_post '' "$All_Url/p" '' DELETE)"
  is _post-base64 UE9TVCAvcCB0ZXh0L3ggYg== "$(_post b "$All_Url/p" needbase64 POST text/x)"
  is _post-status 'POST /500' "$(_post '' "$All_Url/500")"
  is _get-none failed "$(_get http://127.0.0.1:1/ 2>/dev/null || printf failed)"
  is curl 'POST /c t/y from stdin' "$(printf 'from stdin' | curl -s -HContent-Type:t/y -X POST --data-binary @- "$All_Url/c")"
  is curl 'PATCH /c t/y d=1&e=2' "$(curl -sSXPATCH -H 'Content-Type: t/y' -d d=1 --data e=2 --url "$All_Url/c")"
  is curl-user 'GET /u Basic bWU6cGFzcw==' "$(curl -su me:pass "$All_Url/u")"
  is _ns_lookup yes "$(_exists dig || _exists drill || _exists host || _ns_lookup a.invalid TXT 2>&1 3>/dev/null | grep -q needed; printf yes)"
  [ -z "$failed" ]
}

is() {
  if [ "$2" != "$3" ] && [ "$2$4" != "$3" ]; then
    failed=1
    _err "$1: wanted <$2>, got <$3>"
  fi
}

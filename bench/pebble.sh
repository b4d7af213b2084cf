# Sourced: one Pebble with its DNS on free loopback ports.

free_port() {
    local port
    while :; do
        # Below the ports that the system gives to outgoing connections.
        port=$((10000 + RANDOM % 22000))
        # Nobody answers, so nobody listens.
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo "$port"
}

# Starts them in folder $1, adds their processes to $services, sets $directory, $http_port and $dns_port, and trusts Pebble's own
# TLS certificate in the environment of what is measured.
start_pebble() {
    local folder=$1 api manage dns_api _
    mkdir -p "$folder"
    api=$(free_port) manage=$(free_port) dns_port=$(free_port) dns_api=$(free_port) http_port=$(free_port)
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj "/CN=bench" \
        -addext "subjectAltName=DNS:localhost,IP:127.0.0.1" -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
    cat >"$folder/config.json" <<JSON
{ "pebble": {
    "listenAddress": "127.0.0.1:$api", "managementListenAddress": "127.0.0.1:$manage",
    "certificate": "$folder/cert.pem", "privateKey": "$folder/key.pem",
    "httpPort": $http_port, "tlsPort": $(free_port), "ocspResponderURL": "",
    "externalAccountBindingRequired": false,
    "profiles": { "default": { "description": "as ever", "validityPeriod": 7776000 } } } }
JSON
    pebble-challtestsrv -dnsserver "127.0.0.1:$dns_port" -management "127.0.0.1:$dns_api" -http01 "" -https01 "" \
        -tlsalpn01 "" -doh "" -defaultIPv4 127.0.0.1 -defaultIPv6 "" >"$folder/dns.log" 2>&1 &
    services+=($!)
    # Authorizations are not reused: each certificate is proven anew, by every client.
    # No nonce is refused without need: certbot 2.1 breaks down on two in a row, and its run would be lost.
    PEBBLE_VA_NOSLEEP=1 PEBBLE_AUTHZREUSE=0 PEBBLE_WFE_NONCEREJECT=0 pebble -config "$folder/config.json" -dnsserver "127.0.0.1:$dns_port" \
        >"$folder/pebble.log" 2>&1 &
    services+=($!)
    directory=https://localhost:$api/dir
    export REQUESTS_CA_BUNDLE=$folder/cert.pem LEGO_CA_CERTIFICATES=$folder/cert.pem
    for _ in {1..50}; do
        (exec 3<>"/dev/tcp/127.0.0.1/$api") 2>/dev/null && return
        sleep 0.1
    done
    echo "bench: Pebble did not start:" >&2
    cat "$folder"/*.log >&2
    return 1
}

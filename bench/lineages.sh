# Sourced: a configuration folder as Certbot leaves it.

# Writes $2 lineages that are not due, obtained from the directory $3, below $1.
make_lineages() {
    local folder=$1 count=$2 server=$3 i name
    mkdir -p "$folder/archive" "$folder/live" "$folder/renewal"
    chmod 700 "$folder/archive" "$folder/live"
    printf '%s\n' '[req]' 'distinguished_name = name' 'prompt = no' '[name]' '[ca]' 'basicConstraints = critical,CA:TRUE' \
        'subjectKeyIdentifier = hash' '[leaf]' 'subjectKeyIdentifier = hash' 'authorityKeyIdentifier = keyid' \
        'extendedKeyUsage = serverAuth' >"$folder.cnf"
    openssl req -config "$folder.cnf" -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 \
        -extensions ca -subj "/CN=Bench CA" -keyout "$folder.ca.key" -out "$folder.ca.pem" 2>/dev/null
    # One key for all: making keys is not what is measured.
    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$folder.key" 2>/dev/null
    for ((i = 1; i <= count; i++)); do
        name=$(printf 'host-%04d.example' "$i")
        mkdir "$folder/archive/$name" "$folder/live/$name"
        openssl req -config "$folder.cnf" -x509 -CA "$folder.ca.pem" -CAkey "$folder.ca.key" -key "$folder.key" -days 90 \
            -extensions leaf -subj "/CN=$name" -addext "subjectAltName=DNS:$name,DNS:www.$name" \
            -out "$folder/archive/$name/cert1.pem" 2>/dev/null
        lay_out "$folder" "$name" "$server"
    done
}

lay_out() {
    local folder=$1 name=$2 server=$3 kind
    (
        cd "$folder/archive/$name"
        cp "$folder.ca.pem" chain1.pem
        cat cert1.pem chain1.pem >fullchain1.pem
        install -m 600 "$folder.key" privkey1.pem
    )
    for kind in cert chain fullchain privkey; do
        ln -s "../../archive/$name/${kind}1.pem" "$folder/live/$name/$kind.pem"
    done
    cat >"$folder/renewal/$name.conf" <<CONF
# renew_before_expiry = 30 days
version = 2.1.0
archive_dir = $folder/archive/$name
cert = $folder/live/$name/cert.pem
privkey = $folder/live/$name/privkey.pem
chain = $folder/live/$name/chain.pem
fullchain = $folder/live/$name/fullchain.pem

# Options used in the renewal process
[renewalparams]
account = 0123456789abcdef0123456789abcdef
authenticator = standalone
server = $server
key_type = ecdsa
CONF
}

# Writes $3 copies of the lineages of folder $1 into folder $2, under other names.
multiply_lineages() {
    local from=$1 to=$2 times=$3 copy
    mkdir -p "$to/renewal"
    for ((copy = 1; copy <= times; copy++)); do
        mkdir "$to/$copy"
        cp -a "$from/archive" "$from/live" "$to/$copy"
        awk -v from="$from/" -v into="$to/$copy/" -v folder="$to/renewal/c$copy-" '
            FNR == 1 { close(out); out = FILENAME; sub(/.*\//, "", out); out = folder out }
            { gsub(from, into); print > out }' "$from"/renewal/*.conf
    done
}

# The first part of what runs around a script of acme.sh's dnsapi. What the script writes is for a log; what we have to know
# goes to file descriptor 3, in lines: error, answer, account, domain, end. Before this stand _pn_folder, _pn_account and _pn_domain.
exec 3>&1 1>&2 </dev/null
umask 077
_pn_newline='
'
_pn_clean() { rm -rf -- "$_pn_folder"; }
if ! mkdir -- "$_pn_folder"; then
  printf 'error The folder %s cannot be made.\n' "$_pn_folder" >&3
  exit 1
fi
trap _pn_clean EXIT
trap 'exit 143' TERM HUP
cd -- "$_pn_folder" || exit 1
HOME="$_pn_folder"
LE_WORKING_DIR="$_pn_folder"
LE_CONFIG_HOME="$_pn_folder"
TMPDIR="$_pn_folder"
ACCOUNT_CONF_PATH="$_pn_folder/account.conf"
DOMAIN_CONF="$_pn_folder/domain.conf"
HTTP_HEADER="$_pn_folder/http.header"
NO_TIMESTAMP=1
export HOME LE_WORKING_DIR LE_CONFIG_HOME TMPDIR ACCOUNT_CONF_PATH DOMAIN_CONF HTTP_HEADER NO_TIMESTAMP
printf '%s' "$_pn_account" >"$ACCOUNT_CONF_PATH"
printf '%s' "$_pn_domain" >"$DOMAIN_CONF"
unset _pn_account _pn_domain

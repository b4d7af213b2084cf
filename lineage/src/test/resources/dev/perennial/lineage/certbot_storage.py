# Certbot's own storage of lineages and accounts, one operation a call: FOLDER OPERATION ARGUMENTS...
import sys

import josepy
from acme import messages
from certbot import configuration
from certbot._internal import account
from certbot._internal import cli
from certbot._internal import storage
from certbot._internal.plugins import disco
from cryptography.hazmat.primitives.asymmetric import rsa

folder, operation, *arguments = sys.argv[1:]
args = cli.prepare_and_parse_args(disco.PluginsRegistry.find_all(), [
    'certonly', '--standalone', '--server', 'https://localhost:14000/dir', '--reuse-key',
    '--config-dir', folder, '--work-dir', folder + '/work', '--logs-dir', folder + '/logs'])
config = args if isinstance(args, configuration.NamespaceConfig) else configuration.NamespaceConfig(args)


def lineage(name):
    return storage.RenewableCert('%s/renewal/%s.conf' % (folder, name), config)


def content(paths):
    return [open(path, 'rb').read() for path in paths]


if operation == 'new':
    cert, key, chain = content(arguments[1:])
    storage.RenewableCert.new_lineage(arguments[0], cert, key, chain, config)
elif operation == 'successor':
    cert, key, chain = content(arguments[1:])
    found = lineage(arguments[0])
    found.save_successor(found.latest_common_version(), cert, key, chain, config)
elif operation == 'deploy':
    lineage(arguments[0]).ensure_deployed()
elif operation == 'versions':
    found = lineage(arguments[0])
    print(found.latest_common_version(), *[found.current_version(kind) for kind in storage.ALL_FOUR])
elif operation == 'new-account':
    key = josepy.JWKRSA(key=josepy.ComparableRSAKey(rsa.generate_private_key(65537, 2048)))
    made = account.Account(messages.RegistrationResource(body={}, uri=arguments[0]), key)
    client = type('Client', (), {'directory': messages.Directory({})})()
    account.AccountFileStorage(config).save(made, client)
    print(made.id, made.slug)
elif operation == 'accounts':
    for found in account.AccountFileStorage(config).find_all():
        print(found.id, found.regr.uri, found.slug)

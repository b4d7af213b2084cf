"""What the real Certbot makes of command lines: a JSON array of words a line in, a JSON object a line out."""
import contextlib
import io
import json
import sys

from certbot._internal import cli, constants, storage
from certbot._internal.plugins import disco

# The settings of this machine are none of the test's.
constants.CLI_DEFAULTS["config_files"].remove("/etc/letsencrypt/cli.ini")

# Nor are its accounts, which change what a rehearsal agrees to.
constants.ACCOUNTS_DIR = "no-accounts"

PLUGINS = disco.PluginsRegistry.find_all()


def understand(words):
    # Certbot remembers the first command line of a process.
    cli.set_by_cli.detector = None
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            values = vars(cli.prepare_and_parse_args(PLUGINS, words))
            kept = storage.relevant_values(values)
    except SystemExit as e:
        return {"exit": e.code}
    except Exception as e:
        return {"exit": 1, "message": str(e)}
    plain = (str, int, bool, list, dict, type(None))
    return {"exit": 0, "values": {k: v for k, v in values.items() if isinstance(v, plain)}, "kept": kept}


with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        print(json.dumps(understand(json.loads(line)), default=str))

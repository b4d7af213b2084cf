"""The real Certbot, imported once: each client's command runs in a fork of its own, with the client's streams.

Started in the folder where its socket is to be; says "ready" on stdout, and ends when its stdin does.
"""
import gc
import importlib
import json
import os
import select
import signal
import socket
import socketserver
import sys
import tempfile
import time

from certbot import main
from certbot import util
from certbot._internal import constants
from certbot._internal.plugins import disco

sleep = time.sleep


def receive(client):
    """What a client sends: a line of JSON, and with its first bytes the three streams."""
    text, streams, _, _ = socket.recv_fds(client, 65536, 3)
    while not text.endswith(b"\n"):
        more = client.recv(65536)
        if not more:
            sys.exit()
        text += more
    return json.loads(text), streams


def become(command, streams):
    """All of it that Certbot, or Python for it, looks at."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(command["folder"])
    os.umask(command["umask"])
    os.environ.clear()
    os.environ.update(command["environment"])
    time.tzset()
    tempfile.tempdir = None
    # Only the process that imported it deletes its locks at the end.
    util._INITIAL_PID = os.getpid()
    # This module reads the environment when it is imported.
    importlib.reload(constants)
    sys.argv = ["certbot"] + command["words"]
    # Nobody needs seconds to answer here: waits are a tenth as long.
    time.sleep = lambda seconds: sleep(seconds / 10)
    socketserver.BaseServer.serve_forever.__defaults__ = (0.05,)


def serve(client):
    """Waits for the command in one process; returns from it in another, which is to be the command."""
    command, streams = receive(client)
    pid = os.fork()
    if not pid:
        client.close()
        become(command, streams)
        return
    for stream in streams:
        os.close(stream)
    ended = os.pidfd_open(pid)
    if ended not in select.select([client, ended], [], [])[0]:
        os.kill(pid, signal.SIGKILL)  # nobody waits any more
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    try:
        client.sendall(b"%d\n" % status)
    except BrokenPipeError:
        pass
    os._exit(0)


def accept():
    """Returns in the processes that are to be a command, and nowhere else."""
    listener = socket.socket(socket.AF_UNIX)
    listener.bind("socket")
    listener.listen(64)
    print("ready", flush=True)
    while True:
        ready, _, _ = select.select([listener, 0], [], [])
        if 0 in ready:
            os._exit(0)
        client, _ = listener.accept()
        if not os.fork():
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            listener.close()
            return serve(client)
        client.close()


disco.PluginsRegistry.find_all()
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
gc.collect()
gc.freeze()
accept()
sys.exit(main.main())

# Reads documents, one in hexadecimal a line, the way Certbot reads a file, and prints what ConfigObj makes of each.
import io
import sys

import configobj


def text(value):
    return value.encode('utf-8').hex()


def scalar(section, key):
    section.main.interpolation = True  # ConfigObj leaves it off after some failures
    try:
        value = section[key]
    except (configobj.InterpolationError, TypeError):
        return '!'
    return 'L' + ','.join('.' + text(item) for item in value) if isinstance(value, list) else 'T' + text(value)


def dump(section):
    scalars = [text(key) + '=' + scalar(section, key) + ';' for key in section.scalars]
    return '{' + ''.join(scalars + [text(name) + dump(section[name]) for name in section.sections]) + '}'


for line in sys.stdin:
    lines = io.BytesIO(bytes.fromhex(line.strip())).readlines()
    try:
        print(dump(configobj.ConfigObj(lines, encoding='utf-8', default_encoding='utf-8')))
    except configobj.ConfigObjError:
        print('error')

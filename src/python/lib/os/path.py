"""Paths as text. There are no files that they could lead to."""
sep, pathsep, extsep, curdir, pardir = '/', ':', '.', '.', '..'


def _text(path):
    if isinstance(path, (str, bytes)):
        return path
    from os import fspath

    return fspath(path)


def join(a, /, *p):
    """One path after the other; one that begins with `/` replaces those before."""
    result = _text(a)
    for part in map(_text, p):
        if part.startswith('/') or not result:
            result = part
        elif result.endswith('/'):
            result += part
        else:
            result += '/' + part
    return result


def split(p):
    """Everything before the last part, and that."""
    p = _text(p)
    at = p.rfind('/') + 1
    head, tail = p[:at], p[at:]
    if head and head.strip('/'):
        head = head.rstrip('/')
    return head, tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    """A path without its extension, and that."""
    p = _text(p)
    start = p.rfind('/') + 1
    dot = p.rfind('.')
    if dot > start and p[start:dot].strip('.'):
        return p[:dot], p[dot:]
    return p, ''


def splitdrive(p):
    return '', _text(p)


def splitroot(p):
    p = _text(p)
    if not p.startswith('/'):
        return '', '', p
    if p.startswith('//') and not p.startswith('///'):
        return '', '//', p[2:]
    return '', '/', p[1:]


def isabs(s):
    return _text(s).startswith('/')


def normpath(path):
    """Without double slashes, `.` and `..`."""
    path = _text(path)
    if not path:
        return '.'
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split('/'):
        if part in ('', '.'):
            continue
        if part != '..' or not root and not parts or parts and parts[-1] == '..':
            parts.append(part)
        elif parts:
            parts.pop()
    return root + '/'.join(parts) or '.'


def abspath(path):
    path = _text(path)
    return normpath(path if isabs(path) else join('/', path))


realpath = abspath


def relpath(path, start='.'):
    if not path:
        raise ValueError('no path specified')
    there = [part for part in abspath(path).split('/') if part]
    here = [part for part in abspath(start).split('/') if part]
    same = 0
    while same < len(there) and same < len(here) and there[same] == here[same]:
        same += 1
    return '/'.join(['..'] * (len(here) - same) + there[same:]) or '.'


def commonprefix(m):
    """What all texts begin with."""
    if not m:
        return ''
    least, greatest = min(m), max(m)
    for at, char in enumerate(least):
        if char != greatest[at]:
            return least[:at]
    return least


def commonpath(paths):
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    if len({isabs(path) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in path.split('/') if part and part != '.'] for path in paths]
    common = commonprefix(split_paths)
    return ('/' if isabs(paths[0]) else '') + '/'.join(common)


def expanduser(path):
    path = _text(path)
    if path == '~' or path.startswith('~/'):
        from os import environ

        return (environ.get('HOME', '').rstrip('/') + path[1:]) or '/'
    return path


def expandvars(path):
    from os import environ
    from string import Template

    return Template(_text(path)).safe_substitute(environ)


def exists(path):
    return False


lexists = isfile = isdir = islink = ismount = exists


def getsize(filename):
    from os import stat

    return stat(filename)


getmtime = getatime = getctime = getsize


def samefile(f1, f2):
    from os import stat

    return stat(f1)

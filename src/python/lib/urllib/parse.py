"""Addresses taken apart and put together."""
from collections import namedtuple

uses_relative = ['', 'ftp', 'http', 'file', 'https', 'ws', 'wss', 'sftp', 'svn', 'svn+ssh']
uses_netloc = uses_relative + ['telnet', 'rsync', 'git', 'git+ssh', 'ssh', 'rtsp']
uses_params = ['', 'ftp', 'http', 'https', 'rtsp', 'sip', 'sips', 'tel']
_SCHEME = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.'
_SAFE = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')


class _Netloc:
    """The parts of the network location."""

    __slots__ = ()

    def _split(self):
        user, at, host = self.netloc.rpartition('@')
        if host.startswith('['):
            host, _, rest = host[1:].partition(']')
            port = rest.partition(':')[2]
        else:
            host, _, port = host.partition(':')
        return (user if at else None), host or None, port or None

    @property
    def username(self):
        user = self._split()[0]
        return None if user is None else user.partition(':')[0]

    @property
    def password(self):
        user = self._split()[0]
        if user is None or ':' not in user:
            return None
        return user.partition(':')[2]

    @property
    def hostname(self):
        host = self._split()[1]
        if not host:
            return None
        name, percent, zone = host.partition('%')
        return name.lower() + percent + zone

    @property
    def port(self):
        port = self._split()[2]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        if int(port) > 65535:
            raise ValueError('Port out of range 0-65535')
        return int(port)


class SplitResult(_Netloc, namedtuple('SplitResult', 'scheme netloc path query fragment')):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Netloc, namedtuple('ParseResult', 'scheme netloc path params query fragment')):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResult(namedtuple('DefragResult', 'url fragment')):
    __slots__ = ()

    def geturl(self):
        return f'{self.url}#{self.fragment}' if self.fragment else self.url


def urlsplit(url, scheme='', allow_fragments=True):
    url = url.lstrip(''.join(map(chr, range(33)))).translate({9: None, 10: None, 13: None})
    scheme = scheme.strip(''.join(map(chr, range(33))))
    netloc = query = fragment = ''
    colon = url.find(':')
    if colon > 0 and url[0].isascii() and url[0].isalpha() and all(
            char in _SCHEME for char in url[:colon]):
        scheme, url = url[:colon].lower(), url[colon + 1:]
    if url[:2] == '//':
        end = min([at for mark in '/?#' if (at := url.find(mark, 2)) >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
    if allow_fragments and '#' in url:
        url, _, fragment = url.partition('#')
    if '?' in url:
        url, _, query = url.partition('?')
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme='', allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in path:
        at = path.find(';', path.rfind('/') + 1)
        if at >= 0:
            path, params = path[:at], path[at + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc:
        if url and url[:1] != '/':
            url = '/' + url
        url = '//' + netloc + url
    elif url[:2] == '//':
        url = '//' + url
    elif scheme and scheme in uses_netloc and (not url or url[:1] == '/') and scheme != 'http' \
            and scheme == 'file':
        url = '//' + url
    if scheme:
        url = f'{scheme}:{url}'
    if query:
        url = f'{url}?{query}'
    if fragment:
        url = f'{url}#{fragment}'
    return url


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    if params:
        url = f'{url};{params}'
    return urlunsplit((scheme, netloc, url, query, fragment))


def urljoin(base, url, allow_fragments=True):
    """An address as it is meant on a page of another."""
    if not base:
        return url
    if not url:
        return base
    b_scheme, b_netloc, b_path, b_params, b_query, _ = urlparse(base, '', allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, b_scheme, allow_fragments)
    if scheme != b_scheme or scheme not in uses_relative:
        return url
    if scheme in uses_netloc:
        if netloc:
            return urlunparse((scheme, netloc, path, params, query, fragment))
        netloc = b_netloc
    if not path and not params:
        return urlunparse((scheme, netloc, b_path, b_params, query or b_query, fragment))
    parts = b_path.split('/')
    if parts[-1] != '':
        del parts[-1]
    if path[:1] == '/':
        segments = path.split('/')
    else:
        segments = parts + path.split('/')
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for segment in segments:
        if segment == '..':
            if resolved:
                resolved.pop()
        elif segment != '.':
            resolved.append(segment)
    if segments[-1] in ('.', '..'):
        resolved.append('')
    return urlunparse((scheme, netloc, '/'.join(resolved) or '/', params, query, fragment))


def urldefrag(url):
    if '#' not in url:
        return DefragResult(url, '')
    scheme, netloc, path, params, query, fragment = urlparse(url)
    return DefragResult(urlunparse((scheme, netloc, path, params, query, '')), fragment)


def quote(string, safe='/', encoding=None, errors=None):
    """Replaces what may not stand in an address."""
    if isinstance(string, str):
        string = string.encode(encoding or 'utf-8', errors or 'strict')
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    return quote_from_bytes(string, safe)


def quote_from_bytes(bs, safe='/'):
    if not hasattr(bs, 'decode'):
        raise TypeError('quote_from_bytes() expected bytes')
    if isinstance(safe, str):
        safe = safe.encode('ascii', 'ignore')
    kept = _SAFE | frozenset(safe)
    return ''.join([chr(byte) if byte in kept else f'%{byte:02X}' for byte in bs])


def quote_plus(string, safe='', encoding=None, errors=None):
    if isinstance(string, str) and ' ' not in string or isinstance(string, bytes) \
            and b' ' not in string:
        return quote(string, safe, encoding, errors)
    space = ' ' if isinstance(safe, str) else b' '
    return quote(string, safe + space, encoding, errors).replace(' ', '+')


def unquote_to_bytes(string):
    if isinstance(string, str):
        string = string.encode('utf-8')
    first, *parts = string.split(b'%')
    result = [first]
    for part in parts:
        digits = part[:2].decode('latin-1')
        if len(digits) == 2 and all(digit in '0123456789abcdefABCDEF' for digit in digits):
            result += bytes((int(digits, 16),)), part[2:]
        else:
            result += b'%', part
    return b''.join(result)


def unquote(string, encoding='utf-8', errors='replace'):
    if hasattr(string, 'decode'):
        return unquote_to_bytes(string).decode(encoding, errors)
    if '%' not in string:
        return string
    # Only what is ASCII can stand for bytes.
    result = []
    start = 0
    for at in range(len(string) + 1):
        if at == len(string) or not string[at].isascii():
            result.append(unquote_to_bytes(string[start:at]).decode(encoding or 'utf-8',
                                                                    errors or 'replace'))
            result.append(string[at:at + 1])
            start = at + 1
    return ''.join(result)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '), encoding, errors)


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    """Names and values as a query."""
    if hasattr(query, 'items'):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError:
            raise TypeError('not a valid non-string sequence or mapping object') from None

    def text(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    parts = []
    for key, value in query:
        values = [value]
        if doseq and not isinstance(value, (str, bytes)):
            try:
                values = list(value)
            except TypeError:
                pass
        parts += [f'{text(key)}={text(item)}' for item in values]
    return '&'.join(parts)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8',
              errors='replace', max_num_fields=None, separator='&'):
    """A query as a list of names and values."""
    if not qs:
        return []
    pairs = []
    fields = qs.split(separator)
    if max_num_fields is not None and len(fields) > max_num_fields:
        raise ValueError('Max number of fields exceeded')
    for field in fields:
        if not field and not strict_parsing:
            continue
        name, equals, value = field.partition('=')
        if not equals and strict_parsing:
            raise ValueError(f'bad query field: {field!r}')
        if value or keep_blank_values:
            pairs.append((unquote_plus(name, encoding, errors),
                          unquote_plus(value, encoding, errors)))
    return pairs


def parse_qs(qs, *args, **kwargs):
    """A query as a dictionary of lists."""
    result = {}
    for name, value in parse_qsl(qs, *args, **kwargs):
        result.setdefault(name, []).append(value)
    return result

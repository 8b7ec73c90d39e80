"""urlopen: fetches what an address refers to.

Needs the engine's `_net.fetch(url, method, headers, body, timeout)`, which returns
`(status, reason, headers, body, url)` after all redirects, and raises `TimeoutError` or `OSError`.
"""
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urlsplit

from http import responses
from io import BytesIO

__all__ = ['Request', 'urlopen', 'urlretrieve', 'build_opener', 'install_opener', 'quote',
           'unquote']


class Message:
    """A response's headers; their names in any case."""

    def __init__(self, headers):
        self._headers = [(name, value) for name, value in headers]

    def get(self, name, default=None):
        for known, value in self._headers:
            if known.lower() == name.lower():
                return value
        return default

    def get_all(self, name, default=None):
        return [value for known, value in self._headers if known.lower() == name.lower()] or default

    def __getitem__(self, name):
        return self.get(name)

    def __contains__(self, name):
        return self.get(name) is not None

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._headers)

    def keys(self):
        return [name for name, _ in self._headers]

    def values(self):
        return [value for _, value in self._headers]

    def items(self):
        return list(self._headers)

    def get_content_type(self):
        return (self.get('content-type') or 'text/plain').partition(';')[0].strip().lower()

    def get_param(self, name, default=None):
        for part in (self.get('content-type') or '').split(';')[1:]:
            key, _, value = part.strip().partition('=')
            if key.lower() == name:
                return value.strip('"')
        return default

    def get_content_charset(self, failobj=None):
        charset = self.get_param('charset')
        return failobj if charset is None else charset.lower()

    def __str__(self):
        return ''.join([f'{name}: {value}\n' for name, value in self._headers]) + '\n'


class Request:
    """What is to be asked for."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False,
                 method=None):
        self.full_url = url
        self.data = data
        self.headers = {name.capitalize(): value for name, value in headers.items()}
        self.method = method
        self.type = urlsplit(url).scheme
        if not self.type:
            raise ValueError(f'unknown url type: {url!r}')
        parts = urlsplit(url)
        self.host = parts.netloc
        self.selector = (parts.path or '/') + ('?' + parts.query if parts.query else '')

    def get_method(self):
        return self.method or ('GET' if self.data is None else 'POST')

    def get_full_url(self):
        return self.full_url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    add_unredirected_header = add_header

    def has_header(self, header_name):
        return header_name in self.headers

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, default)

    def header_items(self):
        return list(self.headers.items())


class Response(BytesIO):
    """What came back, to be read like a file."""

    def __init__(self, url, status, reason, headers, body):
        super().__init__(body)
        self.url = url
        self.status = self.code = status
        self.reason = self.msg = reason
        self.headers = headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status

    def info(self):
        return self.headers

    def getheader(self, name, default=None):
        return self.headers.get(name, default)

    def getheaders(self):
        return self.headers.items()


Response.__name__ = Response.__qualname__ = 'HTTPResponse'
Response.__module__ = 'http.client'


def urlopen(url, data=None, timeout=None, *, context=None):
    """Fetches an address; HTTPError if the server says no, URLError if it is not reached."""
    request = url if isinstance(url, Request) else Request(url, data)
    if data is not None:
        request.data = data
    if request.data is not None:
        if isinstance(request.data, str):
            raise TypeError('POST data should be bytes, an iterable of bytes, or a file object. It '
                            'cannot be of type str.')
        if not request.has_header('Content-type'):
            request.add_header('Content-type', 'application/x-www-form-urlencoded')
    if request.type not in ('http', 'https'):
        raise URLError(f'unknown url type: {request.type}')
    from _net import fetch

    try:
        status, reason, headers, body, final = fetch(
            request.full_url, request.get_method(), request.header_items(), request.data, timeout)
    except TimeoutError:
        # As when the server was reached and did not answer in time; that it was not reached in time,
        # which would be a URLError, not every host can tell.
        raise TimeoutError('timed out') from None
    except OSError as error:
        raise URLError(error) from error
    reason = reason or responses.get(status, '')
    headers = Message(headers)
    if not 200 <= status < 300:
        raise HTTPError(final, status, reason, headers, BytesIO(body))
    return Response(final, status, reason, headers, body)


class OpenerDirector:
    addheaders = []

    def open(self, fullurl, data=None, timeout=None):
        request = fullurl if isinstance(fullurl, Request) else Request(fullurl, data)
        for name, value in self.addheaders:
            if not request.has_header(name.capitalize()):
                request.add_header(name, value)
        return urlopen(request, data, timeout)


def build_opener(*handlers):
    return OpenerDirector()


def install_opener(opener):
    """Accepted without effect."""


def urlretrieve(url, filename=None, reporthook=None, data=None):
    raise OSError('there is no file system here to save a file in')

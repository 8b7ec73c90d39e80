"""Requests to servers: `requests.get(url)` and its like, over the engine's `_net.fetch`."""
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from http import responses
from requests.exceptions import (
    ConnectionError, ConnectTimeout, HTTPError, InvalidSchema, InvalidURL, JSONDecodeError,
    MissingSchema, ReadTimeout, RequestException, Timeout, TooManyRedirects, URLRequired,
)

__version__ = '2.32'


class CaseInsensitiveDict(dict):
    """Headers; their names in any case."""

    def __init__(self, data=None, **kwargs):
        super().__init__()
        self._names = {}
        self.update(data or {}, **kwargs)

    def update(self, data=(), **kwargs):
        for key, value in dict(data, **kwargs).items():
            self[key] = value

    def _known(self, key):
        return self._names.get(key.lower(), key)

    def __setitem__(self, key, value):
        known = self._known(key)
        if known in self:
            super().__delitem__(known)
        self._names[key.lower()] = key
        super().__setitem__(key, value)

    def __getitem__(self, key):
        return super().__getitem__(self._known(key))

    def __delitem__(self, key):
        super().__delitem__(self._known(key))
        self._names.pop(key.lower(), None)

    def __contains__(self, key):
        return super().__contains__(self._known(key))

    def get(self, key, default=None):
        return super().get(self._known(key), default)

    def copy(self):
        return CaseInsensitiveDict(self)


class _Codes:
    """`requests.codes.ok` and the like."""

    def __getattr__(self, name):
        wanted = name.lower()
        for code, phrase in responses.items():
            if phrase.lower().replace(' ', '_').replace('-', '_') == wanted:
                return code
        raise AttributeError(name)

    def __getitem__(self, name):
        return getattr(self, name, None)


codes = _Codes()
codes.ok = codes.okay = 200


class Response:
    """What a server answered."""

    def __init__(self):
        self.status_code = None
        self.reason = None
        self.url = None
        self.headers = CaseInsensitiveDict()
        self.content = b''
        self.encoding = None
        self.history = []
        self.request = None
        self.elapsed = None
        self.cookies = {}

    @property
    def ok(self):
        return self.status_code < 400

    def __bool__(self):
        return self.ok

    @property
    def is_redirect(self):
        return 'location' in self.headers and self.status_code in (301, 302, 303, 307, 308)

    @property
    def apparent_encoding(self):
        return 'utf-8'

    @property
    def text(self):
        """The answer as text."""
        try:
            return self.content.decode(self.encoding or 'utf-8', 'replace')
        except LookupError:
            return self.content.decode('utf-8', 'replace')

    def json(self, **kwargs):
        """The object that the answer, which is JSON, stands for."""
        from json import JSONDecodeError as DecodeError
        from json import loads

        try:
            return loads(self.text, **kwargs)
        except DecodeError as error:
            raise JSONDecodeError(*error.args) from None

    def raise_for_status(self):
        """Raises HTTPError if the server says no."""
        kind = 'Client' if self.status_code < 500 else 'Server'
        if self.status_code >= 400:
            raise HTTPError(f'{self.status_code} {kind} Error: {self.reason} for url: {self.url}',
                            response=self)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        data = self.text if decode_unicode else self.content
        for start in range(0, len(data), chunk_size or max(len(data), 1)):
            yield data[start:start + (chunk_size or len(data))]

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        data = self.text if decode_unicode else self.content
        yield from data.split(delimiter) if delimiter else data.splitlines()

    def __iter__(self):
        return self.iter_content(128)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __repr__(self):
        return f'<Response [{self.status_code}]>'


class PreparedRequest:
    """What was asked for."""

    def __init__(self, method, url, headers, body):
        self.method, self.url, self.headers, self.body = method, url, headers, body

    def __repr__(self):
        return f'<PreparedRequest [{self.method}]>'


def _full_url(url, params):
    if not isinstance(url, str):
        url = url.decode() if isinstance(url, bytes) else str(url)
    url = url.lstrip()
    if ':' in url and not url.lower().startswith('http'):
        raise InvalidSchema(f'No connection adapters were found for {url!r}')
    parts = urlsplit(url)
    if not parts.scheme:
        raise MissingSchema(f'Invalid URL {url!r}: No scheme supplied. Perhaps you meant '
                            f'https://{url}?')
    if not parts.netloc:
        raise InvalidURL(f'Invalid URL {url!r}: No host supplied')
    query = parts.query
    if params:
        if isinstance(params, (str, bytes)):
            more = params if isinstance(params, str) else params.decode()
        else:
            items = params.items() if hasattr(params, 'items') else params
            more = urlencode([(key, value) for key, value in items if value is not None],
                             doseq=True)
        query = f'{query}&{more}' if query else more
    url = urlunsplit((parts.scheme, parts.netloc, parts.path or '/', query, parts.fragment))
    return quote(url, safe="!#$%&'()*+,/:;=?@[]~")


def _body(data, json, headers):
    if json is not None and not data:
        from json import dumps

        headers.setdefault('Content-Type', 'application/json')
        return dumps(json, allow_nan=False).encode()
    if data is None or isinstance(data, bytes):
        return data
    if not isinstance(data, str):
        headers.setdefault('Content-Type', 'application/x-www-form-urlencoded')
        data = urlencode(list(data.items()) if hasattr(data, 'items') else data, doseq=True)
    return data.encode()


class Session:
    """Headers and parameters for several requests."""

    def __init__(self):
        self.headers = CaseInsensitiveDict({
            'User-Agent': f'python-requests/{__version__}', 'Accept-Encoding': 'gzip, deflate',
            'Accept': '*/*', 'Connection': 'keep-alive'})
        self.params = {}
        self.auth = None
        self.cookies = {}
        self.verify = True
        self.max_redirects = 30

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, files=None,
                auth=None, timeout=None, allow_redirects=True, proxies=None, hooks=None,
                stream=None, verify=None, cert=None, json=None):
        from time import perf_counter

        from _net import fetch

        method = method.upper()
        if self.params and params and not isinstance(params, (str, bytes)):
            params = {**self.params, **dict(params)}
        url = _full_url(url, params or self.params)
        sent = CaseInsensitiveDict(self.headers)
        for name, value in (headers or {}).items():
            if value is None:
                if name in sent:
                    del sent[name]
            else:
                sent[name] = value
        body = _body(data, json, sent)
        auth = auth or self.auth
        if auth:
            from base64 import b64encode

            pair = ':'.join(map(str, auth)).encode()
            sent['Authorization'] = 'Basic ' + b64encode(pair).decode()
        request = PreparedRequest(method, url, sent, body)
        if isinstance(timeout, tuple):
            limits = [limit for limit in timeout if limit is not None]
            limit = sum(limits) if limits else None
        else:
            limit = timeout
        start = perf_counter()
        host = urlsplit(url)
        try:
            status, reason, received, content, final = fetch(
                url, method, list(sent.items()), body, limit)
        except TimeoutError:
            port = host.port or (443 if host.scheme == 'https' else 80)
            raise ReadTimeout(f'HTTPConnectionPool(host={host.hostname!r}, port={port}): '
                              f'Read timed out. (read timeout={timeout})', request=request) from None
        except OSError as error:
            raise ConnectionError(str(error), request=request) from error
        response = Response()
        response.status_code = status
        response.reason = reason or responses.get(status, '')
        response.headers = CaseInsensitiveDict(received)
        response.content = content
        response.url = final
        response.request = request
        response.encoding = _encoding(response.headers.get('content-type'))
        response.elapsed = _elapsed(perf_counter() - start)
        return response

    def get(self, url, **kwargs):
        return self.request('GET', url, **kwargs)

    def options(self, url, **kwargs):
        return self.request('OPTIONS', url, **kwargs)

    def head(self, url, **kwargs):
        return self.request('HEAD', url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request('POST', url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request('PUT', url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request('PATCH', url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request('DELETE', url, **kwargs)

    def mount(self, prefix, adapter):
        """Accepted without effect."""

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def _encoding(content_type):
    if not content_type:
        return None
    kind, *options = [part.strip() for part in content_type.split(';')]
    for option in options:
        name, _, value = option.partition('=')
        if name.strip().lower() == 'charset':
            return value.strip('\'" ')
    if kind.lower().startswith('text'):
        return 'ISO-8859-1'
    return 'utf-8' if 'application/json' in kind else None


def _elapsed(seconds):
    from datetime import timedelta

    return timedelta(seconds=seconds)


def session():
    return Session()


def request(method, url, **kwargs):
    return Session().request(method, url, **kwargs)


def get(url, params=None, **kwargs):
    return request('GET', url, params=params, **kwargs)


def options(url, **kwargs):
    return request('OPTIONS', url, **kwargs)


def head(url, **kwargs):
    return request('HEAD', url, **kwargs)


def post(url, data=None, json=None, **kwargs):
    return request('POST', url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    return request('PUT', url, data=data, **kwargs)


def patch(url, data=None, **kwargs):
    return request('PATCH', url, data=data, **kwargs)


def delete(url, **kwargs):
    return request('DELETE', url, **kwargs)

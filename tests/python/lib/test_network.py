"""urllib and requests, over a stand-in for the engine's requests."""
from compare import LibraryTest, with_ours
from universe import HERE


class UrllibTest(LibraryTest):
    def test_addresses(self):
        self.same((HERE / 'observed' / 'addresses.py').read_text())

    def test_urlopen(self):
        self.prints('''
import urllib.request, urllib.error
from urllib.request import urlopen, Request
with urlopen('http://h/page', timeout=60) as response:
    print(response.status, response.getcode(), response.reason, response.geturl(), response.url)
    print(response.headers['content-type'], response.headers.get_content_charset(), response.info().get('x-two'))
    print(response.read(4), response.readline(), response.read())
print(len(urlopen('http://h/page').read()), [line for line in urlopen('http://h/x')][0], urlopen('http://h/moved').url)
def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error, repr(getattr(error, 'reason', None)))
attempt(lambda: urlopen('http://h/missing'))
attempt(lambda: urlopen('http://h/busy'))
attempt(lambda: urlopen('http://h/slow', timeout=1))
attempt(lambda: urlopen('http://h/refused'))
attempt(lambda: urlopen('no address'))
attempt(lambda: urlopen('ftp://h/x'))
attempt(lambda: urlopen('http://h/x', data='text'))
try:
    urlopen('http://h/missing')
except urllib.error.HTTPError as error:
    print(error.code, error.read(), error.headers['x-two'], error.url, isinstance(error, OSError))
print(urlopen('http://h/echo', data=b'a=1').read().decode())
request = Request('http://h/echo', headers={'content-type': 'x/y'}, method='PUT', data=b'z')
print(urlopen(request).read().decode(), request.get_method(), request.get_header('Content-type'), request.host)
''', '''200 200 OK http://h/page http://h/page
text/html; charset=utf-8 utf-8 1
b'line' b' one\\n' b'zeile zwei \\xc3\\xbc\\n'
23 b'line one\\n' http://h/there
urllib.error HTTPError HTTP Error 404: Not Found 'Not Found'
urllib.error HTTPError HTTP Error 503: Service Unavailable 'Service Unavailable'
builtins TimeoutError timed out None
urllib.error URLError <urlopen error Failed to fetch> OSError('Failed to fetch')
builtins ValueError unknown url type: 'no address' None
urllib.error URLError <urlopen error unknown url type: ftp> 'unknown url type: ftp'
builtins TypeError POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str. None
404 b'nothing here' 1 http://h/missing True
["POST", "http://h/echo", "application/x-www-form-urlencoded", "a=1"]
["PUT", "http://h/echo", "x/y", "z"] PUT x/y h
''')

    def test_status_codes(self):
        self.same('''
import http
from http import HTTPStatus
print(HTTPStatus.OK.value, HTTPStatus(404).phrase, HTTPStatus.NOT_FOUND == 404, HTTPStatus.IM_A_TEAPOT.name)
''')


class RequestsTest(LibraryTest):
    def test_requests(self):
        self.prints('''
import requests
def attempt(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)
r = requests.get('http://h/page', timeout=5)
print(r, r.status_code, r.ok, bool(r), r.reason, r.url, r.encoding, r.headers['CONTENT-type'], r.text.splitlines(), len(r.content))
r.raise_for_status()
print(r.elapsed.total_seconds() >= 0, r.request, list(r.iter_lines(decode_unicode=True)), len(list(r.iter_content(10))))
print(requests.get('http://h/latin').text, requests.get('http://h/moved').url)
attempt(lambda: requests.get('http://h/missing').raise_for_status())
attempt(lambda: requests.get('http://h/busy').raise_for_status())
attempt(lambda: requests.get('http://h/slow', timeout=2))
attempt(lambda: requests.get('http://h/refused'))
for url in 'h/x', '', 'http://', 'ftp://h', 'localhost:80/x', 'example.com':
    attempt(lambda: requests.get(url))
attempt(lambda: requests.get('http://h/page').json())
print(requests.get('http://h/echo', params={'a': 1, 'b': [2, 3], 'c': None}).json())
print(requests.get('http://h/echo?z=0#f', params='raw=1').json(), requests.get('http://h/echo/é b').json()[1])
for options in dict(data={'a': 1}), dict(data='x'), dict(json={'a': [1]}), dict(data=b'z', headers={'Content-Type': 't/t'}):
    print(requests.post('http://h/echo', **options).json())
print([getattr(requests, name)('http://h/echo').json()[0] for name in ('put', 'patch', 'delete', 'options', 'head')])
with requests.Session() as session:
    session.headers.update({'X-Mine': 'yes'})
    session.params = {'k': 1}
    r = session.get('http://h/echo', params={'q': 2}, auth=('u', 'p'))
    print(r.json()[1], r.request.headers['x-mine'], r.request.headers['Authorization'])
print(requests.codes.ok, requests.codes.not_found, requests.exceptions.HTTPError is requests.HTTPError)
print(issubclass(requests.Timeout, requests.RequestException), issubclass(requests.JSONDecodeError, ValueError))
''', '''<Response [200]> 200 True True OK http://h/page utf-8 text/html; charset=utf-8 ['line one', 'zeile zwei ü'] 23
True <PreparedRequest [GET]> ['line one', 'zeile zwei ü'] 3
é http://h/there
requests.exceptions HTTPError 404 Client Error: Not Found for url: http://h/missing
requests.exceptions HTTPError 503 Server Error: Service Unavailable for url: http://h/busy
requests.exceptions ReadTimeout HTTPConnectionPool(host='h', port=80): Read timed out. (read timeout=2)
requests.exceptions ConnectionError Failed to fetch
requests.exceptions MissingSchema Invalid URL 'h/x': No scheme supplied. Perhaps you meant https://h/x?
requests.exceptions MissingSchema Invalid URL '': No scheme supplied. Perhaps you meant https://?
requests.exceptions InvalidURL Invalid URL 'http://': No host supplied
requests.exceptions InvalidSchema No connection adapters were found for 'ftp://h'
requests.exceptions InvalidSchema No connection adapters were found for 'localhost:80/x'
requests.exceptions MissingSchema Invalid URL 'example.com': No scheme supplied. Perhaps you meant https://example.com?
requests.exceptions JSONDecodeError Expecting value: line 1 column 1 (char 0)
['GET', 'http://h/echo?a=1&b=2&b=3', None, None]
['GET', 'http://h/echo?z=0&raw=1#f', None, None] http://h/echo/%C3%A9%20b
['POST', 'http://h/echo', 'application/x-www-form-urlencoded', 'a=1']
['POST', 'http://h/echo', None, 'x']
['POST', 'http://h/echo', 'application/json', '{"a": [1]}']
['POST', 'http://h/echo', 't/t', 'z']
['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']
http://h/echo?k=1&q=2 yes Basic dTpw
200 404 True
True True
''')


class ObservedTest(LibraryTest):
    """Programs whose output was taken from the packages that the modules are named after."""

    def same_as_observed(self, name):
        folder = HERE / 'observed'
        self.assertEqual(with_ours((folder / f'{name}.py').read_text()),
                         (folder / f'{name}.txt').read_text())

    def test_tenacity(self):
        self.same_as_observed('tenacity')

    def test_tqdm(self):
        self.same_as_observed('tqdm')

    def test_bars_go_to_stderr(self):
        import contextlib
        import io
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors):
            self.prints('''
from tqdm.auto import tqdm, trange
from tqdm.contrib.concurrent import thread_map
print(sum(tqdm(range(5))), len(list(trange(3, desc='x'))), thread_map(abs, [-1, -2], max_workers=1))
import asyncio
from tqdm.asyncio import tqdm as bar
async def one(n):
    return n
async def main():
    print(await bar.gather(one(1), one(2)), [await x for x in bar.as_completed([one(3)])])
asyncio.run(main())
''', '10 3 [1, 2]\n[1, 2] [3]\n')
        self.assertIn('100%|██████████| 5/5 [00:00<00:00, ', errors.getvalue())
        self.assertIn('x: 100%|██████████| 3/3', errors.getvalue())

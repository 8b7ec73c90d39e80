"""What urlopen refuses without asking anybody."""
from urllib.request import Request, urlopen
from urllib.error import HTTPError, URLError

for url in ('no-scheme', 'unknown://host/'):
    try:
        urlopen(url, timeout=1)
    except (ValueError, URLError) as error:
        print(type(error).__name__, error)
request = Request('http://example.com/path?q', data=b'x', headers={'X-one': '1'}, method='PUT')
print(request.get_method(), request.full_url, request.host, request.selector, request.type, request.data, request.get_header('X-one'))
print(Request('http://h').get_method(), Request('http://h', b'').get_method(), issubclass(HTTPError, URLError), issubclass(URLError, OSError))
error = HTTPError('http://h/x', 404, 'Not Found', {}, None)
print(error, error.code, error.reason, error.url)
print(URLError('reason'), URLError('reason').reason)

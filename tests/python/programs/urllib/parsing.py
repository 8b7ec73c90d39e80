"""Addresses, taken apart and put together."""
from urllib.parse import (parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urlencode, urljoin,
                          urlparse, urlsplit, urlunparse)

u = urlparse('https://user:pw@example.com:8080/a/b;p?q=1&r=x%20y#frag')
print(u, u.hostname, u.port, u.username, u.netloc, u.scheme)
print(urlsplit('//host/path?x'), urlunparse(u), u.geturl(), u._replace(fragment='').geturl())
print(parse_qs('a=1&a=2&b=&c', keep_blank_values=True), parse_qsl('x=%C3%A9&y=a+b'), parse_qs('a=1&b='))
print(quote('a b/é?'), quote('a/b', safe=''), quote_plus('a b&c'), unquote('%C3%A9%20+'), unquote_plus('a+b%21'))
print(urlencode({'q': 'a b', 'n': [1, 2]}), urlencode({'n': [1, 2]}, doseq=True), urlencode([('a', 'é')]))
for base, other in (('http://h/a/b', 'c'), ('http://h/a/b/', '../c'), ('http://h/a', '/x'), ('http://h/a', '//k/y'), ('http://h/a?q', '?z'), ('http://h/a', 'https://z')):
    print(urljoin(base, other))
try:
    urlparse('http://h:port/').port
except ValueError as error:
    print(error)

from urllib.parse import *
urls = ['http://user:pw@Host.com:8080/a/b;p?q=1&r=#frag','https://x','//net/path','path/only','mailto:a@b.c','http://[::1]:80/x','HTTP://UP/','http://h/?','','?q','#f','http://h:bad/','http://h:99999/','file:///etc','ftp://h/p;type=a','http://a b/c d','http://h/p;x/y;z', 'a:b', '1:2', 'http://h?x#y?z', 'http://[bad/', 'x://y/z', 'tel:+1', ' http://s/ ', 'ht\ntp://h/']
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
for u in urls:
    attempt(lambda: urlparse(u)); attempt(lambda: urlsplit(u)); attempt(lambda: urlparse(u).geturl()); attempt(lambda: urldefrag(u))
    for n in 'username password hostname port'.split(): attempt(lambda: getattr(urlsplit(u), n))
base = 'http://a/b/c/d;p?q'
for r in 'g:h g ./g g/ /g //g ?y g?y #s g#s g?y#s ;x g;x g;x?y#s . ./ .. ../ ../g ../.. ../../ ../../g ../../../g /./g /../g g. .g g.. ..g ./../g ./g/. g/./h g/../h g;x=1/./y g?y/./x http:g http://n/x'.split()+['']:
    attempt(lambda: urljoin(base, r))
attempt(lambda: urljoin('', 'x')); attempt(lambda: urljoin('http://h', 'x')); attempt(lambda: urljoin('mailto:x', 'y')); attempt(lambda: urljoin('http://h/a/', '../../b'))
for s in ('a b', 'é/ü', 'x+y&z=1', b'\xff/', 'safe~-_.', '', '%41', 5):
    attempt(lambda: quote(s)); attempt(lambda: quote_plus(s)); attempt(lambda: quote(s, safe=''))
for s in ('a%20b', 'a+b', '%C3%A9', '%', '%4', '%zz', 'é%41', '%ff', b'%41', '%E4x'):
    attempt(lambda: unquote(s)); attempt(lambda: unquote_plus(s) if isinstance(s, str) else 0); attempt(lambda: unquote_to_bytes(s))
for q in ({'a': 1, 'b': 'x y'}, [('a', 'é'), ('a', 2)], {'k': [1, 2]}, {'b': b'\xff'}, 'abc', 5):
    attempt(lambda: urlencode(q)); attempt(lambda: urlencode(q, doseq=True)); attempt(lambda: urlencode(q, quote_via=quote))
for q in ('a=1&b=2&a=3', 'a=&b', 'a=%20x+y', '', 'a=1;b=2', '&&', 'é=ü'):
    attempt(lambda: parse_qs(q)); attempt(lambda: parse_qsl(q, keep_blank_values=True)); attempt(lambda: parse_qsl(q, strict_parsing=True))
attempt(lambda: urlunsplit(('http', 'h', 'p', 'q', 'f'))); attempt(lambda: urlunparse(('', '', 'p', 'x', 'q', 'f'))); attempt(lambda: urlunsplit(('file', '', '/p', '', '')))

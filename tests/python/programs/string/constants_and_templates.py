"""Alphabets, templates, and a formatter of one's own."""
import string

print(string.ascii_lowercase, string.digits, string.hexdigits, string.punctuation, repr(string.whitespace))
print(string.capwords('the quick  brown'), string.capwords('a-b', '-'))
t = string.Template('$who likes ${what}, $$5, $missing')
print(t.safe_substitute(who='Tim', what='tea'))
for wrong in (lambda: t.substitute(who='x', what='y'), lambda: string.Template('$ ').substitute()):
    try:
        wrong()
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
print(t.template[:4], string.Formatter().format('{0} {a:>5} {0!r}', 'x', a=1))
class Loud(string.Formatter):
    def format_field(self, value, spec):
        return super().format_field(value, spec).upper()
print(Loud().format('{} and {n:.2f}', 'quiet', n=1.5))

"""Text in lines of a width."""
import textwrap

text = 'The quick brown fox jumped over the lazy dog, and then some very-long-hyphenated-words appeared.'
print(textwrap.fill(text, 30))
print(textwrap.wrap(text, 20, initial_indent='* ', subsequent_indent='  '))
print(textwrap.shorten(text, 30), '|', textwrap.shorten('short', 30), '|', textwrap.shorten(text, 25, placeholder=' ...'))
print(repr(textwrap.dedent('''
    one
      two
    three
''')), repr(textwrap.indent('a\n\nb', '> ')), repr(textwrap.indent('a\n\nb', '> ', lambda line: True)))
print(textwrap.wrap('aaaaaaaaaaaaa bb', 5), textwrap.wrap('a' * 8, 3, break_long_words=False), textwrap.wrap('', 5))
print(textwrap.wrap(text, 25, max_lines=2))
try:
    textwrap.wrap('x', 0)
except ValueError as error:
    print(error)

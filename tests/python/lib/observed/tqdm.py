# What tqdm 4.70 prints for this is in tqdm.txt. Rates, and the spaces that cover longer ones, vary.
from tqdm import tqdm
import io
cases = [
 dict(n=0,total=100,elapsed=0), dict(n=50,total=100,elapsed=13), dict(n=100,total=100,elapsed=3), dict(n=101,total=100,elapsed=3),
 dict(n=3,total=10,elapsed=61.5,prefix='desc'), dict(n=3,total=10,elapsed=6,prefix='desc: '), dict(n=5,total=None,elapsed=2), dict(n=5,total=None,elapsed=2,prefix='d'),
 dict(n=20,total=1000,elapsed=1,ncols=60), dict(n=500,total=1000,elapsed=4000,ncols=80), dict(n=500,total=1000,elapsed=1,ascii=True), dict(n=333,total=1000,elapsed=1,ascii=' .oO'),
 dict(n=5000,total=100000,elapsed=2,unit='B',unit_scale=True), dict(n=5000,total=100000,elapsed=2,unit='B',unit_scale=True,unit_divisor=1024),
 dict(n=1,total=3,elapsed=5,unit='file'), dict(n=1,total=3,elapsed=5,rate=2.5), dict(n=5,total=10,elapsed=1,postfix='loss=1'), dict(n=5,total=10,elapsed=1,bar_format='{desc}{percentage:3.0f}% {bar} {n_fmt}/{total_fmt}'),
 dict(n=5,total=10,elapsed=1,bar_format='{l_bar}{bar:20}{r_bar}'), dict(n=5,total=10,elapsed=1,ncols=0), dict(n=123456,total=1234567,elapsed=12,ncols=100), dict(n=5,total=10,elapsed=1,unit_scale=3), dict(n=7,total=9,elapsed=1),
 dict(n=5,total=10,elapsed=1,bar_format='{elapsed} {remaining} {rate_fmt}{postfix}'), dict(n=0,total=0,elapsed=1), dict(n=5,total=10,elapsed=1,colour='green'), dict(n=2.5,total=10,elapsed=1), dict(n=5,total=None,elapsed=1,bar_format='{l_bar}{bar}|{n_fmt}'),
 dict(n=10,total=100,elapsed=10,initial=5), dict(n=1000,total=5000,elapsed=90000),
]
for c in cases:
    print(repr(tqdm.format_meter(**c)))
for x in (0,1,9.999,99.96,999.6,1234,1.5e6,2**40): print(tqdm.format_sizeof(x), end=' ')
for x in (0,59,60,3600,360000,-5): print(tqdm.format_interval(x), end=' ')
for x in (1,0.5,123456,1e-7,1.23456789,1e10): print(tqdm.format_num(x), end=' ')
print()
import re
def show(f):
    out = io.StringIO(); f(out)
    text = re.sub(r'[\d.?]+it/s|[\d.]+s/it', 'R', re.sub(r'<[\d:?]+', '<T', out.getvalue()))
    print(repr(re.sub(r' *([\r\n\x1b])', r'\1', text).rstrip(' ')))
def a(out):
    for x in tqdm(range(3), file=out): pass
def b(out):
    with tqdm(total=10, file=out, desc='up', mininterval=0) as bar:
        bar.update(3); bar.set_postfix(loss=0.5, acc='x'); bar.set_description('new'); bar.update(7)
def c(out):
    for x in tqdm(range(2), file=out, leave=False): pass
def d(out):
    bar = tqdm(iter('ab'), file=out, mininterval=0)
    print(list(bar), bar.n, bar.total)
def e(out):
    bar = tqdm(range(3), disable=True, file=out); print(list(bar), bar.n, len(bar)); bar.update(); bar.close()
def f(out):
    bar = tqdm(total=4, file=out, mininterval=0); bar.update(2); tqdm.write('hello', file=out); bar.close()
def g(out):
    one = tqdm(total=2, file=out, mininterval=0, desc='one'); two = tqdm(total=2, file=out, mininterval=0, desc='two', leave=False)
    two.update(2); one.update(1); two.close(); one.close()
def h(out):
    bar = tqdm(total=3, file=out, mininterval=0); bar.update(); bar.reset(total=5); bar.update(5); bar.close()
for fn in a,b,c,d,e,f,g,h: show(fn)
try: tqdm(foo=1)
except KeyError as e: print(repr(e))

"""A bar goes to stderr; what the program prints is not disturbed."""
import io
from tqdm import tqdm, trange

out = io.StringIO()
print(sum(tqdm(range(5), file=out)), sum(trange(4, file=out, desc='four')))
with tqdm(total=10, file=out, mininterval=0) as bar:
    bar.update(3)
    bar.update(7)
    bar.set_postfix(loss=0.5)
    print(bar.n, bar.total)
last = out.getvalue().split('\r')
print([text[:12] for text in last if text.startswith('100%')][:1], 'four: 100%' in out.getvalue())
print(tqdm.format_meter(50, 100, 13), tqdm.format_interval(3661), tqdm.format_sizeof(12345))
print(list(tqdm('ab', disable=True)), len(tqdm([1, 2, 3], file=out)))

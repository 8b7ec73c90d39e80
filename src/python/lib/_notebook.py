"""What notebooks print for `%%time` and `%timeit`, in their words."""
from time import perf_counter, process_time


def options(rest):
    """Runs in a loop, loops, and the statement, from what stands behind a magic word."""
    number, repeat = 0, 7
    while rest.startswith('-'):
        word, _, rest = rest.partition(' ')
        value = word[2:]
        if not value:
            value, _, rest = rest.strip().partition(' ')
        if word[:2] == '-n':
            number = int(value)
        elif word[:2] == '-r':
            repeat = int(value)
        else:
            raise ValueError(f'there is no option {word[:2]} here')
        rest = rest.strip()
    return number, repeat, rest


def time(run):
    cpu, wall = process_time(), perf_counter()
    run()
    wall, cpu = perf_counter() - wall, process_time() - cpu
    print(f'CPU times: user {_shown(cpu)}, sys: 0 ns, total: {_shown(cpu)}')
    print(f'Wall time: {_shown(wall)}')


def timeit(run, number, repeat):
    if number == 0:
        number = 1
        while _timed(run, number) < 0.2 and number < 10 ** 9:
            number *= 10
    times = [_timed(run, number) / number for _ in range(repeat)]
    best, worst = min(times), max(times)
    mean = sum(times) / repeat
    deviation = (sum((time - mean) ** 2 for time in times) / repeat) ** 0.5
    if worst > 4 * best and best > 0 and worst > 1e-6:
        print(f'The slowest run took {worst / best:.2f} times longer than the fastest. This could '
              'mean that an intermediate result is being cached.')
    print(f'{_shown(mean)} ± {_shown(deviation)} per loop (mean ± std. dev. of {repeat} '
          f'run{"" if repeat == 1 else "s"}, {number:,} loop{"" if number == 1 else "s"} each)')


def _timed(run, number):
    start = perf_counter()
    for _ in range(number):
        run()
    return perf_counter() - start


def _shown(seconds):
    """Three digits, and the unit that fits."""
    if seconds >= 60:
        parts = []
        for unit, length in ('d', 86400), ('h', 3600), ('min', 60), ('s', 1):
            count, seconds = divmod(seconds, length)
            if count:
                parts.append(f'{int(count)}{unit}')
        return ' '.join(parts)
    for unit, scale in ('s', 1), ('ms', 1e3), ('µs', 1e6), ('ns', 1e9):
        if seconds * scale >= 1 or unit == 'ns':
            return f'{seconds * scale:.3g} {unit}'

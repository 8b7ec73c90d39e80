"""`map` on threads and processes, with a bar."""
from tqdm import tqdm


def _map(executor, fn, iterables, options):
    import os

    tqdm_class = options.pop('tqdm_class', tqdm)
    workers = options.pop('max_workers', min(32, (os.cpu_count() or 1) + 4))
    chunksize = options.pop('chunksize', 1)
    options.pop('lock_name', None)
    options.pop('timeout', None)
    if 'total' not in options:
        lengths = [len(iterable) for iterable in iterables if hasattr(iterable, '__len__')]
        options['total'] = min(lengths, default=None)
    with executor(max_workers=workers) as pool:
        results = pool.map(fn, *iterables, chunksize=chunksize)
        return list(tqdm_class(results, **options))


def thread_map(fn, *iterables, **tqdm_kwargs):
    from concurrent.futures import ThreadPoolExecutor

    return _map(ThreadPoolExecutor, fn, iterables, tqdm_kwargs)


def process_map(fn, *iterables, **tqdm_kwargs):
    from concurrent.futures import ProcessPoolExecutor

    return _map(ProcessPoolExecutor, fn, iterables, tqdm_kwargs)

"""Bars for what is awaited."""
import asyncio

from tqdm import tqdm


class tqdm_asyncio(tqdm):
    def __aiter__(self):
        return self._items()

    async def _items(self):
        try:
            async for item in self.iterable:
                yield item
                self.update()
        finally:
            self.close()

    @classmethod
    def as_completed(cls, fs, *, timeout=None, total=None, **kwargs):
        fs = list(fs)
        yield from cls(asyncio.as_completed(fs, timeout=timeout), total=total or len(fs), **kwargs)

    @classmethod
    async def gather(cls, *fs, timeout=None, total=None, **kwargs):
        async def numbered(index, awaitable):
            return index, await awaitable

        tasks = [numbered(index, awaitable) for index, awaitable in enumerate(fs)]
        results = [await done for done in cls.as_completed(
            tasks, timeout=timeout, total=total, **kwargs)]
        return [result for _, result in sorted(results, key=lambda pair: pair[0])]


def tarange(*args, **kwargs):
    return tqdm_asyncio(range(*args), **kwargs)


tqdm, trange = tqdm_asyncio, tarange

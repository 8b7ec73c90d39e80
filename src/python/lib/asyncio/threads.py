"""Blocking functions, run by a thread while the loop goes on."""
import contextvars

from asyncio import events


async def to_thread(func, /, *args, **kwargs):
    loop = events.get_running_loop()
    context = contextvars.copy_context()
    return await loop.run_in_executor(None, lambda: context.run(func, *args, **kwargs))

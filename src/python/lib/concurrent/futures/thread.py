"""ThreadPoolExecutor: calls run by threads, which are started as they are needed."""
import threading

from _sync import Empty, Lock, Semaphore, SimpleQueue
from concurrent.futures import _base

_numbers = 0  # of executors without a name, so far
_ending = False
_queues = {}  # of every worker's thread, its executor's queue


def _at_exit():
    """Lets all workers finish what was submitted, and waits for them."""
    global _ending
    _ending = True
    workers = list(_queues.items())
    for _, tasks in workers:
        tasks.put(None)
    for thread, _ in workers:
        thread.join()


threading._register_atexit(_at_exit)


class BrokenThreadPool(_base.BrokenExecutor):
    """Raised when a worker's initializer failed."""


class ThreadPoolExecutor(_base.Executor):
    BROKEN = BrokenThreadPool

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=(),
                 **context):
        global _numbers
        if max_workers is None:
            import os

            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        self._check(initializer, context)
        if not thread_name_prefix:
            thread_name_prefix = f'ThreadPoolExecutor-{_numbers}'
            _numbers += 1
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix
        self._initializer = initializer
        self._initargs = initargs
        self._work_queue = SimpleQueue()
        self._idle_semaphore = Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = Lock()

    def _check(self, initializer, context):
        if context:
            raise TypeError(
                f"{type(self).__name__}.__init__() got an unexpected keyword argument "
                f"{next(iter(context))!r}")
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')

    def submit(self, fn, /, *args, **kwargs):
        """Has `fn(*args, **kwargs)` run by a worker; returns its future."""
        with self._shutdown_lock:
            if self._broken:
                raise self.BROKEN(self._broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _ending:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            future = _base.Future()
            self._work_queue.put((future, fn, args, kwargs))
            if not self._idle_semaphore.acquire(False):
                self._start_worker()
            return future

    def _start_worker(self):
        count = len(self._threads)
        if count < self._max_workers:
            name = f'{self._thread_name_prefix}_{count}'
            thread = threading.Thread(name=name, target=self._work)
            thread.start()
            self._threads.add(thread)
            _queues[thread] = self._work_queue

    def _prepare(self):
        """Run by each worker first; what it returns carries out the calls."""
        if self._initializer is not None:
            self._initializer(*self._initargs)
        return _run

    def _finish(self, run):
        """Run by each worker last."""

    def _work(self):
        try:
            run = self._prepare()
        except BaseException:
            _base.log().critical('Exception in initializer:', exc_info=True)
            self._break()
            return
        tasks = self._work_queue
        try:
            while True:
                try:
                    task = tasks.get(False)
                except Empty:
                    self._idle_semaphore.release()
                    task = tasks.get()
                if task is not None:
                    run(*task)
                    del task
                elif _ending or self._shutdown:
                    tasks.put(None)  # the next worker's turn to end
                    return
        finally:
            self._finish(run)
            _queues.pop(threading.current_thread(), None)

    def _break(self):
        with self._shutdown_lock:
            self._broken = ('A thread initializer failed, the thread pool is not usable anymore')
            for task in self._drain():
                task[0].set_exception(self.BROKEN(self._broken))

    def _drain(self):
        """The tasks that nobody has begun, taken off the queue."""
        while True:
            try:
                task = self._work_queue.get(False)
            except Empty:
                return
            if task is not None:
                yield task

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Takes no more calls; the workers end when those submitted are done."""
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for task in self._drain():
                    task[0].cancel()
            self._work_queue.put(None)
        if wait:
            for thread in list(self._threads):
                thread.join()


def _run(future, fn, args, kwargs):
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = fn(*args, **kwargs)
    except BaseException as error:
        future.set_exception(error)
        future = None  # its exception's traceback refers to this frame
    else:
        future.set_result(result)

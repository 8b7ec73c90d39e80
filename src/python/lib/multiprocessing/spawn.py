"""Starting a process: what the parent hands over, and what the new one does first."""
import _process
from multiprocessing import context, process
from multiprocessing.reduction import dump_for_child, loads

_NO_GUARD = '''
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        '''


def start(obj, kind='process'):
    """Starts a process that will call `obj._bootstrap()`; returns the engine's handle on it."""
    if getattr(process._current, '_inheriting', False):
        raise RuntimeError(_NO_GUARD)
    head = {'name': obj.name, 'start_method': context.get_start_method(allow_none=True)}
    data = dump_for_child(obj)
    return _process.spawn(dump_for_child((head, data)), obj.name, kind)


def main(data):
    """All that a new process does; the engine calls it, and ends with the code that it returns."""
    head, data = loads(data)
    process._current = process._MainProcess(head['name'], inheriting=True)
    if head['start_method'] is not None:
        context._chosen = True
    _process.run_main()
    obj = loads(data)
    process._current._inheriting = False
    return obj._bootstrap()


def freeze_support():
    """Accepted without effect: programs here are never frozen."""

"""os and os.path."""
from compare import LibraryTest


class OsTest(LibraryTest):
    def test_paths(self):
        paths = ('a/b.c', '/a//b/', '', '/', '//x', '///x', '..', './a/../b', 'a/.b', '.bashrc',
                 'x.tar.gz', 'a.b/c', '/../a', '../../b', '...', 'a/..', '~', '~/x')
        self.each(
            'import os, os.path',
            *[f'os.path.{name}({path!r})' for path in paths for name in (
                'basename', 'dirname', 'split', 'splitext', 'normpath', 'isabs')],
            'os.path.join("a", "b", "c")', 'os.path.join("a/", "b")', 'os.path.join("a", "/b", "c")',
            'os.path.join("", "b")', 'os.path.join("a", "")', 'os.path.join("a")', 'os.path.join(5)',
            'os.path.abspath("/a/../b")', 'os.path.relpath("/a/b/c", "/a/d")',
            'os.path.relpath("/a", "/a")', 'os.path.relpath("")', 'os.path.commonprefix(["abc", "abd"])',
            'os.path.commonprefix([])', 'os.path.commonpath(["/a/b", "/a/c/d"])',
            'os.path.commonpath(["a", "/b"])', 'os.path.commonpath([])', 'os.sep', 'os.linesep',
            'os.fspath("x")', 'os.fspath(5)', 'os.fsencode("é")', 'os.fsdecode(b"x")',
            'os.path.exists("/no such file")', 'os.listdir("/no such")', 'os.stat("/no such")',
            'os.getenv("NOT THERE", 5)', 'os.environ["NOT THERE"]', 'os.strerror(2)', 'os.name',
        )

    def test_environment_and_processes(self):
        self.prints('''
import os
from multiprocessing import Process, parent_process
def child(pid):
    print(os.getppid() == pid, os.getpid() != pid, parent_process().pid == pid)
def forever():
    import time
    time.sleep(100)
if __name__ == '__main__':
    os.environ['MINE'] = 'yes'
    print(os.getenv('MINE'), os.environ.get('HOME'), 'MINE' in os.environ, os.getcwd())
    try:
        os.environ['A'] = 1
    except TypeError as error:
        print(error)
    print(os.cpu_count() > 0, len(os.urandom(5)), os.process_cpu_count() == os.cpu_count())
    process = Process(target=child, args=(os.getpid(),))
    process.start()
    process.join()
    process = Process(target=forever)
    process.start()
    os.kill(process.pid, 15)
    process.join()
    print(process.exitcode)
    for call in (lambda: os.kill(99999999, 9), lambda: os.makedirs('x'), lambda: os.remove('y'),
                 lambda: os.fork()):
        try:
            call()
        except (OSError, AttributeError) as error:
            print(type(error).__name__, error)
''', '''yes / True /
str expected, not int
True 5 True
True True True
-15
ProcessLookupError [Errno 3] No such process
OSError [Errno 30] Read-only file system: 'x'
OSError [Errno 30] Read-only file system: 'y'
AttributeError module 'os' has no attribute 'fork'
''')

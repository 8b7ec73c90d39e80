"""Paths, variables and numbers of the system."""
import os
import os.path

print(os.path.join('a', 'b', 'c.txt'), os.path.basename('/x/y.z'), os.path.dirname('/x/y.z'), os.path.splitext('a.tar.gz'))
print(os.path.join('a', '/b'), os.path.normpath('a/./b/../c'), os.path.isabs('/a'), os.path.split('/a/b'), os.sep, os.linesep == '\n')
print(os.path.exists('/no/such/thing'), os.path.commonprefix(['abc', 'abd']), os.path.relpath('/a/b', '/a/c'))
print(type(os.getpid()).__name__, os.getpid() == os.getpid(), type(os.getppid()).__name__, os.cpu_count() >= 1)
os.environ['MINE'] = 'value'
print(os.environ['MINE'], os.getenv('MINE'), os.getenv('NONE_SUCH'), os.environ.get('NONE_SUCH', 'default'), 'MINE' in os.environ)
del os.environ['MINE']
try:
    os.environ['MINE']
except KeyError as error:
    print(repr(error))
print(len(os.urandom(4)), os.name)

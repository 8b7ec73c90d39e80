"""A set of modules of its own: ours by name, whatever they need of the engine from natives/, and
the interpreter's for the rest. Modules of one universe never see those of another, so each can
stand for one Python process."""
import builtins
import importlib
import pathlib
import sys
import threading
import types

HERE = pathlib.Path(__file__).parent
LIBRARY = HERE.parents[2] / 'src' / 'python' / 'lib'
NATIVES = HERE / 'natives'

# What the engine itself is responsible for comes from the interpreter that runs the tests.
HOST = {'threading', 'time', 'sys', 'math', '_random', '_thread', 'gc'}

_code = {}


class Sys(types.ModuleType):
    """The interpreter's `sys`, with this universe's modules."""

    def __init__(self, modules):
        super().__init__('sys')
        self.__dict__['modules'] = modules

    def __getattr__(self, name):
        return getattr(sys, name)

    def __setattr__(self, name, value):
        setattr(sys, name, value)


class Universe:
    def __init__(self, natives=None):
        self.modules = {}
        self.lock = threading.RLock()  # nobody sees a module that is half imported
        self.builtins = dict(vars(builtins), __import__=self._import)
        self.modules['sys'] = Sys(self.modules)
        self.modules.update(natives or {})
        module = types.ModuleType('builtins')
        module.__dict__.update(self.builtins)
        self.modules['builtins'] = module

    def load(self, name):
        """The module of that name, imported if need be, after the packages it lies in."""
        with self.lock:
            return self._load(name)

    def _load(self, name):
        if name in self.modules:
            return self.modules[name]
        if name == '_process':
            from processes import main_process

            self.modules[name] = main_process(self)
            return self.modules[name]
        parent, _, last = name.rpartition('.')
        if parent:
            self._load(parent)
            if name in self.modules:
                return self.modules[name]
        path = None if name in HOST else self._find(name)
        if path is None:
            if parent and self._find(parent):
                raise ModuleNotFoundError(f'No module named {name!r}', name=name)
            module = self.modules[name] = importlib.import_module(name)
        else:
            module = self._execute(name, path)
        if parent:
            setattr(self.modules[parent], last, module)
        return module

    def program(self, source, name='__main__', path='program.py'):
        """A module made from a program's text; `run` executes it."""
        self.source = source
        module = types.ModuleType(name)
        module.__dict__['__builtins__'] = self.builtins
        self.modules[name] = module
        if name != '__main__':
            self.modules['__main__'] = module
        code = compile(source, path, 'exec', dont_inherit=True)
        return module, lambda: exec(code, module.__dict__)

    def _find(self, name):
        for folder in NATIVES, LIBRARY:
            for tail in '.py', '/__init__.py':
                path = folder / (name.replace('.', '/') + tail)
                if path.exists():
                    return path
        return None

    def _execute(self, name, path):
        if path not in _code:
            _code[path] = compile(path.read_text(), str(path), 'exec', dont_inherit=True)
        module = types.ModuleType(name)
        is_package = path.name == '__init__.py'
        module.__dict__.update(
            __builtins__=self.builtins if path.is_relative_to(LIBRARY) else builtins.__dict__,
            __file__=str(path),
            __package__=name if is_package else name.rpartition('.')[0],
        )
        if is_package:
            module.__path__ = [str(path.parent)]
        if not path.is_relative_to(LIBRARY):
            module.universe = self
        self.modules[name] = module
        try:
            exec(_code[path], module.__dict__)
        except BaseException:
            del self.modules[name]
            raise
        return module

    def _import(self, name, globals=None, locals=None, fromlist=(), level=0):
        if level:
            package = globals['__package__']
            for _ in range(level - 1):
                package = package.rpartition('.')[0]
            name = f'{package}.{name}' if name else package
        module = self.load(name)
        if not fromlist:
            return module if level else self.modules[name.partition('.')[0]]
        for item in fromlist:
            if item != '*' and not hasattr(module, item) and self._find(f'{name}.{item}'):
                self.load(f'{name}.{item}')
        return module

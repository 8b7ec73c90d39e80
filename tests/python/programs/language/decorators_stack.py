# Decorators: order, arguments, classes, methods.
def named(name):
    print('making', name)

    def decorate(function):
        print('decorating with', name)

        def inner(*args, **kwargs):
            return f'{name}({function(*args, **kwargs)})'

        return inner

    return decorate


@named('outer')
@named('inner')
def greet(who):
    return f'hello {who}'


print(greet('you'))


class Count:
    def __init__(self, function):
        self.function, self.calls = function, 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)


@Count
def double(number):
    return number * 2


print(double(2), double(3), double.calls)


def register(kind):
    kind.registered = True
    return kind


@register
class Thing:
    @staticmethod
    def static():
        return 'static'

    @classmethod
    def made(cls):
        return cls.__name__

    @property
    def half(self):
        return 0.5


print(Thing.registered, Thing.static(), Thing.made(), Thing().half, Thing().made())

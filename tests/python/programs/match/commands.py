# A small interpreter of commands, as tutorials write it.
from dataclasses import dataclass


@dataclass
class Move:
    x: int
    y: int = 0


@dataclass
class Say:
    text: str


def run(command):
    match command:
        case Move(0, 0):
            return 'stays'
        case Move(x=0, y=y):
            return f'up {y}'
        case Move(x, 0):
            return f'right {x}'
        case Move(x, y):
            return f'to {x}, {y}'
        case Say(text=str(text)) if text.isupper():
            return f'shouts {text}'
        case Say(text):
            return f'says {text}'
        case ('repeat', int(times), inner):
            return f'{times} times: {run(inner)}'
        case unknown:
            return f'unknown {unknown!r}'


for command in (Move(0), Move(0, 3), Move(2), Move(1, 1), Say('HI'), Say('hi'), ('repeat', 2, Say('x')),
                ('repeat', 'two', Say('x'))):
    print(run(command))

# dataclasses: defaults, order, frozen, fields, replace.
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)


one, two = Version(1), Version(1, 5, ['new'])
print(one, two, one < two, sorted([two, one])[0] is one, hash(one) == hash(Version(1)))
print(asdict(two), astuple(two), replace(one, minor=2), [f.name for f in fields(Version)])
try:
    one.major = 2
except FrozenInstanceError as error:
    print(type(error).__name__, error)


@dataclass
class Account:
    owner: str
    balance: float = 0.0
    history: list[float] = field(default_factory=list)
    number: int = field(init=False, default=7)

    def __post_init__(self):
        self.history.append(self.balance)


account = Account('Ann', 5)
print(account, account == Account('Ann', 5), Account('Bob').history)
for wrong in (lambda: Account(), lambda: Account('x', number=1), lambda: Version(1) < 2):
    try:
        print(wrong())
    except TypeError as error:
        print(error)

class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        print("hash", self.n, end=" ")
        return self.n % 3

    def __eq__(self, other):
        print("eq", self.n, other.n, end=" ")
        return self.n == other.n

    def __repr__(self):
        return f"K{self.n}"


d = {}
for n in (1, 4, 7, 1):
    d[K(n)] = n
    print()
print(d, len(d))
print(K(4) in d, K(2) in d, d[K(7)], d.get(K(10)))
d.pop(K(4))
print(d)
s = {K(1), K(4), K(1)}
print(len(s), K(4) in s)


class BadHash:
    def __hash__(self):
        return "x"


class NoHash:
    __hash__ = None


class RaisingEq:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise ValueError("eq")


for f in [lambda: {BadHash(): 1}, lambda: {NoHash()}, lambda: {RaisingEq(): 1, RaisingEq(): 2}, lambda: {[1]: 2}, lambda: {(1, []): 2}, lambda: {{}}, lambda: {}[{}]]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, str(error)[:60])
mixed = {1: "i", "1": "s", 1.5: "f", None: "n", (1,): "t", b"1": "b", frozenset([1]): "fs", int: "type", len: "fn", ...: "e", True: "replaced"}
print(mixed[1], mixed["1"], mixed[1.0], mixed[(1,)], mixed[frozenset({1})], mixed[int], mixed[len], mixed[...], len(mixed), list(mixed)[:3])
print({float("nan"): 1} == {float("nan"): 1}, {0.0: "zero"}[-0.0], {2**70: "big"}[2.0**70], {"é": 1}["\u00e9"])
big = {i: str(i) for i in range(2000)}
for i in range(0, 2000, 3):
    del big[i]
print(len(big), big[1], 3 in big, list(big)[:4], sum(big))

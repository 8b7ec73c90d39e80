"""Operators as functions."""
import operator as op

print(op.add(1, 2), op.sub(5, 3), op.mul(2, 3), op.truediv(1, 4), op.floordiv(7, 2), op.mod(7, 4), op.pow(2, 8), op.neg(3))
print(op.lt(1, 2), op.eq('a', 'a'), op.is_(None, None), op.not_([]), op.truth([0]), op.contains('abc', 'b'), op.concat([1], [2]))
print(op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.invert(5), op.lshift(1, 4), op.rshift(16, 2), op.index(True), op.abs(-2))
person = {'name': 'ann', 'age': 30}
print(op.itemgetter('name')(person), op.itemgetter('age', 'name')(person), op.itemgetter(slice(1, 3))('abcd'))
class P:
    class inner:
        value = 7
    def method(self, a, b=0):
        return a, b
print(op.attrgetter('inner.value')(P), op.attrgetter('__name__', 'inner')(P)[0], op.methodcaller('method', 1, b=2)(P()))
data = [3, 1]
op.setitem(data, 0, 9)
op.delitem(data, 1)
print(data, op.getitem(data, 0), op.iadd([1], [2]), op.countOf([1, 2, 1], 1), op.indexOf('abc', 'c'), op.length_hint([1, 2]))
print(op.itemgetter(1), op.attrgetter('a.b'), op.methodcaller('m', 1, k=2), op.matmul.__name__)
print(sorted([('b', 1), ('a', 2)], key=op.itemgetter(1)))
try:
    op.indexOf([1], 2)
except ValueError as error:
    print(error)

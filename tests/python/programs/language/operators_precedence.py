print(2 + 3 * 4 ** 2 // 5 % 7, -2**2, (-2) ** 2, 2**3**2, not 1 == 2, 1 + 2 == 3 and 4 > 3 or False, 5 & 3 | 4 ^ 1, 1 << 2 + 1, ~5 & 0xF, -5 // 2, -5 % 3, 10 - 4 - 3, 100 / 10 / 2, 2 * 3 % 4)
print((lambda x: x if x else "empty")(0), not not 1, not 0 in [1], 3 > 2 == True, "a" + "b" * 3, "x" "y" * 2, [1] + [2] * 2, -(1**-2), 2**-1, +-+1, ~-1, - -1)
print(1 < 2 == 2 > 1 != 0, 1 == 1 in [1], "a" in "abc" == True, None is None is not False, (1, 2) + (3,) * 2, {1} | {2} & {2, 3} - {3} ^ {4})
print(5 // 2 * 2 + 5 % 2 == 5, 7 and 0 or "default", 0 or [] or {} or "last", 1 and 2 and 3, "" and 1 / 0, 1 or 1 / 0, not "" and not None)
a = b = c = 1
a, b = b + 1, a + 1
print(a, b, c, a if a > b else b, (a := 10) + a, a)
x = [1, 2, 3]
print(x[0] if x else None, x[-1] ** 2, x[1:][0], -x[0], x[0] + x[1] * x[2], [*x, *x][3], {**{}, "k": x}["k"][0], (x, x)[1][2], x and x[0])
print(1_000 + 0x_ff + 0b_11, 0.1 + 0.2, 1e3 - 1, 3 * "ab", "%d" % 3 + "x", "abc"[1] + "d", f"{1 + 1}" * 2, (1).__add__(2), 1.5.__class__.__name__, 10 .bit_length())
print(3 if (y := 5) > 4 else 0, y, [z for z in range(5) if (w := z * 2) > 4], w, (lambda: (yield))().__class__.__name__)
print(True + True * 3, True == 1 == 1.0, 1 <= 1 < 2 <= 2, not (1 > 2) == True, 2 < 3 < 4 and 4 > 3 > 2, 1 != 2 != 1, [] == [] is not None)

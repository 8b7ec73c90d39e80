# Numbers from texts.
for text in ('12', ' -7 ', '1_000', '+3', '0', '\t5\n'):
    print(repr(text), int(text))
print(int('ff', 16), int('0x1f', 0), int('0b101', 0), int('z', 36), int('-0o17', 8), int(b'42'))
for text in ('1.5', '1e3', '-.5', 'inf', '-Infinity', 'nan', '1_0.5', ' 2. '):
    print(repr(text), float(text))
print(int(3.99), int(-3.99), int(True), float('1' * 30), float(10 ** 20))
for wrong in (lambda: int('1.5'), lambda: int(''), lambda: int('12', 2), lambda: int('1', 40),
              lambda: int([]), lambda: float('x'), lambda: float([]), lambda: int('1__0'),
              lambda: int(float('nan')), lambda: int(float('inf')), lambda: float(10 ** 400)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)

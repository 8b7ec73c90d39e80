# divmod, pow and round, with negative numbers, moduli and ties.
for a in (7, -7):
    for b in (2, -2, 3):
        print(a, b, divmod(a, b), a // b, a % b, divmod(float(a), b))
print(pow(2, 10), pow(2, -2), pow(3, 4, 5), pow(3, -1, 7), pow(-2, 3), pow(2.0, 3), pow(0, 0))
for number in (0.5, 1.5, 2.5, -0.5, 2.675, 1e20, 12345.678):
    print(round(number), round(number, 2), round(number, -2))
print(round(15, -1), round(25, -1), round(-15, -1), round(7), round(True))
print(abs(-3), abs(-2.5), abs(True))
for wrong in (lambda: pow(2, 3, 0), lambda: pow(2, -1, 4), 
              lambda: round(float('nan')), lambda: round(float('inf'))):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)

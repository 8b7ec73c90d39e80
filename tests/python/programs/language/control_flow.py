def classify(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        return "small"
    else:
        return "large"


print([classify(n) for n in (-1, 0, 5, 50)])
for i in range(2, 12):
    for j in range(2, i):
        if i % j == 0:
            break
    else:
        print(i, end=" ")
print()
n = 27
steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
else:
    print("steps", steps)
for i in range(3):
    for j in range(3):
        if j == 1:
            continue
        if i == 2:
            break
        print(i, j, end="; ")
    else:
        print("inner done", i)
while True:
    try:
        for k in range(3):
            if k == 2:
                raise StopIteration
    except StopIteration:
        break
print(k)
for x, in [(1,), (2,)]:
    print(x, end=" ")
print()

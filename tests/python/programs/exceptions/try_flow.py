def flow(kind):
    log = []
    try:
        log.append("try")
        if kind == "raise":
            raise ValueError("v")
        if kind == "return":
            return log
        if kind == "other":
            raise KeyError("k")
    except ValueError as error:
        log.append(f"except {error}")
    except (KeyError, TypeError) as error:
        log.append(f"tuple {error!r}")
    else:
        log.append("else")
    finally:
        log.append("finally")
    log.append("after")
    return log


for kind in ("none", "raise", "return", "other"):
    print(kind, flow(kind))


def override():
    try:
        return "try"
    finally:
        return "finally"


def swallow():
    for i in range(3):
        try:
            raise ValueError
        finally:
            if i == 1:
                break
            continue
    return i


def nested():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("cleanup")
    except ValueError as error:
        return str(error)


print(override(), swallow(), nested())


def loop():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("finally", i)
    else:
        print("no else")


loop()
try:
    raise ValueError("x")
except ValueError as e:
    pass
try:
    e
except NameError as error:
    print(error)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise
except ZeroDivisionError as error:
    print("reraised", error)
try:
    raise
except RuntimeError as error:
    print(error)


def gen():
    try:
        yield 1
        yield 2
    finally:
        print("gen finally")


for v in gen():
    print(v)
    break
x = 0
while True:
    try:
        x += 1
        if x < 3:
            continue
    finally:
        if x >= 3:
            break
print(x)


def ret_value():
    x = 1
    try:
        return x
    finally:
        x = 2


print(ret_value())

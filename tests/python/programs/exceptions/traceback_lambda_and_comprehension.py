# stderr: whole
def apply(f, *values):
    results = []
    for value in values:
        results.append(f(value))
    return results


apply(lambda v: 10 / v, 1, 2, 0)

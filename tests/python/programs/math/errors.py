"""Where mathematics has no answer, there is an exception."""
import math

for call in (lambda: math.isqrt(-1), lambda: math.factorial(-1), lambda: math.factorial(2.5),
             lambda: math.exp(1000), lambda: math.comb(-1, 2), lambda: math.gcd(1.5), lambda: math.floor(math.nan),
             lambda: math.floor(math.inf), lambda: math.pow(0, -1), lambda: math.fmod(1, 0), lambda: math.sqrt('x'),
             lambda: math.dist([1], [1, 2])):
    try:
        print(call())
    except (ValueError, OverflowError, TypeError) as error:
        kept = str(error) if 'domain' not in str(error) else 'domain'
        print(type(error).__name__, kept)

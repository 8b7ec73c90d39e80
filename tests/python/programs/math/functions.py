"""The functions of math, at values where their results are plain."""
import math

print(math.sqrt(2), math.isqrt(99), round(math.cbrt(27.0), 9), math.hypot(3, 4), math.dist([0, 0], [3, 4]))
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.fabs(-2), math.fmod(-7, 3), math.remainder(7, 4))
print(math.gcd(12, 18, 8), math.lcm(4, 6), math.comb(5, 2), math.perm(5, 2), math.factorial(20))
print(math.exp(1), math.expm1(1e-10), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(1e-10), math.pow(2, 0.5))
print(math.pi, math.e, math.tau, math.inf, math.nan, math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1))
print(math.sin(math.pi / 6), math.cos(0), math.tan(1), math.atan2(1, -1), math.degrees(math.pi), math.radians(180))
print(math.prod([1, 2, 3, 4]), math.prod([], start=5), math.fsum([.1] * 10), sum([.1] * 3))
print(math.frexp(8.5), math.ldexp(0.5, 4), math.modf(-2.25), math.copysign(1, -0.0), math.nextafter(1, 2), math.ulp(1))
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.erf(0.5), math.gamma(5), round(math.lgamma(10), 12))
print(math.log(10 ** 400), math.sinh(1), math.acosh(2), math.asin(1))

"""Averages and spreads, computed exactly and rounded once at the end.

Numbers are summed as fractions, each a pair of whole numbers.
"""
from bisect import bisect_left, bisect_right
from math import exp, fsum, gcd, isqrt, log, sqrt, tau


class StatisticsError(ValueError):
    """There are too few data, or unsuitable ones."""


def _add(one, other):
    (a, b), (c, d) = one, other
    if b == d:
        return a + c, b
    return a * d + c * b, b * d


def _reduce(fraction):
    top, bottom = fraction
    divisor = gcd(top, bottom)
    return top // divisor, bottom // divisor


def _ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") \
            from None


def _sum(data):
    """Whether there is a float, the exact sum as a fraction, and how many."""
    parts = {}
    count = 0
    has_float = False
    for x in data:
        if isinstance(x, float):
            has_float = True
            if x != x or x in (float('inf'), float('-inf')):
                return True, x, len(data)
        top, bottom = _ratio(x)
        parts[bottom] = parts.get(bottom, 0) + top
        count += 1
    total = (0, 1)
    for bottom in sorted(parts):
        total = _add(total, (parts[bottom], bottom))
    return has_float, _reduce(total), count


def _result(fraction, has_float):
    """A fraction as an int if it is one and there were ints alone, else as a float."""
    top, bottom = _reduce(fraction)
    if bottom == 1 and not has_float:
        return top
    return top / bottom


def _list(data):
    return data if isinstance(data, (list, tuple)) else list(data)


def mean(data):
    data = _list(data)
    has_float, total, count = _sum(data)
    if count < 1:
        raise StatisticsError('mean requires at least one data point')
    if isinstance(total, float):
        return fsum(data) / count
    return _result((total[0], total[1] * count), has_float)


def fmean(data, weights=None):
    data = _list(data)
    if weights is None:
        if not data:
            raise StatisticsError('fmean requires at least one data point')
        return fsum(data) / len(data)
    weights = _list(weights)
    if len(weights) != len(data):
        raise StatisticsError('data and weights must be the same length')
    total = fsum(weights)
    if not total:
        raise StatisticsError('sum of weights must be non-zero')
    return fsum(map(lambda x, w: x * w, data, weights)) / total


def geometric_mean(data):
    data = _list(data)
    if not data:
        raise StatisticsError('Must have a non-empty dataset')
    if any(x < 0 for x in data):
        raise StatisticsError('No negative inputs allowed')
    if any(x == 0 for x in data):
        return 0.0
    return exp(fsum(map(log, data)) / len(data))


def harmonic_mean(data, weights=None):
    data = _list(data)
    if not data:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if weights is None:
        if len(data) == 1:
            if data[0] < 0:
                raise StatisticsError('harmonic mean does not support negative values')
            return data[0]
        weights = [1] * len(data)
    else:
        weights = _list(weights)
        if len(weights) != len(data):
            raise StatisticsError('Number of weights does not match data size')
    total = (0, 1)
    for x, weight in zip(data, weights):
        if x < 0 or weight < 0:
            raise StatisticsError('harmonic mean does not support negative values')
        if x == 0:
            return 0
        (a, b), (c, d) = _ratio(weight), _ratio(x)
        total = _reduce(_add(total, (a * d, b * c)))
    _, (top, bottom), _ = _sum(weights)
    return top * total[1] / (bottom * total[0])


def _sorted(data, name='median'):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data


def median(data):
    data = _sorted(data)
    middle = len(data) // 2
    if len(data) % 2:
        return data[middle]
    return (data[middle - 1] + data[middle]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = _sorted(data)
    size = len(data)
    x = data[size // 2]
    below = bisect_left(data, x)
    among = bisect_right(data, x, lo=below) - below
    x, interval = float(x), float(interval)
    return x - interval / 2.0 + interval * (size / 2 - below) / among


def mode(data):
    """The most frequent; of several the first."""
    values = multimode(data)
    if not values:
        raise StatisticsError('no mode for empty data')
    return values[0]


def multimode(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    most = max(counts.values(), default=0)
    return [x for x, count in counts.items() if count == most]


def quantiles(data, *, n=4, method='exclusive'):
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError('must have at least one data point')
    if method not in ('exclusive', 'inclusive'):
        raise ValueError(f'Unknown method: {method!r}')
    result = []
    for i in range(1, n):
        if method == 'inclusive':
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        else:
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return result


def _deviations(data, center=None):
    """Whether there is a float, the exact sum of squared deviations, and how many."""
    has_float, total, count = _sum(data)
    if center is not None:
        top, bottom = _ratio(center)
        has_float = has_float or isinstance(center, float)
        squares = (0, 1)
        for x in data:
            a, b = _ratio(x)
            difference = a * bottom - top * b
            squares = _reduce(_add(squares, (difference * difference, (b * bottom) ** 2)))
        return has_float, squares, count
    if count == 0:
        return has_float, (0, 1), 0
    squares = {}
    for x in data:
        a, b = _ratio(x)
        squares[b] = squares.get(b, 0) + a * a
    square_sum = (0, 1)
    for bottom in sorted(squares):
        square_sum = _add(square_sum, (squares[bottom], bottom * bottom))
    a, b = square_sum
    top, bottom = total
    # n times the sum of squares, minus the square of the sum, over n.
    return has_float, _reduce((
        count * a * bottom * bottom - top * top * b, count * b * bottom * bottom)), count


def variance(data, xbar=None):
    data = _list(data)
    has_float, (top, bottom), count = _deviations(data, xbar)
    if count < 2:
        raise StatisticsError('variance requires at least two data points')
    return _result((top, bottom * (count - 1)), has_float)


def pvariance(data, mu=None):
    data = _list(data)
    has_float, (top, bottom), count = _deviations(data, mu)
    if count < 1:
        raise StatisticsError('pvariance requires at least one data point')
    return _result((top, bottom * count), has_float)


def _root(top, bottom):
    """The square root of a fraction, correctly rounded."""
    shift = (top.bit_length() - bottom.bit_length() - 109) // 2
    if shift >= 0:
        number = top // (bottom << 2 * shift)
        exact = number * (bottom << 2 * shift) == top
    else:
        number, rest = divmod(top << -2 * shift, bottom)
        exact = not rest
    root = isqrt(number)
    if root * root != number or not exact:
        root |= 1  # so that rounding sees that there is more
    return root * 2.0 ** shift if shift < 0 and shift > -1000 else (
        root << shift) / 1 if shift >= 0 else root / (1 << -shift)


def stdev(data, xbar=None):
    data = _list(data)
    _, (top, bottom), count = _deviations(data, xbar)
    if count < 2:
        raise StatisticsError('stdev requires at least two data points')
    return _root(top, bottom * (count - 1)) if top else 0.0


def pstdev(data, mu=None):
    data = _list(data)
    _, (top, bottom), count = _deviations(data, mu)
    if count < 1:
        raise StatisticsError('pstdev requires at least one data point')
    return _root(top, bottom * count) if top else 0.0


def _pairs(x, y, name):
    x, y = _list(x), _list(y)
    if len(x) != len(y):
        raise StatisticsError(f'{name} requires that both inputs have same number of data points')
    if len(x) < 2:
        raise StatisticsError(f'{name} requires at least two data points')
    x_mean, y_mean = fsum(x) / len(x), fsum(y) / len(y)
    return [item - x_mean for item in x], [item - y_mean for item in y], x_mean, y_mean


def _products(x, y):
    return fsum([a * b for a, b in zip(x, y)])


def covariance(x, y, /):
    x, y, _, _ = _pairs(x, y, 'covariance')
    return _products(x, y) / (len(x) - 1)


def correlation(x, y, /, *, method='linear'):
    if method not in ('linear', 'ranked'):
        raise ValueError(f'Unknown method: {method!r}')
    if method == 'ranked':
        x, y = _ranks(_list(x)), _ranks(_list(y))
    x, y, _, _ = _pairs(x, y, 'correlation')
    try:
        return _products(x, y) / sqrt(_products(x, x) * _products(y, y))
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant') from None


def _ranks(data):
    order = sorted(data)
    return [(bisect_left(order, x) + bisect_right(order, x) + 1) / 2 for x in data]


_LinearRegression = None


def linear_regression(x, y, /, *, proportional=False):
    global _LinearRegression
    if _LinearRegression is None:
        from collections import namedtuple

        _LinearRegression = namedtuple('LinearRegression', 'slope intercept', module=__name__)
    given = _list(x), _list(y)
    x, y, x_mean, y_mean = _pairs(*given, 'linear regression')
    if proportional:
        x, y = given
    try:
        slope = _products(x, y) / _products(x, x)
    except ZeroDivisionError:
        raise StatisticsError('x is constant') from None
    return _LinearRegression(slope, 0.0 if proportional else y_mean - slope * x_mean)


class NormalDist:
    """A bell curve."""

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = _list(data)
        return cls(mean(data), stdev(data))

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def samples(self, n, *, seed=None):
        from random import Random, gauss

        draw = gauss if seed is None else Random(seed).gauss
        return [draw(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError('pdf() not defined when sigma is zero')
        difference = x - self._mu
        return exp(difference * difference / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x):
        from math import erfc

        if not self._sigma:
            raise StatisticsError('cdf() not defined when sigma is zero')
        return 0.5 * erfc((self._mu - x) / (self._sigma * sqrt(2.0)))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError('zscore() not defined when sigma is zero')
        return (x - self._mu) / self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            from math import hypot

            return NormalDist(self._mu + other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * abs(factor))

    __rmul__ = __mul__
    __radd__ = __add__

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'

"""Averages and spread."""
import statistics as st

data = [1, 2, 2, 3, 4, 10]
print(st.mean(data), st.fmean(data), st.median(data), st.median_low(data), st.median_high(data), st.mode(data), st.multimode('aabb'))
print(st.stdev(data), st.variance(data), st.pstdev(data), st.pvariance(data), st.quantiles(data, n=4), st.harmonic_mean([40, 60]))
print(st.geometric_mean([1, 10, 100]), st.mean([0.1, 0.2, 0.3]), st.median(['a']), st.mean([1, 2]), st.median([1, 2]))
print(st.correlation([1, 2, 3], [2, 4, 7]), st.linear_regression([1, 2, 3], [2, 4, 6]), st.covariance([1, 2], [1, 3]))
print(st.NormalDist(100, 15).cdf(115), st.NormalDist.from_samples([1, 2, 3]), st.NormalDist(0, 1).pdf(0))
for wrong in (lambda: st.mean([]), lambda: st.stdev([1]), lambda: st.median([]), lambda: st.mode([])):
    try:
        wrong()
    except st.StatisticsError as error:
        print(error)

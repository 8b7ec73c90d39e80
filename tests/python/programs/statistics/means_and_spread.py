# mean, median, mode and spread.
import statistics as st

data = [1, 2, 2, 3, 7]
print(st.mean(data), st.median(data), st.mode(data), st.multimode('aabb'), st.median_low([1, 2, 3, 4]))
print(round(st.stdev(data), 6), st.pvariance(data), st.fmean([1.5, 2.5]), st.quantiles([1, 2, 3, 4]))
print(st.harmonic_mean([40, 60]), st.median_high([1, 2, 3, 4]), round(st.geometric_mean([1, 9]), 6))
for wrong in (lambda: st.mean([]), lambda: st.stdev([1]), lambda: st.median([])):
    try:
        wrong()
    except st.StatisticsError as error:
        print(error)

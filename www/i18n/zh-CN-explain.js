// Why a speed-up is what it is, in Chinese. Each is a whole sentence; {why} is the end of another.

/** @type {import('./types').Messages} */
export const explanations = {
  'explain.one-worker': '只测了一个 worker，没有可比较的对象。',
  'explain.too-short':
    '一个 worker 只需 {time} 就能做完，分派给别人的开销反而更大；试试更多或更重的任务。',
  'explain.uneven': '“{name}”有 {share} 的时间闲着：{why}',
  'explain.few-numbers': { other: '只有 # 个数，却有 {workers} 个 worker。' },
  'explain.few-items': { other: '只有 # 项，却有 {workers} 个 worker。' },
  'explain.unequal-numbers':
    '{items} 个数的计算量不等，无法均分给 {workers} 个 worker；试试按区间（range）拆分。',
  'explain.equal-slices': '数量均分不等于工作量均分；试试 dynamic 调度。',
  'explain.chunks': '每块 {chunksize} 项，块数太少或大小太不均匀；试试更小的 chunksize。',
  'explain.ran-out': '别人还没做完，它已经无事可做；把任务切得更小会更均衡。',
  'explain.slowed-down': '用 {workers} 个 worker 做同样的工作，计算时间总和多了 {share}：{why}',
  'explain.take-turns': { other: 'worker 比此浏览器报告的 # 个核心还多，只能轮流运行。' },
  'explain.in-the-way': 'worker 之间互相拖慢，或者核心还被别的程序占用。',
  'explain.good':
    '{workers} 个 worker 的速度是一个的 {times} 倍：它们几乎一直在忙，也几乎互不干扰。',
  'explain.beyond-cores': {
    other:
      '此浏览器报告有 # 个核心，同一核心上的 worker 只能轮流运行，所以再加 worker 也不会更快。',
  },
  'explain.more-than-cores': {
    other: 'worker 比此浏览器报告的 # 个核心还多，却仍有提升：这个数字只是浏览器的说法，并非实测。',
  },
  'explain.waiting': 'worker 最多有 {share} 的时间在等结果被取走。',
  'explain.unexplained':
    '{workers} 个 worker 的速度是一个的 {times} 倍；从时间线上看不出为何没有更快。',
};

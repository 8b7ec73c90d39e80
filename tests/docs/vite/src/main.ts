import { type Report, run } from 'concurrency-playground';

const element = document.createElement('concurrency-playground');
element.demo = 'prime-check';
element.numbers = [97, 91];
element.addEventListener('run-end', ({ detail }) => {
  document.title = `${detail.backend} ${detail.value.length}`;
});
document.body.append(element);

run('prime-check', { numbers: [97, 91] }).then((report: Report) => {
  const [output] = document.getElementsByTagName('output');
  if (output) output.value = report.output.join(', ');
});

// Each demo's parameters and value have their own types.
run('prime-check', { method: 'simd' }).then(({ value }) => {
  const factor: number | string | null | undefined = value[0]?.smallestFactor;
  console.log(factor);
});
// @ts-expect-error: there is no such method.
run('prime-check', { method: 'guess' });

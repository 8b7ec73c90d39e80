import { type Report, run } from 'concurrency-playground';

const element = document.createElement('concurrency-playground');
element.demo = 'prime-check';
element.numbers = [97, 91];
element.addEventListener('run-end', ({ detail }) => {
  if (detail.demo === 'prime-check') document.title = `${detail.backend} ${detail.value.length}`;
});
document.body.append(element);

run('prime-check', { numbers: [97, 91] }).then((report: Report) => {
  const [output] = document.getElementsByTagName('output');
  if (output) output.value = report.output.join(', ');
});

// Under a content security policy that allows no inline script, no eval and no inline style.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browsers, withPage } from './harness.mjs';

const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";
const path = 'index.html?demo=prime-check&numbers=97,91&workers=2';

for (const { name } of browsers) {
  for (const isolation of [true, false]) {
    test(`${name}: the gallery runs under a strict policy, ${isolation ? '' : 'not '}isolated`, () =>
      withPage(
        name,
        { path, isolation, headers: { 'Content-Security-Policy': policy } },
        async ({ page, errors }) => {
          const seen = await page.evaluate(async () => {
            /** @type {string[]} */
            const refused = [];
            document.addEventListener('securitypolicyviolation', (event) =>
              refused.push(`${event.violatedDirective}: ${event.blockedURI}`),
            );
            // The policy is in force.
            const style = document.createElement('p');
            style.setAttribute('style', 'color: red');
            await customElements.whenDefined('concurrency-playground');
            const tag = () => /** @type {any} */ (document.querySelector('concurrency-playground'));
            while (!tag()) await new Promise(requestAnimationFrame);
            const element = tag();
            const { output } = await element.run();
            const code = () => element.shadowRoot.querySelector('.code');
            code().scrollIntoView();
            while (!code().querySelector('.keyword')) await new Promise(requestAnimationFrame);
            return { output, inForce: style.style.color === '', refused };
          });
          assert.deepEqual(seen.output, ['97 is prime: True', '91 is prime: False']);
          assert.ok(seen.inForce);
          assert.deepEqual(seen.refused.slice(1), [], 'but the one that the test provoked');
          assert.deepEqual(
            errors.filter((error) => !/style/.test(error)),
            [],
          );
        },
      ));
  }
}

// The visible part of the element: puts the pieces together and passes what happens between them.

/** @import { Report } from '../contract.d.ts' */
/** @import { DemoEntry } from './runner.js' */

import { comparisonFindingOf, findingOf } from '../findings.js';
import { queryOf } from '../link.js';
import { loadRust, renderListing } from '../listing.js';
import { checkParameters, formatValue } from '../parameters.js';
import { createWords } from '../text/words.js';
import { createActions } from './actions.js';
import { createCode } from './code.js';
import { createComparison } from './comparison.js';
import { createControls } from './controls.js';
import { h } from './dom.js';
import { createMessages } from './messages.js';
import { createOutput } from './output.js';
import { createProgress } from './progress.js';
import { createResult } from './result.js';
import { createRunner } from './runner.js';
import { sheets } from './styles.js';
import { createTimeline } from './timeline.js';

/** After typing has paused this long, the values are checked and the listing is drawn anew. */
const PAUSE_MS = 120;

/** @typedef {ReturnType<typeof createView>} View */

/**
 * @param {object} options
 * @param {ShadowRoot} options.root
 * @param {DemoEntry} options.demo
 * @param {Record<string, unknown>} options.given parameters as attributes and properties gave them
 * @param {Report | null} options.report of an earlier life of this element
 * @param {string} options.language
 * @param {string} options.address where links that reproduce a run lead
 * @param {(type: string, detail?: unknown) => void} options.emit
 * @param {(name: string, text: string) => void} options.onInput
 */
export function createView({ root, demo, given, report, language, address, emit, onInput }) {
  const words = createWords(language);
  const life = new AbortController();
  const { signal } = life;
  let last = report;
  let done = -1;
  let pause = 0;
  let byHand = false;
  /** @type {import('../contract.d.ts').Live | null} */
  let latest = null;

  const messages = createMessages(words);
  const progress = createProgress({
    words,
    onHalf: () => messages.announce(words.say('said.half')),
  });
  const controls = createControls({ demo, words, onInput: input });
  const actions = createActions({
    words,
    onCompare: () => pressed(() => runner.compare(given)),
    onStop: () => runner.stop(),
    onLink: copyLink,
  });
  const timeline = createTimeline({ words, signal });
  const comparison = createComparison({ words, signal });
  const output = createOutput({ words, signal });
  const result = createResult({ words });
  const code = createCode({ words, signal, loadRust: () => loadRust(demo) });

  const form = h(
    'form',
    { class: 'setup', novalidate: true },
    controls.node,
    h('div', { class: 'bar' }, actions.node, progress.node),
    messages.lines,
  );
  const stage = h('div', { class: 'stage', part: 'stage' }, messages.finding, timeline.node);
  const article = h(
    'article',
    { class: 'playground', part: 'playground' },
    h('header', {}, h('h2', { part: 'title' }, demo.title), h('p', { part: 'summary' }, demo.summary)),
    form,
    stage,
    h('div', { class: 'pair results' }, output.node, result.node),
    code.node,
  );

  const runner = createRunner({
    demo,
    underWay: words.say('under-way'),
    listener: {
      onStart(kind) {
        messages.clear();
        controls.clearErrors();
        actions.show(kind);
        messages.meanwhile(kind === 'running' ? 'finding.running' : 'finding.comparing');
        messages.announce(words.say(kind === 'running' ? 'said.run' : 'said.compare'));
        progress.start();
        article.dataset.state = kind;
        done = -1;
        latest = null;
        startedAt = performance.now();
        if (kind === 'running') {
          timeline.start();
          output.start();
        }
        emit('run-start');
      },
      onLive(live) {
        latest = live;
        timeline.live(live.lanes, live.elapsedMs);
        output.live(live.output);
        advance(live, live.elapsedMs);
      },
      onProgress: (at) => advance(at, performance.now() - startedAt),
      onReport(next) {
        last = next;
        show(next);
        emit('run-end', next);
      },
      onComparison(next) {
        comparison.show(next);
        messages.finding.after(comparison.node);
        messages.conclude(comparisonFindingOf(next, words));
      },
      onError(error) {
        if (!runner.busy) restore();
        const shown = controls.showError(error.parameter, error.message, byHand);
        if (error.name === 'Aborted') messages.notice(words.say(last ? 'stopped.kept' : 'stopped'));
        else if (!shown) messages.error(error.message);
        emit('run-error', error);
      },
      onEnd() {
        actions.show('ready');
        delete article.dataset.state;
      },
    },
  });
  let startedAt = 0;

  /** @param {{ done: number, total: number }} at @param {number} elapsedMs */
  function advance(at, elapsedMs) {
    progress.show({ ...at, elapsedMs });
    if (at.done === done) return;
    done = at.done;
    emit('run-progress', { done: at.done, total: at.total });
  }

  /** @param {Report} next */
  function show(next) {
    if (latest?.total) progress.show({ done: latest.total, total: latest.total, elapsedMs: next.elapsedMs });
    timeline.show(next.lanes, next.elapsedMs);
    timeline.node.after(comparison.node);
    output.show(next.output);
    result.show(next);
    messages.conclude(findingOf(next, words));
  }

  /** What was on screen before a run that came to nothing. */
  function restore() {
    if (last) {
      timeline.show(last.lanes, last.elapsedMs);
      output.show(last.output);
    } else if (latest) timeline.show(latest.lanes, latest.elapsedMs);
    else expect();
    messages.backTo(latest ? 'finding.stopped' : 'finding.none');
    if (!latest) progress.hide();
  }

  function expect() {
    try {
      const { workers = 1, backend } = checkParameters(demo, given);
      if (!last && !latest) timeline.expect(backend === 'single' ? 1 : Number(workers));
    } catch {
      timeline.expect(1);
    }
  }

  /** @param {string} name @param {string} text */
  function input(name, text) {
    given = { ...given, [name]: text };
    onInput(name, text);
    clearTimeout(pause);
    pause = window.setTimeout(check, PAUSE_MS);
  }

  /** Says what does not fit, else draws the listing with the values. */
  function check() {
    controls.clearErrors();
    try {
      const parameters = checkParameters(demo, given);
      code.showPython(renderListing(demo, parameters));
      messages.error('');
      if (!last && !latest && !runner.busy) expect();
    } catch (error) {
      const { parameter, message } = /** @type {{ parameter?: string, message: string }} */ (error);
      if (!controls.showError(parameter, message)) messages.error(message);
    }
  }

  /** A press on a button: what goes wrong has been shown, and nobody else waits for it. @param {() => Promise<unknown>} work */
  async function pressed(work) {
    byHand = true;
    try {
      await work();
    } catch {
      // Shown by onError.
    } finally {
      byHand = false;
    }
  }

  async function copyLink() {
    messages.clear();
    let link = '';
    try {
      const query = queryOf(demo, checkParameters(demo, given));
      if (query === null) return messages.notice(words.say('link.too-long'));
      link = new URL(query, address).href;
      await navigator.clipboard.writeText(link);
      messages.notice(words.say('link.copied'));
    } catch (error) {
      if (!link) check();
      else messages.notice(words.say('link.by-hand', { address: link }));
    }
    return undefined;
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    pressed(() => runner.run(given));
  });
  article.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    pressed(() => runner.run(given));
  });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && runner.busy) runner.stop();
    },
    { signal },
  );

  /** @param {string} name */
  function writeControl(name) {
    const usual = demo.parameters.find((parameter) => parameter.name === name)?.default ?? '';
    const value = given[name] ?? usual;
    controls.write(name, typeof value === 'string' ? value : formatValue(/** @type {any} */ (value)));
  }

  root.adoptedStyleSheets = sheets;
  root.replaceChildren(article);
  for (const { name } of demo.parameters) writeControl(name);
  check();
  if (last) show(last);
  else expect();

  return {
    run: () => runner.run(given),
    compare: () => runner.compare(given),
    stop: () => runner.stop(),
    /** A parameter as given from outside; undefined for its default. @param {string} name @param {unknown} value */
    set(name, value) {
      given = { ...given, [name]: value };
      if (value === undefined) delete given[name];
      writeControl(name);
      check();
    },
    dispose() {
      clearTimeout(pause);
      life.abort();
      runner.stop();
      root.replaceChildren();
    },
  };
}

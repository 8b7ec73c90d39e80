// The visible part of the element: assembles the pieces and connects them.

/** @import { Live, Parameters, Report } from '../contract.d.ts' */
/** @import { ListedDemo } from '../demos/demo-texts.js' */
/** @import { Translator } from '../i18n/translator.js' */
/** @import { Options } from './options.js' */

import { queryOf } from '../demos/link.js';
import { loadRust, renderListing } from '../demos/listing.js';
import { checkParameters } from '../demos/parameters.js';
import { h } from '../shared/dom.js';
import { asPlaygroundError } from '../shared/errors.js';
import { createActions } from './actions.js';
import { createCode } from './editor/code.js';
import { createIsolatedTab } from './isolated-tab.js';
import { listenToKeys } from './keys.js';
import { createMessages } from './messages.js';
import { createMode } from './mode.js';
import { createProgress } from './progress.js';
import { createComparison } from './results/comparison.js';
import { comparisonFindingOf, findingOf } from './results/findings.js';
import { createOutput } from './results/output.js';
import { createResult } from './results/result.js';
import { createRunner } from './runner.js';
import { createSettings } from './settings/settings.js';
import { createShare } from './share.js';
import { sheets } from './styles.js';
import { watchTheme } from './theme.js';
import { expectedLanes, isUsual } from './timeline/expected-lanes.js';
import { createTimeline } from './timeline/timeline.js';

/** @typedef {ReturnType<typeof createView>} View */
/** @typedef {'running' | 'comparing'} Kind */
/** @typedef {typeof import('../hosting/hosting.js')} Hosting */

/**
 * @param {object} options
 * @param {Element} options.host
 * @param {ShadowRoot} options.root
 * @param {Options} options.options
 * @param {ListedDemo} options.demo
 * @param {Record<string, unknown>} options.given parameters as given by attributes and properties
 * @param {Report | null} options.report from an earlier life of this element
 * @param {Translator} options.i18n
 * @param {Hosting} options.hosting where demos run
 * @param {string} options.address where links that reproduce a run lead
 * @param {(type: string, detail?: unknown) => void} options.emit
 * @param {(name: string, text: string) => void} options.onInput
 */
export function createView({
  host,
  root,
  options,
  demo,
  given,
  report,
  i18n,
  hosting,
  address,
  emit,
  onInput,
}) {
  const life = new AbortController();
  const { signal } = life;
  let last = report;
  /** @type {Live | null} */
  let latest = null;
  /** The parameters whose run is expected, while nothing has run yet. @type {Parameters | null} */
  let expected = null;
  let done = -1;
  let startedAt = 0;
  /** Whether the reader pressed a button, so that an error may move the focus to its control. */
  let byHand = false;

  const messages = createMessages(i18n);
  const progress = createProgress({
    i18n,
    onHalf: () => messages.announce(i18n.t('said.half')),
  });
  const timeline = createTimeline({ i18n, signal });
  const comparison = createComparison({ i18n, signal });
  const output = createOutput({ i18n, signal });
  const result = createResult({ i18n });
  const mode = createMode(i18n);
  const tab = createIsolatedTab(i18n);
  const code = createCode({ i18n, signal, loadRust: () => loadRust(demo) });
  const settings = createSettings({
    demo,
    given,
    i18n,
    signal,
    onInput,
    onInvalid: messages.error,
    onValid(parameters) {
      messages.error('');
      code.showPython(renderListing(demo, parameters));
      leadTab(parameters);
      if (!last && !latest) expect(parameters);
    },
  });
  const actions = createActions({
    i18n,
    comparable: demo.parameters.some(({ name }) => name === 'backend'),
    onNearRun: warm,
    onCompare: () => pressed(() => runner.compare(settings.given())),
    onStop: () => void runner.stop(),
    onLink: () => void share.copyLink(),
  });
  const share = createShare({
    demo,
    given: () => settings.given(),
    address,
    i18n,
    notify(text) {
      messages.clear();
      messages.notice(text);
    },
  });
  const runner = createRunner({
    demo,
    i18n,
    hosting,
    together: () => host.hasAttribute('together'),
    listener: {
      onStart(kind) {
        messages.clear();
        messages.begin(kind);
        settings.clearErrors();
        actions.show(kind);
        progress.start();
        article.dataset.state = kind;
        startedAt = performance.now();
        done = -1;
        latest = null;
        if (kind === 'running') {
          timeline.start();
          output.start();
          emit('run-start');
        }
      },
      onWait(waits) {
        const kind = waits ? 'waiting' : /** @type {Kind} */ (article.dataset.state);
        messages.begin(kind);
        actions.show(kind);
        startedAt = performance.now();
      },
      onLive(live) {
        latest = live;
        timeline.live(live.lanes, live.elapsedMs);
        output.live(live.output);
        progress.show(live);
        if (live.done === done) return;
        done = live.done;
        emit('run-progress', { done, total: live.total });
      },
      onProgress: (at) => progress.show({ ...at, elapsedMs: performance.now() - startedAt }),
      onReport(next) {
        last = next;
        show(next);
        share.report(next);
        if (next.parameters.backend === 'auto' && next.backend === 'single') tellWhyAlone();
        emit('run-end', next);
      },
      onComparison(next) {
        comparison.show(next);
        share.comparison(next);
        messages.finding.after(comparison.node);
        messages.conclude(comparisonFindingOf(next, i18n));
      },
      onEnd() {
        actions.show('ready');
        delete article.dataset.state;
      },
      onError(error, { stopped, notIsolated }) {
        if (!runner.busy) restore();
        if (stopped) messages.notice(i18n.t(last ? 'stopped.kept' : 'stopped'));
        else settings.showError(error, byHand, notIsolated ? tab.offer() : null);
        emit('run-error', error);
      },
    },
  });

  const form = h(
    'form',
    { class: 'setup', novalidate: true },
    settings.node,
    h('div', { class: 'bar' }, actions.node, progress.node),
    messages.lines,
  );
  const article = h(
    'article',
    { class: 'playground', part: 'playground', lang: i18n.language },
    h(
      'header',
      {},
      h('h2', { part: 'title' }, demo.title),
      h('p', { part: 'summary' }, demo.summary),
    ),
    form,
    h('div', { class: 'stage', part: 'stage' }, messages.finding, timeline.node),
    h('div', { class: 'pair results' }, output.node, result.node),
    code.node,
    share.node,
    mode.node,
  );

  // base.css resets everything, including the language by which browsers choose Chinese glyphs.
  article.style.setProperty('-webkit-locale', JSON.stringify(i18n.language));

  /** @param {Report} next */
  function show(next) {
    timeline.show(next.lanes, next.elapsedMs);
    timeline.node.after(comparison.node);
    output.show(next.output);
    result.show(next);
    messages.conclude(findingOf(next, i18n));
  }

  /** Says why threads were wanted but not used; the answer is known by now, so it comes at once. */
  async function tellWhyAlone() {
    const { reason } = await hosting.findMode();
    messages.notice(i18n.t('run.alone', { reason }), tab.offer());
  }

  /** @param {Parameters} parameters */
  function leadTab(parameters) {
    tab.lead(queryOf(demo, parameters));
    mode.show(tab.offer());
  }

  /** Restores what was on screen before a run that failed or was stopped. */
  function restore() {
    if (last) {
      timeline.show(last.lanes, last.elapsedMs);
      output.show(last.output);
    } else if (latest) timeline.show(latest.lanes, latest.elapsedMs);
    else if (expected) expect(expected);
    messages.backTo(latest ? 'finding.stopped' : 'finding.none');
    if (!latest) progress.hide();
  }

  /** Shows what to expect, before anything has run. @param {Parameters} parameters */
  function expect(parameters) {
    expected = parameters;
    timeline.expect(expectedLanes(demo, parameters));
    output.showRecorded(isUsual(demo, parameters) ? demo.recorded.output : []);
  }

  /** Used until the values are valid, so that a link with a mistake still shows something. */
  function showDefaults() {
    const usual = checkParameters(demo, {});
    code.showPython(renderListing(demo, usual));
    leadTab(usual);
    expect(usual);
  }

  /** Called when Run is likely to be pressed. Invalid input starts nothing. */
  function warm() {
    try {
      hosting.warm(demo, checkParameters(demo, settings.given())).catch(() => {});
    } catch {}
  }

  /** onError shows what goes wrong; nobody else waits for it. @param {() => Promise<unknown>} work */
  async function pressed(work) {
    byHand = true;
    await work().catch(() => {});
    byHand = false;
  }
  const pressedRun = () => pressed(() => runner.run(settings.given()));

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    pressedRun();
  });
  window.addEventListener('pagehide', () => runner.stop(), { signal });
  listenToKeys({ node: article, signal, onRun: pressedRun, onStop: () => runner.stop() });

  hosting.findMode().then((found) => mode.find(found, tab.offer()));
  const theme = watchTheme(host, signal, (shade, apart) => {
    article.dataset.theme = shade;
    article.classList.toggle('apart', apart);
    timeline.repaint();
  });

  /** @param {Options} options */
  function arrange({ controls, view, theme: wanted, problems }) {
    article.dataset.controls = controls;
    article.dataset.view = view.join(' ');
    theme.want(wanted);
    const sentences = problems.map((problem) => asPlaygroundError(problem, i18n).message);
    messages.remark(sentences.join(i18n.t('between')));
  }

  root.adoptedStyleSheets = sheets;
  root.replaceChildren(article);
  if (!settings.check()) showDefaults();
  arrange(options);
  if (last) {
    show(last);
    share.report(last);
  }

  return {
    run: () => runner.run(settings.given()),
    compare: () => runner.compare(settings.given()),
    stop: runner.stop,
    set: settings.set,
    arrange,
    dispose() {
      life.abort();
      runner.stop();
      root.replaceChildren();
    },
  };
}

// <concurrency-playground>: life cycle, attributes and properties. It stays small: what readers see is
// loaded when the element comes near the viewport or is run.

/** @import { Comparison, Report } from '../contract.d.ts' */
/** @import { View } from './view.js' */

import { attributeOf } from '../demos/attribute-names.js';
import { listed, loadDemoTexts } from '../demos/demo-texts.js';
import { checkParameters } from '../demos/parameters.js';
import { demos, findDemo } from '../demos/registry.js';
import { couldNotLoad, languageOf, loadTranslator } from '../i18n/languages.js';
import { aborted, asPlaygroundError } from '../shared/errors.js';
import { lazily } from '../shared/lazily.js';
import { defineProperties, reflected } from './accessors.js';
import { optionNames, readOptions } from './options.js';

/** How far from the viewport the element gets ready. */
const AHEAD = '400px';
/** Leaves so much off the viewport at top and bottom: an element in what remains counts as seen. */
const MIDDLE = '-20%';
const names = new Set(demos.flatMap(({ parameters }) => parameters.map(({ name }) => name)));
const nameOf = new Map([...names].map((name) => [attributeOf(name), name]));
const hosting = lazily(() => import('../hosting/hosting.js'));

export class ConcurrencyPlayground extends HTMLElement {
  static observedAttributes = ['demo', 'lang', ...optionNames, ...nameOf.keys()];

  static {
    defineProperties(ConcurrencyPlayground.prototype, optionNames, reflected);
    defineProperties(ConcurrencyPlayground.prototype, names, {
      get: (element, name) => element.#get(name),
      set: (element, name, value) => element.#set(name, value),
    });
  }

  #root = this.attachShadow({ mode: 'open' });
  /** @type {Record<string, unknown>} */
  #given = {};
  /** @type {Report | null} */
  #report = null;
  /** @type {Promise<View> | null} */
  #loading = null;
  /** @type {View | null} */
  #view = null;
  /** @type {IntersectionObserver | null} */
  #near = null;
  /** Lets go of the place that was made ready for its runs. */
  #letGo = () => {};
  /** Counts the element's lives, so that a view loaded for an earlier one is not shown. */
  #life = 0;
  /** Counts the calls of stop(). */
  #stops = 0;

  constructor() {
    super();
    this.#showFallback();
  }

  get demo() {
    return this.getAttribute('demo') ?? '';
  }

  set demo(id) {
    this.setAttribute('demo', id);
  }

  /** The report of the last finished run. */
  get report() {
    return this.#report;
  }

  /** @returns {Promise<Report>} */
  run() {
    return this.#start((view) => view.run());
  }

  /** @returns {Promise<Comparison>} */
  compare() {
    return this.#start((view) => view.compare());
  }

  stop() {
    this.#stops += 1;
    this.#view?.stop();
  }

  /**
   * Starts the work at once, or as soon as the view is loaded, unless stop() comes first.
   * @template Result
   * @param {(view: View) => Promise<Result>} work
   * @returns {Promise<Result>}
   */
  async #start(work) {
    const stops = this.#stops;
    const view = this.#view ?? (await this.#ready());
    this.#near?.disconnect();
    if (stops === this.#stops) return work(view);
    const error = await this.#translated(aborted());
    this.#emit('run-error', error);
    throw error;
  }

  connectedCallback() {
    // Properties set before the element was defined hide its accessors.
    for (const name of ['demo', ...optionNames, ...names]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    if (!this.#view) this.#watch();
    if (this.getAttribute('isolate') === 'site') {
      import('../hosting/isolate-site.js').then(({ isolateSite }) => isolateSite());
    }
  }

  disconnectedCallback() {
    // Moving an element removes and reinserts it at once; only one that stays out has left.
    queueMicrotask(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  /** Having this spares an element that is moved in one piece from leaving and coming back. */
  connectedMoveCallback() {}

  /** @param {string} attribute @param {string | null} before @param {string | null} value */
  attributeChangedCallback(attribute, before, value) {
    const parameter = nameOf.get(attribute);
    if (parameter) return this.#set(parameter, value ?? undefined);
    if (before === value) return;
    if (optionNames.includes(attribute)) return this.#view?.arrange(readOptions(this));
    this.#leave();
    if (attribute === 'demo') this.#report = null;
    if (this.isConnected) this.#watch();
  }

  /** @param {string} name */
  #get(name) {
    try {
      return checkParameters(findDemo(this.demo), this.#given)[name];
    } catch {
      return this.#given[name];
    }
  }

  /** @param {string} name @param {unknown} value undefined for the default */
  #set(name, value) {
    this.#given = { ...this.#given, [name]: value };
    if (value === undefined) delete this.#given[name];
    this.#view?.set(name, value);
  }

  /** Gets ready when it comes near. Errors are shown in the element; nobody waits for the promise. */
  #watch() {
    this.#whenSeen(AHEAD, () => this.#ready());
  }

  /** @param {string} margin around the window @param {() => Promise<unknown>} act */
  #whenSeen(margin, act) {
    this.#near?.disconnect();
    this.#near = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) act().catch(() => {});
      },
      { rootMargin: `${margin} 0px` },
    );
    this.#near.observe(this);
  }

  #leave() {
    this.#life += 1;
    this.#near?.disconnect();
    this.#view?.dispose();
    this.#letGo();
    this.#near = this.#view = this.#loading = null;
    this.#showFallback();
  }

  /** The view, loaded if necessary. */
  #ready() {
    this.#near?.disconnect();
    const life = this.#life;
    this.#loading ??= this.#load().catch(async (cause) => {
      const error = await this.#translated(cause);
      // What became of an earlier life does not concern the present one.
      if (life !== this.#life) throw error;
      this.#loading = null;
      this.#letGo();
      this.#root.replaceChildren(String(error.message), document.createElement('slot'));
      this.#emit('run-error', error);
      throw error;
    });
    return this.#loading;
  }

  async #load() {
    const life = this.#life;
    const demo = findDemo(this.demo);
    this.#hold();
    const language = languageOf(this);
    const [i18n, texts, { createView }, place] = await Promise.all([
      loadTranslator(language),
      loadDemoTexts(language),
      import('./view.js'),
      hosting(),
    ]).catch(() => {
      throw couldNotLoad(language);
    });
    // In a task of its own, so as not to block the page together with the evaluation of the modules.
    await new Promise((resolve) => setTimeout(resolve));
    if (life !== this.#life) throw aborted();
    const options = readOptions(this);
    this.#view = createView({
      host: this,
      root: this.#root,
      options,
      demo: listed(demo, texts),
      i18n,
      hosting: place,
      given: this.#given,
      report: this.#report,
      address: new URL('index.html', import.meta.url).href,
      emit: (type, detail) => {
        if (type === 'run-end') this.#report = /** @type {Report} */ (detail);
        this.#emit(type, detail);
      },
      onInput: (name, text) => {
        this.#given = { ...this.#given, [name]: text };
        this.#emit('parameters-change', { ...this.#given });
      },
    });
    if (options.autorun && !this.#report) this.#whenSeen(MIDDLE, () => this.run());
    return this.#view;
  }

  /** Makes the place for its runs ready meanwhile, since that takes longer than loading the view. */
  #hold() {
    const held = hosting().then(({ hold }) => hold());
    // Whoever needs it will hear of the failure.
    held.catch(() => {});
    this.#letGo = () => {
      held.then((letGo) => letGo()).catch(() => {});
      this.#letGo = () => {};
    };
  }

  /** @param {unknown} cause */
  async #translated(cause) {
    const i18n = await loadTranslator(languageOf(this)).catch((error) => error);
    return 't' in i18n ? asPlaygroundError(cause, i18n) : i18n;
  }

  #showFallback() {
    this.#root.replaceChildren(document.createElement('slot'));
  }

  /** @param {string} type @param {unknown} detail */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get('concurrency-playground')) {
  customElements.define('concurrency-playground', ConcurrencyPlayground);
}

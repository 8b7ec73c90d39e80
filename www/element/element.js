// <concurrency-playground>: life cycle, attributes and properties. Small: what is seen is loaded
// only when the element comes near the viewport, or is run.

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

/** How far from the window it is made ready. */
const AHEAD = '400px';
/** In the middle of the window, with so much above and below, it is seen. */
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
  /** Lets go of the place where its runs are to be. */
  #letGo = () => {};
  /** Counts lives: a view that was being loaded for an earlier one is not shown. */
  #life = 0;
  /** Counts calls of stop(). */
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

  /** The last finished run. */
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
   * Starts it at once, or as soon as the view is loaded, unless it is stopped before that.
   * @template Result
   * @param {(view: View) => Promise<Result>} work
   * @returns {Promise<Result>}
   */
  async #start(work) {
    const stops = this.#stops;
    const view = this.#view ?? (await this.#ready());
    this.#near?.disconnect();
    if (stops === this.#stops) return work(view);
    const error = await this.#inWords(aborted());
    this.#emit('run-error', error);
    throw error;
  }

  connectedCallback() {
    // Properties set before the element was defined lie in front of its accessors.
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
    // Moving an element takes it out and puts it in at once: only one that stays out has left.
    queueMicrotask(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  /** Moved in one piece: nothing to do, and with this no leaving and coming back either. */
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

  /** Made ready as it comes near. What goes wrong is shown in it; nobody waits for the promise. */
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

  /** The view, loaded if need be. */
  #ready() {
    this.#near?.disconnect();
    const life = this.#life;
    this.#loading ??= this.#load().catch(async (cause) => {
      const error = await this.#inWords(cause);
      // What has become of an earlier life is of no interest to the present one.
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
    // Apart from the evaluation of what was loaded, so that the page is not held up by both at once.
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

  /** The place for its runs is made ready beside what is seen: it takes longer. */
  #hold() {
    const held = hosting().then(({ hold }) => hold());
    // Whoever needs it hears that it could not be loaded.
    held.catch(() => {});
    this.#letGo = () => {
      held.then((letGo) => letGo()).catch(() => {});
      this.#letGo = () => {};
    };
  }

  /** @param {unknown} cause */
  async #inWords(cause) {
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

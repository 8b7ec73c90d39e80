// The element's style sheet, one for all elements of a page.

import { styleSheet } from '../shared/dom.js';
import actions from './actions.css';
import base from './base.css';
import code from './editor/code.css';
import options from './options.css';
import comparison from './results/comparison.css';
import matrix from './results/matrix.css';
import results from './results/results.css';
import controls from './settings/controls.css';
import fields from './settings/fields.css';
import timeline from './timeline/timeline.css';

export const sheets = [
  styleSheet(base, controls, fields, actions, timeline, comparison, results, matrix, code, options),
];

// The element's style sheet, one for all elements of a page.

import actions from './actions.css';
import base from './base.css';
import code from './editor/code.css';
import comparison from './results/comparison.css';
import controls from './settings/controls.css';
import { styleSheet } from '../shared/dom.js';
import fields from './settings/fields.css';
import matrix from './results/matrix.css';
import options from './options.css';
import results from './results/results.css';
import timeline from './timeline/timeline.css';

export const sheets = [
  styleSheet(base, controls, fields, actions, timeline, comparison, results, matrix, code, options),
];

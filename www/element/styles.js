// The element's style sheet, one for all elements of a page.

import actions from './actions.css';
import base from './base.css';
import code from './code.css';
import comparison from './comparison.css';
import controls from './controls.css';
import { styleSheet } from './dom.js';
import fields from './fields.css';
import matrix from './matrix.css';
import options from './options.css';
import results from './results.css';
import timeline from './timeline.css';

export const sheets = [
  styleSheet(base, controls, fields, actions, timeline, comparison, results, matrix, code, options),
];

/** What reader-in-page.mjs puts into pages under test. */
declare const reader: {
  /** The first visible element of this role whose name fits the pattern. */
  find(role: string, name: string): HTMLElement | null;
  /** What has the focus, whether that is marked, and whether it is in sight. */
  focused(): { role: string; name: string; outlined: boolean; inSight: boolean };
  /** Visible text, through all shadow roots. */
  textOf(node: Node): string;
  /** What is said of a control, and how many pixels below it. */
  noteOf(element: Element): { text: string; below: number };
};

// What a language consists of.

export type Language = 'en' | 'zh-CN';

/** What Intl.PluralRules asks for: `one`, `other`, … */
export type Forms = Record<string, string>;

/** Texts by their keys; several forms where they count something. */
export type Messages = Record<string, string | Forms>;

export interface Options {
  /** The playground's folder within the site; `playground` by default. */
  folder?: string;
}

/** For `plugins` of a Vite configuration. */
export default function concurrencyPlayground(options?: Options): {
  name: string;
  enforce: 'pre';
};

// Which build this is: the one of dist/, small; or that of `./build.sh dev`, quick, with source maps.

export const dev = process.argv.includes('--dev');

/** What the bundle is made of: the demos as JSON, the wasm and its glue. */
export const web = dev ? 'target/dev' : 'target/web';

/** Where the built playground goes. */
export const dist = dev ? 'target/dev/dist' : 'dist';

// Runs in the pages that `./build.sh dev` serves, and in no others: reloads the page when a new build
// is there, also after the server was away for a while.

const events = new EventSource('/-/builds');
/** The build that this page is made of. @type {string | undefined} */
let shown;

events.onmessage = ({ data }) => {
  if (shown !== undefined && data !== shown) location.reload();
  shown = data;
};

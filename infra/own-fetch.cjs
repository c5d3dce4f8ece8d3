// In bundles, instead of the HTTP client that quickchart-js brings and is never asked to use: 290 KB, and a warning at each start.
module.exports = globalThis.fetch;

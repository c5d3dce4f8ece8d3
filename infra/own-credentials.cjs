// In bundles, instead of every way in which the SDK looks for credentials, 100 KB of them: a function has its own in its environment.
exports.defaultProvider = require('@aws-sdk/credential-provider-env').fromEnv;

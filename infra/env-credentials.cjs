// Stands for the SDK's chain of credentials in the bundles: Lambda gives them in the environment, where they are looked for first; what is left
// out looks for them on other machines, and is heavier than the client itself.
exports.defaultProvider = require('@aws-sdk/credential-provider-env').fromEnv;

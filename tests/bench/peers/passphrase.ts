/** Opens the vaults of the benches; it protects the credentials of a simulated tenant. */
export const benchPassphrase = 'four words do well';

export { bearerOf, Callers, VouchedCallers } from './callers.js';
export { CallerOf, Open, PermissionGuard, Public, Requires, SignedIn } from './guard.js';
export { permissions, TOKEN_SECONDS, TokenSigner, TokenVerifier, type Caller, type Permission } from './internal-token.js';
export { ServiceClient } from './service-client.js';
